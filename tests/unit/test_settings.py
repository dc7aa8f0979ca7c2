"""Settings: who wins over whom, and clear words for what cannot be read."""

import os
from pathlib import Path

import pytest

from app.core.api.errors import BadSettings
from app.core.store import records
from app.settings import load, looks_installed


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home without anything in it."""
    return tmp_path


def write(path: Path, text: str) -> Path:
    """Write a settings file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_defaults_and_folders(home: Path) -> None:
    """Without any word it is the platform's folders."""
    found = load({}, {"HOME": str(home)}, home / "etc.toml")
    assert found.store == f"sqlite:///{home}/.local/share/twinlatch/twinlatch.db"
    assert found.store_path == home / ".local/share/twinlatch/twinlatch.db"
    assert found.config_dir == home / ".config/twinlatch"
    assert (found.key_source, found.appearance, found.issuer) == ("auto", "system", "Twinlatch")
    xdg = {"HOME": str(home), "XDG_DATA_HOME": f"{home}/d", "XDG_CONFIG_HOME": f"{home}/c"}
    found = load({}, xdg, home / "etc.toml")
    assert (found.store_path, found.config_dir) == (home / "d/twinlatch/twinlatch.db", home / "c/twinlatch")


def test_precedence(home: Path) -> None:
    """Flag over environment over named file over user's file over /etc over default."""
    etc = write(home / "etc.toml", f'store = "{home}/etc"\nissuer = "Etc"\nappearance = "dark"')
    user = write(home / ".config/twinlatch/settings.toml", f'store = "{home}/user"\nissuer = "User"')
    env = {"HOME": str(home)}
    assert load({}, env, etc).issuer == "User"
    assert load({}, env, etc).appearance == "dark"
    named = write(home / "named/my.toml", f'store = "{home}/named"')
    chosen = load({"config": str(named)}, env, etc)
    assert (chosen.store, chosen.issuer, chosen.config_dir) == (
        f"sqlite:///{home}/named",
        "Etc",
        named.parent,
    )
    env["TWINLATCH_STORE"] = f"{home}/env"
    assert load({"config": str(named)}, env, etc).store == f"sqlite:///{home}/env"
    assert load({"store": f"{home}/flag"}, env, etc).store == f"sqlite:///{home}/flag"
    user.unlink()
    del env["TWINLATCH_STORE"]
    assert load({}, env, etc).store == f"sqlite:///{home}/etc"


def test_tables(home: Path) -> None:
    """`[sign_in] remember_name` and a name with a dot are the same setting; what was said is known."""
    etc = write(home / "etc.toml", "recovery_proof = true\nsign_in.remember_name = true")
    write(
        home / ".config/twinlatch/settings.toml",
        '[sign_in]\nremember_name = false\n[brand]\nname = "Example"',
    )
    found = load({}, {"HOME": str(home)}, etc)
    assert (found.recovery_proof, found.sign_in_remember_name, found.brand_name) == (True, False, "Example")
    assert found.issuer == "Example"
    assert found.said == {"recovery_proof", "sign_in.remember_name", "brand.name"}
    etc.write_text('locked = ["sign_in.remember_name"]\nsign_in.remember_name = true')
    with pytest.raises(BadSettings, match="fixed"):
        load({}, {"HOME": str(home)}, etc)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('recovery_proof = "yes"', "true or false"),
        ("sign_in.remember_names = true", "no such setting"),
        ("sign_in = true", "no such setting"),
        ("[language]\nde = 1", "must be a text"),
        ('brand.accent = "blue"', "colour"),
        ('brand.accent = "#12345g"', "colour"),
        ("brand.name = 'x" + "x" * 64 + "'", "longer than 64"),
        ("notice.text = ' '", "must be a text"),
        ('brand.name = "Two\\nlines"', "one line"),
        ('support.phone = "1\\u2028 2"', "one line"),
        ('support.url = "https://example.org/\\t"', "one line"),
    ],
)
def test_wrong_values(home: Path, text: str, why: str) -> None:
    """Each is refused, with what would be right."""
    write(home / ".config/twinlatch/settings.toml", text)
    with pytest.raises(BadSettings) as caught:
        load({}, {"HOME": str(home)}, home / "etc.toml")
    assert why in str(caught.value.why)


def test_locked_settings(home: Path) -> None:
    """What /etc fixes cannot be changed by file, environment or flag; saying the same is fine."""
    etc = write(home / "etc.toml", f'store = "{home}/etc"\nlocked = ["store"]')
    env = {"HOME": str(home)}
    assert load({"store": f"{home}/etc"}, env, etc).store == f"sqlite:///{home}/etc"
    for flags, more in (({"store": f"{home}/x"}, {}), ({}, {"TWINLATCH_STORE": f"{home}/x"})):
        with pytest.raises(BadSettings) as told:
            load(flags, env | more, etc)
        assert str(etc) in told.value.why


@pytest.mark.parametrize(
    "text",
    [
        "store = 1",
        'store = ""',
        'stroe = "x"',
        'appearance = "pink"',
        'key_source = "env"',
        "no toml",
        "locked = 3",
        'store = "mysql://x"',
        "x = " + "9" * 70_000,
        "issuer = " + "[" * 60_000,
    ],
    ids=["number", "blank", "unknown", "choice", "source", "syntax", "locked", "scheme", "huge", "deep"],
)
def test_bad_settings_are_told(home: Path, text: str) -> None:
    """Each bad file is one known error with the place it stands in."""
    with pytest.raises(BadSettings) as told:
        load({"config": str(write(home / "bad.toml", text))}, {"HOME": str(home)}, home / "none")
    assert told.value.where
    with pytest.raises(BadSettings):
        load({"config": str(home / "missing.toml")}, {"HOME": str(home)}, home / "none")


@pytest.mark.rule("F2")
def test_a_lock_on_nothing_is_told(home: Path) -> None:
    """What is locked must be said there: else it would lock nothing, and nobody would know."""
    etc = write(home / "etc.toml", 'locked = ["store"]')
    with pytest.raises(BadSettings, match="store is locked"):
        load({}, {"HOME": str(home)}, etc)


def test_a_pipe_holds_nothing_up(home: Path) -> None:
    """A pipe in the place of settings or record is told: it is read before the first paint."""
    os.mkfifo(home / "pipe.toml")
    with pytest.raises(BadSettings):
        load({"config": str(home / "pipe.toml")}, {"HOME": str(home)}, home / "none")
    settings = load({"store": f"{home}/s.db"}, {"HOME": str(home)}, home / "none")
    settings.config_dir.mkdir(parents=True)
    os.mkfifo(settings.config_dir / "installations.json")
    with pytest.raises(BadSettings):
        looks_installed(settings)


@pytest.mark.rule("F1")
def test_what_looks_installed(home: Path) -> None:
    """A file, a dangling link or a record at the address: no first run."""
    settings = load({"store": f"{home}/d/s.db"}, {"HOME": str(home)}, home / "none")
    assert not looks_installed(settings)
    (home / "d").mkdir()
    (home / "d/s.db").symlink_to(home / "nowhere")
    assert looks_installed(settings)
    (home / "d/s.db").unlink()
    with records.locked(settings.config_dir):
        records.put(settings.config_dir, settings.store, records.Record("installed", "file", "00"))
    assert looks_installed(settings)
    (settings.config_dir / "installations.json").write_text("{")
    with pytest.raises(BadSettings):
        looks_installed(settings)
