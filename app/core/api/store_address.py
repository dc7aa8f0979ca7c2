"""The address of a store on a server: read, judged, and written in its one form (G1).

Whatever is not said here is never left to the surroundings: no parameter has a default that a
variable or a file of the person's could change.
"""

import ipaddress
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote

SCHEME = "postgresql"
PORT = 5432
FILES = ("passfile", "sslcert", "sslkey", "sslrootcert")
_HOST = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::(?P<port>[0-9]+))?")


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """One database on one server, or on several that follow each other; files are absolute paths or ""."""

    user: str
    hosts: tuple[tuple[str, int], ...]
    database: str
    passfile: str = ""
    sslcert: str = ""
    sslkey: str = ""
    sslrootcert: str = ""

    @property
    def socket(self) -> bool:
        """Whether the server is reached through a socket in a folder of this machine."""
        return self.hosts[0][0].startswith("/")

    def __str__(self) -> str:
        """Write the address in its one form."""
        files = {name: getattr(self, name) for name in FILES if getattr(self, name)}
        authority = ",".join(
            f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in self.hosts
        )
        if self.socket:
            ((folder, port),) = self.hosts
            authority, files = "", {"host": folder, "port": str(port)} | files
        query = "&".join(f"{name}={quote(value, safe='/')}" for name, value in files.items())
        start = f"{SCHEME}://{quote(self.user, safe='')}@{authority}/{quote(self.database, safe='')}"
        return f"{start}?{query}" if query else start


def parse(url: str) -> ServerAddress:
    """Read an address; ValueError says why it cannot be used, and repeats nothing of it."""
    head, _, query = url.removeprefix(f"{SCHEME}://").partition("?")
    authority, _, database = head.partition("/")
    userinfo, _, hosts = authority.rpartition("@")
    if ":" in userinfo:
        raise ValueError("a password must not stand in it; name a passfile")
    if any(ord(char) < ord(" ") for char in unquote(url)) or "#" in url or "/" in database:
        raise ValueError("it cannot be read")
    if not database:
        raise ValueError("it names no database")
    given = _parameters(query)
    files = {name: _absolute(name, given[name]) for name in FILES if name in given}
    found = ServerAddress(
        user=unquote(userinfo) or _user(), hosts=_hosts(hosts, given), database=unquote(database), **files
    )
    _judge(found)
    return found


def _parameters(query: str) -> dict[str, str]:
    pairs = parse_qsl(query, keep_blank_values=True)
    given = dict(pairs)
    unknown = sorted(set(given) - {"host", "port", *FILES})
    if unknown:
        raise ValueError(
            f"there is no parameter {unknown[0]} here; TLS and time limits are set by the program"
        )
    if len(pairs) != len(given):
        raise ValueError("a parameter stands in it twice")
    return given


def _absolute(name: str, value: str) -> str:
    if not value.startswith("/"):
        raise ValueError(f"{name} must be an absolute path")
    return os.path.normpath(value)


def _hosts(authority: str, given: dict[str, str]) -> tuple[tuple[str, int], ...]:
    if not authority.partition(":")[0] and "host" in given:
        return ((_absolute("host", given["host"]), _port(given.get("port") or authority[1:])),)
    if "host" in given or "port" in given:
        raise ValueError("host and port are parameters of a socket only: a folder, with no host before it")
    hosts = []
    for each in authority.split(","):
        found = _HOST.fullmatch(each)
        if not found:
            raise ValueError("it names no server")
        hosts.append(((found["v6"] or found["name"]).lower(), _port(found["port"])))
    return tuple(hosts)


def _port(text: str | None) -> int:
    if not text:
        return PORT
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 1 << 16):
        raise ValueError("it names no port")
    return int(text)


def _user() -> str:
    import pwd

    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise ValueError("it names no role") from None


def _judge(address: ServerAddress) -> None:
    if bool(address.sslcert) != bool(address.sslkey):
        raise ValueError("sslcert and sslkey go together")
    if address.socket:
        if address.sslrootcert or address.sslcert:
            raise ValueError("a socket knows no TLS")
        return
    if not address.sslrootcert:
        if not all(_loopback(host) for host, _port_of in address.hosts):
            raise ValueError("a server on another machine needs TLS: name its authority, sslrootcert=/PATH")
        if address.sslcert:
            raise ValueError("sslcert needs sslrootcert")
    if not (address.passfile or address.sslcert):
        raise ValueError("it names no proof: a passfile, or sslcert and sslkey")


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def words_for(address: ServerAddress) -> str:
    """Return what errors call the store: the database and where it is, without role and files."""
    places = (f"{Path(host) if address.socket else host}:{port}" for host, port in address.hosts)
    return f"{address.database} on {', '.join(places)}"
