"""What the tests of the command line share."""

from pathlib import Path

import pytest

from app.core.store.store import Store
from app.settings import Settings, load


@pytest.fixture
def settings() -> Settings:
    """Give the settings of this test's empty home."""
    return load({})


@pytest.fixture
def installed(settings: Settings) -> Path:
    """Make a store with one account, MFA off and no password, and return its file."""
    assert settings.store_path is not None
    store = Store.open(settings.store, settings.store_path, settings.config_dir)
    with store.installing() as tx:
        made = tx.accounts.add("admin", "user@example.org", role="administrator", mfa="off")
        tx.audit.write("account_created", account_id=made.id, actor="nobody")
    store.close()
    return settings.store_path
