"""The program's clock is set, also while it runs: back, into the hours that daylight saving repeats, ahead."""

import json
import math
import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.core.api.notices import ClockSteppedBack, CodeAlreadyUsed, CodeWrong, Notice
from app.messages import words

from .conftest import Come
from .household import Household
from .person import PERIOD_S, ROOT, Person, Phone
from .screen import Screen

HOUR_S = 3600
DAY_S = 24 * HOUR_S
VECTORS = json.loads((ROOT / "tests" / "vectors.json").read_text(encoding="utf-8"))["vectors"]
# By time zone, a moment in the later of the two hours that read the same.
FOLDS = {one["inputs"]["TZ"]: one["inputs"]["unix_time"] for one in VECTORS if one["kind"] == "dst_fold"}


class Clock:
    """A clock of the programs that are started with its ``env``; call it for seconds since the epoch."""

    def __init__(self, file: Path, ahead_s: int = 0) -> None:
        """Begin so many seconds ahead of the real time."""
        self._file = file
        shim = subprocess.run(
            ["faketime", "-m", "now", "printenv", "LD_PRELOAD"], check=True, capture_output=True, text=True
        )
        self.env = {
            "LD_PRELOAD": shim.stdout.strip(),
            "FAKETIME_TIMESTAMP_FILE": str(file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            # Else every wait by the monotonic clock ends at once, Python's for its lock among them.
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",
            # Where files seem to change with the clock, Python compiles every module anew.
            "NO_FAKE_STAT": "1",
        }
        self.step_to(ahead_s)

    def __call__(self) -> float:
        """Return what it shows."""
        return time.time() + self._ahead_s

    def step_to(self, ahead_s: int) -> None:
        """Set it so many seconds ahead of the real time."""
        self._ahead_s = ahead_s
        new = self._file.with_suffix(".new")
        new.write_text(f"{ahead_s:+d}", encoding="ascii")
        new.replace(self._file)

    def set_to(self, moment: float) -> None:
        """Set it to a moment, from which it runs on."""
        self.step_to(math.ceil(moment - time.time()))


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """Give a clock that is right at first."""
    return Clock(tmp_path / "clock")


def enrolled(folder: Path, clock: Clock) -> str:
    """Settle an account with MFA on, a day before what the clock shows; return its key."""
    phone = Phone(lambda: clock() - DAY_S)
    Household(folder, lambda: clock() - DAY_S).settle("on", phone)
    return phone.key


def let_in(person: Person, code: str) -> None:
    """Sign in with a code, and log out."""
    person.sign_in()
    person.enter_code(code)
    person.comes_to("Profile").click("Log out")
    person.comes_to("Sign in")


def refused(person: Person, code: str, why: Notice) -> None:
    """Enter a code, and read why it is refused."""
    person.enter_code(code)
    person.reads(words(why).text)


def behind(phone: Phone) -> ClockSteppedBack:
    """What a clock is told that stands before a phone's newest code."""
    return ClockSteppedBack((phone.newest + 1) * PERIOD_S * 1000)


def wall_clock(env: Mapping[str, str]) -> tuple[str, str]:
    """Return the local time as a program in this environment has it, and the time zone's name."""
    shown = subprocess.run(
        ["date", "+%F %H:%M,%Z"], env=os.environ | env, check=True, capture_output=True, text=True
    )
    local, name = shown.stdout.strip().split(",")
    return local, name


@pytest.mark.rule("T9")
def test_clock_set_back_by_an_hour_opens_nothing(come: Come, clock: Clock, tmp_path: Path) -> None:
    """Used codes stay refused though the clock calls one right again; set right, it takes the next code."""
    key = enrolled(tmp_path, clock)
    phone, earlier = Phone(key=key), Phone(clock, key)
    clock.step_to(-HOUR_S)
    person = come(clock.env)
    old = earlier.code()
    let_in(person, old)
    clock.step_to(0)
    used = phone.code()
    let_in(person, used)
    clock.set_to(earlier.newest * PERIOD_S)
    person.sign_in()
    refused(person, old, behind(phone))
    refused(person, used, CodeWrong())
    refused(person, earlier.code(), behind(phone))
    clock.step_to(0)
    person.enter_code(phone.code())
    person.comes_to("Profile")


@pytest.mark.rule("T6")
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])
def test_both_hours_that_read_the_same_take_their_codes(
    come: Come, clock: Clock, tmp_path: Path, zone: str
) -> None:
    """At the end of daylight saving an hour comes twice: the code of each lets in."""
    env = clock.env | {"TZ": zone}
    hours = [FOLDS[zone] - HOUR_S, FOLDS[zone]]
    clock.set_to(hours[0])
    phone = Phone(clock, enrolled(tmp_path, clock))
    person = come(env)
    read = []
    for hour in hours:
        clock.set_to(hour)
        read.append(wall_clock(env))
        let_in(person, phone.code())
    (first, summer), (second, winter) = read
    assert first == second
    assert summer != winter


@pytest.mark.rule("T8")
def test_each_program_goes_by_its_own_clock(other_screen: Screen, come: Come, tmp_path: Path) -> None:
    """Of two hosts on one store one is ten minutes ahead: no code is taken by both, whatever the clocks say."""
    clock, ahead = Clock(tmp_path / "clock"), Clock(tmp_path / "ahead", 600)
    key = enrolled(tmp_path, clock)
    phone, phone_ahead = Phone(clock, key), Phone(ahead, key)
    person, person_ahead = come(clock.env), come(ahead.env, other_screen)
    person.sign_in()
    person_ahead.sign_in()
    code = phone.code()
    person.enter_code(code)
    person.comes_to("Profile").click("Log out")
    refused(person_ahead, code, CodeWrong())
    code_ahead = phone_ahead.code()
    person_ahead.enter_code(code_ahead)
    person_ahead.comes_to("Profile")
    person.sign_in()
    refused(person, code_ahead, CodeWrong())
    refused(person, phone.code(), behind(phone_ahead))
    # Where the clocks agree, the code that the other one took would be right here too.
    clock.set_to(phone_ahead.newest * PERIOD_S)
    refused(person, code_ahead, CodeAlreadyUsed())
    person.enter_code(phone_ahead.code())
    person.comes_to("Profile")
