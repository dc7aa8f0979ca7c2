"""Processes that open the same store and do the same thing at the same moment.

Each keeps one core. The clock and the command come with the order, so that all agree on the time.
"""

import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import Any

from app.core.api.actors import Actor, Nobody
from app.core.api.answers import Answer
from app.core.api.commands import Act
from app.core.api.door import Door
from app.core.api.errors import KnownError
from app.core.factors import Verdict
from app.core.factors.password import PasswordFactor
from app.core.opening import Core, open_core
from app.settings import Settings

TOGETHER_WITHIN_S = 300.0
NOBODY = Nobody()


@dataclass(frozen=True)
class Order:
    """What one process is to do: open a store, or commands, at once or when all are ready."""

    now_ms: int = 0
    settings: Settings | None = None
    door: Door | None = None
    commands: tuple[Act, ...] = ()
    actor: Actor = NOBODY
    together: bool = False


class CountingFactor(PasswordFactor):
    """The smallest Argon2 there is, and how often a password was compared."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.checks = 0

    def check(self, secret: bytes | None, password: str) -> Verdict:
        """Count and compare."""
        self.checks += 1
        return super().check(secret, password)


class _Racer:
    """What goes on in one of the processes."""

    def __init__(self, barrier: Barrier) -> None:
        self._barrier = barrier
        self._now_ms = 0
        self._core: Core | None = None
        self._factor = CountingFactor()

    def obey(self, order: Order) -> list[Answer | KnownError] | int:
        """Do what is ordered; an order without commands asks how many passwords were compared."""
        self._now_ms = order.now_ms
        if order.settings is not None:
            if self._core is not None:
                self._core.close()
            self._factor.checks = 0
            clock = lambda: self._now_ms  # noqa: E731 short
            self._core = open_core(order.settings, clock=clock, password=self._factor, door=order.door)
            return []
        if not order.commands:
            return self._factor.checks
        if order.together:
            self._barrier.wait(TOGETHER_WITHIN_S)
        return [self._handle(order.actor, command) for command in order.commands]

    def _handle(self, actor: Actor, command: Act) -> Answer | KnownError:
        if self._core is None:
            raise RuntimeError
        try:
            return self._core.handle(actor, command)
        except KnownError as error:
            return error


def run(pipe: Connection, barrier: Barrier) -> None:
    """Obey until told to stop; what goes wrong is sent back."""
    racer = _Racer(barrier)
    while (order := pipe.recv()) is not None:
        try:
            pipe.send(racer.obey(order))
        except Exception as error:  # noqa: BLE001 the test raises it
            barrier.abort()
            pipe.send(error)


class Racers:
    """Several such processes, from the test's side."""

    def __init__(self, count: int) -> None:
        """Start them."""
        context = multiprocessing.get_context("spawn")
        # Kept: the processes can no longer find a barrier that nobody here holds.
        self._barrier = context.Barrier(count)
        self.count = count
        self._pipes: list[Any] = []
        self._processes = []
        for _ in range(count):
            here, there = context.Pipe()
            process = context.Process(target=run, args=(there, self._barrier), daemon=True)
            process.start()
            there.close()
            self._pipes.append(here)
            self._processes.append(process)

    def open(self, settings: Settings, now_ms: int, door: Door | None = None) -> None:
        """Have each open the store, perhaps at a door."""
        self._all([Order(now_ms, settings, door)] * self.count)

    def open_each(self, settings: Sequence[Settings], now_ms: int) -> None:
        """Have each open the store as another host would."""
        self._all([Order(now_ms, each) for each in settings])

    def each(self, now_ms: int, commands: Sequence[Act]) -> list[Answer]:
        """Have each carry out its command, one after another."""
        answers = [self._ask(at, Order(now_ms, commands=(one,))) for at, one in enumerate(commands)]
        return [found[0] for found in answers]

    def together(
        self, now_ms: int, commands: Sequence[tuple[Act, ...]], actor: Actor = NOBODY
    ) -> list[list[Answer]]:
        """Have each carry out its commands, all beginning at the same moment."""
        answers: list[list[Answer]] = self._all(
            [Order(now_ms, commands=of_one, actor=actor, together=True) for of_one in commands]
        )
        return answers

    def compared(self) -> int:
        """Return how many passwords all of them have compared since they opened the store."""
        return sum(self._all([Order()] * self.count))

    def stop(self) -> None:
        """End them."""
        for pipe in self._pipes:
            pipe.send(None)
            pipe.close()
        for process in self._processes:
            process.join()

    def _all(self, orders: list[Order]) -> list[Any]:
        for pipe, order in zip(self._pipes, orders, strict=True):
            pipe.send(order)
        return [self._answer(pipe) for pipe in self._pipes]

    def _ask(self, at: int, order: Order) -> list[Answer]:
        self._pipes[at].send(order)
        answers: list[Answer] = self._answer(self._pipes[at])
        return answers

    @staticmethod
    def _answer(pipe: Any) -> Any:
        answer = pipe.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer
