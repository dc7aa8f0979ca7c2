"""Twinlatch's entry: argv leads to the window or to the command line; both are loaded only when wanted."""

import gc
import os
import sys

from .version import VERSION

TYPE_CHECKING = False  # typing itself costs more than --version needs
if TYPE_CHECKING:
    from collections.abc import Callable

    from .core.api.door import Door
    from .core.api.errors import KnownError
    from .core.opening import Core
    from .settings import Settings

HELP = """\
Usage: twinlatch [--store URL] [--config FILE] [COMMAND ...]
       twinlatch [DOOR OPTIONS] -- PROGRAM [ARGUMENTS ...]
       twinlatch [DOOR OPTIONS] --print-ticket --audience A
       twinlatch [DOOR OPTIONS] --check

Without a command the sign-in window opens. After `--` stands a program that starts once somebody has
signed in with both factors; --print-ticket writes their ticket, --check tells by the exit code alone.

Commands:
  account add NAME --email E   make an account; after the first one with a one-time password
  account list                 list the accounts
  account show NAME            show one account
  account unlock NAME          set its counters of failures back
  account disable NAME         let it sign in no longer, end its sessions
  account enable NAME          let it sign in again
  account reset-password NAME  print a one-time password in place of a forgotten one
  account reset-mfa NAME       print an activation code in place of a lost phone
  account reset-clock NAME     let codes pass again after the clock was set right
  account accept NAME          take an account that was changed from outside as it stands
  audit list | export          what happened, by person, event and time
  audit verify                 check that no row of the record was changed or lost
  audit acknowledge            go on with a store that was put back from an older copy
  backup FILE                  write the store into a file that opens with a passphrase
  restore FILE                 bring the store back from it
  key rotate                   put new keys in place of those in use
  ticket verify --audience A   judge the ticket on standard input
  ticket key                   the public keys that verify tickets
  policy show                  the numbers in force
  doctor                       say what is used, and what is wrong with the mend
  tour                         walk the whole journey by itself, with pictures

Options, before or after the command:
  --store URL     the store: sqlite:////var/lib/twinlatch/store.db, or postgresql://… (see the README)
  --config FILE   the settings to read
  --help          this text; `twinlatch COMMAND --help` tells more
  --version       the version

Door options:
  --audience A    whom the ticket is for (default: the program's name)
  --user NAME     only this person passes
  --role ROLE     only this role passes: administrator or person; may be repeated
  --title TEXT    the window's title
  --reason TEXT   what signing in opens, shown to the person
  --timeout S     give up after so many seconds
  --fullscreen    fill the screen
  --stay          come back to the sign-in page when the program ends
  --print-ticket  start nothing, write the ticket to standard output
  --check         start nothing, and make no ticket either
  --kiosk         --fullscreen and --stay, no Copy, no way out by keyboard, idle for 5 minutes at most

Exit codes: 0 done, 1 refused, 2 misuse, 3 the store or the key cannot be used, 70 a bug.
At a door the program's own code, or 75 the store is busy or cannot be reached for now, 77 refused or
cancelled, 124 timed out, 125 Twinlatch itself failed, 126 the program cannot be executed, 127 it is not
there, 128 and the signal's number.
"""

GLOBAL_FLAGS = ("--store", "--config")
# What is answered at once, and whether by the version.
ANSWERED = {"--version": True, "-V": True, "--help": False, "-h": False}
BUG = 70
MISUSED = 2
FAILED = 125
INTERRUPTED = 130


class MisuseError(Exception):
    """What was typed after ``twinlatch`` cannot be understood; the message says why."""


