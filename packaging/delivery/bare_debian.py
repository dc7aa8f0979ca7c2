"""A bare Debian in a folder: the packages every system has, and nothing of this machine."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PERSON = "person"
PERSON_UID = 1000
HOME = f"/home/{PERSON}"


class WrongError(Exception):
    """Something is not as it must be."""


class BareDebian:
    """The folder, and what is done in it as root or as its one person."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of a system that is there."""
        self.folder = folder

    def run(self, *command: str, person: bool = False, more: Mapping[str, str] = {}) -> str:
        """Run a program in it and return what it said; another exit code than 0 is an error."""
        done = self.start(*command, person=person, more=more)
        said, _ = done.communicate()
        if done.returncode != 0:
            raise WrongError(f"{' '.join(command)}: {done.returncode}\n{said}")
        return said

    def start(
        self, *command: str, person: bool = False, more: Mapping[str, str] = {}
    ) -> "subprocess.Popen[str]":
        """Start a program in it, in processes of its own, with an environment of its own."""
        home = HOME if person else "/root"
        fixed = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "LC_ALL": "C.UTF-8"}
        outside = {name: os.environ[name] for name in os.environ if name.lower().endswith("_proxy")}
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={self.folder}/proc"]
        user = [f"--userspec={PERSON_UID}:{PERSON_UID}"] if person else []
        return subprocess.Popen(
            [*apart, "chroot", *user, str(self.folder), *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            cwd="/",
            env={**outside, **fixed, "DEBIAN_FRONTEND": "noninteractive", **more},
        )

    def copy(self, source: Path, target: str) -> None:
        """Copy a file into it."""
        shutil.copy(source, self.folder / target.lstrip("/"))

    def give(self, source: Path, target: str) -> None:
        """Copy a file into the person's home, readable by nobody else."""
        place = self.folder / target.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, place)
        place.chmod(0o600)
        for path in [place, *place.parents]:
            if path == self.folder / "home":
                break
            os.chown(path, PERSON_UID, PERSON_UID)
            if path.is_dir():
                path.chmod(0o700)

    def doctor(self) -> dict[str, object]:
        """Return what the doctor says to the person."""
        found: dict[str, object] = json.loads(self.run("twinlatch", "doctor", "--json", person=True))
        return found


@contextmanager
def bare_debian() -> Iterator[BareDebian]:
    """Make a system of the release that runs here, and take it away afterwards."""
    release = subprocess.check_output(
        ["sh", "-c", ". /etc/os-release && echo $VERSION_CODENAME"], text=True
    ).strip()
    with tempfile.TemporaryDirectory(prefix="twinlatch-debian-") as name:
        folder = Path(name) / "root"
        subprocess.run(["mmdebstrap", "--quiet", "--variant=minbase", release, str(folder)], check=True)
        system = BareDebian(folder)
        # Who is looked up on the network is the machine's affair, not the package's.
        shutil.copy("/etc/resolv.conf", folder / "etc" / "resolv.conf")
        system.run("useradd", "--create-home", "--uid", str(PERSON_UID), PERSON)
        yield system
