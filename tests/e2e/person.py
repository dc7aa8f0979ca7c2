"""A person at the real program: sees what a screen reader sees, has a mouse, a keyboard and a phone."""

import base64
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from PIL import ImageGrab

from app.testing.phone import PhoneError, parse, read_qr

from .screen import Screen, wait_for

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "plain lantern over wide rivers"
DAY_STEPS = 2880
PERIOD_S = 30
LEAVE_WITHIN_S = 20.0
FAKETIME = "libfaketimeMT.so.1"

# What names other things, or the page.
MUTE = {"label", "heading", "dialog", "frame"}
Thing = dict[str, Any]


class Clock:
    """The host's clock as the programs of one test see it, ahead of ours by what was advanced."""

    def __init__(self, file: Path) -> None:
        """Begin with the right time."""
        self._file = file
        self._ahead_s = 0
        self._file.write_text("+0\n")

    def advance(self, seconds: int) -> None:
        """Set the clock on, for programs that run as well: they look at the file once a second."""
        self._ahead_s += seconds
        self._file.write_text(f"+{self._ahead_s}\n")
        time.sleep(1.1)

    def now_s(self) -> int:
        """Return UTC seconds."""
        return int(time.time()) + self._ahead_s

    def now_ms(self) -> int:
        """Return UTC milliseconds."""
        return self.now_s() * 1000

    def env(self) -> dict[str, str]:
        """Return what makes a program go by this clock."""
        (library,) = Path("/usr/lib").glob(f"*/faketime/{FAKETIME}")
        return {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }


class Phone:
    """Debian's ``oathtool`` as the authenticator app; the key comes from a screenshot or is typed."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock it goes by."""
        self._clock = clock
        self.key = ""

    def code(self) -> str:
        """Return the code of now."""
        return self._oathtool(self._clock.now_s(), 0)[0]

    def wrong_code(self) -> str:
        """Return a code that is right at no time of the day."""
        right = set(self._oathtool(self._clock.now_s() - DAY_STEPS // 2 * PERIOD_S, DAY_STEPS))
        return next(code for code in map("{:06d}".format, range(10**6)) if code not in right)

    def _oathtool(self, now_s: int, window: int) -> list[str]:
        command = ["oathtool", "--totp", "--base32", self.key, "--now", f"@{now_s}", "--window", str(window)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


class Person:
    """One running program and what a person does with it."""

    def __init__(self, screen: Screen, folder: Path, clock: Clock) -> None:
        """Start the program on the store in a folder."""
        installed = Path(sys.executable).with_name("twinlatch")
        program = [str(installed)] if installed.exists() else [sys.executable, "-m", "app"]
        env = screen.env | clock.env()
        env |= {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "LC_ALL": "C.UTF-8"}
        env |= {"XDG_DATA_HOME": str(folder / "data"), "QT_QPA_PLATFORM": "xcb"}
        env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        self.screen = screen
        self.output = folder / "output.txt"
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(program, cwd=ROOT, env=env, stdout=output, stderr=output)

    # --- eyes -----------------------------------------------------------------------------------

    def things(self) -> list[Thing]:
        """Return what the window in front shows."""
        window: list[Thing] = []
        front: list[Thing] = []
        for thing in self.screen.tree(self.process.pid):
            window = [] if thing["depth"] == 0 else window
            window.append(thing)
            front = window if "active" in window[0]["states"] else front
        return front

    @property
    def page(self) -> str:
        """The heading of the window in front."""
        return next((thing["name"] for thing in self.things() if thing["role"] == "heading"), "")

    def describe(self) -> str:
        """Say what is seen."""
        things = [
            f"{one['name']}{'*' * ('focused' in one['states'])}" for one in self.things() if one["name"]
        ]
        return f"program {self.process.poll() or 'runs'}, seen: {' | '.join(things)}"

    def comes_to(self, page: str) -> "Person":
        """Wait until a page is in front."""
        wait_for(f"the page {page!r}", lambda: self.page == page, self.describe)
        return self

    def reads(self, words: str) -> None:
        """Wait until the words can be read somewhere on the page."""
        wait_for(
            f"the words {words!r}",
            lambda: any(words in one["name"] or words in one["text"] for one in self.things()),
            self.describe,
        )

    def find(self, name: str) -> Thing:
        """Wait for a thing that can be used, by its name."""
        return dict(wait_for(f"{name!r}", lambda: self._named(name), self.describe))

    def sees(self, name: str) -> bool:
        """Tell whether there is such a thing now."""
        return self._named(name) is not None

    def focus_on(self, name: str) -> None:
        """Wait until a thing has the keyboard."""
        wait_for(f"the focus on {name!r}", lambda: "focused" in self.find(name)["states"], self.describe)

    def _named(self, name: str) -> Thing | None:
        return next((one for one in self.things() if one["name"] == name and one["role"] not in MUTE), None)

    # --- hands ----------------------------------------------------------------------------------

    def click(self, name: str, *then: str | int) -> None:
        """Click in the middle of a thing, once it has come to rest; ``then`` is more for xdotool."""
        before: Thing = {}
        while (now := self.find(name)) != before:
            before = now
        left, top, wide, high = now["box"]
        self.screen.xdotool("mousemove", left + wide // 2, top + high // 2, "click", 1, *then)

    def key(self, *keys: str) -> None:
        """Press keys."""
        self.screen.xdotool("key", "--delay", 2, *keys)

    def type(self, text: str) -> None:
        """Type."""
        self.screen.xdotool("type", "--delay", 2, "--", text)

    def fill(self, name: str, text: str) -> None:
        """Click into a field and type instead of what is in it."""
        self.click(name, "key", "ctrl+a", "type", "--delay", 2, "--", text)

    # --- whole pages ----------------------------------------------------------------------------

    def create_account(self) -> None:
        """Make the first account."""
        self.comes_to("Create your account")
        self.fill("Username", "user")
        self.fill("Email address", "user@example.org")
        self.fill("Password", PASSWORD)
        self.fill("Repeat password", PASSWORD)
        self.click("Create account")
        self.comes_to("Sign in")

    def sign_in(self, password: str = PASSWORD, name: str = "user") -> None:
        """Enter name and password."""
        self.comes_to("Sign in")
        self.fill("Username or email address", name)
        self.fill("Password", password)
        self.click("Continue")

    def enter_code(self, code: str) -> None:
        """Enter a one-time code."""
        self.comes_to("One-time code")
        self.fill("One-time code", code)
        self.click("Continue")

    def record(self) -> str:
        """Read the recovery code, tick and continue."""
        self.comes_to("Recovery code")
        code = self.find("Recovery code")["text"]
        self.click("I have safely recorded this code")
        wait_for("the tick", lambda: "enabled" in self.find("Continue")["states"], self.describe)
        self.click("Continue")
        return " ".join(code.split())

    def scan(self, phone: Phone) -> None:
        """Photograph the screen and have the phone read the QR code."""
        self.comes_to("Scan the QR code")
        phone.key = str(wait_for("a QR code that can be read", self._photographed, self.describe))

    def _photographed(self) -> str:
        try:
            entry = parse(read_qr(ImageGrab.grab(xdisplay=self.screen.display)))
        except PhoneError:
            return ""
        assert (entry.issuer, entry.account) == ("Twinlatch", "user@example.org")
        return base64.b32encode(entry.key).decode()

    # --- ends -----------------------------------------------------------------------------------

    def close(self) -> int:
        """Close the window in front as its frame does, and return the exit code."""
        self.key("alt+F4")
        return self.process.wait(LEAVE_WITHIN_S)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> int:
        """End the program from outside, and return the exit code."""
        self.process.send_signal(number)
        return self.process.wait(LEAVE_WITHIN_S)

    def leave(self) -> None:
        """End the program if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(LEAVE_WITHIN_S)