def main(argv: list[str] | None = None) -> int:
    """Run the program and return its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        flags, rest = split(arguments)
    except MisuseError as error:
        from .gate.options import is_gate

        return _misuse(str(error), FAILED if any(is_gate([word]) for word in arguments) else MISUSED)
    if rest and rest[0] in ANSWERED:
        if any(word.startswith("-") and word not in ANSWERED for word in rest[1:]):
            # Its 0 would be taken for somebody who has passed.
            return _misuse(f"{rest[0]} stands alone", FAILED)
        print(f"twinlatch {VERSION}\n" if ANSWERED[rest[0]] else HELP, end="")  # noqa: T201 the answer asked for
        return 0
    if rest and rest[0].startswith("-"):
        return _at_the_door(rest, flags)
    os.umask(0o077)
    harden()
    if rest:
        return _guarded(_command, rest, flags)
    _let_interrupts_end()
    gc.disable()  # nothing is garbage before the first paint; on again once the core is opened
    return _guarded(_window, rest, flags)


def _guarded(
    front: "Callable[[list[str], dict[str, str]], int]",
    rest: list[str],
    flags: dict[str, str],
    bug_code: int = BUG,
    code_for: "Callable[[KnownError], int] | None" = None,
) -> int:
    """Run a front; whatever goes wrong, the code is not 0."""
    from . import incidents
    from .core.api.errors import KnownError

    _fill_streams()
    incidents.install()
    try:
        code = front(rest, flags)
    except KnownError as error:
        from .cli.say import complain

        code = complain(error)
        return code if code_for is None else code_for(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as bug:  # noqa: BLE001 the last resort
        incidents.report(bug)
        return bug_code
    return bug_code if incidents.happened else code


def _fill_streams() -> None:
    """Say into the void what nobody wants to hear: Python makes a closed stream None, and each word a bug."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def split(arguments: list[str]) -> tuple[dict[str, str], list[str]]:
    """Take the global flags out, wherever they stand before ``--``; the last of two alike wins."""
    flags: dict[str, str] = {}
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if argument == "--":
            rest.extend([argument, *waiting])
        elif name in GLOBAL_FLAGS:
            if not equals:
                value = next(waiting, "")
                # As at the door: in `--store --check` a value was forgotten, and the plain window's 0 is no
                # verdict. `--store=-x` says it is meant.
                value = "" if value.startswith("-") else value
            if not value:
                message = f"{name} needs a value"
                raise MisuseError(message)
            flags[name.removeprefix("--")] = value
        else:
            rest.append(argument)
    return flags, rest


def harden(*, for_gate: bool = False) -> None:
    """Leave no core file with secrets in it, and let no other process of this user read ours (D10).

    What the gate starts gets its caller's limit back, so there the upper one stays: not being dumpable is
    enough for us, and ends for the command with its exec.
    """
    import ctypes
    import resource

    highest = resource.getrlimit(resource.RLIMIT_CORE)[1] if for_gate else 0
    resource.setrlimit(resource.RLIMIT_CORE, (0, highest))
    pr_set_dumpable = 4
    ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)


def _let_interrupts_end() -> None:
    """Have Ctrl-C end the process by itself until a window hears it: as an exception it is lost within Qt.

    A window that lost it before its first paint would stand for ever, without a core and deaf to signals.
    """
    from signal import SIG_DFL, SIGINT, default_int_handler, getsignal, signal

    if getsignal(SIGINT) is default_int_handler:  # not where the caller had it ignored
        signal(SIGINT, SIG_DFL)


def _command(rest: list[str], flags: dict[str, str]) -> int:
    from .cli.main import run

    return run(rest, flags)


def _window(_rest: list[str], flags: dict[str, str]) -> int:
    from .settings import load

    settings = load(flags, os.environ)
    from .ui.app import run_window

    return run_window(settings, _opener(settings), _let_go)


def _at_the_door(rest: list[str], flags: dict[str, str]) -> int:
    """Stand in front of a program; what it gets of our surroundings is taken down before they change."""
    from .gate.options import is_gate

    if not is_gate(rest):
        return _misuse(f"there is no option {rest[0]}", MISUSED)
    from .gate.codes import for_error
    from .gate.environment import Caller

    caller = Caller.capture()
    os.umask(0o077)
    harden(for_gate=True)
    _let_interrupts_end()

    def gate(rest: list[str], flags: dict[str, str]) -> int:
        from .entrance import stand

        return stand(rest, flags, caller, _opener, _let_go)

    return _guarded(gate, rest, flags, FAILED, for_error)


def _opener(settings: "Settings", door: "Door | None" = None) -> "Callable[[], Core]":
    def opener() -> "Core":
        # Called on the worker, after the first paint: the heavy imports are behind this one.
        from .core.opening import open_core

        return open_core(settings, door=door)

    return opener


def _let_go() -> None:
    opening = sys.modules.get(f"{__package__}.core.opening")
    # Nobody waits for a keyring before the worker has imported what asks it.
    getattr(opening, "let_go", bool)()


def _misuse(why: str, code: int) -> int:
    from .cli import say

    say.misuse(f"{why}; see twinlatch --help")
    return code


if __name__ == "__main__":
    sys.exit(main())
