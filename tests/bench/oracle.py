"""Whether time tells a name from none (E2, E4): tries in turn, the ratio of medians, and the ROC area."""

import tempfile
import time
from pathlib import Path
from statistics import median

from argon2 import PasswordHasher

from app.core.api.actors import Nobody, Operator
from app.core.api.answers import Answer
from app.core.api.commands import (
    Act,
    ConfirmRecorded,
    RecoverPassword,
    SubmitCode,
    SubmitPassword,
)
from app.core.api.operator_commands import AddAccount, AddPerson, DisableAccount
from app.core.api.screens import RecoveryCodeScreen, ScanQrScreen
from app.core.opening import Core, open_core
from app.core.store.tables import throttle
from app.settings import Settings
from app.testing.clock import FrozenClock
from app.testing.phone import VirtualPhone

from .table import Row

PASSWORD = "a lantern above nine quiet rivers"
WRONG = "another lantern, and never this one"
NO_CODE = "0" * 24
TRIES = 200
RATIO, LEAST_RATIO, AREA = 1.10, 0.90, 0.60


def rows() -> list[Row]:
    """Time known names against unknown ones in each state in which they can be refused."""
    with tempfile.TemporaryDirectory() as folder:
        house = _House(Path(folder))
        found = [
            *_compare("wrong password", house, SubmitPassword("user", WRONG), _unknown(WRONG)),
            *_compare("wrong password, disabled", house, SubmitPassword("gone", WRONG), _unknown(WRONG)),
            *_compare("wrong password, older hash", house, SubmitPassword("older", WRONG), _unknown(WRONG)),
            *_compare("forgotten", house, _forgotten("user"), _forgotten("nobody")),
            *_compare("forgotten, no MFA", house, _forgotten("older"), _forgotten("nobody")),
        ]
        for name in ("user", "nobody"):
            for _ in range(6):
                house.ask(SubmitPassword(name, WRONG))
        waiting = (SubmitPassword("user", PASSWORD), SubmitPassword("nobody", PASSWORD))
        found += _compare("waiting", house, *waiting, clear=False)
        house.core.close()
    return found


def _compare(what: str, house: "_House", known: Act, unknown: Act, *, clear: bool = True) -> list[Row]:
    """Try both in turn and return the two figures."""
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(TRIES):
        for times, command in zip(took, (known, unknown), strict=True):
            begun = time.perf_counter()
            house.ask(command)
            times.append(time.perf_counter() - begun)
            if clear:
                house.clear()
    ratio = median(took[1]) / median(took[0])
    area = _area(*took)
    return [
        Row(f"{what}: unknown : known", ratio, ratio, ratio, RATIO, low_target=LEAST_RATIO),
        Row(f"{what}: ROC area", area, area, area, AREA, unit=""),
    ]


def _area(these: list[float], those: list[float]) -> float:
    """Return how well a guesser with a stop-watch does: 0.5 is chance, 1 is certainty."""
    wins = sum((one > other) + 0.5 * (one == other) for one in these for other in those)
    area = wins / (len(these) * len(those))
    return max(area, 1 - area)


def _unknown(password: str) -> SubmitPassword:
    return SubmitPassword("nobody", password)


def _forgotten(name: str) -> RecoverPassword:
    return RecoverPassword(name, NO_CODE, "000000")


class _House:
    """A store with an enrolled account, a disabled one and one whose hash is of an older program."""

    def __init__(self, folder: Path) -> None:
        store = f"sqlite:///{folder / 'data' / 'store.db'}"
        settings = Settings(store=store, config_dir=folder / "config", key_source="file")
        self.clock = FrozenClock()
        self.core: Core = open_core(settings, clock=self.clock)
        handle = self.core.handle
        handle(Operator(0), AddAccount("user", "user@example.org", PASSWORD, enroll=True))
        scan = self.ask(SubmitPassword("user", PASSWORD)).screen
        if not isinstance(scan, ScanQrScreen):
            raise TypeError(scan)
        phone = VirtualPhone(self.clock)
        phone.type_key(scan.manual_key.key)
        shown = self.ask(SubmitCode(scan.attempt, phone.code())).screen
        if not isinstance(shown, RecoveryCodeScreen):
            raise TypeError(shown)
        self.ask(ConfirmRecorded(shown.attempt))
        for name in ("gone", "older"):
            handle(Operator(0), AddPerson(name, f"{name}@example.org"))
        handle(Operator(0), DisableAccount("gone"))
        older = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1).hash(PASSWORD)
        with self.core._desk.store.transaction() as tx:
            account = tx.accounts.find(username="older")
            if account is None:
                raise LookupError
            tx.authenticators.remove_all(account.id, "password")
            tx.authenticators.add(account.id, "password", older.encode())
            tx.audit.write("password_changed", account_id=account.id, actor="nobody")

    def ask(self, command: Act) -> Answer:
        """Ask as somebody at the window."""
        return self.core.handle(Nobody(), command)

    def clear(self) -> None:
        """Forget all failures, so that the next try is judged as well."""
        with self.core._desk.store.transaction() as tx:
            tx.connection.execute(throttle.delete())
