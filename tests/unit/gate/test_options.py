"""What is asked of the gate is read exactly, or refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gate.options import MisuseError, Options, is_gate, parse

GATES = [
    ["--", "xclock"],
    ["--user", "alice", "--", "xclock"],
    ["--check"],
    ["--print-ticket", "--audience", "a"],
    ["--kiosk"],
    ["--title=x", "--", "y"],
    ["--no-such", "--", "x"],
]
NO_GATES = [
    [],
    ["--version"],
    ["--help"],
    ["--no-such"],
    ["doctor"],
    ["account", "add", "--", "-x"],
    ["account", "list", "--check"],
    ["-"],
]


@pytest.mark.parametrize("argv", GATES)
def test_who_asks_for_the_gate(argv: list[str]) -> None:
    """A `--`, or an option of the gate in front."""
    assert is_gate(argv)


@pytest.mark.parametrize("argv", NO_GATES)
def test_who_does_not(argv: list[str]) -> None:
    """A command of the command line keeps its own `--`."""
    assert not is_gate(argv)


READ = [
    (["--", "xclock"], Options(command=("xclock",), audience="xclock")),
    (
        ["--", "/usr/bin/xclock", "--", "-v"],
        Options(command=("/usr/bin/xclock", "--", "-v"), audience="xclock"),
    ),
    (["--", "tool/", "--check"], Options(command=("tool/", "--check"), audience="tool")),
    (["--audience", "pay", "--", "x"], Options(command=("x",), audience="pay")),
    (["--audience=a=b", "--", "x"], Options(command=("x",), audience="a=b")),
    (["--user", "a", "--user=b", "--", "x"], Options(command=("x",), audience="x", user="b")),
    (
        ["--role", "clerk", "--role=chief", "--role", "clerk", "--", "x"],
        Options(command=("x",), audience="x", roles=("clerk", "chief")),
    ),
    (
        ["--title", "Pay", "--reason", "Opening\u00a0the payroll – tool", "--", "x"],
        Options(command=("x",), audience="x", title="Pay", reason="Opening\u00a0the payroll – tool"),
    ),
    (["--title=--x", "--", "x"], Options(command=("x",), audience="x", title="--x")),
    (["--timeout", "2.5", "--", "x"], Options(command=("x",), audience="x", timeout_s=2.5)),
    (["--timeout=86400", "--check"], Options(check=True, timeout_s=86400)),
    (["--stay", "--", "x"], Options(command=("x",), audience="x", stay=True)),
    (["--kiosk", "--", "x"], Options(command=("x",), audience="x", kiosk=True, stay=True, fullscreen=True)),
    (["--check", "--user", "a", "--fullscreen"], Options(check=True, user="a", fullscreen=True)),
    (["--print-ticket", "--audience", "a"], Options(print_ticket=True, audience="a")),
]


@pytest.mark.parametrize(("argv", "options"), READ)
def test_what_is_read(argv: list[str], options: Options) -> None:
    """Each option with both ways to write its value; after `--` nothing is ours."""
    assert parse(argv) == options


MISUSED = [
    (["--no-such", "--", "x"], "no option --no-such"),
    (["-u", "a", "--", "x"], "no option -u"),
    (["--us", "a", "--", "x"], "no option --us"),
    (["--check=yes"], "--check takes no value"),
    (["--stay=", "--", "x"], "--stay takes no value"),
    (["xclock", "--", "x"], "xclock stands where an option is expected"),
    (["--stay", "xclock"], "xclock stands where an option is expected"),
    (["--"], "no command after --"),
    (["--", ""], "no command after --"),
    (["--check", "--"], "no command after --"),
    (["--user", "a"], "no command"),
    (["--fullscreen"], "no command"),
    (["--stay"], "--stay needs a command"),
    (["--kiosk"], "--kiosk needs a command"),
    (["--kiosk", "--check"], "--kiosk needs a command"),
    (["--check", "--print-ticket", "--audience", "a"], "two things"),
    (["--check", "--", "x"], "--check starts no command"),
    (["--print-ticket", "--audience", "a", "--", "x"], "--print-ticket starts no command"),
    (["--print-ticket"], "needs --audience"),
    (["--check", "--audience", "a"], "takes no --audience"),
    (["--user", "--", "x"], "--user needs a value"),
    (["--user", "--stay", "--", "x"], "--user needs a value"),
    (["--user=", "--", "x"], "--user needs a value"),
    (["--audience", "  ", "--", "x"], "--audience needs a value"),
    (["--check", "--user"], "--user needs a value"),
    (["--title", "a\nb", "--", "x"], "--title holds characters"),
    (["--reason", "a\x1b[2J", "--", "x"], "--reason holds characters"),
    (["--reason", "a\u202eb", "--", "x"], "--reason holds characters"),
    (["--user", "a\udcff", "--", "x"], "--user holds characters"),
    (["--title", "x" * 201, "--", "x"], "longer than 200"),
    (["--reason", "x" * 201, "--", "x"], "longer than 200"),
    (["--user", "x" * 256, "--", "x"], "longer than 255"),
    (["--audience", "x" * 256, "--", "x"], "longer than 255"),
    ([*["--role=a", "--role=b"] * 17, "--", "x"], "more than 32 roles"),
    (["--", "/"], "say --audience"),
    (["--", "to\udcffol"], "say --audience"),
    (["--", "to\nol"], "say --audience"),
] + [
    (["--timeout", value, "--", "x"], "--timeout must be a number")
    for value in ("0", "0.0", "-1", "1e3", "nan", "inf", "x", "86401", "1,5", "٣", "0.0004", "1_0", "+1")
]


@pytest.mark.parametrize(("argv", "why"), MISUSED)
def test_what_is_refused(argv: list[str], why: str) -> None:
    """Each with what is wrong."""
    with pytest.raises(MisuseError, match=why):
        parse(argv)


WORDS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["--", "--check", "--print-ticket", "--audience", "--role=x", "--stay", "--kiosk", "--timeout", "1"]
    ),
)


@given(st.lists(WORDS, max_size=7))
def test_whatever_is_typed_is_read_or_refused(argv: list[str]) -> None:
    """Nothing else is raised, and what comes out makes sense."""
    try:
        options = parse(argv)
    except MisuseError:
        return
    assert (bool(options.command), options.print_ticket, options.check).count(True) == 1
    assert bool(options.audience) != options.check
    assert options.command == tuple(argv[argv.index("--") + 1 :] if "--" in argv else ())
    assert options.command or not options.stay
