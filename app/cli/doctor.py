"""``twinlatch doctor``: what is used, and what is wrong with the mend."""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime

import click

from ..core.api import errors as e
from ..core.doctor import Concern, Report, examine
from ..messages import words
from . import say
from .front import Front

CONCERNS = {
    Concern.CLOCK_NOT_KEPT: (
        "Nothing keeps this computer's clock right, and one-time codes need it within half a minute.",
        "sudo timedatectl set-ntp true",
    ),
    Concern.CLOCK_OFF_SERVER: (
        "This computer's clock is more than five seconds off the server's, and the server's decides.",
        "sudo timedatectl set-ntp true",
    ),
    Concern.NO_DISPLAY: (
        "There is no display, so the window cannot open here.",
        "Start it in a desktop session, or use the command line.",
    ),
    Concern.DISPLAY_FOR_ALL: (
        "QT_QPA_PLATFORM=vnc shows the window to everybody on the network, without a password.",
        "unset QT_QPA_PLATFORM",
    ),
    Concern.NO_BACKUP: (
        "There is no backup yet: whoever loses the key or this computer loses every account.",
        "twinlatch backup FILE, and keep FILE and its passphrase apart from this computer",
    ),
    Concern.ROTATION_CUT: (
        "A rotation of the keys was begun and has not ended, so the former key still opens the store.",
        "twinlatch key rotate",
    ),
    Concern.ROLLED_BACK: (
        "The store is older than this computer left it, so no code is accepted.",
        "Put the newer store back, or see twinlatch audit acknowledge --help",
    ),
    Concern.ACCENT_CHANGED: (
        "The accent {accent} cannot be read everywhere: it is {on_light} on light, {on_dark} on dark.",
        "Nothing need be done; a colour that holds on both stays as it is.",
    ),
    Concern.LOGO_UNUSABLE: (
        "The logo {logo} cannot be used, so the window shows its own mark: {flaw}.",
        "Put a plain PNG or SVG file there, at most 256 KiB and 2048 × 2048 pixels.",
    ),
}

# By the name of the flaw (``app.brand.logo``).
FLAWS = {
    "NOT_ABSOLUTE": "its path does not begin with /",
    "NOT_THERE": "there is no such file",
    "NO_FILE": "it is no plain file",
    "UNREADABLE": "it cannot be read",
    "TOO_LARGE": "it is larger than 256 KiB",
    "TOO_MANY_PIXELS": "it has more than 2048 pixels at a side",
    "NO_PICTURE": "it is neither PNG nor SVG",
    "DAMAGED": "it is damaged",
    "NOT_PLAIN": "it holds more than plain shapes, or refers to something outside itself",
}

MENDS: dict[type[e.KnownError], str] = {
    e.StoreUnavailable: "See that the file and its folder are there, on a disk that works, and yours.",
    e.ServerUnavailable: "See that the server runs and can be reached, and lets the role in.",
    e.OutcomeUnknown: "See that the server runs and can be reached, then look what the record says.",
    e.StoreBusy: "Close the other program that has the store open, then try again.",
    e.DiskFull: "Make room on the disk that holds the store.",
    e.StoreReadOnly: "Let your user write to it: file 0600, folder 0700, the disk not mounted read-only.",
    e.StoreOnNetwork: "Move it to a disk of this computer, and name that place as the setting `store`.",
    e.StoreCorrupt: "Put back a copy of the store from before; if the address is wrong, name the right one.",
    e.StoreTooNew: "Install the version of Twinlatch that wrote it, or a later one.",
    e.StoreVanished: "Put the store back where it was, from a copy if need be.",
    e.StoreMissing: "Start twinlatch without a command and make the first account, or name the right store.",
    e.StoreEmptied: "Put back a copy of the store from before.",
    e.KeyMissing: "Put the key back where it was; a new one would not open the store.",
    e.KeyWrong: "Put back the key that was made with this store.",
    e.KeyringLocked: "Unlock the desktop's keyring, or sign in to the desktop, then try again.",
    e.UnsafePath: "Give it to your user: files 0600, folders 0700, no links.",
    e.BadSettings: "Correct it in the place named.",
}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def doctor(front: Front, as_json: bool) -> int:
    """Say what is used here, and what is wrong with the mend; exit 3 when something is."""
    report = examine(front.settings)
    errors = [(words(error).text, MENDS[type(error)]) for error in report.errors]
    facts = {**asdict(report.brand), "flaw": FLAWS.get(report.brand.logo_flaw, "")}
    notes = [(what.format(**facts), mend) for what, mend in (CONCERNS[one] for one in report.concerns)]
    if as_json:
        found = {"errors": _pairs(errors), "concerns": _pairs(notes)}
        print(json.dumps({**asdict(replace(report, errors=(), concerns=())), **found}, indent=2))
    else:
        for title, lines in _sections(report):
            print(title, *(f"  {line}" for line in lines), sep="\n")
        for mark, found_so in (("Wrong:", errors), ("Note:", notes)):
            for what, mend in found_so:
                print(f"{mark} {what}\n  Mend: {mend}")
        if not errors:
            print("Nothing is wrong.")
    return say.UNUSABLE if errors else say.DONE


def _pairs(found: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"what": what, "mend": mend} for what, mend in found]


def _sections(report: Report) -> list[tuple[str, list[str]]]:
    kept = {True: "kept by a time service", False: "kept by nobody", None: "no word on who keeps it"}
    clock = datetime.fromtimestamp(report.clock_ms / 1000, UTC)
    accounts = "no account yet" if report.accounts is None else f"accounts: {report.accounts}"
    state = "does not open" if report.errors and report.accounts is None else accounts
    modes = [f"{one.mode} uid {one.owner_uid} {one.path}" for one in report.paths]
    return [
        ("Versions", [f"{name} {version}" for name, version in report.versions.items()]),
        ("Store", [report.store, state, *_server(report)]),
        ("Key", [f"source: {report.key_source or 'not chosen yet'}", f"record in {report.config_dir}"]),
        ("Permissions", modes or ["no file yet"]),
        ("Clock", [f"{clock:%Y-%m-%d %H:%M:%S} UTC", kept[report.clock_kept]]),
        ("Display", [f"{name}={value}" for name, value in report.display.items()] or ["none"]),
        *([("Brand", brand)] if (brand := _brand(report)) else []),
        *([("Terms of use", [f"on record as {report.usage_notice}"])] if report.usage_notice else []),
    ]


def _brand(report: Report) -> list[str]:
    brand = report.brand
    accent = f"accent {brand.on_light} on light, {brand.on_dark} on dark" if brand.accent else ""
    logo = f"logo {brand.logo}" if brand.logo and not brand.logo_flaw else ""
    return [line for line in (accent, logo) if line]


def _server(report: Report) -> list[str]:
    if report.server is None:
        return []
    off_s = report.server.ahead_ms / 1000
    return [
        f"PostgreSQL {report.server.version}",
        f"by {report.server.tls}" if report.server.tls else "without TLS, on this very machine",
        f"this computer's clock is {abs(off_s):.1f} s {'behind' if off_s < 0 else 'ahead of'} the server's",
    ]
