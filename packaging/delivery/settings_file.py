"""/etc/twinlatch/settings.toml as it is delivered: every setting, all of it commented out."""

from dataclasses import fields

from app.settings import CHOICES, Settings

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
    "appearance": "The colours of the window.",
    "issuer": "The name that authenticator apps show beside the account.",
}
EXAMPLES = {"store": "sqlite:////var/lib/twinlatch/twinlatch.db"}
LOCKED = "Which of the settings above nobody may say otherwise; whoever does is refused."


def settings_file() -> str:
    """Return the file; a setting without an explanation is an error."""
    defaults = {field.name: field.default for field in fields(Settings)}
    parts = [HEAD]
    for name, choices in CHOICES.items():
        listed = f"\nOne of: {', '.join(choices)}." if choices else ""
        words = f"{EXPLAINED[name]}{listed}".replace("\n", "\n# ")
        parts.append(f'# {words}\n#{name} = "{EXAMPLES.get(name, defaults[name])}"\n')
    parts.append(f'# {LOCKED}\n#locked = ["store"]\n')
    return "\n".join(parts)
