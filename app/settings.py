"""How this process runs here: where store and key are, how the window looks; never a rule about people.

Precedence: flag > environment > file of ``--config`` > the user's file > /etc > default. What
``/etc`` lists under ``locked`` wins over all, and whoever says otherwise is refused (F2).
"""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from .core.api.errors import BadSettings

ETC = Path("/etc/twinlatch/settings.toml")
PRODUCT = "Twinlatch"
RECORD = "installations.json"
HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
LARGEST_FILE = 64 * 1024
LARGEST_RECORD = 1024 * 1024
# What may be set: one of some words, yes or no, or a text of at most so many characters. A dot stands
# for a table: `[sign_in] remember_name` is the field `sign_in_remember_name`.
OPTIONS: dict[str, tuple[str, ...] | type[bool] | int] = {
    "store": 4096,
    "key_source": ("auto", "keyring", "file"),
    "appearance": ("system", "light", "dark", "contrast"),
    "language": 16,
    "issuer": 64,
    "recovery_proof": bool,
    "sign_in.remember_name": bool,
    "sign_in.submit_at_sixth_digit": bool,
    "notice.text": 4000,
    "support.text": 1000,
    "support.phone": 100,
    "support.email": 254,
    "support.url": 500,
    "brand.name": 64,
    "brand.logo": 4096,
    "brand.accent": 7,
    "recovery_code.copy": bool,
    "recovery_code.save": bool,
    "recovery_code.print": bool,
}
# What stands on one line of the window or in its title.
ONE_LINE = frozenset({"brand.name", "support.phone", "support.email", "support.url"})
TABLES = {name.partition(".")[0] for name in OPTIONS if "." in name}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. ``store`` is a URL; ``config_dir`` holds the record and key files.

    ``said`` names what somebody has set; the rest are defaults.
    """

    store: str
    config_dir: Path
    config_file: Path | None = None
    key_source: Literal["auto", "keyring", "file"] = "auto"
    appearance: Literal["system", "light", "dark", "contrast"] = "system"
    language: str = "system"
    issuer: str = PRODUCT
    recovery_proof: bool = False
    sign_in_remember_name: bool = False
    sign_in_submit_at_sixth_digit: bool = False
    notice_text: str = ""
    support_text: str = ""
    support_phone: str = ""
    support_email: str = ""
    support_url: str = ""
    brand_name: str = ""
    brand_logo: str = ""
    brand_accent: str = ""
    recovery_code_copy: bool = True
    recovery_code_save: bool = True
    recovery_code_print: bool = True
    said: frozenset[str] = frozenset()

    @property
    def product(self) -> str:
        """What the program is called here."""
        return self.brand_name or PRODUCT

    @property
    def has_support(self) -> bool:
        """Whether the deployer says anything to who is stuck."""
        return bool(self.support_text or self.support_phone or self.support_email or self.support_url)

    @property
    def store_path(self) -> Path | None:
        """The store's file, where it is one."""
        scheme, _, path = self.store.partition("://")
        return Path("/" + path.lstrip("/")) if scheme == "sqlite" else None


def load(
    flags: Mapping[str, str | None],
    env: Mapping[str, str] = os.environ,
    etc: Path = ETC,
) -> Settings:
    """Read the settings or raise BadSettings, which names the setting and where it stands."""
    config = flags.get("config") or env.get("TWINLATCH_CONFIG")
    home = _folder(env, "XDG_CONFIG_HOME", ".config") / "twinlatch"
    data = _folder(env, "XDG_DATA_HOME", ".local/share")
    config_file = Path(config).absolute() if config else None
    site = _read(etc, must=False)
    locked = site.pop("locked", [])
    site = dict(flat(site))
    if not isinstance(locked, list) or not set(locked) <= set(OPTIONS):
        raise BadSettings(f"locked in {etc}", "it lists no settings")
    if missing := sorted(set(locked) - set(site)):
        # Locked and not said, it would lock nothing, and nobody would know.
        raise BadSettings(f"locked in {etc}", f"{', '.join(missing)} is locked and has no value there")
    user_file = config_file or home / "settings.toml"
    layers = [
        ("the default", {"store": str(data / "twinlatch" / "twinlatch.db")}),
        (str(etc), site),
        (str(user_file), _read(user_file, must=config_file is not None)),
        ("the environment", {"store": env["TWINLATCH_STORE"]} if env.get("TWINLATCH_STORE") else {}),
        ("the command line", {"store": flags["store"]} if flags.get("store") else {}),
    ]
    values: dict[str, str | bool] = {}
    said: set[str] = set()
    for where, layer in layers:
        for name, value in flat(layer):
            checked = _checked(name, value, where)
            if name in locked and name in site and values.get(name, checked) != checked and where != str(etc):
                raise BadSettings(f"{name} in {where}", f"it is fixed by {etc}")
            values[name] = checked
            said |= {name} - {"store"}
    if "brand.name" in said and "issuer" not in said:
        values["issuer"] = values["brand.name"]
    plain: dict[str, Any] = {name.replace(".", "_"): value for name, value in values.items()}
    return Settings(
        config_dir=config_file.parent if config_file else home,
        config_file=config_file,
        said=frozenset(said),
        **plain,
    )


