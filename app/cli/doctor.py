"""``twinlatch doctor``: what is used, and what is wrong with the mend."""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime

import click

from ..core.doctor import Concern, Report, examine
from ..messages import words
from . import say
from .front import Front

CONCERNS = {
    Concern.CLOCK_NOT_KEPT: (
        "Nothing keeps this computer's clock right, and one-time codes need it within half a minute. "
        "Mend: sudo timedatectl set-ntp true"
    ),
    Concern.NO_DISPLAY: (
        "There is no display, so the window cannot open here. Mend: start it in a desktop session, "
        "or use the command line."
    ),
    Concern.DISPLAY_FOR_ALL: (
        "QT_QPA_PLATFORM=vnc shows the window to everybody on the network, without a password. "
        "Mend: unset QT_QPA_PLATFORM"
    ),
}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def doctor(front: Front, as_json: bool) -> int:
    """Say what is used here, and what is wrong with the mend; exit 3 when something is."""
    report = examine(front.settings)
    errors = [words(error).text for error in report.errors]
    notes = [CONCERNS[concern] for concern in report.concerns]
    if as_json:
        found = {"errors": errors, "concerns": [concern.name.lower() for concern in report.concerns]}
        print(json.dumps({**_facts(report), **found}, indent=2))
    else:
        for title, lines in _sections(report):
            print(title, *(f"  {line}" for line in lines), sep="\n")
        for mark, sentences in (("Wrong:", errors), ("Note:", notes)):
            for sentence in sentences:
                print(mark, sentence)
        if not errors:
            print("Nothing is wrong.")
    return say.UNUSABLE if errors else say.DONE


def _facts(report: Report) -> dict[str, object]:
    return asdict(replace(report, errors=(), concerns=()))


def _sections(report: Report) -> list[tuple[str, list[str]]]:
    kept = {True: "kept by a time service", False: "kept by nobody", None: "no word on who keeps it"}
    clock = datetime.fromtimestamp(report.clock_ms / 1000, UTC)
    accounts = "no account yet" if report.accounts is None else f"accounts: {report.accounts}"
    state = "does not open" if report.errors else accounts
    modes = [f"{one.mode} uid {one.owner_uid} {one.path}" for one in report.paths]
    return [
        ("Versions", [f"{name} {version}" for name, version in report.versions.items()]),
        ("Store", [report.store, state]),
        ("Key", [f"source: {report.key_source or 'not chosen yet'}", f"record in {report.config_dir}"]),
        ("Permissions", modes or ["no file yet"]),
        ("Clock", [f"{clock:%Y-%m-%d %H:%M:%S} UTC", kept[report.clock_kept]]),
        ("Display", [f"{name}={value}" for name, value in report.display.items()] or ["none"]),
    ]
