"""Sealed values: bound to their place, different each time, useless elsewhere."""

import base64
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.store.seal import DataKey, SealBrokenError, Use, Vault, unwrap, wrap

from .conftest import Opener, install

KEY_ID = "00" * 8
HERE = {"table": "authenticator", "column": "secret", "account_id": "a", "purpose": "totp"}


@pytest.mark.rule("D1")
def test_two_sealings_differ_and_open() -> None:
    """A random nonce a value; both open to the same."""
    vault = Vault([DataKey(KEY_ID, b"k" * 32)])
    first, second = vault.seal(b"secret", **HERE), vault.seal(b"secret", **HERE)
    assert first != second
    assert vault.open(first, **HERE) == vault.open(second, **HERE) == b"secret"


@pytest.mark.rule("D1", "D2")
def test_moved_changed_or_foreign_values_do_not_open() -> None:
    """Every byte counts, and so do table, column, account, purpose, key and format."""
    vault = Vault([DataKey(KEY_ID, b"k" * 32)])
    sealed = vault.seal(b"secret", **HERE)
    for at in range(len(sealed)):
        broken = bytearray(sealed)
        broken[at] ^= 1
        with pytest.raises(SealBrokenError):
            vault.open(bytes(broken), **HERE)
    for part in HERE:
        with pytest.raises(SealBrokenError):
            vault.open(sealed, **{**HERE, part: "other"})
    for end in (0, 8, 21, len(sealed) - 1):
        with pytest.raises(SealBrokenError):
            vault.open(sealed[:end], **HERE)
    with pytest.raises(SealBrokenError):
        Vault([DataKey(KEY_ID, b"K" * 32)]).open(sealed, **HERE)


def test_boundaries_of_the_binding_cannot_be_shifted() -> None:
    """Parts are length-prefixed: a longer column and a shorter table are another place."""
    vault = Vault([DataKey(KEY_ID, b"k" * 32)])
    sealed = vault.seal(b"secret", table="ab", column="c", account_id="", purpose="p")
    with pytest.raises(SealBrokenError):
        vault.open(sealed, table="a", column="bc", account_id="", purpose="p")


def test_keyed_hashes_belong_to_their_purpose() -> None:
    """The same data under another purpose or key has another hash."""
    vault = Vault([DataKey(KEY_ID, b"k" * 32)])
    assert vault.keyed_hash("a", b"x") == vault.keyed_hash("a", b"x")
    assert vault.keyed_hash("a", b"x") != vault.keyed_hash("b", b"x")
    assert vault.keyed_hash("a", b"x") != Vault([DataKey(KEY_ID, b"K" * 32)]).keyed_hash("a", b"x")


@pytest.mark.rule("D8")
def test_a_key_opens_as_long_as_it_is_leaving() -> None:
    """While keys are rotated both open and the new one seals; what is kept opens nothing and hashes on."""
    old, new = DataKey(KEY_ID, b"k" * 32), DataKey("11" * 8, b"n" * 32, 1)
    sealed = Vault([old]).seal(b"secret", **HERE)
    during = Vault([new, replace(old, use=Use.OPENS)])
    after = Vault([new, replace(old, use=Use.KEPT)])
    assert during.open(sealed, **HERE) == after.open(during.seal(b"secret", **HERE), **HERE) == b"secret"
    with pytest.raises(SealBrokenError):
        after.open(sealed, **HERE)
    hashed = {vault.keyed_hash("a", b"x") for vault in (Vault([old]), during, after)}
    assert len(hashed) == 1
    assert after.mac("a", b"x") not in hashed
    for wrong in ([], [replace(old, use=Use.KEPT)], [old, new]):
        with pytest.raises(ValueError, match="unpack"):
            Vault(wrong)


@pytest.mark.rule("D1")
def test_wrapping() -> None:
    """The data key opens under its own key and id only."""
    one = DataKey(KEY_ID, b"d" * 32, 7, Use.KEPT)
    wrapped = wrap(b"w" * 32, one)
    assert unwrap(b"w" * 32, wrapped, KEY_ID) == one
    for kek, blob, key_id in (
        (b"x" * 32, wrapped, KEY_ID),
        (b"w" * 32, wrapped, "11" * 8),
        (b"w" * 32, b"", KEY_ID),
    ):
        with pytest.raises(SealBrokenError):
            unwrap(kek, blob, key_id)


@pytest.mark.rule("D2", "P6", "T7")
def test_secrets_moved_by_sql_are_no_secrets(opened: Opener, place: Path) -> None:
    """A hash or key pasted to another account, type or emptied opens nothing."""
    store = opened()
    mine = install(store)
    with store.transaction() as tx:
        other = tx.accounts.add("other", "other@example.org", "person", "off").id
        tx.authenticators.add(other, "password", b"$argon2id$another")
        tx.authenticators.add(other, "totp", b"another-key-of-20-by")
        tx.audit.write("account_created", account_id=other, actor="nobody")
    swap = (
        "UPDATE authenticator SET secret = (SELECT secret FROM authenticator WHERE account_id=? AND type=?) "
    )
    for source, kind, target, into in (
        (other, "password", mine, "password"),
        (mine, "password", mine, "totp"),
    ):
        _sql(place, swap + "WHERE account_id=? AND type=?", source, kind, target, into)
        with store.transaction() as tx:
            assert [one.secret for one in tx.authenticators.of(target, into)] == [None]  # type: ignore[arg-type]
    for junk in (None, b"", b"\0", b"garbage" * 9):
        _sql(place, "UPDATE authenticator SET secret=? WHERE account_id=? AND type='totp'", junk, mine)
        with store.transaction() as tx:
            assert tx.authenticators.of(mine, "totp")[0].secret is None


@pytest.mark.rule("D4", "P6")
def test_no_secret_in_any_file(opened: Opener, place: Path) -> None:
    """Neither raw nor in any usual writing is a secret found beside the store, deleted ones included."""
    store = opened()
    mine = install(store)
    with store.transaction() as tx:
        tx.authenticators.remove(mine, tx.authenticators.of(mine, "totp")[0].id)
        tx.audit.write("account_unlocked", account_id=mine, actor="nobody")
    everything = b"".join(path.read_bytes() for path in place.parent.iterdir())
    for secret in (b"$argon2", b"a-key-of-twenty-byte", b"a-hash-of-the-password"):
        for written in (
            secret,
            base64.b32encode(secret)[:16],
            base64.b64encode(secret)[:9],
            secret.hex().encode(),
        ):
            assert written not in everything
    with sqlite3.connect(place) as raw:
        assert raw.execute("PRAGMA secure_delete").fetchone() is not None
    raw.close()


def _sql(place: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(place)
    with connection:
        connection.execute(statement, values)
    connection.close()
