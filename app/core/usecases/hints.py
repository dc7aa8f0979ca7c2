"""How a new password would do, while it is typed: a hint, never a rule."""

from ..api.actors import Actor, Person
from ..api.answers import Answer
from ..api.commands import RatePassword
from ..api.notices import PasswordHint
from ..rules import passwords, strength
from .desk import Desk
from .session import signed_in


def rate_password(desk: Desk, actor: Actor, command: RatePassword) -> Answer:
    """Rate the password, with what is known of the person's names."""
    username, email = _names(desk, actor, command)
    refusal = passwords.judge(command.password, desk.policy, username=username, email=email)
    rated, advice = strength.rate(command.password, [username, email])
    return Answer(notice=PasswordHint(rated, advice, refusal))


def _names(desk: Desk, actor: Actor, command: RatePassword) -> tuple[str, str]:
    if isinstance(actor, Person):
        with desk.store.transaction(write=False) as tx:
            account = signed_in(desk, tx, actor)
        return account.username, account.email
    if not command.attempt:
        return command.username, command.email
    attempt = desk.attempts.get(command.attempt)
    with desk.store.transaction(write=False) as tx:
        known = tx.accounts.get(attempt.account_id)
    return (known.username, known.email) if known is not None else ("", "")
