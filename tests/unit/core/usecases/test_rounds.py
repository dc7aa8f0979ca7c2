"""How often a code step asks the database: each time is a round to a server."""

from typing import Any

import pytest
from sqlalchemy import Connection

from app.core.api.commands import SubmitCode
from app.core.store import statement

from .conftest import House

# Beside BEGIN and COMMIT: four that reserve the attempt, eleven that judge and open.
STATEMENTS = 15


def test_a_code_step_says_little(settled: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each statement is a round to a server: how many a code takes is known, and SQLAlchemy says none of them."""
    key, _ = settled.enroll()
    attempt = settled.code_page().attempt
    said: list[str] = []
    say = statement.say

    def on_say(connection: Connection, text: str, *args: Any, **options: Any) -> Any:
        said.append(text)
        return say(connection, text, *args, **options)

    monkeypatch.setattr(statement, "say", on_say)
    monkeypatch.setattr(Connection, "execute", None)
    assert settled.ask(SubmitCode(attempt, settled.code(key))).session is not None
    assert len(said) == STATEMENTS
