"""Older stores: models and migrations are one, and an upgrade is whole or not at all."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from app.core.api.errors import (
    StoreUnavailable,
)
from app.core.store import migrations, records, tables
from app.core.store.store import Store
from tests.faults.engine import execute, rows

from .conftest import NOW_MS, Opener, install, schema

FROZEN = Path(__file__).parents[3] / "frozen"


@pytest.mark.rule("B5")
def test_models_and_migrations_are_one(tmp_path: Path) -> None:
    """What migrations build is what the tables say, to the last constraint."""
    built, made = (create_engine(f"sqlite:///{tmp_path / name}") for name in ("built", "made"))
    with built.begin() as connection:
        migrations.upgrade(connection)
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    with made.begin() as connection:
        tables.metadata.create_all(connection)
        migrations.stamp(connection)
    schemas = [schema(tmp_path / name) for name in ("built", "made")]
    assert schemas[0] == schemas[1]
    for engine in (built, made):
        engine.dispose()


@pytest.mark.rule("B5", "D2")
@pytest.mark.parametrize(
    ("version", "key_id"),
    [
        ("v0", "f0f0f0f0f0f0f0f0"),
        ("v1", "55c0bb1c2984a8ca"),
        ("v2", "44583a00cc31828e"),
        ("v3", "fbe0bef7acf7aece"),
    ],
)
def test_frozen_stores(tmp_path: Path, version: str, key_id: str) -> None:
    """A store of any version opens with its key, its values open, and it can be written."""
    for name in ("data", "config"):
        (tmp_path / name).mkdir(mode=0o700)
    place, key = tmp_path / "data" / "twinlatch.db", tmp_path / "config" / f"{key_id}.key"
    shutil.copy(FROZEN / f"{version}.db", place)
    shutil.copy(FROZEN / f"{version}.key", key)
    for path in (place, key):
        path.chmod(0o600)
    store = Store.open(f"sqlite:///{place}", place, tmp_path / "config", wanted="file", clock=lambda: NOW_MS)
    with store.transaction() as tx:
        account = tx.accounts.find(username="user")
        assert account is not None
        assert tx.authenticators.of(account.id, "totp")[0].secret == b"a-key-of-twenty-byte"
        handed = tx.authenticators.of(account.id, "activation_code")
        assert [one.expires_ms for one in handed] == ([] if version == "v0" else [1_800_000_259_200])
        pairs = [pair.id for pair in tx.ticket_keys.listed(300)]
        assert pairs == (["184a2293790aeb21"] if version == "v3" else [])
        tx.ticket_keys.make()
        tx.audit.write("account_unlocked", actor="nobody")
    store.close()
    assert records.find(tmp_path / "config", f"sqlite:///{place}") is not None
    assert place.with_name(f"{place.name}.before-{migrations.HEAD}").exists() is (version != "v3")


@pytest.mark.rule("B5")
def test_an_older_store_is_upgraded_after_a_copy(
    opened: Opener, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store behind the program is upgraded in one transaction, with a copy beside it, or not at all."""
    store = opened()
    install(store)
    store.close()
    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, "9999"))
    monkeypatch.setattr(migrations, "HEAD", "9999")

    def broken(connection: object, to: str = "head") -> None:
        connection.exec_driver_sql("CREATE TABLE half (x)")  # type: ignore[attr-defined]
        raise OSError(5, "Input/output error", to)

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "upgrade", broken)
        with pytest.raises(StoreUnavailable):
            opened()
    assert "half" not in schema(place)
    # Before the next try somebody went on with the older program; what a crash left of a copy is no copy.
    execute(place, "UPDATE account SET email='later@example.org'")
    place.with_name(place.name + ".before-9999.new").write_bytes(b"half a copy")

    def upgrade(connection: object) -> None:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num='9999'")  # type: ignore[attr-defined]

    monkeypatch.setattr(migrations, "upgrade", upgrade)
    assert opened().installed
    backup = place.with_name(place.name + ".before-9999")
    assert not backup.with_name(backup.name + ".new").exists()
    assert rows(backup, "SELECT username, email FROM account") == [("user", "later@example.org")]
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_migrations_on_an_odd_path(tmp_path: Path) -> None:
    """A percent sign in the program's own path is no placeholder to Alembic."""
    home = tmp_path / "100%s"
    shutil.copytree(Path(migrations.__file__).parents[4] / "app", home / "app")
    script = (
        "from sqlalchemy import create_engine; from app.core.store import migrations\n"
        "with create_engine('sqlite://').begin() as c: migrations.upgrade(c); print(migrations.revision_of(c))"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=home)
    assert done.stdout == f"{migrations.HEAD}\n"


def test_alembic_and_keyring_are_loaded_only_when_needed(opened: Opener, place: Path, folder: Path) -> None:
    """Opening a store that is up to date imports neither."""
    install(opened())
    script = (
        "import sys; from pathlib import Path; from app.core.store.store import Store; "
        "s = Store.open(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])); assert s.installed; s.close(); "
        "print(sorted({'alembic', 'keyring'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, f"sqlite:///{place}", str(place), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
