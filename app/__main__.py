"""Twinlatch's entry: argv leads to the window or to the command line; both are loaded only when wanted."""

import gc
import os
import sys

from .version import VERSION

TYPE_CHECKING = False  # typing itself costs more than --version needs
if TYPE_CHECKING:
    from collections.abc import Callable

    from .core.opening import Core

HELP = """\
Usage: twinlatch [--store URL] [--config FILE] [COMMAND ...]

Without a command the sign-in window opens.

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

Exit codes: 0 done, 1 refused, 2 misuse, 3 the store or the key cannot be used, 70 a bug.
"""

GLOBAL_FLAGS = ("--store", "--config")
BUG = 70
INTERRUPTED = 130


class MisuseError(Exception):
    """What was typed after ``twinlatch`` cannot be understood; the message says why."""


def main(argv: list[str] | None = None) -> int:
    """Run the program and return its exit code."""
    os.umask(0o077)
    try:
        flags, rest = split(sys.argv[1:] if argv is None else argv)
    except MisuseError as error:
        return _misuse(str(error))
    if rest and rest[0] in {"--version", "-V"}:
        print(f"twinlatch {VERSION}")  # noqa: T201 the answer asked for
        return 0
    if rest and rest[0] in {"--help", "-h"}:
        print(HELP, end="")  # noqa: T201 the answer asked for
        return 0
    if rest and rest[0].startswith("-"):
        return _misuse(f"there is no option {rest[0]}")
    harden()
    if rest:
        return _guarded(_command, rest, flags)
    gc.disable()  # nothing is garbage before the first paint; on again once the core is opened
    return _guarded(_window, rest, flags)


def _guarded(
    front: "Callable[[list[str], dict[str, str]], int]", rest: list[str], flags: dict[str, str]
) -> int:
    """Run a front; whatever goes wrong, the code is not 0."""
    from . import incidents
    from .core.api.errors import KnownError

    incidents.install()
    try:
        code = front(rest, flags)
    except KnownError as error:
        from .cli.say import complain

        return complain(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as bug:  # noqa: BLE001 the last resort
        incidents.report(bug)
        return BUG
    return BUG if incidents.happened else code


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
            value = value if equals else next(waiting, "")
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


def _command(rest: list[str], flags: dict[str, str]) -> int:
    from .cli.main import run

    return run(rest, flags)


def _window(_rest: list[str], flags: dict[str, str]) -> int:
    from .settings import load

    settings = load(flags, os.environ)
    from .ui.app import run_window

    def opener() -> "Core":
        # Called on the worker, after the first paint: the heavy imports are behind this one.
        from .core.opening import open_core

        return open_core(settings)

    def let_go() -> None:
        opening = sys.modules.get(f"{__package__}.core.opening")
        # Nobody waits for a keyring before the worker has imported what asks it.
        getattr(opening, "let_go", bool)()

    return run_window(settings, opener, let_go)


def _misuse(why: str) -> int:
    from .cli import say

    return say.misuse(f"{why}; see twinlatch --help")


if __name__ == "__main__":
    sys.exit(main())
