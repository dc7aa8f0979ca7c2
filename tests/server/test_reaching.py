"""The way to the server: encrypted, to the right one, and by nobody's word but the address's (G1)."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from app.core.api import store_address
from app.core.api.answers import SessionOpened
from app.core.api.commands import SubmitPassword
from app.core.api.errors import ServerUnavailable, StoreUnavailable, UnsafePath
from app.core.store import postgres_server
from tests.cluster import HBA, ROLE, SHARED, Cluster
from tests.cluster import PASSWORD as ROLE_PASSWORD

from .authority import Authority
from .conftest import PASSWORD, Host

Way = Callable[..., str]


@pytest.fixture(scope="module")
def authority() -> Authority:
    """Give the authority that the program is told of."""
    return Authority()


@pytest.fixture(scope="module")
def tls(authority: Authority) -> Iterator[Cluster]:
    """Give a server that can be reached by TLS, at the name localhost."""
    made = Cluster(ssl="on", ssl_cert_file="server.crt", ssl_key_file="server.key", ssl_ca_file="ca.crt")
    made.write("ca.crt", authority.certificate)
    show(made, authority)
    try:
        made.start()
        made.make_role()
        made.make_database(SHARED)
        yield made
    finally:
        made.remove()


def show(cluster: Cluster, authority: Authority, name: str = "localhost", *, days: int = 30) -> None:
    """Have the server show a certificate from its next start on."""
    certificate, key = authority.issue(name, days=days)
    cluster.write("server.crt", certificate)
    cluster.write("server.key", key)


@pytest.fixture
def way(tls: Cluster, authority: Authority, tmp_path: Path) -> Way:
    """Give addresses of the server, by TLS unless said otherwise, and an empty database."""
    (tmp_path / "ca.crt").write_bytes(authority.certificate)
    (tmp_path / "ca.crt").chmod(0o644)
    (tmp_path / "pass").write_text(f"*:*:*:*:{ROLE_PASSWORD}\n")
    (tmp_path / "pass").chmod(0o600)
    tls.emptied(SHARED)

    def to(host: str = "localhost", **files: str) -> str:
        said = {"passfile": str(tmp_path / "pass"), "sslrootcert": str(tmp_path / "ca.crt"), **files}
        query = "&".join(f"{name}={value}" for name, value in said.items() if value)
        return str(store_address.parse(f"postgresql://{ROLE}@{host}:{tls.port}/{SHARED}?{query}"))

    return to


@pytest.fixture
def restarted(tls: Cluster, authority: Authority) -> Iterator[Callable[..., None]]:
    """Start the server with something else; afterwards it is as it was."""
    before = dict(tls.config)

    def anew(hba: str = HBA, **config: str) -> None:
        tls.stop()
        tls.config.update(config)
        tls.write("pg_hba.conf", hba)
        tls.start()

    yield anew
    show(tls, authority)
    tls.config = before
    anew()


def refused(host: Host) -> str:
    """Try to open; return why that is refused."""
    with pytest.raises(ServerUnavailable) as error:
        host.open()
    return error.value.why


def connection_of(host: Host) -> "psycopg.Connection[object]":
    """Return the driver's own connection."""
    engine = host.cores[-1]._desk.store._engine
    assert engine is not None
    raw = engine.raw_connection()
    driver = raw.driver_connection
    raw.close()
    assert isinstance(driver, psycopg.Connection)
    return driver


