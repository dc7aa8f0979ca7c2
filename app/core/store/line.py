"""The connection that a store keeps from one transaction to the next.

To take one from the pool and to give it back costs as much as ten statements of the driver.
"""

import contextlib
from collections.abc import Iterator

from sqlalchemy import Connection, Engine, RootTransaction
from sqlalchemy.exc import DBAPIError

from .place import WRITES, Place

_NOTHING = contextlib.nullcontext()


class Line:
    """One connection of an engine, taken when first needed, and the transaction that has begun on it."""

    def __init__(self, place: Place) -> None:
        """Take the place, which knows of turns and of commits."""
        self._place = place
        self._kept: Connection | None = None
        self._begun: RootTransaction | None = None
        self._turn: contextlib.AbstractContextManager[None] | None = None

    @contextlib.contextmanager
    def begun(self, engine: Engine, *, write: bool) -> Iterator[Connection]:
        """Give a connection on which a transaction has begun; commit at the end, or leave nothing of it."""
        try:
            yield self.begin(engine, write=write)
            self.commit()
        except BaseException:
            self.hang_up()
            raise

    def begin(self, engine: Engine, *, write: bool) -> Connection:
        """Begin a transaction, one that writes in its turn; whoever begins commits or hangs up."""
        if write:
            turn = self._place.turn()
            turn.__enter__()
            self._turn = turn
        try:
            return self._taken(engine, write=write)
        except BaseException:
            self.hang_up()
            raise

    def commit(self) -> None:
        """Commit what was begun, and let the next one have its turn."""
        begun, self._begun = self._begun, None
        if begun is not None:
            with self._place.committing() if self._turn is not None else _NOTHING:
                begun.commit()
        self._end_turn()

    def hang_up(self) -> None:
        """Give the connection back, and with it whatever was begun: the next transaction takes one anew."""
        kept, self._kept, self._begun = self._kept, None, None
        try:
            if kept is not None:
                kept.close()
        finally:
            self._end_turn()

    def end(self, engine: Engine) -> None:
        """Give the connection back, and end all that the engine has."""
        self.hang_up()
        engine.dispose()

    def _end_turn(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.__exit__(None, None, None)

    def _taken(self, engine: Engine, *, write: bool) -> Connection:
        """Begin; a kept connection that is found dead is replaced once, since nothing was said on it yet."""
        kept = self._kept
        if kept is not None and kept.engine is not engine:
            kept.close()
            kept = None
        connection = self._kept = kept or engine.connect()
        connection.info[WRITES] = write
        try:
            self._begun = connection.begin()
        except DBAPIError as error:
            connection.close()
            self._kept = None
            if kept is None or not error.connection_invalidated:
                raise
        else:
            return connection
        return self._taken(engine, write=write)
