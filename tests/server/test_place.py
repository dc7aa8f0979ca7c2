"""A store in a database: made once, told from what is not ours, and looked at by the doctor."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine

from app.cli import doctor as words
from app.core import doctor
from app.core.api.commands import SubmitPassword
from app.core.api.door_commands import ListTicketKeys
from app.core.api.errors import (
    BadSettings,
    KnownError,
    ServerUnavailable,
    StoreCorrupt,
    StoreEmptied,
    StoreTooNew,
    StoreVanished,
)
from app.core.api.screens import TicketKeysScreen
from app.core.store import migrations
from app.core.store.store import Store
from app.core.store.transaction import host_clock
from tests.cluster import ADMIN, ROLE, SHARED, Cluster

from .conftest import PASSWORD, Host

ROOT = Path(__file__).resolve().parents[2]
INSTALLED: list[tuple[str, type[KnownError]]] = [
    ("DROP SCHEMA twinlatch CASCADE", StoreVanished),
    (
        "DELETE FROM twinlatch.session; DELETE FROM twinlatch.authenticator; DELETE FROM twinlatch.account",
        StoreEmptied,
    ),
    ("DELETE FROM twinlatch.installation", StoreEmptied),
    ("DELETE FROM twinlatch.data_key", StoreEmptied),
    ("DROP TABLE twinlatch.installation", StoreCorrupt),
    ("DROP TABLE twinlatch.throttle", StoreCorrupt),
    ("DELETE FROM twinlatch.alembic_version", StoreCorrupt),
    ("UPDATE twinlatch.alembic_version SET version_num='9999'", StoreTooNew),
    ("ALTER TABLE twinlatch.account ADD COLUMN more text", StoreCorrupt),
    ("ALTER TABLE twinlatch.account ALTER COLUMN mfa DROP NOT NULL", StoreCorrupt),
    ("ALTER TABLE twinlatch.throttle ALTER COLUMN failures SET DEFAULT 0", StoreCorrupt),
    ("ALTER TABLE twinlatch.authenticator ALTER COLUMN last_counter TYPE integer", StoreCorrupt),
    ("CREATE TABLE twinlatch.more (id integer)", StoreCorrupt),
    ("CREATE VIEW twinlatch.more AS SELECT 1", StoreCorrupt),
    ("CREATE RULE more AS ON UPDATE TO twinlatch.throttle DO INSTEAD NOTHING", StoreCorrupt),
    ("CREATE POLICY more ON twinlatch.account", StoreCorrupt),
    ("CREATE TABLE public.more () INHERITS (twinlatch.account)", StoreCorrupt),
    (
        (
            "CREATE TRIGGER more BEFORE UPDATE ON twinlatch.throttle FOR EACH ROW "
            "EXECUTE FUNCTION suppress_redundant_updates_trigger()"
        ),
        StoreCorrupt,
    ),
]


@pytest.mark.rule("F1", "B4", "B5", "D12")
@pytest.mark.parametrize(("change", "kind"), INSTALLED)
def test_what_was_done_to_it_is_told(
    host: Host, cluster: Cluster, change: str, kind: type[KnownError]
) -> None:
    """Dropped, emptied, changed, or made to act by itself: an error of its own, never "Create your account"."""
    host.sign_up()
    cluster.hang_up(SHARED)
    cluster.execute(SHARED, *change.split("; "))
    with pytest.raises(kind):
        host.open()
    cluster.execute(SHARED, "DROP TABLE IF EXISTS public.more")


@pytest.mark.rule("F1")
def test_a_database_that_is_gone(host_at: Callable[..., Host], cluster: Cluster) -> None:
    """After an installation it has vanished; before one it is no such database."""
    name = cluster.make_database("short_lived")
    host = host_at(cluster.url(name))
    host.sign_up()
    cluster.drop(name)
    with pytest.raises(StoreVanished):
        host.open()
    with pytest.raises(ServerUnavailable) as error:
        host_at(cluster.url("never_made"), "other").open()
    assert "does not exist" in error.value.why


@pytest.mark.rule("B4")
def test_what_somebody_else_made_is_left_alone(host: Host, cluster: Cluster) -> None:
    """A schema of our name with other tables is no store of ours, and an empty one is used."""
    cluster.execute(
        SHARED, f"CREATE SCHEMA twinlatch AUTHORIZATION {ROLE}", "CREATE TABLE twinlatch.account (id text)"
    )
    with pytest.raises(StoreCorrupt):
        host.open()
    cluster.execute(SHARED, "DROP TABLE twinlatch.account")
    host.sign_up()
    assert host.ask(SubmitPassword("user", PASSWORD)).session is not None


@pytest.mark.rule("F1", "B1")
def test_a_role_that_may_not(host: Host, cluster: Cluster) -> None:
    """Without the right to make a schema nothing is made, in words; with it, the first run goes on."""
    cluster.execute("postgres", f"ALTER DATABASE {SHARED} OWNER TO {ADMIN}")
    try:
        with pytest.raises(ServerUnavailable, match="may not"):
            host.sign_up()
    finally:
        cluster.execute("postgres", f"ALTER DATABASE {SHARED} OWNER TO {ROLE}")
    host.sign_up()
    cluster.execute(SHARED, f"REVOKE INSERT ON twinlatch.audit FROM {ROLE}")
    with pytest.raises(ServerUnavailable, match="may not"):
        host.ask(SubmitPassword("user", PASSWORD))


@pytest.mark.rule("B5", "G6")
def test_an_older_store_is_upgraded(host: Host, cluster: Cluster) -> None:
    """A schema of version 2, the first one on a server, gets what later versions added, once."""
    host.sign_up()
    for core in host.cores:
        core.close()
    cluster.execute(SHARED, "DROP TABLE twinlatch.ticket_key")
    cluster.execute(SHARED, "UPDATE twinlatch.alembic_version SET version_num='0002'")
    for _ in range(2):
        host.open()
        keys = host.ask(ListTicketKeys()).screen
        assert isinstance(keys, TicketKeysScreen)
        assert len(keys.keys) == 1
    assert cluster.execute(SHARED, "SELECT version_num FROM twinlatch.alembic_version") == [
        (migrations.HEAD,)
    ]


@pytest.mark.rule("B1")
def test_a_first_run_that_fails_leaves_nothing(host: Host, cluster: Cluster) -> None:
    """Everything is one transaction, the tables included."""
    store = Store.open(host.settings.store, None, host.settings.config_dir, wanted="file")

    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), store.installing() as tx:
        tx.accounts.add("user", "user@example.org", "administrator", "off")
        fail()
    assert cluster.execute(SHARED, "SELECT 1 FROM pg_namespace WHERE nspname='twinlatch'") == []
    host.sign_up()


def test_without_the_extra(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver is missing: the message names what to install."""
    for name in [name for name in sys.modules if name.startswith("app.core.store.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(BadSettings, match=r"twinlatch\[postgresql\]"):
        host.open()


@pytest.mark.rule("T8")
@pytest.mark.parametrize(("ahead_s", "off"), [(0, False), (6, True), (-6, True)])
def test_the_doctor_looks_at_the_server(host: Host, ahead_s: int, off: bool) -> None:
    """Version, TLS and both clocks; one that is off is a concern and stops nobody. No path of a store."""
    host.clock = None
    host.sign_up()
    told = host_clock() + ahead_s * 1000
    with time_machine.travel(told / 1000):
        report = doctor.examine(host.settings)
    assert (report.errors, report.accounts) == ((), 1)
    assert report.server is not None
    assert (report.server.version.split(".")[0].isdigit(), report.server.tls) == (True, "")
    assert abs(report.server.ahead_ms - ahead_s * 1000) < 3000
    assert (doctor.Concern.CLOCK_OFF_SERVER in report.concerns) is off
    assert {"psycopg", "psycopg-binary"} < set(report.versions)
    assert all(str(host.settings.config_dir) in one.path for one in report.paths)
    said = dict(words._sections(report))
    assert any("PostgreSQL" in line for line in said["Store"])
    assert not any(path in "".join(said["Store"]) for path in (".db", "-wal"))


def test_the_doctor_without_a_server(host_at: Callable[[str], Host], own: Cluster) -> None:
    """It is told, and nothing else is."""
    host = host_at(own.url(SHARED))
    own.stop()
    report = doctor.examine(host.settings)
    assert [type(error) for error in report.errors] == [ServerUnavailable]
    assert (report.accounts, report.server) == (None, None)


def test_a_file_loads_no_driver(tmp_path: Path) -> None:
    """Whoever keeps the store in a file pays nothing for the second engine."""
    script = (
        "import sys, pathlib\n"
        "from app.core.store.store import Store\n"
        "from app.core.store import accounts, throttle\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "store = Store.open('sqlite:///x', folder / 'data' / 'x.db', folder / 'config', wanted='file')\n"
        "with store.installing() as tx:\n"
        "    tx.accounts.add('user', 'user@example.org', 'administrator', 'off')\n"
        "    tx.throttle.load(['x'])\n"
        "    tx.audit.write('x', account_id=tx.accounts.find(username='user').id, actor='x')\n"
        "store.close()\n"
        "print([name for name in sys.modules if 'psycopg' in name or 'dialects.postgresql' in name])\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")
