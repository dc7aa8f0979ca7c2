"""What is generated from the command line names all of it: manual page and completions."""

import re
import shutil
import subprocess
from pathlib import Path

import click
import completions
import pytest
from command_tree import sections, tree
from man_page import _escaped as man_page_line
from man_page import man_page

from app.__main__ import GLOBAL_FLAGS, HELP
from app.cli.main import twinlatch


def declared(command: click.Command, path: str = "") -> dict[str, set[str]]:
    """Return every command that click knows, with the spellings of its options."""
    own = {name for one in command.params if isinstance(one, click.Option) for name in one.opts}
    found = {path: own}
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            found |= declared(below, f"{path} {name}")
    return found


def test_the_tree_is_the_program() -> None:
    """Every command of click and every option of it and of HELP is in the tree, and nothing else."""
    walked = {completions.path_of(one): set(completions.spelled(one)) for one in tree().walk()}
    for path, options in declared(twinlatch).items():
        assert options <= walked[path], path
    assert set(walked) == set(declared(twinlatch))
    assert walked[""] == set(re.findall(r"^  (--[a-z-]+)", HELP, re.MULTILINE))
    assert set(GLOBAL_FLAGS) <= walked[""]


def test_every_part_of_the_help_is_kept() -> None:
    """HELP is cut in parts, and no word of it is lost."""
    kept = " ".join([*sections(), *sections().values()])
    assert set(re.findall(r"\w+", HELP)) <= set(re.findall(r"\w+", kept)) | {"before", "or", "after"}
    assert {"Usage", "Commands", "Options", "Exit codes"} <= set(sections())


def test_the_manual_names_everything() -> None:
    """Every command has a part of its own in the page, with all its options, and every exit code is there."""
    page = man_page("1.2.3", 0).replace("\\-", "-")
    assert '.TH TWINLATCH 1 "1970-01-01" "twinlatch 1.2.3"' in page
    parts = {part.partition("\n")[0]: part for part in re.split(r"^\.S[HS] ", page, flags=re.MULTILINE)}
    for path, options in declared(twinlatch).items():
        group = any(other.startswith(f"{path} ") for other in declared(twinlatch))
        if path and not group:
            (part,) = (text for title, text in parts.items() if title.startswith(f"twinlatch{path} ["))
            assert all(f"\\fB{name}\\fR" in part for name in options), path
    assert all(name in parts["OPTIONS"] for name in (*GLOBAL_FLAGS, "--version", "--help"))
    assert set(re.findall(r"\d+ \w+", sections()["Exit codes"])) <= set(
        re.findall(r"\d+ \w+", parts["EXIT STATUS"])
    )


def test_no_line_of_the_manual_is_taken_for_a_command_of_roff() -> None:
    """A line that begins with a dot is one of ours."""
    ours = {".TH", ".SH", ".SS", ".TP", ".PP", ".br", ".nf", ".fi", "."}
    found = {line.split()[0] for line in man_page("1", 0).splitlines() if line.startswith((".", "'"))}
    assert found <= ours


def complete(folder: Path, *words: str) -> set[str]:
    """Ask bash what may stand in place of the last word."""
    script = folder / "twinlatch.bash"
    script.write_text(completions.bash())
    lines = [f'source "{script}"', 'COMP_WORDS=("$@")', "COMP_CWORD=$(($# - 1))", "_twinlatch"]
    code = "; ".join([*lines, 'printf "%s\\n" "${COMPREPLY[@]}"'])
    command = ["bash", "--norc", "-c", code, "bash", "twinlatch", *words]
    return set(subprocess.check_output(command, text=True, cwd=folder).split())


def test_bash_completes_everything(tmp_path: Path) -> None:
    """At each place bash offers the commands and options that may stand there."""
    known = declared(twinlatch)
    assert complete(tmp_path, "") >= {path.strip() for path in known if path.count(" ") == 1}
    assert complete(tmp_path, "account", "") >= {p.split()[1] for p in known if p.startswith(" account ")}
    assert complete(tmp_path, "account", "add", "--") >= known[" account add"] | {"--store", "--help"}
    assert complete(tmp_path, "account", "re") == {"reset-clock", "reset-mfa", "reset-password"}


def test_bash_completes_values(tmp_path: Path) -> None:
    """A choice is offered, a file is found, and an option's free text is left alone."""
    (tmp_path / "kept.age").touch()
    assert complete(tmp_path, "account", "add", "--role", "") == {"person", "administrator"}
    assert complete(tmp_path, "restore", "ke") == {"kept.age"}
    assert complete(tmp_path, "--config", "ke") == {"kept.age"}
    assert complete(tmp_path, "account", "add", "--email", "") == set()
    assert complete(tmp_path, "--", "tw") == complete(tmp_path, "tour", "--", "tw")


def test_a_line_may_begin_with_a_dot() -> None:
    """A sentence about a dot file is text, not a command of roff."""
    assert man_page_line(".netrc is not read") == "\\&.netrc is not read"
    assert man_page_line("back\\slash -v") == "back\\eslash \\-v"


def test_fish_is_told_how_options_are_spelled() -> None:
    """At each command long options are long, short ones short, and those with a value take one."""
    lines = completions.fish().splitlines()
    for one in tree().walk():
        here = [line for line in lines if f"__twinlatch_path \\'{completions.path_of(one)}\\''" in line]
        for option in one.options:
            (line,) = [line for line in here if f" -l {option.names[0].removeprefix('--')} " in line]
            assert (" -s h " in line) is ("-h" in option.names)
            assert (" -x" in line or " -r -F" in line) is bool(option.value)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_is_told_every_command(shell: str, tmp_path: Path) -> None:
    """The files name each command and option, and where the shell is there, it can read them."""
    text: str = getattr(completions, shell)()
    for one in tree().walk():
        assert all(word in text for word in one.path)
        for option in one.options:
            spelled = [name.lstrip("-") if shell == "fish" else name for name in option.names]
            assert all(name in text for name in spelled), one.path
    script = tmp_path / "completion"
    script.write_text(text)
    if shutil.which(shell):
        assert subprocess.run([shell, "-n", script], check=False, capture_output=True).stderr == b""
