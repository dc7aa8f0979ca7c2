"""A store on disk, in folders of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.store.store import Store
from tests.faults.engine import rows

NOW_MS = 1_800_000_000_000
Opener = Callable[[], Store]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the store's file will stand."""
    return tmp_path / "data" / "twinlatch.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where record and key stand."""
    return tmp_path / "config"


@pytest.fixture
def opened(place: Path, folder: Path) -> Iterator[Opener]:
    """Open the store at the place, as often as wanted; all are closed at the end."""
    stores: list[Store] = []

    def opener() -> Store:
        stores.append(Store.open(f"sqlite:///{place}", place, folder, wanted="file", clock=lambda: NOW_MS))
        return stores[-1]

    yield opener
    for store in stores:
        store.close()


def install(store: Store) -> str:
    """Make the store with one account and its secrets; return the account's id."""
    with store.installing() as tx:
        account = tx.accounts.add("user", "user@example.org", "administrator", "off")
        tx.authenticators.add(account.id, "password", b"$argon2id$v=19$a-hash-of-the-password")
        tx.authenticators.add(account.id, "totp", b"a-key-of-twenty-byte", last_counter=7)
        tx.audit.write("account_created", account_id=account.id, actor="nobody")
        return account.id


def key(folder: Path) -> Path:
    """Return the one key file."""
    (found,) = folder.glob("*.key")
    return found


def schema(place: Path) -> dict[object, object]:
    """Return a store's schema, white space aside."""
    found = rows(place, "SELECT name, sql FROM sqlite_master")
    return {name: "".join(str(sql).split()) for name, sql in found}
