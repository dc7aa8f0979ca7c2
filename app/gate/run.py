"""The gate's run: sign in, start the command, wait for it, tell the record; and again where it stays.

Nothing starts unless the window says ``Passed``. An exception that is no known error passes through: the
entry reports it as an incident and ends with 125.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Protocol

from ..core.api.door import Closed, Door, Failed, Outcome, Passed, Signalled, TimedOut
from ..core.api.errors import KnownError
from . import codes
from .caught import Caught
from .child import GRACE_S, Ended, spawn
from .environment import Caller
from .options import Options
from .program import CannotStartError, Program, find, setpriv

RecordEnd = Callable[[str, str, int], object]
Tell = Callable[[KnownError], object]
STDOUT, STDERR = 1, 2


class Window(Protocol):
    """The window as the gate sees it."""

    def sign_in(self) -> Outcome:
        """Show the sign-in, and return how it ended."""
        ...

    def rest(self) -> None:
        """Hide, and forget everything of the person: their command has started."""
        ...

    def close(self) -> None:
        """End for good."""
        ...


def door(options: Options, caller: Caller) -> Door:
    """Return what this sign-in opens; for a command that cannot be had raise CannotStartError at once."""
    program = find(options.command, caller).path if options.command else ""
    return Door(options.audience, program, options.user, options.roles)


def complain(why: CannotStartError) -> int:
    """Say on stderr why nothing was started, and return the exit code."""
    _say(str(why))
    return why.code


def tell_plainly(error: KnownError) -> None:
    """Name a known error; who can word it hands in something better."""
    _say(": ".join(part for part in (type(error).__name__, error.where, error.why) if part))


def run(
    options: Options,
    caller: Caller,
    window: Window,
    record_end: RecordEnd,
    *,
    tell: Tell = tell_plainly,
    grace_s: float = GRACE_S,
) -> int:
    """Do what was asked and return the exit code; whatever happens, the window is closed."""
    try:
        program = _ready(options, caller)
        while True:
            outcome = window.sign_in()
            if not isinstance(outcome, Passed):
                return _not_passed(outcome, tell)
            if program is None:
                return _print(outcome.ticket) if options.print_ticket else codes.DONE
            record = partial(_record, record_end, tell, outcome.username, program.path)
            ended = _carry_out(program, caller, outcome, window, record, grace_s)
            if ended.stopped or not options.stay:
                return ended.code
    except CannotStartError as why:
        return complain(why)
    finally:
        window.close()


def _ready(options: Options, caller: Caller) -> Program | None:
    """Find the command, if there is one, and refuse what cannot succeed before anybody signs in."""
    if options.print_ticket and STDOUT in caller.closed:
        raise CannotStartError(codes.FAILED, "standard output is closed, and the ticket goes there")
    return find(options.command, caller) if options.command else None


def _carry_out(
    program: Program,
    caller: Caller,
    passed: Passed,
    window: Window,
    record: Callable[[int], None],
    grace_s: float,
) -> Ended:
    """Start the command, wait for it and have its end recorded.

    Its start was recorded with the sign-in. An end that cannot be recorded is said and changes nothing: the
    command has run, its code belongs to the caller, and the next sign-in needs the record again (A6).
    """
    with Caught(caller.ignored) as caught:
        try:
            child = spawn(program, caller, passed, caught, setpriv())
        except CannotStartError as why:
            record(why.code)
            raise
        with child:
            window.rest()
            ended = child.wait(grace_s)
        record(ended.code)
        # Told to end while the record was written: the person's command is over, and nobody signs in again.
        late = caught.pending()
    return Ended(codes.for_signal(late), stopped=True) if late else ended


def _record(record_end: RecordEnd, tell: Tell, username: str, program: str, code: int) -> None:
    try:
        record_end(username, program, code)
    except KnownError as error:
        tell(error)


def _not_passed(outcome: Outcome, tell: Tell) -> int:
    match outcome:
        case Closed():
            return codes.REFUSED
        case TimedOut():
            return codes.TIMED_OUT
        case Signalled(number):
            return codes.for_signal(number)
        case Failed(error):
            tell(error)
            return codes.for_error(error)
        case _:
            return codes.FAILED


def _print(ticket: str) -> int:
    """Write the ticket to standard output; a reader that is gone or a full disk is a failure."""
    left = f"{ticket}\n".encode()
    if not ticket:
        return complain(CannotStartError(codes.FAILED, "there is no ticket"))
    try:
        while left:
            left = left[os.write(STDOUT, left) :]
    except OSError as error:
        return complain(CannotStartError(codes.FAILED, f"the ticket could not be written: {error.strerror}"))
    return codes.DONE


def _say(sentence: str) -> None:
    """Write one line to stderr; what a terminal would obey instead of showing is written as an escape."""
    shown = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in sentence)
    with suppress(OSError):
        os.write(STDERR, f"twinlatch: {shown}\n".encode(errors="backslashreplace"))
