"""The registry: who may give which command, as ARCHITECTURE.md says it."""

from pathlib import Path
from typing import Any

import pytest

from app.core.api import commands, door_commands, operator_commands
from app.core.api.actors import Nobody, Person
from app.core.api.answers import Answer
from app.core.api.commands import Act, Query
from app.core.api.notices import NotAllowed
from app.core.usecases import REGISTRY

from .conftest import OPERATOR, House

ROOT = Path(__file__).resolve().parents[4]
KINDS = {
    kind
    for module in (commands, door_commands, operator_commands)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Act | Query) and kind not in {Act, Query}
}


def table() -> str:
    """Return the registry as the table of ARCHITECTURE.md."""
    lines = ["| command | who | proof it needs |", "|---|---|---|"]
    for kind, row in REGISTRY.items():
        who = " or ".join(one.__name__.lower() for one in row.who)
        lines.append(f"| `{kind.__name__}` | {who} | {row.proof} |")
    return "\n".join(lines)


def made(kind: type[Act | Query]) -> Any:
    """Make a command with nothing in it."""
    return kind(**{name: 0 if name == "idle_s" else "" for name in kind.__dataclass_fields__})


def test_every_command_has_its_row_and_the_page_says_so() -> None:
    """No command without a row, no row that the page does not show."""
    assert set(REGISTRY) == KINDS
    assert table() in (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


@pytest.mark.rule("S1")
@pytest.mark.parametrize("kind", sorted(KINDS, key=str), ids=lambda kind: kind.__name__)
def test_no_command_runs_for_another_kind_of_actor(settled: House, kind: type[Act | Query]) -> None:
    """Who may not is told so, and nothing happens; a session that is none leads to the sign-in page."""
    before = settled.audited()
    for actor in (Nobody(), Person("no-such-session"), OPERATOR):
        if isinstance(actor, REGISTRY[kind].who):
            continue
        assert settled.ask(made(kind), actor) == Answer(notice=NotAllowed())
    assert settled.audited() == before
