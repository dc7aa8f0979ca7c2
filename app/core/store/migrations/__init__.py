"""Revisions of the schema. Alembic is imported only to upgrade a store that is older than the program."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

REVISIONS = ("0000",)
HEAD = REVISIONS[-1]


def revision_of(connection: Connection) -> str | None:
    """Return the revision a store is stamped with, None where it has no stamp."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


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
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
