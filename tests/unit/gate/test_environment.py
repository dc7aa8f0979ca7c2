"""What of the caller's environment is the command's, in a bundle as well."""

import os
import sys
from collections.abc import Mapping

import pytest

from app.gate.environment import Caller, child_environment

BUNDLE = "/usr/lib/twinlatch/_internal"
OURS = [b"TWINLATCH_USER", b"TWINLATCH_METHODS", b"TWINLATCH_TICKET_FD"]


def made(given: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """Return what is left of a caller's environment, without the three words of the sign-in."""
    caller = Caller(given, 0o22, (0, 0), frozenset(), frozenset(), b"/")
    environment = child_environment(caller, "alice", ("pwd", "otp"), 7)
    assert list(environment)[-3:] == OURS
    assert [environment.pop(name) for name in OURS] == [b"alice", b"pwd otp", b"7"]
    return environment


def test_only_what_is_ours_goes() -> None:
    """Variables of Twinlatch go, whoever set them; what only looks like a bundle's stays."""
    given = {
        b"A": b"\xff",
        b"TWINLATCH_X": b"1",
        b"TWINLATCH": b"2",
        b"_PYI_A": b"3",
        b"LD_LIBRARY_PATH": b"/x",
    }
    assert made(given) == {name: value for name, value in given.items() if name != b"TWINLATCH_X"}


BUNDLED = [
    ({}, {}),
    ({"LD_LIBRARY_PATH": BUNDLE}, {}),
    (
        {"LD_LIBRARY_PATH": f"{BUNDLE}:/mine:/yours", "LD_LIBRARY_PATH_ORIG": "/mine:/yours"},
        {"LD_LIBRARY_PATH": "/mine:/yours"},
    ),
    ({"LD_LIBRARY_PATH": "/elsewhere:/mine", "LD_LIBRARY_PATH_ORIG": "/mine"}, {"LD_LIBRARY_PATH": "/mine"}),
    ({"LD_LIBRARY_PATH": f"{BUNDLE}:/mine"}, {"LD_LIBRARY_PATH": "/mine"}),
    ({"LD_LIBRARY_PATH": BUNDLE, "LD_LIBRARY_PATH_ORIG": "/callers"}, {"LD_LIBRARY_PATH_ORIG": "/callers"}),
    ({"LD_LIBRARY_PATH": "/mine"}, {"LD_LIBRARY_PATH": "/mine"}),
    ({"LD_LIBRARY_PATH": f"{BUNDLE}2:/mine"}, {"LD_LIBRARY_PATH": f"{BUNDLE}2:/mine"}),
    (
        {"_PYI_ARCHIVE_FILE": "x", "_PYI_PARENT_PROCESS_LEVEL": "1", "_MEIPASS2": "y", "PYI": "z"},
        {"PYI": "z"},
    ),
]


@pytest.mark.parametrize(("given", "kept"), BUNDLED)
def test_a_bundle_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], kept: dict[str, str]
) -> None:
    """Its folder of libraries and its own variables go, the caller's come back."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", BUNDLE, raising=False)
    assert made({os.fsencode(name): os.fsencode(value) for name, value in given.items()}) == {
        os.fsencode(name): os.fsencode(value) for name, value in kept.items()
    }


def test_capture_changes_nothing() -> None:
    """The umask is read by setting it; it is put back, and what the process was started with is seen."""
    before = os.umask(0o027)
    try:
        caller = Caller.capture()
        assert caller.umask == 0o027
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert caller.cwd == os.fsencode(os.path.realpath("."))
    assert caller.closed == frozenset()
    assert b"PATH" in caller.environment


def test_a_ticket_never_stands_in_a_repr() -> None:
    """What a window returns may be logged by mistake."""
    from app.core.api.door import Passed

    assert "secret" not in repr(Passed("secret", "alice", ("pwd", "otp")))
