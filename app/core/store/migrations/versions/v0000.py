"""Version 0: the tables of the first release, as they were; never changed afterwards."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    Text,
)

revision = "0000"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "installation",
        Column("id", Integer, CheckConstraint("id = 1", name="one_installation"), primary_key=True),
        Column("created_ms", BigInteger, nullable=False),
        Column("key_source", Text, nullable=False),
        Column("key_id", Text, nullable=False),
    )
    op.create_table(
        "data_key",
        Column("id", Text, primary_key=True),
        Column("wrapped", LargeBinary, nullable=False),
        Column("created_ms", BigInteger, nullable=False),
    )
    roles = CheckConstraint("role IN ('administrator', 'person')", name="role")
    states = CheckConstraint("mfa IN ('off', 'wanted', 'required', 'on')", name="mfa")
    op.create_table(
        "account",
        Column("id", Text, primary_key=True),
        Column("username", Text, nullable=False, unique=True),
        Column("email", Text, nullable=False, unique=True),
        Column("role", Text, roles, nullable=False),
        Column("mfa", Text, states, nullable=False),
        Column("mfa_since_ms", BigInteger),
        Column("disabled", Boolean, nullable=False),
        Column("row_version", Integer, nullable=False),
        Column("created_ms", BigInteger, nullable=False),
    )
    types = CheckConstraint("type IN ('password', 'totp', 'recovery_code')", name="type")
    op.create_table(
        "authenticator",
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("account_id", Text, ForeignKey("account.id"), nullable=False, index=True),
        Column("type", Text, types, nullable=False),
        Column("secret", LargeBinary),
        Column("last_counter", BigInteger, nullable=False),
        Column("created_ms", BigInteger, nullable=False),
        Column("recorded_ms", BigInteger),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "throttle",
        Column("subject", Text, primary_key=True),
        Column("failures", Integer, nullable=False),
        Column("wait_from_ms", BigInteger, nullable=False),
        Column("wait_s", Integer, nullable=False),
    )
    op.create_table(
        "session",
        Column("token_hash", LargeBinary, primary_key=True),
        Column("account_id", Text, ForeignKey("account.id"), nullable=False, index=True),
        Column("created_ms", BigInteger, nullable=False),
        Column("opened", Boolean, nullable=False),
        Column("methods", Text, nullable=False),
    )
    op.create_table(
        "audit",
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("at_ms", BigInteger, nullable=False),
        Column("event", Text, nullable=False),
        Column("account_id", Text),
        Column("actor", Text, nullable=False),
        Column("details", Text, nullable=False),
        sqlite_autoincrement=True,
    )
