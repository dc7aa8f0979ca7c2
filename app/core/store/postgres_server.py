"""The connection to a PostgreSQL server: every parameter said here, every wait bounded (G1, G3).

libpq fills what is not said from PG* variables and from files in the home folder. So everything that
matters is said, and the variables are taken out of this process before the first connection.
"""

import os
import stat
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from ..api.errors import StoreUnavailable, UnsafePath
from ..api.store_address import ServerAddress
from . import files
from .place import WRITES
from .statement import say

SCHEMA = "twinlatch"
# One lock for all writers of a store: see "Writers take turns" in ARCHITECTURE.md. "TWINLATCH" on nine keys.
WRITERS = 894652824

# Each wait ends, the nearest cause first, so that the words say what it was (G3, B2).
LOCK_WAIT_MS = 3000
STATEMENT_MS = 5000
IDLE_IN_TRANSACTION_MS = 10_000
ANSWER_S = 8.0
CONNECT_S = 5
KEEPALIVE = {"keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3"}
TCP_USER_MS = 10_000
# Use cases run one transaction at a time.
CONNECTIONS = 1
MORE_CONNECTIONS = 1

# A file that cannot be there: libpq looks for none of its own then.
NO_FILE = "/dev/null/none"
SESSION = {
    "search_path": f"{SCHEMA},pg_temp",
    "lock_timeout": LOCK_WAIT_MS,
    "statement_timeout": STATEMENT_MS,
    "idle_in_transaction_session_timeout": IDLE_IN_TRANSACTION_MS,
    "synchronous_commit": "on",
    "timezone": "UTC",
    "standard_conforming_strings": "on",
}
BEGIN_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
# The lock first, in the same round: what is read afterwards is what the last writer left.
BEGIN_WRITE = f"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock({WRITERS})"


class AbortedTransactionError(AssertionError):
    """A statement failed, was overlooked, and nothing would be kept though the commit says so: a bug."""


class Bounded(psycopg.Connection[Any]):
    """A connection that waits for no answer longer than ``ANSWER_S``: a server may be stopped."""

    def wait(self, gen: Any, *args: Any, **options: Any) -> Any:  # noqa: ANN401 psycopg's own generators
        """Wait for the answer, and end the connection when none comes."""
        return super().wait(self._in_time(gen), *args, **options)

    def _in_time(self, gen: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
        until_s = time.monotonic() + ANSWER_S
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if not ready and time.monotonic() > until_s:
                    self.pgconn.finish()
                    raise psycopg.OperationalError("it does not answer")
                wanted = gen.send(ready)
        except StopIteration as done:
            return done.value


def engine_for(address: ServerAddress) -> Engine:
    """Return an engine that connects when first asked; a connection found dead is replaced once, unused."""

    def connect() -> Bounded:
        for name in [name for name in os.environ if name.startswith("PG")]:
            del os.environ[name]
        check_files(address)
        return Bounded.connect(make_conninfo("", **parameters(address)), autocommit=True)

    engine = create_engine(
        "postgresql+psycopg://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=CONNECTIONS,
        max_overflow=MORE_CONNECTIONS,
        pool_timeout=LOCK_WAIT_MS / 1000,
        pool_pre_ping=True,
        use_native_hstore=False,
        hide_parameters=True,  # an error that tells them would tell names and sealed values to a log (A2)
    )

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        say(connection, BEGIN_WRITE if connection.info.get(WRITES, True) else BEGIN_READ, None)

    @event.listens_for(engine, "commit")
    def on_commit(connection: Connection) -> None:
        # COMMIT after a failed statement rolls back, and is no error to the server.
        driver: Any = connection.connection.driver_connection
        if driver.info.transaction_status == psycopg.pq.TransactionStatus.INERROR:
            driver.rollback()
            raise AbortedTransactionError

    return engine


def check_files(address: ServerAddress) -> None:
    """Refuse files that others could read, or put their own authority into."""
    for path in (address.passfile, address.sslkey):
        if path:
            files.check_file(Path(path))
    for path in (address.sslcert, address.sslrootcert):
        if path:
            _check_public(Path(path))


def _check_public(path: Path) -> None:
    try:
        found = path.stat()
    except OSError as error:
        raise StoreUnavailable(str(path), error.strerror or "") from error
    if not stat.S_ISREG(found.st_mode) or found.st_uid not in {0, os.geteuid()} or found.st_mode & 0o022:
        raise UnsafePath(str(path), "it must be a file that only you or root may change")


def parameters(address: ServerAddress) -> dict[str, str]:
    """Return every parameter of the connection; libpq's own defaults get no say (G1)."""
    return {
        "host": ",".join(host for host, _port in address.hosts),
        "port": ",".join(str(port) for _host, port in address.hosts),
        "hostaddr": "",
        "dbname": address.database,
        "user": address.user,
        "password": "",
        "passfile": address.passfile or NO_FILE,
        **_proof(address),
        **_tls(address),
        "gssencmode": "disable",
        "target_session_attrs": "read-write",
        "load_balance_hosts": "disable",
        "connect_timeout": str(CONNECT_S),
        "keepalives": "1",
        **KEEPALIVE,
        "tcp_user_timeout": str(TCP_USER_MS),
        "application_name": "twinlatch",
        "client_encoding": "UTF8",
        "options": " ".join(f"-c {name}={value}" for name, value in SESSION.items()),
    }


def _proof(address: ServerAddress) -> dict[str, str]:
    """Say how we may be asked to prove who we are: SCRAM or a certificate, the kernel's word on a socket."""
    if not address.passfile:
        return {"require_auth": "none", "channel_binding": "disable"}
    binding = "require" if address.sslrootcert else "disable"
    return {"require_auth": "scram-sha-256", "channel_binding": binding}


def _tls(address: ServerAddress) -> dict[str, str]:
    with_certificate = bool(address.sslcert)
    return {
        "sslmode": "verify-full" if address.sslrootcert else "disable",
        "sslrootcert": address.sslrootcert or NO_FILE,
        "sslcert": address.sslcert or NO_FILE,
        "sslkey": address.sslkey or NO_FILE,
        "sslcertmode": "require" if with_certificate else "disable",
        "sslcrl": NO_FILE,
        "sslcrldir": "",
        "sslnegotiation": "postgres",
        "sslsni": "1",
        "sslcompression": "0",
        "ssl_min_protocol_version": "TLSv1.2",
        "ssl_max_protocol_version": "",
        "requirepeer": "",
    }
