"""Opening the core: the heavy imports live here and happen on the worker, after the first paint."""

from collections.abc import Callable
from pathlib import Path

from ..settings import Settings
from . import tickets
from .api.actors import Actor, Operator, Person
from .api.answers import Answer
from .api.commands import Act, Query
from .api.door import Door
from .api.notices import AttemptOver, BackupByServer, NotAllowed
from .api.policy import Policy
from .api.screens import SignInScreen
from .factors.password import PasswordFactor
from .factors.recovery_code import SLIP_LENGTH, RecoveryCodeFactor
from .factors.totp import TotpFactor
from .journey import OutOfOrderError
from .store import backup, keys
from .store.store import Store
from .usecases import AT_DOOR, REGISTRY, Run, backups, profile, usage_notice
from .usecases.desk import AttemptOverError, Desk, Terms
from .usecases.session import NotSignedInError


class Core:
    """The one that decides. Not for several threads at once: its front gives it one command at a time."""

    def __init__(self, desk: Desk) -> None:
        """Take the surroundings; the store is open."""
        self._desk = desk

    def handle(self, actor: Actor, command: Act | Query) -> Answer:
        """Carry out a command or refuse it; a KnownError means that nothing happened at all."""
        row = REGISTRY[type(command)]
        at_door = self._desk.door is not None
        if not isinstance(actor, row.who) or (at_door and type(command) not in AT_DOOR):
            return Answer(notice=NotAllowed())
        attempts = self._desk.attempts
        before = attempts.snapshot()
        try:
            answer = usage_notice.before(self._desk, command) or self._answered(row.run, actor, command)
            return usage_notice.after(self._desk, actor, command, answer)
        except BaseException:
            # What was proved is what was committed: no attempt may be ahead of the store.
            attempts.restore(before)
            raise

    def _answered(self, run: Run, actor: Actor, command: Act | Query) -> Answer:
        try:
            return run(self._desk, actor, command)
        except NotSignedInError as ended:
            return ended.answer
        except (AttemptOverError, OutOfOrderError):
            attempt = self._desk.attempts.drop(getattr(command, "attempt", ""))
        if isinstance(actor, Person):
            return self._answered(_back_to_profile, actor, command)
        return Answer(SignInScreen(attempt.typed_name if attempt else ""), AttemptOver())

    def close(self) -> None:
        """Close the store; sign-ins under way end."""
        self._desk.store.close()


def _back_to_profile(desk: Desk, actor: Actor, _command: Act | Query) -> Answer:
    return profile.profile(desk, actor, AttemptOver())


def restore_backup(
    settings: Settings,
    actor: Operator,
    path: Path,
    passphrase: str,
    progressed: Callable[[int, int], None],
) -> Answer:
    """Bring a store back from a backup where there is none; works where opening fails."""
    if settings.store_path is None:
        return Answer(notice=BackupByServer())
    place = backup.Destination(settings.store, settings.store_path, settings.config_dir, settings.key_source)
    return backups.restore(place, path, passphrase, actor, progressed)


def open_core(
    settings: Settings,
    *,
    policy: Policy | None = None,
    clock: Callable[[], int] | None = None,
    password: PasswordFactor | None = None,
    progressed: Callable[[int, int], None] | None = None,
    door: Door | None = None,
) -> Core:
    """Open the store and the factors, or raise a KnownError. Blocking: hashing, disk, perhaps a keyring.

    ``clock`` gives UTC milliseconds (default: that of record); tests freeze it and pass a cheap ``password``.
    ``progressed`` is told how much of a long act is done, and of how much. With a ``door`` the core is
    that of a gate: it lets people in and does nothing else.
    """
    store = Store.open(
        settings.store,
        settings.store_path,
        settings.config_dir,
        wanted=settings.key_source,
        clock=clock,
    )
    password = password or PasswordFactor()
    password.warm_up()
    if door is not None and door.audience:
        tickets.warm_up()
    desk = Desk(
        progressed=progressed or (lambda _done, _total: None),
        store=store,
        policy=policy or Policy(),
        issuer=settings.issuer,
        password=password,
        totp=TotpFactor(),
        recovery=RecoveryCodeFactor(),
        slip=RecoveryCodeFactor(SLIP_LENGTH),
        door=door,
        proves_recording=settings.recovery_proof,
        terms=Terms(settings.notice_text),
    )
    return Core(desk)


def let_go() -> None:
    """Wait no longer for a keyring that hangs: whoever asked closes. From any thread."""
    keys.let_go()
