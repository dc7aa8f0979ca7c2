"""Version 3: the keys that sign tickets. What was there before stays as it is."""

from alembic import op
from sqlalchemy import BigInteger, Column, LargeBinary, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; the first pair is made when it is first needed."""
    op.create_table(
        "ticket_key",
        Column("id", Text, primary_key=True),
        Column("secret", LargeBinary, nullable=False),
        Column("created_ms", BigInteger, nullable=False),
        Column("retired_ms", BigInteger),
    )
