"""The address of a store on a server: one form, and nothing left to chance (G1)."""

import os
import pwd
from pathlib import Path

import pytest

from app.core.api import store_address
from app.core.api.errors import BadSettings
from app.settings import load

ME = pwd.getpwuid(os.geteuid()).pw_name
REMOTE = "postgresql://app@db.example.org/store?passfile=/etc/pass&sslrootcert=/etc/ca.crt"


@pytest.mark.rule("G1")
@pytest.mark.parametrize(
    ("typed", "one_form"),
    [
        (REMOTE, "postgresql://app@db.example.org:5432/store?passfile=/etc/pass&sslrootcert=/etc/ca.crt"),
        (
            "postgresql://app@DB.example.org,[2001:db8::1]:6000/s?sslrootcert=/c/../c/ca&passfile=/p",
            "postgresql://app@db.example.org:5432,[2001:db8::1]:6000/s?passfile=/p&sslrootcert=/c/ca",
        ),
        (
            "postgresql:///s?host=/run/postgresql",
            f"postgresql://{ME}@/s?host=/run/postgresql&port=5432",
        ),
        ("postgresql://a%40b@:6000/s?host=/run", "postgresql://a%40b@/s?host=/run&port=6000"),
        ("postgresql://app@127.8.0.1/s?passfile=/p", "postgresql://app@127.8.0.1:5432/s?passfile=/p"),
        ("postgresql://app@[::1]/s?passfile=/p", "postgresql://app@[::1]:5432/s?passfile=/p"),
        ("postgresql://app@localhost/s?passfile=/p", "postgresql://app@localhost:5432/s?passfile=/p"),
        (
            "postgresql://app@db/s?sslrootcert=/c&sslcert=/a%20b&sslkey=/k",
            "postgresql://app@db:5432/s?sslcert=/a%20b&sslkey=/k&sslrootcert=/c",
        ),
    ],
)
def test_one_form(typed: str, one_form: str, tmp_path: Path) -> None:
    """Whatever was left out or written otherwise stands there in one way, which reads as itself."""
    found = load({"store": typed}, {"HOME": str(tmp_path)}, tmp_path / "none")
    assert (found.store, found.store_path) == (one_form, None)
    assert str(store_address.parse(one_form)) == one_form


@pytest.mark.rule("G1", "A2")
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("postgresql://app:canary-word@db/s?sslrootcert=/c", "password"),
        ("postgresql://app@db/s?passfile=/p", "TLS"),
        ("postgresql://app@localhost,db.example.org/s?passfile=/p", "TLS"),
        ("postgresql://app@127.1/s?passfile=/p", "TLS"),
        ("postgresql://app@localhost.example.org/s?passfile=/p", "TLS"),
        ("postgresql://app@[::ffff:127.0.0.1]/s?passfile=/p", "TLS"),
        ("postgresql://app@db/s?sslrootcert=/c", "no proof"),
        ("postgresql://app@localhost/s", "no proof"),
        ("postgresql://app@localhost/s?sslcert=/a&sslkey=/k", "sslrootcert"),
        ("postgresql://app@db/s?sslrootcert=/c&sslcert=/a", "together"),
        ("postgresql://app@/s?host=/run&sslrootcert=/c", "no TLS"),
        (f"{REMOTE}&sslmode=disable", "no parameter sslmode"),
        (f"{REMOTE}&hostaddr=10.0.0.1", "no parameter hostaddr"),
        (f"{REMOTE}&service=trap", "no parameter service"),
        (f"{REMOTE}&options=-cfsync", "no parameter options"),
        (f"{REMOTE}&password=canary-word", "no parameter password"),
        (f"{REMOTE}&passfile=/other", "twice"),
        ("postgresql://app@db/s?sslrootcert=system&passfile=/p", "absolute"),
        ("postgresql://app@db/s?host=/run&passfile=/p", "socket only"),
        ("postgresql:///s", "no server"),
        ("postgresql://app@/s?host=run", "absolute"),
        ("postgresql://app@db:0/s?passfile=/p&sslrootcert=/c", "no port"),
        ("postgresql://app@db:65536/s?passfile=/p&sslrootcert=/c", "no port"),
        ("postgresql://app@d b/s?passfile=/p&sslrootcert=/c", "no server"),
        ("postgresql://app@/?host=/run", "no database"),
        ("postgresql://app@/s%00?host=/run", "cannot be read"),
        ("postgresql://app@/s?host=/run#x", "cannot be read"),
    ],
)
def test_refused_before_any_connection(typed: str, why: str, tmp_path: Path) -> None:
    """What would be less than the rule, or cannot be known, is told with its reason and without its words."""
    with pytest.raises(BadSettings, match="store in the command line") as refused:
        load({"store": typed}, {"HOME": str(tmp_path)}, tmp_path / "none")
    assert why in refused.value.why
    assert "canary" not in str(refused.value)