@pytest.mark.rule("G1")
def test_encrypted_to_the_end(way: Way, host_at: Callable[[str], Host]) -> None:
    """TLS of today with the right name; the password is proved by SCRAM, bound to this very channel."""
    host = host_at(way())
    host.sign_up()
    assert isinstance(host.ask(SubmitPassword("user", PASSWORD)).session, SessionOpened)
    driver = connection_of(host)
    row = driver.execute("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone()
    assert row in [(True, "TLSv1.3"), (True, "TLSv1.2")]
    said = driver.info.get_parameters()
    assert (said["sslmode"], said["channel_binding"], said["require_auth"]) == (
        "verify-full",
        "require",
        "scram-sha-256",
    )


@pytest.mark.rule("G1")
@pytest.mark.parametrize(
    ("stranger", "name", "days", "why"),
    [
        (True, "localhost", 30, "certificate verify failed"),
        (False, "db.example.org", 30, "does not match host name"),
        (False, "localhost", -1, "certificate verify failed"),
    ],
    ids=["self-signed", "wrong name", "expired"],
)
def test_another_certificate_is_refused(
    way: Way,
    host_at: Callable[[str], Host],
    restarted: Callable[..., None],
    tls: Cluster,
    authority: Authority,
    stranger: bool,
    name: str,
    days: int,
    why: str,
) -> None:
    """An authority nobody named, another server's name, a certificate that ended: no connection."""
    show(tls, Authority("Somebody") if stranger else authority, name, days=days)
    restarted()
    assert why in refused(host_at(way()))


@pytest.mark.rule("G1")
def test_a_server_without_tls_is_refused(
    way: Way, host_at: Callable[[str], Host], restarted: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever takes TLS away, the server or somebody between, gets nothing, though PGSSLMODE would allow it."""
    monkeypatch.setenv("PGSSLMODE", "disable")
    restarted(ssl="off")
    assert "does not support SSL" in refused(host_at(way()))


@pytest.mark.rule("G1")
@pytest.mark.parametrize("method", ["trust", "password", "md5"])
def test_no_other_proof_is_given(
    way: Way, host_at: Callable[[str], Host], restarted: Callable[..., None], method: str
) -> None:
    """A server that believes anybody, or wants the password itself, is refused."""
    other = f"local all all peer map=tests\nhost all all 127.0.0.1/32 {method}\n"
    if method == "md5":
        other = other.replace("md5", "password")
    restarted(other)
    for address in (way(), way("127.0.0.1", sslrootcert="")):
        assert refused(host_at(address))


@pytest.mark.rule("G1")
def test_a_certificate_of_our_own(
    way: Way,
    host_at: Callable[[str], Host],
    restarted: Callable[..., None],
    authority: Authority,
    tmp_path: Path,
) -> None:
    """In place of a password, or beside it; one of a stranger is refused."""
    restarted("local all all peer map=tests\nhostssl all all 127.0.0.1/32 cert\n")
    files = {"sslcert": tmp_path / "own.crt", "sslkey": tmp_path / "own.key"}
    for made, path in zip(authority.issue(ROLE), files.values(), strict=True):
        path.write_bytes(made)
        path.chmod(0o600)
    url = way(passfile="", **{name: str(path) for name, path in files.items()})
    host = host_at(url)
    host.sign_up()
    for made, path in zip(Authority().issue(ROLE), files.values(), strict=True):
        path.write_bytes(made)
    host.cores.pop().close()
    assert refused(host)
    files["sslkey"].chmod(0o640)
    with pytest.raises(UnsafePath):
        host.open()


TRAPS = {
    "PGSSLMODE": "disable",
    "PGHOST": "192.0.2.1",
    "PGHOSTADDR": "192.0.2.1",
    "PGPORT": "1",
    "PGSERVICE": "trap",
    "PGUSER": "nobody",
    "PGDATABASE": "postgres",
    "PGPASSWORD": "another word",
    "PGPASSFILE": "/nowhere/pgpass",
    "PGOPTIONS": "-c search_path=pg_catalog -c statement_timeout=0",
    "PGTARGETSESSIONATTRS": "read-only",
    "PGCONNECT_TIMEOUT": "0",
    "PGCLIENTENCODING": "LATIN1",
    "PGTZ": "Australia/Lord_Howe",
    "PGDATESTYLE": "German",
    "PGAPPNAME": "trap",
    "PGREQUIREAUTH": "none",
    "PGCHANNELBINDING": "disable",
    "PGSSLROOTCERT": "/nowhere/root.crt",
    "PGSSLCERT": "/nowhere/own.crt",
    "PGSSLKEY": "/nowhere/own.key",
    "PGSSLCRL": "/nowhere/crl",
    "PGSSLMAXPROTOCOLVERSION": "TLSv1",
    "PGSSLMINPROTOCOLVERSION": "TLSv1",
    "PGGSSENCMODE": "require",
    "PGLOADBALANCEHOSTS": "random",
    "PGREQUIREPEER": "somebody",
}


@pytest.mark.rule("G1", "D11")
def test_no_variable_and_no_file_of_the_home_has_a_say(
    way: Way, host_at: Callable[[str], Host], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Every trap is set, in the environment and where libpq looks by itself; the connection is as the address says."""
    home = tmp_path / "home"
    for name in (".pg_service.conf", ".pgpass", ".postgresql/root.crl", ".postgresql/postgresql.crt"):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text("[trap]\nsslmode=disable\nhost=192.0.2.1\n")
        (home / name).chmod(0o600)
    known = {option.envvar.decode() for option in psycopg.pq.Conninfo.get_defaults() if option.envvar}
    for name in known | set(TRAPS):
        monkeypatch.setenv(name, TRAPS.get(name, "trap"))
    monkeypatch.setenv("PGSERVICEFILE", str(home / ".pg_service.conf"))
    monkeypatch.setenv("PGSYSCONFDIR", str(home))
    address = way()
    host = host_at(address)
    host.sign_up()
    driver = connection_of(host)
    wanted = postgres_server.parameters(store_address.parse(address))
    said = driver.info.get_parameters()
    # What it leaves out stands at the default that libpq was built with.
    built = {
        one.keyword.decode(): (one.compiled or b"").decode() for one in psycopg.pq.Conninfo.get_defaults()
    }
    found = {name: said.get(name, built[name]) for name in wanted}
    assert found == wanted | {"hostaddr": "127.0.0.1"}  # psycopg asks for the name's address itself
    asked = (
        "SHOW search_path",
        "SHOW timezone",
        "SHOW client_encoding",
        "SHOW datestyle",
        "SHOW statement_timeout",
    )
    shown = [driver.execute(each).fetchone() for each in asked]
    assert shown == [("twinlatch,pg_temp",), ("UTC",), ("UTF8",), ("ISO, MDY",), ("5s",)]
    assert not [name for name in os.environ if name.startswith("PG")]


@pytest.mark.rule("G1", "D5")
@pytest.mark.parametrize("mode", [0o644, 0o660])
def test_a_password_that_others_can_read_is_refused(
    way: Way, host_at: Callable[[str], Host], tmp_path: Path, mode: int
) -> None:
    """The file with the password is ours alone, and the authority's can be changed by nobody else."""
    (tmp_path / "pass").chmod(mode)
    with pytest.raises(UnsafePath):
        host_at(way()).open()
    (tmp_path / "pass").chmod(0o600)
    (tmp_path / "ca.crt").chmod(mode | 0o020)
    with pytest.raises(UnsafePath):
        host_at(way()).open()
    (tmp_path / "ca.crt").unlink()
    with pytest.raises(StoreUnavailable):
        host_at(way()).open()


@pytest.mark.rule("G1", "A2")
def test_a_wrong_password_is_told_without_it(
    way: Way, host_at: Callable[[str], Host], tmp_path: Path, canary: set[str]
) -> None:
    """The role is not let in: words, and never what was tried."""
    canary.add("not the word of the role")
    (tmp_path / "pass").write_text("*:*:*:*:not the word of the role\n")
    assert "password authentication failed" in refused(host_at(way()))
    (tmp_path / "pass").write_text("other.example.org:*:*:*:not the word of the role\n")
    assert refused(host_at(way()))


@pytest.mark.rule("G3")
def test_what_does_not_answer_is_not_waited_for(
    tls: Cluster, way: Way, host_at: Callable[[str], Host], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that takes the connection and says nothing: the wait is bounded from the first byte on."""
    assert postgres_server.CONNECT_S <= 5
    monkeypatch.setattr(postgres_server, "CONNECT_S", 2)
    tls.signal(signal.SIGSTOP)
    try:
        assert "timeout" in refused(host_at(way()))
    finally:
        tls.signal(signal.SIGCONT)
