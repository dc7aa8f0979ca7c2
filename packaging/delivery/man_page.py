"""The manual page twinlatch(1), made from the command line itself."""

from datetime import UTC, datetime

from command_tree import Command, Option, sections, tree

from app.settings import ETC

TITLES = {"Exit codes": "EXIT STATUS"}
# What is said elsewhere, at more length.
SAID_ELSEWHERE = {"", "Usage", "Commands", "Options", "Door options"}

ENVIRONMENT = (
    ("TWINLATCH_STORE", "The store, like --store, which wins over it."),
    ("TWINLATCH_CONFIG", "The file of settings, like --config, which wins over it."),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME", "Where settings and key, and where the store are kept."),
)
FILES = (
    (str(ETC), "Settings of this computer; those that it lists as locked are fixed."),
    ("~/.config/twinlatch/settings.toml", "Settings of one person."),
    ("~/.config/twinlatch/*.key", "The key, where no keyring of the desktop holds it."),
    ("~/.local/share/twinlatch/twinlatch.db", "The store: accounts, factors and the record."),
)


def man_page(version: str, epoch: int) -> str:
    """Return the page as roff."""
    program = tree()
    day = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d")
    calls, _, about = sections()["Usage"].partition("\n\n")
    lines = [
        f'.TH TWINLATCH 1 "{day}" "twinlatch {version}" "User Commands"',
        ".SH NAME",
        rf"twinlatch \- {_escaped(program.summary[0].lower() + program.summary[1:])}",
        ".SH SYNOPSIS",
    ]
    for call in calls.splitlines():
        name, _, rest = call.strip().partition(" ")
        lines += [rf"\fB{_escaped(name)}\fR {_escaped(rest)}", ".br"]
    lines += [".SH DESCRIPTION", *_paragraphs(about)]
    for title, text in sections().items():
        if title not in SAID_ELSEWHERE:
            lines += [f".SH {TITLES.get(title, title.upper())}", *_paragraphs(text)]
    lines += [".SH OPTIONS", *(line for option in program.options for line in _option(option))]
    lines += [".SH COMMANDS"]
    for command in program.walk():
        if command.path and not command.commands:
            lines += _command(command)
    for title, rows in (("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        lines += [f".SH {title}"]
        for name, text in rows:
            lines += [".TP", rf"\fI{_escaped(name)}\fR", _escaped(text)]
    return "\n".join(lines) + "\n"


def _command(command: Command) -> list[str]:
    lines = [f".SS twinlatch {_escaped(' '.join(command.path))} {_escaped(command.usage)}"]
    lines += _paragraphs(command.help)
    for option in command.options:
        lines += _option(option)
    return lines


def _option(option: Option) -> list[str]:
    names = ", ".join(rf"\fB{_escaped(name)}\fR" for name in option.names)
    value = rf" \fI{_escaped(option.value)}\fR" if option.value else ""
    return [".TP", names + value, _escaped(option.help) or "."]


def _paragraphs(text: str) -> list[str]:
    """Return paragraphs with their lines as they stand: lists of options are columns."""
    lines: list[str] = []
    for paragraph in text.strip("\n").split("\n\n"):
        indented = any(line.startswith("  ") for line in paragraph.splitlines())
        body = [_escaped(line) for line in paragraph.splitlines()]
        lines += [".PP", *([".nf", *body, ".fi"] if indented else body)]
    return lines


def _escaped(text: str) -> str:
    """Return text that roff takes as it is: hyphens that can be searched for, no control lines."""
    safe = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("~", "\\(ti")
    safe = safe.replace("…", "\\&...").replace("^", "\\(ha")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
