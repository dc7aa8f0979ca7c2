"""Who is meant, and by whom: accounts by what was typed, actors as the record names them."""

from typing import assert_never

from ..api.actors import Actor, Nobody, Operator, Person
from ..rules import identifiers
from ..store.accounts import Account
from ..store.transaction import Transaction


def named(tx: Transaction, typed_name: str) -> Account | None:
    """Return the account with this username or email address, in whatever spelling (U1)."""
    found = identifiers.identifier(typed_name)
    return tx.accounts.find(**{found.kind: found.canonical}) if found is not None else None


def on_record(actor: Actor, account: Account | None = None) -> str:
    """Name the actor for the record; a person by the account that the session belongs to."""
    match actor:
        case Nobody():
            return "nobody"
        case Person():
            return f"person:{account.id}" if account is not None else "person"
        case Operator(os_uid, sudo_user):
            return f"os:{os_uid}" + (f" sudo:{sudo_user}" if sudo_user else "")
        case _:
            assert_never(actor)
