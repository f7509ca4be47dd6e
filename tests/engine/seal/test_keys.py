"""Keys: made once, read with care, known by the whole of them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from surveycheck.seal import LockedError, PublicKey, SealError, new_key, read_private, read_public, trust, trusted
from surveycheck.seal.trusted import forget

# RFC 8032, 7.1, tests 1 and 2: public key, message, signature
RFC8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), RFC8032)
def test_signatures_of_the_standard_hold(public: str, message: str, signature: str) -> None:
    key, said, data = PublicKey(public), bytes.fromhex(signature), bytes.fromhex(message)
    assert key.holds(said, data)
    assert not key.holds(said, data + b"x")
    assert not key.holds(said[:-1] + b"\1", data)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    new_key(tmp_path / "office.key")
    return tmp_path / "office.key"


def test_what_one_signs_the_other_knows(key: Path) -> None:
    private, public = read_private(key), read_public(key.with_suffix(".pub"))
    assert private.public == public
    assert public.holds(private.sign(b"x"), b"x")
    assert len(public.id) == 32


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions otherwise")
def test_only_the_user_may_read_a_private_key(key: Path) -> None:
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert not read_private(key).loose
    key.chmod(0o644)
    assert read_private(key).loose


@pytest.mark.parametrize("there", ["office.key", "office.pub"])
def test_no_key_is_ever_overwritten(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(SealError, match="never overwritten"):
        new_key(tmp_path / "office.key")
    assert [p.name for p in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text(encoding="utf-8") == "mine"


def test_a_passphrase_locks_a_key(tmp_path: Path) -> None:
    file = tmp_path / "office.key"
    new_key(file, "口令 with blanks")
    assert b"ENCRYPTED" in file.read_bytes()
    assert read_private(file, "口令 with blanks").public == read_public(file.with_suffix(".pub"))
    for wrong in ("", "口令"):
        with pytest.raises(LockedError):
            read_private(file, wrong)


def test_a_passphrase_that_is_not_needed_is_no_fault(key: Path) -> None:
    assert read_private(key, "unneeded").public == read_private(key).public


RSA = """-----BEGIN PUBLIC KEY-----
MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAK/0jRvZhLnqZ4w1p2tUWyZ3pyvgq8oE
J2wqz0+v0Zl3r7m3hVv2oT5c4pYvS8v2l4mWq4hY0k1zqg7c8JH5vd0CAwEAAQ==
-----END PUBLIC KEY-----
"""


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("read_private", "", "no Ed25519 key"),
        ("read_private", "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\n", "no Ed25519 key"),
        ("read_private", "-----BEGIN PUBLIC KEY-----\n", "the private one"),
        ("read_private", "x" * 100_000, "no Ed25519 key"),
        ("read_public", "-----BEGIN PRIVATE KEY-----\n", "never hand it on"),
        ("read_public", RSA, "no Ed25519 key"),
        ("read_public", "\0\1\2", "no Ed25519 key"),
        ("read_public", None, "cannot read"),
    ],
)
def test_what_is_no_key_is_said_in_words(tmp_path: Path, name: str, text: str | None, word: str) -> None:
    file = tmp_path / "a.key"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(SealError, match=word) as caught:
        (read_private if name == "read_private" else read_public)(file)
    assert caught.value.zh != caught.value.en


def test_keys_are_pinned_by_name(tmp_path: Path) -> None:
    store = tmp_path / "store"
    one, other = (new_key(tmp_path / f"{n}.key")[1] for n in "ab")
    trust(one, "  测绘院  甲 ", "2026-01-01T00:00:00+08:00", store)
    trust(other, "B", "2026-01-02T00:00:00+08:00", store)
    assert [(t.name, t.key) for t in trusted(store)[0]] == [("B", other), ("测绘院 甲", one)]
    trust(other, "乙", "2026-01-03T00:00:00+08:00", store)  # the same key under a better name
    assert [t.name for t in trusted(store)[0]] == ["乙", "测绘院 甲"]
    assert forget(one.id, store).key == one
    assert [t.name for t in trusted(store)[0]] == ["乙"]
    with pytest.raises(SealError, match="no trusted key"):
        forget("nobody", store)


def test_a_name_stands_for_one_key(tmp_path: Path) -> None:
    one, other = (new_key(tmp_path / f"{n}.key")[1] for n in "ab")
    trust(one, "A", "2026", tmp_path)
    for key, name, word in ((other, "A", "another key"), (other, " ", "give a name"), (other, "x" * 81, "give a name")):
        with pytest.raises(SealError, match=word):
            trust(key, name, "2026", tmp_path)
    assert [t.key for t in trusted(tmp_path)[0]] == [one]


@pytest.mark.parametrize("spoil", ["", "{", "[1]", '{"format": "surveycheck-key/1", "public": "zz"}'])
def test_a_pinned_key_that_was_spoiled_is_none(tmp_path: Path, spoil: str) -> None:
    key = new_key(tmp_path / "a.key")[1]
    path = trust(key, "A", "2026", tmp_path)
    path.write_text(spoil, encoding="utf-8")
    known, faults = trusted(tmp_path)
    assert known == ()
    assert [path.name in fault.zh for fault in faults] == [True]


def test_a_pinned_key_cannot_be_put_in_the_place_of_another(tmp_path: Path) -> None:
    one, other = (new_key(tmp_path / f"{n}.key")[1] for n in "ab")
    path = trust(one, "A", "2026", tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace(one.raw, other.raw), encoding="utf-8")
    assert trusted(tmp_path)[0] == ()
