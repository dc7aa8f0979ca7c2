"""The screen before all others, where a site has terms of use; others load nothing of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UsageNoticeScreen:
    """A site's terms of use, to be acknowledged before the sign-in page; ``name`` goes on to that."""

    text: str
    name: str = ""
