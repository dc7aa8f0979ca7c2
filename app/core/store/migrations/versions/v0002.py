"""Version 2: accounts and sessions are sealed against changes from outside, the record is a chain.

What was there before is sealed by the program in the same transaction, right after this: a seal
needs the key. Sessions are made anew: an upgrade signs everybody out.
"""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
)

revision = "0002"
down_revision = "0001"

KEPT = "id, username, email, role, mfa, mfa_since_ms, disabled, row_version, created_ms"
EVENTS = "id, at_ms, event, account_id, actor, details"


def upgrade() -> None:
    """Copy accounts and events into tables with room for seals, and begin with no session."""
    op.drop_table("session")
    _accounts()
    _authenticators()
    op.drop_table("former_account")
    _sessions()
    _audit()


def _accounts() -> None:
    op.rename_table("account", "former_account")
    roles = "role IN ('administrator', 'person')"
    states = "mfa IN ('off', 'wanted', 'required', 'on')"
    op.create_table(
        "account",
        Column("id", Text, primary_key=True),
        Column("username", Text, nullable=False, unique=True),
        Column("email", Text, nullable=False, unique=True),
        Column("role", Text, CheckConstraint(roles, name="role"), nullable=False),
        Column("mfa", Text, CheckConstraint(states, name="mfa"), nullable=False),
        Column("mfa_since_ms", BigInteger),
        Column("disabled", Boolean, nullable=False),
        Column("row_version", Integer, nullable=False),
        Column("created_ms", BigInteger, nullable=False),
        Column("seal_version", Integer, nullable=False),
        Column("seal", LargeBinary, nullable=False),
    )
    op.execute(f"INSERT INTO account SELECT {KEPT}, 0, x'' FROM former_account")  # noqa: S608 our own names


def _authenticators() -> None:
    """Copy them too: SQLite has turned their reference to the renamed accounts."""
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
    op.execute("INSERT INTO authenticator SELECT * FROM former_authenticator")
    op.drop_table("former_authenticator")


def _sessions() -> None:
    op.create_table(
        "session",
        Column("token_hash", LargeBinary, primary_key=True),
        Column("account_id", Text, ForeignKey("account.id"), nullable=False, index=True),
        Column("created_ms", BigInteger, nullable=False),
        Column("opened", Boolean, nullable=False),
        Column("locked", Boolean, nullable=False),
        Column("methods", Text, nullable=False),
        Column("seal", LargeBinary, nullable=False),
    )


def _audit() -> None:
    op.rename_table("audit", "former_audit")
    op.create_table(
        "audit",
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("at_ms", BigInteger, nullable=False),
        Column("event", Text, nullable=False),
        Column("account_id", Text),
        Column("actor", Text, nullable=False),
        Column("details", Text, nullable=False),
        Column("seal_version", Integer),
        Column("chain", Text, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("mac", LargeBinary, nullable=False),
        UniqueConstraint("chain", "seq", name="one_row_a_link"),
        Index("ix_audit_account_id_seal_version", "account_id", "seal_version"),
        sqlite_autoincrement=True,
    )
    # Numbered in their order; the program puts its chain and its seals in place.
    events = f"SELECT {EVENTS}, NULL, '', ROW_NUMBER() OVER (ORDER BY id), x'' FROM former_audit"  # noqa: S608 our own names
    op.execute(f"INSERT INTO audit {events}")
    op.drop_table("former_audit")
