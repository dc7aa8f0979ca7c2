"""A person at the real program: sees what a screen reader sees, has a mouse, a keyboard and a phone."""

import base64
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import ImageGrab

from app.testing.phone import PhoneError, parse, read_qr

from .screen import Screen, wait_for

ROOT = Path(__file__).resolve().parents[2]
INSTALLED = Path(sys.executable).with_name("twinlatch")
PROGRAM = [str(INSTALLED)] if INSTALLED.exists() else [sys.executable, "-m", "app"]
PASSWORD = "plain lantern over wide rivers"
DAY_STEPS = 2880
PERIOD_S = 30
LEAVE_WITHIN_S = 60.0

Thing = dict[str, Any]


class Phone:
    """Debian's ``oathtool`` as the authenticator app; the key comes from a screenshot or is typed."""

    def __init__(self, clock: Callable[[], float] = time.time, key: str = "") -> None:
        """Begin, by default without a key; ``clock`` gives seconds since the epoch."""
        self._clock = clock
        self.key = key
        # The time step of the newest code.
        self.newest = 0

    def code(self) -> str:
        """Return a code that was not shown before: of now, or of the next time step, which is right as well."""
        step = max(int(self._clock()) // PERIOD_S, self.newest + 1)
        wait_for("the next code", lambda: step <= self._clock() // PERIOD_S + 1)
        self.newest = step
        return self._oathtool(step, 0)[0]

    def wrong_code(self) -> str:
        """Return a code that is right at no time of the day."""
        right = set(self._oathtool(int(self._clock()) // PERIOD_S - DAY_STEPS // 2, DAY_STEPS))
        return next(code for code in map("{:06d}".format, range(10**6)) if code not in right)

    def _oathtool(self, step: int, window: int) -> list[str]:
        now = f"@{step * PERIOD_S}"
        command = ["oathtool", "--totp", "--base32", self.key, "--now", now, "--window", str(window)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


class Person:
    """One running program and what a person does with it."""

    def __init__(
        self,
        screen: Screen,
        folder: Path,
        more_env: Mapping[str, str] | None = None,
        arguments: Sequence[str] = (),
        program: Sequence[str] = PROGRAM,
    ) -> None:
        """Start the program on the store in a folder, perhaps with more in its environment and arguments.

        It may be a tool of one's own that starts Twinlatch; ``look_at`` then turns to the other window.
        """
        env = screen.env | {
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "LC_ALL": "C.UTF-8",
        }
        env |= {"XDG_DATA_HOME": str(folder / "data"), "QT_QPA_PLATFORM": "xcb"}
        env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        env |= more_env or {}
        self.screen = screen
        self.output = folder / "output.txt"
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                [*program, *arguments], cwd=ROOT, env=env, stdout=output, stderr=output
            )
        self._seen = self.process.pid

    # --- eyes -----------------------------------------------------------------------------------

    def look_at(self, pid: int) -> None:
        """Look at the window of another process from now on."""
        self._seen = pid

    def things(self) -> list[Thing]:
        """Return what the window in front shows."""
        return list(self._ask(tree=True) or ())

    @property
    def page(self) -> str:
        """The heading of the window in front."""
        return str((self._ask(page=True) or [""])[0])

    def describe(self) -> str:
        """Say what is seen."""
        things = [
            f"{one['name']}{'*' * ('focused' in one['states'])}" for one in self.things() if one["name"]
        ]
        return f"program {self.process.poll() or 'runs'}, seen: {' | '.join(things)}"

    def comes_to(self, page: str) -> "Person":
        """Wait until a page is in front and has the keyboard."""
        wait_for(f"the page {page!r}", lambda: self._ask(page=True) == [page, True], self.describe)
        return self

    def reads(self, words: str) -> None:
        """Wait until the words can be read somewhere on the page."""
        wait_for(f"the words {words!r}", lambda: self._ask(reads=words), self.describe)

    def find(self, name: str) -> Thing:
        """Wait for a thing that can be used, by its name."""
        return dict(wait_for(f"{name!r}", lambda: self._named(name), self.describe))

    def sees(self, name: str) -> bool:
        """Tell whether there is such a thing now."""
        return self._named(name) is not None

    def focus_on(self, name: str) -> None:
        """Wait until a thing has the keyboard."""
        wait_for(f"the focus on {name!r}", lambda: self._ask(focus=True) == name, self.describe)

    def _named(self, name: str) -> Thing | None:
        found: Thing | None = self._ask(find=name)
        return found

    def _ask(self, **request: Any) -> Any:
        return self.screen.ask(pid=self._seen, **request)

    # --- hands ----------------------------------------------------------------------------------

    def click(self, name: str, *then: str | int) -> None:
        """Click in the middle of a thing, once it has come to rest; ``then`` is more for xdotool."""
        before: Thing = {}
        while (now := self.find(name)) != before:
            before = now
        left, top, wide, high = now["box"]
        self.screen.xdotool("mousemove", left + wide // 2, top + high // 2, "click", 1, *then)

    def click_if_there(self, name: str) -> None:
        """Click in the middle of a thing, unless it has just gone."""
        if (found := self._named(name)) is not None:
            left, top, wide, high = found["box"]
            self.screen.xdotool("mousemove", left + wide // 2, top + high // 2, "click", 1)

    def press(self, name: str) -> None:
        """Press a thing as assistive technology does: no mouse, no place on the screen."""
        wait_for(f"{name!r} to press", lambda: self._ask(press=name), self.describe)

    def go_to(self, name: str) -> None:
        """Bring the keyboard to a thing as assistive technology does."""
        self.find(name)
        self._ask(go=name)
        self.focus_on(name)

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
