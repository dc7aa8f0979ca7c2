"""The core's signals, the only Qt in the core: commands go to one worker, answers come back as signals.

The bridge holds the session's token; only an answer's session changes it. The GUI thread never waits.
"""

import contextlib
import gc
import sys
import threading
from _queue import SimpleQueue  # the module around it costs a millisecond before the first paint
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from .. import incidents
from .api.errors import KnownError

CLOSE_WITHIN_S = 3.0


if TYPE_CHECKING:
    from typing import Protocol

    from .api.actors import Actor
    from .api.answers import Answer
    from .api.commands import Act, Query

    class CoreLike(Protocol):
        """What the bridge needs of the core."""

        def handle(self, actor: Actor, command: Act | Query) -> Answer:
            """Carry out a command."""

        def close(self) -> None:
            """Let go of the store."""


# Plain tuples: a frozen dataclass costs a millisecond each before the first paint.
class _Run(NamedTuple):
    """One command on its way; ``stamp`` 0 is nobody's: its answer is not shown."""

    stamp: int
    actor: "Actor"
    command: "Act | Query"


class _Outcome(NamedTuple):
    run: _Run
    answer: "Answer | None" = None
    error: KnownError | None = None
    incident: str | None = None


class Bridge(QObject):
    """Signals for the views: ``answered`` Answer, ``failed`` KnownError, ``crashed`` incident id."""

    answered = Signal(object)
    failed = Signal(object)
    crashed = Signal(str)
    busy_changed = Signal(bool)
    _arrived = Signal(object)

    def __init__(self, opener: "Callable[[], CoreLike]", let_go: "Callable[[], None] | None" = None) -> None:
        """Take the opener, which is called on the worker: it imports, hashes and reads the disk.

        ``let_go`` ends what the worker waits for and can do without, such as a keyring that hangs.
        """
        super().__init__()
        self._opener = opener
        self._let_go = let_go
        self._core: CoreLike | None = None
        self._session = ""
        self._stamp = 0
        self._act: int | None = None
        self._query: int | None = None
        self._queue: SimpleQueue[_Run | None] = SimpleQueue()
        self._worker = threading.Thread(target=self._work, name="core", daemon=True)

    @property
    def busy(self) -> bool:
        """Whether an act is under way."""
        return self._act is not None

    def start(self) -> None:
        """Open the core on the worker and ask which page comes first."""
        # Not before the first paint, which does without the names of namespace Qt.
        from PySide6.QtCore import Qt

        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._worker.start()
        self.retry()

    def retry(self) -> None:
        """Ask for the first page again; a core that could not be opened is tried anew."""
        # The commands are loaded after the first paint, like everything it does not need.
        from .api.commands import Start

        self.ask(Start())

    def do(self, act: "Act") -> bool:
        """Give an act to the core; False while another one is under way.

        Giving up is never refused: it drops what is still to come, queues behind it, and is not answered.
        """
        from .api.commands import Abandon

        if isinstance(act, Abandon):
            self._forget()
            self._queue.put(_Run(0, _actor(self._session), act))
            return True
        if self.busy:
            return False
        self._act = self._send(act)
        self.busy_changed.emit(self.busy)
        return True

    def ask(self, query: "Query") -> None:
        """Ask the core; of several queries only the newest is answered."""
        self._query = self._send(query)

    def lock(self) -> None:
        """End the session, and undo whatever is still to come (S2)."""
        from .api.commands import LogOut

        if self._session:
            self._queue.put(_Run(0, _actor(self._session), LogOut()))
        self._session = ""
        self._forget()

    def close(self) -> None:
        """End the worker; a core that hangs does not hold up the exit."""
        self.lock()
        self._queue.put(None)
        if self._worker.is_alive():
            if self._let_go is not None:
                self._let_go()
            self._worker.join(CLOSE_WITHIN_S)

    def _send(self, command: "Act | Query") -> int:
        self._stamp += 1
        self._queue.put(_Run(self._stamp, _actor(self._session), command))
        return self._stamp

    def _forget(self) -> None:
        was_busy = self.busy
        self._act = self._query = None
        if was_busy:
            self.busy_changed.emit(self.busy)

    # No @Slot: it loads the signature machinery, 40 ms before the first paint.
    def _on_arrived(self, outcome: _Outcome) -> None:
        stamp = outcome.run.stamp
        if stamp == 0:
            return
        if stamp not in {self._act, self._query}:
            self._undo(outcome)
            return
        if stamp == self._act:
            self._act = None
            self.busy_changed.emit(self.busy)
        else:
            self._query = None
        if outcome.incident is not None:
            self.lock()
            self.crashed.emit(outcome.incident)
        elif outcome.error is not None:
            self.failed.emit(outcome.error)
        elif outcome.answer is not None:
            self._heed(outcome.answer)
            self.answered.emit(outcome.answer)

    def _heed(self, answer: "Answer") -> None:
        from .api.answers import SessionOpened

        if answer.session is not None:
            self._session = answer.session.token if isinstance(answer.session, SessionOpened) else ""

    def _undo(self, outcome: _Outcome) -> None:
        """Close what a late act opened: nobody is there to enter it. A late query opened nothing."""
        from .api.answers import SessionOpened
        from .api.commands import Abandon, Act, LogOut

        answer = outcome.answer
        if answer is None or not isinstance(outcome.run.command, Act):
            return
        if isinstance(answer.session, SessionOpened):
            self._queue.put(_Run(0, _actor(answer.session.token), LogOut()))
        attempt = getattr(answer.screen, "attempt", None)
        if attempt is not None:
            self._queue.put(_Run(0, _actor(""), Abandon(attempt)))

    # --- on the worker --------------------------------------------------------------------------

    def _work(self) -> None:
        while (run := self._queue.get()) is not None:
            outcome = self._carry_out(run)
            # The window may be gone at the very end; then nobody waits for this answer.
            with contextlib.suppress(RuntimeError):
                self._arrived.emit(outcome)
        if self._core is not None:
            self._core.close()

    def _carry_out(self, run: _Run) -> _Outcome:
        try:
            if self._core is None:
                with _gentle():
                    self._core = self._opener()
            answer = self._core.handle(run.actor, run.command)
            incidents.recovered()
            return _Outcome(run, answer=answer)
        except KnownError as error:
            incidents.failed(type(error).__name__, error.where, error.why)
            return _Outcome(run, error=error)
        except Exception as bug:  # noqa: BLE001 the last resort: a bug locks, it never opens
            return _Outcome(run, incident=incidents.report(bug))


def _actor(session: str) -> "Actor":
    """Return who asks: the holder of a session's token, or nobody."""
    from .api.actors import Nobody, Person

    return Person(session) if session else Nobody()


@contextlib.contextmanager
def _gentle() -> Iterator[None]:
    """Keep the window fluent while the worker imports: no collector, short turns (measured).

    What is there after the first time stays: it is set aside, so that the collector does not walk it again.
    A later one finds what former windows left, and would keep it for ever.
    """
    interval = sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(0.0005)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        if not gc.get_freeze_count():
            gc.freeze()
        gc.enable()
