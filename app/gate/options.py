"""What was asked of the gate: `[options] -- COMMAND [ARGS…]`, `--print-ticket --audience A` or `--check`.

The global flags were taken out before. A small parser of its own: every refusal says what is wrong, and
nothing is guessed or shortened, since a door that opens for a misread option is worse than none.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_NAME = 255
LONGEST_TEXT = 200
LONGEST_TIMEOUT_S = 24 * 60 * 60
MOST_ROLES = 32

# With how many characters at most; 0 is a switch.
_OPTIONS = {
    "--audience": LONGEST_NAME,
    "--user": LONGEST_NAME,
    "--role": LONGEST_NAME,
    "--title": LONGEST_TEXT,
    "--reason": LONGEST_TEXT,
    "--timeout": LONGEST_NAME,
    "--fullscreen": 0,
    "--stay": 0,
    "--kiosk": 0,
    "--print-ticket": 0,
    "--check": 0,
}
_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,3})?", re.ASCII)
# Spaces that people write in a sentence though they count as not printable.
_WRITTEN = str.maketrans("", "", "\u00a0\u202f")


class MisuseError(Exception):
    """What was typed after ``twinlatch`` cannot be understood; the message says why."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the gate is to do; ``audience`` is "" where only the verdict is asked for."""

    command: tuple[str, ...] = ()
    audience: str = ""
    user: str = ""
    roles: tuple[str, ...] = ()
    title: str = ""
    reason: str = ""
    timeout_s: float | None = None
    fullscreen: bool = False
    stay: bool = False
    kiosk: bool = False
    print_ticket: bool = False
    check: bool = False


def is_gate(argv: list[str]) -> bool:
    """Tell whether this asks for the gate; a word in front is a command of the command line's own."""
    first = argv[0] if argv else ""
    return first.startswith("-") and ("--" in argv or first.partition("=")[0] in _OPTIONS)


def parse(argv: list[str]) -> Options:
    """Read the arguments, without the global flags, or raise MisuseError."""
    end = argv.index("--") if "--" in argv else len(argv)
    given: dict[str, list[str]] = {}
    for name, value in _read(iter(argv[:end])):
        given.setdefault(name, []).append(value)
    command = tuple(argv[end + 1 :])
    if end < len(argv) and not (command and command[0]):
        raise MisuseError("there is no command after --")
    _fit_together(given, command)
    kiosk = "--kiosk" in given
    return Options(
        command=command,
        audience=_audience(given, command),
        user=_last(given, "--user"),
        roles=tuple(dict.fromkeys(given.get("--role", ()))),
        title=_last(given, "--title"),
        reason=_last(given, "--reason"),
        timeout_s=_timeout(_last(given, "--timeout")),
        fullscreen=kiosk or "--fullscreen" in given,
        stay=kiosk or "--stay" in given,
        kiosk=kiosk,
        print_ticket="--print-ticket" in given,
        check="--check" in given,
    )


def _read(waiting: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Yield each option with its value, a switch with ""."""
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if not argument.startswith("-"):
            raise MisuseError(f"{argument} stands where an option is expected; a command stands after --")
        if name not in _OPTIONS:
            raise MisuseError(f"there is no option {name}")
        longest = _OPTIONS[name]
        if not longest:
            if equals:
                raise MisuseError(f"{name} takes no value")
            yield name, ""
            continue
        if not equals:
            value = next(waiting, "")
            # What looks like an option is one whose value was forgotten; `--title=--x` says it is meant.
            value = "" if value.startswith("--") else value
        yield name, _checked(name, value, longest)


def _checked(name: str, value: str, longest: int) -> str:
    if not value.strip():
        raise MisuseError(f"{name} needs a value")
    if len(value) > longest:
        raise MisuseError(f"{name} is longer than {longest} characters")
    if not value.translate(_WRITTEN).isprintable():
        raise MisuseError(f"{name} holds characters that cannot be shown")
    return value


def _fit_together(given: dict[str, list[str]], command: tuple[str, ...]) -> None:
    """Refuse what contradicts itself: nobody should have to guess which half counted."""
    wishes = [name for name in ("--check", "--print-ticket") if name in given]
    if len(wishes) > 1:
        raise MisuseError("--check and --print-ticket are two things")
    if wishes and command:
        raise MisuseError(f"{wishes[0]} starts no command")
    for name in ("--stay", "--kiosk"):
        if name in given and not command:
            raise MisuseError(f"{name} needs a command after --")
    if not wishes and not command:
        raise MisuseError("there is no command; it stands after --")
    if wishes == ["--check"] and "--audience" in given:
        raise MisuseError("--check makes no ticket, so it takes no --audience")
    if wishes == ["--print-ticket"] and "--audience" not in given:
        raise MisuseError("--print-ticket needs --audience, so that the ticket opens one thing only")
    if len(given.get("--role", ())) > MOST_ROLES:
        raise MisuseError(f"there are more than {MOST_ROLES} roles")


def _audience(given: dict[str, list[str]], command: tuple[str, ...]) -> str:
    if "--audience" in given or not command:
        return _last(given, "--audience")
    name = os.path.basename(command[0].rstrip("/"))
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise MisuseError("the command's name is no audience for a ticket; say --audience")
    return name


def _timeout(value: str) -> float | None:
    if not value:
        return None
    seconds = float(value) if _SECONDS.fullmatch(value) else 0.0
    if not 0 < seconds <= LONGEST_TIMEOUT_S:
        raise MisuseError(f"--timeout must be a number of seconds up to {LONGEST_TIMEOUT_S}, and not 0")
    return seconds


def _last(given: dict[str, list[str]], name: str) -> str:
    return given.get(name, [""])[-1]
