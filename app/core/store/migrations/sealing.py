"""What version 2 needs of the key: seals for accounts that had none, one chain for the events so far."""

from sqlalchemy import bindparam, select, update

from ..audit import NOTHING, link
from ..tables import audit
from ..transaction import Transaction

SINCE = "0002"
_EVENTS = select(audit).order_by(audit.c.seq)
_CHAIN = (
    update(audit).where(audit.c.id == bindparam("key")).values(chain=bindparam("of"), mac=bindparam("link"))
)


def seal_all(tx: Transaction, chain: str) -> None:
    """Seal every account and event within the transaction of the upgrade, and record it."""
    before = NOTHING
    for row in tx.connection.execute(_EVENTS).all():
        before = link(tx.seals, before, {**row._mapping, "chain": chain})  # noqa: SLF001 SQLAlchemy's public name
        tx.connection.execute(_CHAIN, {"key": row.id, "of": chain, "link": before})
    for account in tx.accounts.all():
        tx.seals.made(account.id)
        tx.audit.write("account_sealed", account_id=account.id, actor="upgrade")
