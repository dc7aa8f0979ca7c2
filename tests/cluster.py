"""A PostgreSQL cluster of the tests' own, in a temporary folder: never the system's.

Nobody else reaches it: a socket in the folder, and a port on the loopback address where TLS is tested.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

ADMIN = "admin"
ROLE = "twinlatch"
SHARED = "shared"
PASSWORD = "a word of the role"
WITHIN_S = 180.0
STOPPED_WITHIN_S = 60.0
LACKING = "PostgreSQL's server is missing: `make test` installs it (Debian's package postgresql)."
# Owners that a server started by root may have, the first that this machine knows.
OWNERS = ("postgres", "nobody")
CONFIG = {
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "60",
    "max_wal_size": "128MB",
    "autovacuum": "off",
    "jit": "off",
    "logging_collector": "off",
    "password_encryption": "scram-sha-256",
}
HBA = """\
local all all peer map=tests
hostssl all all 127.0.0.1/32 scram-sha-256
hostnossl all all 127.0.0.1/32 scram-sha-256
"""


def binaries() -> Path:
    """Return the folder of the newest server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    path = str(found[-1]) if found else shutil.which("initdb")
    if path is None:
        pytest.fail(LACKING, pytrace=False)
    return Path(path).resolve().parent


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


class Cluster:
    """One server with two roles: an administrator, and the role that owns the store's database."""

    def __init__(self, **config: str) -> None:
        """Make it; ``start`` starts it."""
        self.folder = Path(tempfile.mkdtemp(prefix="twinlatch-pg-", dir="/tmp"))
        self.port = _free_port()
        self.config = {**CONFIG, **config}
        self._bin = binaries()
        self._server: subprocess.Popen[bytes] | None = None
        self._as = self._owner()
        self.folder.chmod(0o755)
        # A language that sorts as people do: what is sorted by bytes all the same is sorted so by us.
        language = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")
        self._run("initdb", "-U", ADMIN, "-E", "UTF8", *language, "-A", "reject", "-N")
        me = pwd.getpwuid(os.geteuid()).pw_name
        self.write("pg_hba.conf", HBA)
        self.write("pg_ident.conf", f"tests {me} {ADMIN}\ntests {me} {ROLE}\n")

    def _owner(self) -> list[str]:
        """Return what drops root's rights: the server refuses to run with them."""
        if os.geteuid() != 0:
            return ["setpriv", "--pdeathsig", "QUIT"]
        known = {each.pw_name: each for each in pwd.getpwall()}
        owner = next(known[name] for name in OWNERS if name in known)
        os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        user = [f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
        return ["setpriv", *user, "--pdeathsig", "QUIT"]

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as, str(self._bin / program), "-D", str(self.data), *arguments]
        done = subprocess.run(command, cwd=self.folder, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    @property
    def data(self) -> Path:
        """Where the server keeps what it holds."""
        return self.folder / "data"

    def write(self, name: str, content: str | bytes, mode: int = 0o600) -> Path:
        """Put a file into the server's folder, the server's own."""
        path = self.data / name
        path.unlink(missing_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        path.chmod(mode)
        if os.geteuid() == 0:
            owner = self.folder.stat()
            os.chown(path, owner.st_uid, owner.st_gid)
        return path

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        settings = {
            "unix_socket_directories": str(self.folder),
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            **self.config,
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            command = [*self._as, str(self._bin / "postgres"), "-D", str(self.data), *options]
            self._server = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log)
        until = time.monotonic() + WITHIN_S
        while True:
            try:
                self.admin().close()
            except psycopg.OperationalError:
                assert self._server.poll() is None, (self.folder / "log").read_text()
                assert time.monotonic() < until, (self.folder / "log").read_text()
                time.sleep(0.02)
            else:
                return

    def signal(self, number: signal.Signals) -> None:
        """Send the server and what it started a signal: SIGSTOP, SIGCONT."""
        assert self._server is not None
        for each in [self._server.pid, *self.backends()]:
            with contextlib.suppress(ProcessLookupError):  # one that was about to end
                os.kill(each, number)

    def backends(self) -> list[int]:
        """Return the numbers of the server's own processes."""
        assert self._server is not None
        found = Path(f"/proc/{self._server.pid}/task/{self._server.pid}/children").read_text()
        return [int(number) for number in found.split()]

    def stop(self) -> None:
        """Stop the server at once, as a crash would."""
        if self._server is None:
            return
        everybody = [*self.backends(), self._server.pid]
        self._server.send_signal(signal.SIGQUIT)
        try:
            self._server.wait(STOPPED_WITHIN_S)
        except subprocess.TimeoutExpired:
            for each in everybody:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)
            self._server.wait()
        self._server = None

    def remove(self) -> None:
        """Stop it and leave nothing."""
        self.stop()
        shutil.rmtree(self.folder)

    def admin(self, database: str = "postgres") -> "psycopg.Connection[tuple[object, ...]]":
        """Return a connection of the administrator; each statement is a transaction of its own."""
        return psycopg.connect(
            host=str(self.folder), port=self.port, user=ADMIN, dbname=database, autocommit=True
        )

    def execute(self, database: str, *statements: str) -> list[tuple[object, ...]]:
        """Carry out statements as the administrator; return the rows of the last, where it has any."""
        with self.admin(database) as connection:
            for statement in statements:
                cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def make_role(self) -> None:
        """Make the role that owns what the tests make."""
        self.execute("postgres", f"CREATE ROLE {ROLE} LOGIN PASSWORD '{PASSWORD}'")

    def make_database(self, name: str) -> str:
        """Make an empty database that belongs to the role."""
        self.execute("postgres", f"CREATE DATABASE {name} OWNER {ROLE} TEMPLATE template0")
        return name

    def emptied(self, database: str) -> str:
        """Leave a database as if it were new: quicker than a new one."""
        self.hang_up(database)
        self.execute(database, "DROP SCHEMA IF EXISTS twinlatch CASCADE")
        return database

    def hang_up(self, database: str) -> None:
        """End every connection to a database, and see that it is ended."""
        with self.admin() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = %s", [database]
            )

    def keep(self, database: str, copy: str) -> None:
        """Copy a database as it is; nobody stays in it."""
        self.execute("postgres", f"DROP DATABASE IF EXISTS {copy}")
        self.hang_up(database)
        self.execute("postgres", f"CREATE DATABASE {copy} TEMPLATE {database} OWNER {ROLE}")

    def put_back(self, copy: str, database: str) -> None:
        """Put a copy in the place of a database."""
        self.drop(database)
        self.execute("postgres", f"ALTER DATABASE {copy} RENAME TO {database}")

    def drop(self, database: str) -> None:
        """Drop a database, whoever is in it."""
        self.execute("postgres", f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def url(self, database: str) -> str:
        """Return the address of a store through the socket."""
        return f"postgresql://{ROLE}@/{database}?host={self.folder}&port={self.port}"


def started(**config: str) -> Cluster:
    """Return a cluster that runs, with the role made."""
    cluster = Cluster(**config)
    try:
        cluster.start()
        cluster.make_role()
    except BaseException:
        cluster.remove()
        raise
    return cluster
