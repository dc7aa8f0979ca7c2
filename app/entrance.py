"""The entrance: gate, window and core put together in front of a program (F2, F3)."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from .cli.say import complain, misuse
from .core.api.actors import Operator
from .core.api.door import Door
from .core.api.door_commands import RecordCommandEnd
from .core.api.errors import StoreMissing
from .gate import codes, run
from .gate.environment import Caller
from .gate.options import MisuseError, Options, parse
from .gate.program import CannotStartError
from .settings import Settings, load, looks_installed

if TYPE_CHECKING:
    from .core.opening import Core
    from .ui.door import Look

Opener = Callable[[Settings, Door | None], Callable[[], "Core"]]


def stand(
    rest: list[str], flags: dict[str, str], caller: Caller, opener: Opener, let_go: Callable[[], None]
) -> int:
    """Do what was asked of the door and return the exit code; raise a KnownError before any window."""
    try:
        options = parse(rest)
        door = run.door(options, caller)
    except MisuseError as error:
        misuse(f"{error}; see twinlatch --help")
        return codes.FAILED
    except CannotStartError as why:
        return run.complain(why)
    settings = load(flags, os.environ)
    if not looks_installed(settings):
        # Nothing is ever made at a door, so no window need come to say so.
        raise StoreMissing(settings.store.removeprefix("sqlite:///"))
    from .ui.door import DoorWindow

    window = DoorWindow(settings, _look(options), opener(settings, door), let_go)

    def record_end(username: str, path: str, code: int) -> None:
        core = opener(settings, None)()
        try:
            core.handle(Operator(os.getuid()), RecordCommandEnd(username, path, code))
        finally:
            core.close()

    return run.run(options, caller, window, record_end, tell=complain)


def _look(options: Options) -> "Look":
    from .ui.door import Look

    what = options.command or (f"ticket={options.print_ticket}", options.audience)
    return Look(
        purpose="\0".join(what),
        title=options.title,
        reason=options.reason,
        name=options.user,
        timeout_s=options.timeout_s,
        full_screen=options.fullscreen,
        stay=options.stay,
        kiosk=options.kiosk,
    )
