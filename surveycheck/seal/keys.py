"""Ed25519 keys (RFC 8032): made, read, and known by a fingerprint.

cryptography is loaded by who uses a key: a report is sealed without it.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from surveycheck.seal.errors import SealError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ALGORITHM = "Ed25519"
LARGEST = 64 * 1024
DIGITS = 32
"""Hexadecimal digits of a fingerprint: 128 bits."""


@dataclass(frozen=True)
class PublicKey:
    """The 32 bytes of a public key, in hexadecimal digits."""

    raw: str

    @property
    def id(self) -> str:
        """The fingerprint that people compare: the first 128 bits of the SHA-256 of its bytes."""
        return hashlib.sha256(bytes.fromhex(self.raw)).hexdigest()[:DIGITS]

    def holds(self, signature: bytes, data: bytes) -> bool:
        """Was the data signed with the private key of this one?"""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.raw)).verify(signature, data)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class PrivateKey:
    """``loose``: other users of the computer may read its file."""

    own: Ed25519PrivateKey
    loose: bool = False

    @property
    def public(self) -> PublicKey:
        return PublicKey(str(self.own.public_key().public_bytes_raw().hex()))

    def sign(self, data: bytes) -> bytes:
        return bytes(self.own.sign(data))


class LockedError(SealError):
    """The key needs a passphrase, or another one."""


def new_key(path: Path, passphrase: str = "") -> tuple[Path, PublicKey]:
    """Make a key: the private one at ``path`` (PKCS #8 as PEM, readable by this user only, encrypted where there is a
    passphrase), the public one beside it with the ending ``.pub``. Gives the place of the public one, and the key.

    Raises SealError where one of the files exists already: no key is ever overwritten. OSError.
    """
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public_path = path.with_suffix(".pub")
    for file in (path, public_path):
        if file.exists() or file.is_symlink():
            raise SealError(f"{file} 已存在；密钥从不覆盖", f"{file} is there already; a key is never overwritten")
    key = Ed25519PrivateKey.generate()
    lock = form.BestAvailableEncryption(passphrase.encode("utf-8")) if passphrase else form.NoEncryption()
    private = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, lock)
    public = key.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write_new(path, private, 0o600)
    try:
        _write_new(public_path, public, 0o644)
    except OSError:
        path.unlink()  # made a moment ago, and of no use alone
        raise
    return public_path, PrivateKey(key).public


def _write_new(path: Path, data: bytes, mode: int) -> None:
    """A file that must not be there yet, with its mode from the first moment on."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def read_private(path: Path, passphrase: str = "") -> PrivateKey:
    """Raises LockedError where the passphrase is missing or wrong, SealError for what is no private key."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    data = _data(path)
    if b"PUBLIC KEY" in data and b"PRIVATE KEY" not in data:
        raise SealError(
            f"{path} 是公钥；签名需要私钥（.key）", f"{path} is a public key; to sign, the private one (.key) is needed"
        )
    try:
        key = form.load_pem_private_key(data, passphrase.encode("utf-8") if passphrase else None)
    except TypeError as error:
        if passphrase:  # the key is not encrypted: the passphrase is of no use
            return read_private(path)
        raise LockedError(f"{path} 需要口令", f"{path} needs its passphrase") from error
    except (ValueError, UnsupportedAlgorithm) as error:
        if passphrase and b"ENCRYPTED" in data:
            raise LockedError(f"{path} 的口令不对", f"{path}: wrong passphrase") from error
        raise _no_key(path) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key(path)
    loose = os.name == "posix" and bool(path.stat().st_mode & 0o077)
    return PrivateKey(key, loose)


def read_public(path: Path) -> PublicKey:
    """Raises SealError for what is no public key."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    data = _data(path)
    if b"PRIVATE KEY" in data:
        raise SealError(
            f"{path} 是私钥，请勿交给他人；这里需要公钥（.pub）",
            f"{path} is a private key: never hand it on. The public one (.pub) is needed here",
        )
    try:
        key = form.load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _no_key(path) from error
    if not isinstance(key, Ed25519PublicKey):
        raise _no_key(path)
    return PublicKey(str(key.public_bytes_raw().hex()))


def _data(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise SealError(
            f"无法读取密钥 {path}（{error.strerror}）", f"cannot read the key {path} ({error.strerror})"
        ) from error
    if len(data) > LARGEST:
        raise _no_key(path)
    return data


def _no_key(path: Path) -> SealError:
    return SealError(
        f"{path} 不是 Ed25519 密钥（PEM）；用 surveycheck key new 生成",
        f"{path} is no Ed25519 key (PEM); surveycheck key new makes one",
    )
