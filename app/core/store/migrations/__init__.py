"""Revisions of the schema. Alembic is imported only to upgrade a store that is older than the program."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from ...api.errors import StoreTooNew
from ..place import Place

REVISIONS = ("0000", "0001", "0002", "0003")
HEAD = REVISIONS[-1]


def revision_of(connection: Connection) -> str | None:
    """Return the revision a store is stamped with, None where it has no stamp."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def behind(connection: Connection, place: Place) -> bool:
    """Tell whether the store is older than the program; raise for one that is newer or has no stamp."""
    revision = revision_of(connection)
    if revision is None:
        raise place.corrupt("it has no version")
    if revision not in REVISIONS:
        raise StoreTooNew(place.where, str(revision))
    return revision != HEAD


def bring_up(connection: Connection, place: Place) -> None:
    """Upgrade within the caller's transaction, after a copy of the store was kept (B5)."""
    if not behind(connection, place):
        return  # another process was faster
    place.keep_copy(f"before-{HEAD}")
    upgrade(connection)


def stamp(connection: Connection) -> None:
    """Mark a fresh store, created whole, with the newest revision."""
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": HEAD})


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring an older store up to date within the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
