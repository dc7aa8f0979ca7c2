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
    """One connection of an engine, taken when first needed."""

    def __init__(self, place: Place) -> None:
        """Take the place, which knows of turns and of commits."""
        self._place = place
        self._kept: Connection | None = None

    @contextlib.contextmanager
    def begun(self, engine: Engine, *, write: bool) -> Iterator[Connection]:
        """Give a connection on which a transaction has begun; commit at the end, or leave nothing of it."""
        with self._place.turn() if write else _NOTHING:
            try:
                connection, begun = self._begin(engine, write=write)
                yield connection
                with self._place.committing() if write else _NOTHING:
                    begun.commit()
            except BaseException:
                self.hang_up()
                raise

    def hang_up(self) -> None:
        """Give the connection back, and with it whatever was begun: the next transaction takes one anew."""
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()

    def _begin(self, engine: Engine, *, write: bool) -> tuple[Connection, RootTransaction]:
        """Begin; a kept connection that is found dead is replaced once, since nothing was said on it yet."""
        kept = self._kept if self._kept is not None and self._kept.engine is engine else None
        if kept is None:
            self.hang_up()
        connection = self._kept = kept or engine.connect()
        connection.info[WRITES] = write
        try:
            return connection, connection.begin()
        except DBAPIError as error:
            self.hang_up()
            if kept is None or not error.connection_invalidated:
                raise
        return self._begin(engine, write=write)