def looks_installed(settings: Settings) -> bool:
    """Tell whether anything here was installed: the first paint shows "Create your account" only if not."""
    path = settings.store_path
    return path is None or os.path.lexists(path) or bool(records(settings).get(settings.store))


def records(settings: Settings) -> dict[str, dict[str, str]]:
    """Return the installations on record, by store address; an unreadable record raises BadSettings."""
    path = settings.config_dir / RECORD
    if not os.path.lexists(path):
        return {}
    import json

    try:
        found = json.loads(_content(path, LARGEST_RECORD)[0])
    except (OSError, ValueError, RecursionError) as error:
        raise BadSettings(str(path), "the record of installations cannot be read") from error
    if not isinstance(found, dict):
        raise BadSettings(str(path), "the record of installations cannot be read")
    return cast("dict[str, dict[str, str]]", found)


def _folder(env: Mapping[str, str], name: str, default: str) -> Path:
    given = env.get(name, "")
    return Path(given) if given.startswith("/") else Path(env.get("HOME") or Path.home()) / default


def _read(path: Path, *, must: bool) -> dict[str, Any]:
    try:
        raw, found = _content(path, LARGEST_FILE + 1)
    except FileNotFoundError as error:
        if must or os.path.lexists(path):
            raise BadSettings(str(path), "there is no such file") from error
        return {}
    except OSError as error:
        raise BadSettings(str(path), error.strerror or "it cannot be read") from error
    # They decide where the store is (D5). A link is the person's to make: it counts what it leads to.
    if found.st_uid not in {0, os.geteuid()}:
        raise BadSettings(str(path), "it belongs to another user")
    if found.st_mode & 0o022:
        raise BadSettings(str(path), "others may write to it; chmod go-w mends that")
    if len(raw) > LARGEST_FILE:
        raise BadSettings(str(path), "it is too large for a file of settings")
    import tomllib

    try:
        return tomllib.loads(raw.decode())
    except (ValueError, RecursionError) as error:
        raise BadSettings(str(path), f"it is no TOML: {error}") from error


def _content(path: Path, most: int) -> tuple[bytes, os.stat_result]:
    """Return the content and state of a plain file; a pipe would hold up the first paint for ever."""
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is not a plain file")
        return file.read(most), found


def flat(layer: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Give the tables' settings their whole names."""
    for name, value in layer.items():
        if name in TABLES and isinstance(value, dict):
            yield from ((f"{name}.{inner}", one) for inner, one in value.items())
        else:
            yield name, value


def _checked(name: str, value: object, where: str) -> str | bool:
    if name not in OPTIONS:
        raise BadSettings(f"{name} in {where}", "there is no such setting")
    option = OPTIONS[name]
    if option is bool:
        if not isinstance(value, bool):
            raise BadSettings(f"{name} in {where}", "it must be true or false")
        return value
    if not isinstance(value, str) or not value.strip():
        raise BadSettings(f"{name} in {where}", "it must be a text")
    if isinstance(option, tuple) and value not in option:
        raise BadSettings(f"{name} in {where}", f"it must be one of {', '.join(option)}")
    if isinstance(option, int) and len(value) > option:
        raise BadSettings(f"{name} in {where}", f"it is longer than {option} characters")
    if name in ONE_LINE and (len(value.splitlines()) > 1 or any(ord(one) < ord(" ") for one in value)):
        raise BadSettings(f"{name} in {where}", "it must stand on one line")
    if name == "brand.accent" and not _is_color(value):
        raise BadSettings(f"{name} in {where}", "it must be a colour such as #3A55D9")
    return _store_url(value, where) if name == "store" else value


def _is_color(value: str) -> bool:
    return len(value) == len("#RRGGBB") and value[0] == "#" and all(one in HEXADECIMAL for one in value[1:])


def _store_url(value: str, where: str) -> str:
    """Return the address in its one form: ``sqlite:////absolute/path``, links in the folder resolved."""
    scheme, separator, rest = value.partition("://")
    if separator and scheme == "postgresql":
        return _server_url(value, where)
    if separator and scheme != "sqlite":
        raise BadSettings(f"store in {where}", "only sqlite:///PATH and postgresql://… can be used here")
    path = Path((rest.removeprefix("/") if separator else value) or "/")
    if not path.name or "\0" in value:
        raise BadSettings(f"store in {where}", "it names no file")
    return "sqlite:///" + str(Path(os.path.realpath(path.parent)) / path.name)


def _server_url(value: str, where: str) -> str:
    from .core.api import store_address

    try:
        return str(store_address.parse(value))
    except ValueError as error:
        raise BadSettings(f"store in {where}", str(error)) from None
