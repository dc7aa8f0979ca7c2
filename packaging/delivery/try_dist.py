"""Try what stands in dist/: the .deb in a bare Debian, the bundle alone, the wheel in a fresh environment."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import steps
from bare_debian import HOME, BareDebian, WrongError, bare_debian

from app.core.store.migrations import HEAD
from app.version import VERSION

FROZEN = steps.ROOT / "tests" / "frozen"
OLDER = "0.0.1"
OLDER_KEY = "f0f0f0f0f0f0f0f0"
ETC = "/etc/twinlatch/settings.toml"
WINDOW_LIMIT_S = 60
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
# Whoever believed one of these would start something else, or nothing.
TRAPS = {
    **dict.fromkeys(("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP"), "/nowhere"),
    **dict.fromkeys(("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"), "/nowhere"),
    "PYTHONINSPECT": "1",
    "QT_LOGGING_RULES": "*=true",
}


def main() -> None:
    """Try one after the other; the first that fails ends it."""
    if os.geteuid() != 0:
        print("Trying the packages needs root, for a Debian of its own: sudo make try-dist. Left out.")
        return
    with tempfile.TemporaryDirectory(prefix="twinlatch-try-") as name:
        folder = Path(name)
        bundle = try_bundle(folder)
        wheel = try_wheel(folder)
        with bare_debian() as system:
            packaged = try_deb(system, folder)
    must(bundle == wheel == packaged, f"wheel, bundle and .deb are one: {wheel}, {bundle}, {packaged}")


def must(right: object, what: str) -> None:
    """Say what was seen, or end."""
    if right is not True:
        raise WrongError(f"not so: {what}")
    print(f"  ok  {what}", flush=True)


def try_bundle(folder: Path) -> dict[str, str]:
    """Unpack the bundle and run it, with traps laid in the environment."""
    steps.say("the bundle")
    (archive,) = steps.DIST.glob("twinlatch-*.tar.xz")
    subprocess.run(["tar", "-C", folder, "-xJf", archive], check=True)
    home = folder / "home-bundle"
    home.mkdir()
    program = folder / "twinlatch" / "twinlatch"
    asked = subprocess.run(
        [program, "--ask-keyring"],
        input='{"op": "probe"}',
        check=True,
        capture_output=True,
        text=True,
        env={},
    )
    must("ok" in json.loads(asked.stdout), "its helper answers for the keyring")
    return try_program([program], home, TRAPS)


def try_wheel(folder: Path) -> dict[str, str]:
    """Install the wheel over the hashed lock into an environment that holds nothing else."""
    steps.say("the wheel in a fresh environment")
    venv, home = folder / "venv", folder / "home-wheel"
    home.mkdir()
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    pip: list[str | Path] = [
        venv / "bin" / "pip",
        "--disable-pip-version-check",
        "--no-input",
        "install",
        "--quiet",
    ]
    lock = steps.DIST / "requirements.lock"
    subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock], check=True)
    (wheel,) = steps.DIST.glob("*.whl")
    subprocess.run([*pip, "--no-deps", "--no-index", wheel], check=True)
    return try_program([venv / "bin" / "twinlatch"], home, {})


def try_program(command: list[Path], home: Path, more: dict[str, str]) -> dict[str, str]:
    """Ask for the version, let the doctor look and walk the tour; return the versions the doctor names."""
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        **more,
    }

    def say(*arguments: str) -> str:
        done = subprocess.run(
            [*command, *arguments], check=False, capture_output=True, text=True, env=env, cwd=home
        )
        if done.returncode != 0:
            raise WrongError(f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}")
        if more and done.stderr:
            raise WrongError(f"{arguments} obeyed a trap: {done.stderr[-500:]}")
        return done.stdout

    must(say("--version") == f"twinlatch {VERSION}\n", f"--version says {VERSION}")
    found = json.loads(say("doctor", "--json"))
    must(found["errors"] == [], "the doctor finds nothing wrong")
    must("Every step went as it must" in say("tour", "--out", str(home / "tour")), "the tour is walked")
    return versions(found)


def versions(report: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the versions that the lock decides."""
    return {
        name: said
        for name, said in report["versions"].items()
        if name not in {"python", "sqlite", "libc", "system"}
    }


