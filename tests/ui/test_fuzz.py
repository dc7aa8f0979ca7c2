"""Whatever is typed or pasted is answered: no crash, no hang, right counters (U3)."""

import os
from pathlib import Path

import pytest

from app.core.api.notices import ActivationCodeMade, OneTimePasswordMade
from app.core.api.operator_commands import ResetMfa, ResetPassword
from app.testing.phone import VirtualPhone
from app.testing.window import Twinlatch
from tests.hostile import texts

from .fuzz_driver import (
    ANSWER_WITHIN_S,
    Driver,
    Target,
    is_code,
    is_password,
    is_recovery_code,
    is_user,
)

SMALL, CHUNK, CHUNKS = 40, 5_000, 20
GROWTH_MIB = 60
# Of the large counts every fifth is painted as well: half of the time goes into painting.
PAINTED = 5
NEVER = "never this one"
NO_CODE = "0" * 24

CREATE = {"Username": "user", "Email address": "user@example.org", "Password": NEVER, "Repeat password": "no"}
CHANGE = {"Current password": NEVER, "New password": "seven green herons by the weir"}
FORGOT = {"Username or email address": "user", "Recovery code": NO_CODE}


def never(_typed: str) -> bool:
    """Nothing typed here is a guess."""
    return False


def always(_typed: str) -> bool:
    """Whatever is typed here, the rest is a guess."""
    return True


TARGETS = {
    "create username": Target("create_account", "Username", CREATE, None, never),
    "create email": Target("create_account", "Email address", CREATE, None, never),
    "create password": Target("create_account", "Password", CREATE, None, never),
    "create repeat": Target("create_account", "Repeat password", CREATE, None, never),
    "name": Target("sign_in", "Username or email address", {"Password": NEVER}, "password", is_user),
    "password": Target("sign_in", "Password", {"Username or email address": "user"}, "password", is_password),
    "first code": Target("enter_code", "One-time code", {}, "enrollment", is_code),
    "code": Target("enter_code", "One-time code", {}, "totp", is_code),
    "recovery code": Target("recovery_sign_in", "Recovery code", {}, "recovery_code", is_recovery_code),
    "forgotten name": Target(
        "forgot_password",
        "Username or email address",
        {"Recovery code": NO_CODE, "One-time code": "000000"},
        "forgotten",
        is_user,
    ),
    "forgotten recovery code": Target(
        "forgot_password",
        "Recovery code",
        {"Username or email address": "user", "One-time code": "000000"},
        "forgotten",
        is_recovery_code,
    ),
    "forgotten code": Target("forgot_password", "One-time code", FORGOT, "forgotten", is_code),
    "activation code": Target(
        "activation", "Activation code", {}, "activation", lambda typed: is_recovery_code(typed, 16)
    ),
    "new password": Target("new_password", "New password", {"Repeat new password": "no"}, None, never),
    "new repeat": Target("new_password", "Repeat new password", {"New password": NEVER}, None, never),
    "pop-up password": Target("enable_mfa", "Current password", {}, "password", is_password),
    "pop-up new password": Target("change_password", "New password", CHANGE, None, never),
    "lock": Target("locked", "Password", {}, "password", is_password),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each field its inputs: a few, or twenty times five thousand."""
    if "chunk" in metafunc.fixturenames:
        torture = metafunc.config.getoption("--torture")
        metafunc.parametrize("chunk", range(CHUNKS if torture else 1))


def come(twinlatch: Twinlatch, phone: VirtualPhone, field: str) -> None:
    """Bring the window to the page of a field."""
    if field.startswith("create"):
        twinlatch.create_account.look()
        return
    twinlatch.create_account.create("user", "user@example.org", twinlatch.password)
    twinlatch.sign_in.look()
    if field in {"name", "password"}:
        return
    if field.startswith("forgotten"):
        twinlatch.sign_in.forgot_password()
    elif field == "activation code":
        assert isinstance(twinlatch.administer(ResetMfa("user", "fuzz")).notice, ActivationCodeMade)
        twinlatch.sign_in.sign_in(twinlatch.password)
    elif field.startswith("new"):
        made = twinlatch.administer(ResetPassword("user")).notice
        assert isinstance(made, OneTimePasswordMade)
        twinlatch.sign_in.sign_in(made.password)
    else:
        twinlatch.sign_in.sign_in(twinlatch.password)
        _signed_in(twinlatch, phone, field)


def _signed_in(twinlatch: Twinlatch, phone: VirtualPhone, field: str) -> None:
    if field == "pop-up new password":
        twinlatch.profile.change_password()
    elif field == "lock":
        twinlatch.profile.look()
        twinlatch.leave_alone(900)
    else:
        twinlatch.profile.enable_mfa()
    if field in {"first code", "code", "recovery code"}:
        twinlatch.enable_mfa.log_out(twinlatch.password)
        twinlatch.sign_in.sign_in(twinlatch.password)
        phone.scan(twinlatch.scan_qr.go_on())
    if field in {"code", "recovery code"}:
        twinlatch.enter_code.enter(phone.code())
        twinlatch.recovery_code.record()
        twinlatch.profile.log_out()
        twinlatch.sign_in.sign_in(twinlatch.password, "user")
    if field == "recovery code":
        twinlatch.enter_code.use_recovery_code()


@pytest.mark.rule("U3", "T10", "T11")
@pytest.mark.parametrize("field", TARGETS)
def test_hostile_texts(
    twinlatch: Twinlatch,
    phone: VirtualPhone,
    field: str,
    chunk: int,
    request: pytest.FixtureRequest,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Each is answered within a second, on the same page, with a sentence, and counted as what it is."""
    torture = request.config.getoption("--torture")
    come(twinlatch, phone, field)
    target = TARGETS[field]
    twinlatch.desktop.look_for(target.page)
    driver = Driver(twinlatch, target)
    right = {phone.code(steps) for steps in (-1, 0, 1)} if phone.entries else set()
    before = 0.0
    for at, text in enumerate(texts(chunk * 1000 + len(field), CHUNK if torture else SMALL)):
        if "".join(text.split()).replace("-", "") not in right:
            driver.put(text, paste=at % 2 == 0, painted=not torture or at % PAINTED == 0)
        if at == CHUNK // 5:
            before = rss_mib()
    driver.close()
    assert driver.slowest_s < ANSWER_WITHIN_S
    assert not before or rss_mib() - before < GROWTH_MIB
    assert "Traceback" not in capfd.readouterr().err


def rss_mib() -> float:
    """Return the memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024
