"""Texts that people, scripts and cats put into fields; the same ones for the same seed."""

import random
from collections.abc import Iterator

CONTROLS = [chr(at) for at in range(32)] + ["\x7f", "\x85", "\x9b"]
DIRECTIONS = list("\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")
JOINED = [
    "👩\u200d👩\u200d👧",
    "🏳\ufe0f\u200d🌈",
    "👍🏽",
    "🇩🇪",
    "e\u0301",
    "ﬁ",
    "ﷺ",
    "\ufeff",
    "\u00a0",
    "\u3000",
]
SURROGATES = ["\ud800", "\udc31", "\udfff\ud800"]
FORMATS = [
    "%s%s%n",
    "{}",
    "{0.__class__}",
    "%x" * 20,
    "${jndi:ldap://x}",
    "$(reboot)",
    "`id`",
    "../../etc/passwd",
]
SQL = ["' OR 1=1--", "'; DROP TABLE account;--", '" OR ""="', "%", "_", "*", "user' --", "\\", "user\0"]
MARKUP = ["<b>user</b>", "<img src=x>", "&amp;", "<script>1</script>", "<!--", "]]>", "&#x202e;"]
NAMES = [
    "user",
    "USER",
    " user ",
    "user@example.org",
    "User@EXAMPLE.org",
    "ｕｓｅｒ",
    "usеr",
    "user.",
    "u\u0000ser",
]
DIGITS = [
    "०५०४७१",
    "０５０４７１",
    "𝟎𝟓𝟎𝟒𝟕𝟏",
    "①②③④⑤⑥",
    "⁰⁵⁰⁴⁷¹",
    "050 471",
    "050-471",
    "+50471",
    "0_50471",
    "-50471",
]
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LONG = (300, 1100, 5200, 70_000)
PIECES = [CONTROLS, DIRECTIONS, JOINED, SURROGATES, FORMATS, SQL, MARKUP, NAMES, DIGITS]


def texts(seed: int, count: int) -> Iterator[str]:
    """Give so many texts."""
    chance = random.Random(seed)  # noqa: S311 the same texts for the same seed
    for _ in range(count):
        yield _text(chance)


def _text(chance: random.Random) -> str:  # noqa: PLR0911 one return a kind of text
    kind = chance.randrange(10)
    if kind < 4:
        return "".join(chance.choice(chance.choice(PIECES)) for _ in range(chance.randint(0, 6)))
    if kind == 4:
        return _code(chance, 6, "0123456789")
    if kind == 5:
        return _code(chance, chance.choice((16, 24)), ALPHABET + ALPHABET.lower() + "oilu")
    if kind == 6:
        return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(1, 40)))
    if kind == 7 and chance.randrange(10) == 0:
        long = chance.choice(LONG) if chance.randrange(200) else 1_000_000
        return (chance.choice(chance.choice(PIECES)) * long)[:long]
    if kind == 8:
        return "a" + "\u0301" * chance.randint(1, 1000)
    return "".join(chr(chance.randrange(32, 127)) for _ in range(chance.randint(0, 80)))


def _code(chance: random.Random, length: int, alphabet: str) -> str:
    code = "".join(chance.choice(alphabet) for _ in range(length + chance.choice((0, 0, 0, 1, -1))))
    gap = chance.choice(("", "", " ", "-", "\t", "\u00a0"))
    step = chance.choice((2, 3, 4))
    return gap.join(code[at : at + step] for at in range(0, len(code), step))