def try_deb(system: BareDebian, folder: Path) -> dict[str, str]:
    """Install an older version, give it a store of its time, upgrade, use, remove, purge."""
    steps.say("the .deb in a bare Debian")
    (new,) = steps.DIST.glob("*.deb")
    old = older(new, folder)
    for deb in (old, new):
        system.copy(deb, f"/srv/{deb.name}")
    system.run("apt-get", "update", "-qq")
    system.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/srv/{old.name}")
    must(
        system.run("dpkg-query", "-W", "twinlatch").split() == ["twinlatch", f"{OLDER}-1"],
        f"{OLDER} is installed",
    )
    data, config = f"{HOME}/.local/share/twinlatch", f"{HOME}/.config/twinlatch"
    system.give(FROZEN / "v0.db", f"{data}/twinlatch.db")
    system.give(FROZEN / "v0.key", f"{config}/{OLDER_KEY}.key")
    must(revision(FROZEN / "v0.db") != HEAD, "a store of an older revision is put in place")
    with (system.folder / ETC.lstrip("/")).open("a") as file:
        file.write('appearance = "dark"\n')
    system.run("dpkg", "-i", f"/srv/{new.name}")
    must(
        system.run("dpkg-query", "-W", "twinlatch").split()[1] == f"{VERSION}-1", f"{VERSION} takes its place"
    )
    must('appearance = "dark"' in system.run("cat", ETC), "the administrator's settings are kept")
    must(
        "user@" in system.run("twinlatch", "account", "list", person=True),
        "the older store is migrated and opens",
    )
    must(revision(system.folder / f"{data}/twinlatch.db".lstrip("/")) == HEAD, f"its revision is {HEAD} now")
    must(system.doctor()["errors"] == [], "the doctor finds nothing wrong")
    said = system.run("twinlatch", "--version", person=True, more=TRAPS)
    must(said == f"twinlatch {VERSION}\n", "--version, with traps in the environment")
    walked = system.run("twinlatch", "tour", "--out", f"{HOME}/tour", person=True, more=OFFSCREEN)
    must(
        "Every step went as it must" in walked,
        "the tour is walked, with nothing but what the package depends on",
    )
    try_window(system)
    found = versions(system.doctor())  # type: ignore[arg-type]
    try_leaving(system, f"{data}/twinlatch.db", f"{config}/{OLDER_KEY}.key")
    return found


def revision(store: Path) -> str:
    """Return the revision of a store's schema."""
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        ((found,),) = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(found)


def older(new: Path, folder: Path) -> Path:
    """Make the same package with a lower version."""
    tree = folder / "older"
    subprocess.run(["dpkg-deb", "--raw-extract", new, tree], check=True)
    control = tree / "DEBIAN" / "control"
    text, times = re.subn(r"(?m)^Version: .*", f"Version: {OLDER}-1", control.read_text())
    must(times == 1, f"an older package is made: {OLDER}")
    control.write_text(text)
    made = folder / f"twinlatch_{OLDER}-1.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, made],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return made


def try_window(system: BareDebian) -> None:
    """Open the window on a screen of its own; it comes up, and ends when it is told to."""
    with screen() as display:
        running = system.start("twinlatch", person=True, more={"DISPLAY": display})
        found = ["xdotool", "search", "--onlyvisible", "--name", "Twinlatch"]
        until = time.monotonic() + WINDOW_LIMIT_S
        while subprocess.run(
            found, check=False, capture_output=True, env={**os.environ, "DISPLAY": display}
        ).returncode:
            if running.poll() is not None or time.monotonic() > until:
                raise WrongError(f"no window: {running.poll()}")
            time.sleep(0.5)
        print("  ok  the window opens on X11", flush=True)
        system_end(running)


def system_end(running: "subprocess.Popen[str]") -> None:
    """End the program by its own process id, and see its code."""
    for process in children(running.pid):
        os.kill(process, signal.SIGTERM)
    running.communicate(timeout=WINDOW_LIMIT_S)
    must(running.returncode == 128 + signal.SIGTERM, "told to end, it ends with 143")


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@contextmanager
def screen() -> Iterator[str]:
    """Give a virtual screen that is reached from this machine only."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-ac"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def try_leaving(system: BareDebian, *kept: str) -> None:
    """Remove and purge the package: what is its own goes, what is people's stays."""
    before = [(system.folder / name.lstrip("/")).read_bytes() for name in kept]
    changed = system.run("dpkg", "-V", "twinlatch").split()
    must(
        changed[-1:] == [ETC] and len(changed) == 3,
        "its files are as packed, but for the settings that were changed",
    )
    system.run("dpkg", "-r", "twinlatch")
    must(not (system.folder / "usr/lib/twinlatch").exists(), "removed: the program is gone")
    must((system.folder / ETC.lstrip("/")).exists(), "removed: the settings stay")
    system.run("dpkg", "-P", "twinlatch")
    left = system.run("find", "/usr", "/etc", "/var", "-iname", "*twinlatch*").split()
    must(left == [], f"purged: nothing is left in the system {left}")
    must(
        [(system.folder / name.lstrip("/")).read_bytes() for name in kept] == before,
        "purged: store and key are as they were",
    )


if __name__ == "__main__":
    try:
        main()
    except WrongError as error:
        sys.exit(str(error))
