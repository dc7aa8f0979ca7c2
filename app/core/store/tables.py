"""The tables. Secrets stand only in ``secret`` columns, sealed; times are UTC milliseconds."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

# An Integer is as wide as it must be on SQLite; events and links of a fleet outgrow 32 bits.
NUMBER = Integer().with_variant(BigInteger(), "postgresql")
# Names are compared and sorted by their bytes, whatever language a server speaks.
NAME = Text().with_variant(Text(collation="C"), "postgresql")

installation = Table(
    "installation",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_installation"), primary_key=True),
    Column("created_ms", BigInteger, nullable=False),
    Column("key_source", Text, nullable=False),
    Column("key_id", Text, nullable=False),
)

data_key = Table(
    "data_key",
    metadata,
    Column("id", Text, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_ms", BigInteger, nullable=False),
)

account = Table(
    "account",
    metadata,
    Column("id", Text, primary_key=True),
    Column("username", NAME, nullable=False, unique=True),
    Column("email", NAME, nullable=False, unique=True),
    Column("role", Text, CheckConstraint("role IN ('administrator', 'person')", name="role"), nullable=False),
    Column(
        "mfa", Text, CheckConstraint("mfa IN ('off', 'wanted', 'required', 'on')", name="mfa"), nullable=False
    ),
    Column("mfa_since_ms", BigInteger),
    Column("disabled", Boolean, nullable=False),
    Column("row_version", Integer, nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("seal_version", Integer, nullable=False),
    Column("seal", LargeBinary, nullable=False),
)

authenticator = Table(
    "authenticator",
    metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("account_id", Text, ForeignKey("account.id"), nullable=False, index=True),
    Column(
        "type",
        Text,
        CheckConstraint("type IN ('password', 'totp', 'recovery_code', 'activation_code')", name="type"),
        nullable=False,
    ),
    Column("secret", LargeBinary),
    Column("last_counter", BigInteger, nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("recorded_ms", BigInteger),
    Column("expires_ms", BigInteger),
    sqlite_autoincrement=True,
)

ticket_key = Table(
    "ticket_key",
    metadata,
    Column("id", Text, primary_key=True),
    Column("secret", LargeBinary, nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("retired_ms", BigInteger),
)

throttle = Table(
    "throttle",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("wait_from_ms", BigInteger, nullable=False),
    Column("wait_s", Integer, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("account_id", Text, ForeignKey("account.id"), nullable=False, index=True),
    Column("created_ms", BigInteger, nullable=False),
    Column("opened", Boolean, nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("methods", Text, nullable=False),
    Column("seal", LargeBinary, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("at_ms", BigInteger, nullable=False),
    Column("event", Text, nullable=False),
    Column("account_id", Text),
    Column("actor", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("seal_version", Integer),
    Column("chain", Text, nullable=False),
    Column("seq", NUMBER, nullable=False),
    Column("mac", LargeBinary, nullable=False),
    UniqueConstraint("chain", "seq", name="one_row_a_link"),
    Index("ix_audit_account_id_seal_version", "account_id", "seal_version"),
    sqlite_autoincrement=True,
)
