"""/etc/twinlatch/settings.toml as it is delivered: every setting, all of it commented out."""

from dataclasses import fields

from app.settings import OPTIONS, Settings

HEAD = """\
# Settings of Twinlatch for everybody on this computer. A person's own file,
# ~/.config/twinlatch/settings.toml, wins over this one, the environment over that,
# a flag over all; but what is locked here is fixed.
# Remove the sign at the beginning of a line to put it in force. `twinlatch doctor` says what is used.
"""

EXPLAINED = {
    "store": (
        "Where accounts are kept: a file of this computer, or a database on a PostgreSQL server.\n"
        "The default is a file of each person's own, ~/.local/share/twinlatch/twinlatch.db."
    ),
    "key_source": "Where the key of a new store is put; auto is the desktop's keyring if there is one.",
    "appearance": "The colours of the window; system follows the desktop.",
    "language": "The language of the window: en, de, es, zh_CN, ar; system follows the desktop.",
    "issuer": "The name that authenticator apps show beside the account; the name of [brand] if that is set.",
    "recovery_proof": "Whether two groups of a recovery code are typed back before it counts as recorded.",
    "sign_in.remember_name": "Whether the name of who signed in last is filled in; never in a kiosk.",
    "sign_in.submit_at_sixth_digit": "Whether the sixth digit of a code sends it.",
    "notice.text": "A policy of use, shown before the sign-in page; Continue accepts it, on record.",
    "support.text": 'What "Need help?" says; without any of these four it is not offered.',
    "support.phone": "The telephone of who helps.",
    "support.email": "The email address of who helps.",
    "support.url": "The page of who helps.",
    "brand.name": "The name in the window in place of Twinlatch.",
    "brand.logo": "A PNG or SVG file of this computer, shown in place of the mark; at most 256 KiB.",
    "brand.accent": "The colour of the filled button; darkened or lightened until it can be read.",
    "recovery_code.copy": "Whether the recovery code may be copied.",
    "recovery_code.save": "Whether it may be saved to a file.",
    "recovery_code.print": "Whether it may be printed.",
}
EXAMPLES: dict[str, str] = {
    "store": "sqlite:////var/lib/twinlatch/twinlatch.db",
    "notice.text": "For staff only. What is done here is recorded.",
    "support.text": "Ask the service desk.",
    "support.phone": "+00 000 000 000",
    "support.email": "help@example.org",
    "support.url": "https://example.org/help",
    "brand.name": "Example",
    "brand.logo": "/usr/share/example/logo.svg",
    "brand.accent": "#3A55D9",
}
LOCKED = "Which of the settings above nobody may say otherwise; whoever does is refused."


def settings_file() -> str:
    """Return the file; a setting without an explanation is an error."""
    defaults = {field.name: field.default for field in fields(Settings)}
    parts = [HEAD]
    for name, option in OPTIONS.items():
        listed = f"\nOne of: {', '.join(option)}." if isinstance(option, tuple) else ""
        words = f"{EXPLAINED[name]}{listed}".replace("\n", "\n# ")
        default = defaults[name.replace(".", "_")]
        value = str(default).lower() if option is bool else f'"{EXAMPLES.get(name, default)}"'
        parts.append(f"# {words}\n#{name} = {value}\n")
    parts.append(f'# {LOCKED}\n#locked = ["store"]\n')
    return "\n".join(parts)
