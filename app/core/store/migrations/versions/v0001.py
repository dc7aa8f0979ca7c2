"""Version 1: one-time passwords and activation codes that expire, sessions that can be locked.

Sessions are made anew: an upgrade signs everybody out.
"""

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

revision = "0001"
down_revision = "0000"

COPY = (
    "INSERT INTO authenticator (id, account_id, type, secret, last_counter, created_ms, recorded_ms) "
    "SELECT id, account_id, type, secret, last_counter, created_ms, recorded_ms FROM former_authenticator"
)


def upgrade() -> None:
    """Copy the authenticators into a table that knows more kinds, and begin with no session."""
    op.drop_index("ix_authenticator_account_id", table_name="authenticator")
    op.rename_table("authenticator", "former_authenticator")
    types = "type IN ('password', 'totp', 'recovery_code', 'activation_code')"
    op.create_table(
        "authenticator",
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("account_id", Text, ForeignKey("account.id"), nullable=False, index=True),
        Column("type", Text, CheckConstraint(types, name="type"), nullable=False),
        Column("secret", LargeBinary),
        Column("last_counter", BigInteger, nullable=False),
        Column("created_ms", BigInteger, nullable=False),
        Column("recorded_ms", BigInteger),
        Column("expires_ms", BigInteger),
        sqlite_autoincrement=True,
    )
    op.execute(COPY)
    op.drop_table("former_authenticator")
    op.drop_table("session")
    op.create_table(
        "session",
        Column("token_hash", LargeBinary, primary_key=True),
        Column("account_id", Text, ForeignKey("account.id"), nullable=False, index=True),
        Column("created_ms", BigInteger, nullable=False),
        Column("opened", Boolean, nullable=False),
        Column("locked", Boolean, nullable=False),
        Column("methods", Text, nullable=False),
    )
