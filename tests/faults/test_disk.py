"""A disk that is full, fails or can only be read: no success without a durable record, nothing half-done (B1)."""

import resource
from pathlib import Path

import pytest

from app.core.api.commands import SubmitCode
from app.core.api.errors import DiskFull, KnownError, StoreReadOnly, StoreUnavailable
from app.core.api.screens import EnterCodeScreen

from .acts import ACTS, Seen
from .engine import settle
from .grounds import Ground
from .hand import NOW_MS, STEP_MS, Hand, hand_at
from .rooms import no_rights_of_root, own_mounts, run
from .tiny_fuse import BIND, READ_ONLY, REMOUNT, mount, unmount

PAGE_BYTES = 4096
SMALL = 128 * 1024
AMPLE = 8 * 1024 * 1024
# The way to a new authenticator is a recovery, which is tried by itself.
TRIED = [name for name in ACTS if name != "replace_authenticator"]
Found = tuple[int, type[KnownError] | None]


def settled(folder: Path, name: str) -> Ground:
    """Return an act's ground, all of the store in one file."""
    ground = Ground(folder, ACTS[name].before)
    if ground.place.exists():
        settle(ground.place)
        ground.keep()
    return ground


def attempt(name: str, ground: Ground, known: Seen) -> Found:
    """Carry out an act until it is done or refused; return how many steps were answered, and the error."""
    hand = Hand(ground.folder, known, NOW_MS + 4 * STEP_MS)
    answered = -1
    try:
        for seen in ACTS[name].run(hand):
            answered += 1
            known |= seen
    except KnownError as error:
        return answered, type(error)
    finally:
        hand.close()
    return answered, None


def judge(name: str, ground: Ground, found: Found, known: Seen) -> None:
    """With the fault over, assert that the store is whole, and in a state that the act may leave."""
    act = ACTS[name]
    answered, error = found
    if error is None:
        assert answered == len(act.stages) - 1
    assert ground.ways(known) in act.legal(max(answered, 0), known), found
    ground.check_whole(known)


# --- full -----------------------------------------------------------------------------------------


def on_small_disks(folder: Path, name: str, rooms: int) -> list[Found]:
    """Carry an act out on a disk of 128 KiB, and on others with more and more room."""
    own_mounts()
    ground = settled(folder, name)
    results = []
    for nth in range(rooms):
        size = SMALL + nth * (AMPLE if nth == rooms - 1 else 2 * PAGE_BYTES)
        mount("tmpfs", ground.folder, f"size={size},mode=700")
        ground.restore()
        known = dict(ground.known)
        found = attempt(name, ground, known)
        mount("tmpfs", ground.folder, f"size={AMPLE}", flags=REMOUNT)
        judge(name, ground, found, known)
        results.append(found)
    return results


@pytest.mark.rule("B1", "F1", "B5")
@pytest.mark.parametrize("name", TRIED)
def test_a_full_disk(tmp_path: Path, name: str, rooms: int) -> None:
    """Refused as a full disk wherever it fills up, whole and as before once there is room; else done."""
    results = run(on_small_disks, tmp_path, name, rooms)
    assert {error for _, error in results} <= {DiskFull, None}, results
    assert results[0][1] is DiskFull
    assert results[-1][1] is None


def while_it_is_open(folder: Path) -> None:
    """Sign in while the disk fills up and has room again, by one core that stays open."""
    own_mounts()
    ground = settled(folder, "sign_in")
    mount("tmpfs", ground.folder, f"size={SMALL * 8},mode=700")
    ground.restore()
    with hand_at(ground.folder, ground.known) as hand:
        page = hand.password().screen
        assert isinstance(page, EnterCodeScreen)
        ballast = ground.folder / "ballast"
        with pytest.raises(OSError, match="No space left"), ballast.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(PAGE_BYTES))
        code = SubmitCode(page.attempt, hand.code("K0"))
        refused = 0
        for _ in range(3):
            try:
                assert hand.ask(code).session is None
            except DiskFull:
                refused += 1
        assert refused == 3
        ballast.unlink()
        assert hand.ask(code).session is not None


@pytest.mark.rule("B1", "T2")
def test_a_disk_that_fills_up_meanwhile(tmp_path: Path) -> None:
    """The code is refused, not spent: with room again the same one leads in."""
    run(while_it_is_open, tmp_path)


# --- failing --------------------------------------------------------------------------------------


def with_short_files(folder: Path, name: str, rooms: int) -> list[Found]:
    """Carry an act out while no file may grow beyond some length: the write itself fails, as on a bad disk."""
    ground = settled(folder, name)
    results = []
    for nth in range(rooms):
        ground.restore()
        known = dict(ground.known)
        limit = 1 << 30 if nth == rooms - 1 else (nth + 1) * 3 * PAGE_BYTES - 100
        _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        found = attempt(name, ground, known)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        judge(name, ground, found, known)
        results.append(found)
    return results


@pytest.mark.rule("B1", "F1", "B5")
@pytest.mark.parametrize("name", TRIED)
def test_writes_that_fail(tmp_path: Path, name: str, rooms: int) -> None:
    """An error of the disk in the middle of a file: told, and afterwards as before; this needs no mount."""
    results = run(with_short_files, tmp_path, name, rooms)
    assert {error for _, error in results} <= {StoreUnavailable, None}, results
    assert results[0][1] is StoreUnavailable
    assert results[-1][1] is None


# --- read-only ------------------------------------------------------------------------------------


def read_only(folder: Path, name: str, how: str) -> Found:
    """Carry an act out where file, folder or disk can only be read."""
    ground = settled(folder, name)
    known = dict(ground.known)
    data = ground.place.parent
    if how == "disk":
        own_mounts()
        mount("", data, "", str(data), BIND)
        mount("", data, "", flags=BIND | REMOUNT | READ_ONLY)
    else:
        no_rights_of_root()
        (ground.place if how == "file" else data).chmod(0o400 if how == "file" else 0o500)
    found = attempt(name, ground, known)
    if how == "disk":
        unmount(data)
    else:
        (ground.place if how == "file" else data).chmod(0o600 if how == "file" else 0o700)
    assert ground.ways(known) == ACTS[name].stages[0]
    ground.check_whole(known)
    return found


@pytest.mark.rule("B1")
@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("sign_in", "file"),
        ("sign_in", "folder"),
        ("sign_in", "disk"),
        ("create", "folder"),
        ("create", "disk"),
        ("upgrade_v1", "file"),
        ("upgrade_v1", "disk"),
    ],
)
def test_what_can_only_be_read(tmp_path: Path, name: str, how: str) -> None:
    """Told in words of its own, by root as by everybody; nobody signs in, and nothing is made or changed."""
    answered, error = run(read_only, tmp_path, name, how)
    assert error is StoreReadOnly
    assert answered <= 0
