"""SHA-256 (FIPS 180-4) and SM3 (GB/T 32905-2016) of the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

CHUNK = 1024**2


@dataclass(frozen=True)
class Digests:
    """Both in lower-case hexadecimal digits."""

    sha256: str
    sm3: str

    def document(self) -> dict[str, str]:
        """As JSON has them."""
        return {"sha256": self.sha256, "sm3": self.sm3}


class Sm3(Protocol):
    """What takes bytes and gives their SM3."""

    def update(self, data: bytes, /) -> None: ...
    def hexdigest(self) -> str: ...


class OwnSm3:
    """SM3 of cryptography, which brings its own OpenSSL."""

    def __init__(self) -> None:
        from cryptography.hazmat.primitives import hashes

        self._hash = hashes.Hash(hashes.SM3())

    def update(self, data: bytes, /) -> None:
        self._hash.update(data)

    def hexdigest(self) -> str:
        return str(self._hash.finalize().hex())


def sm3() -> Sm3:
    """That of Python where its OpenSSL has it, which is quicker; else that of cryptography."""
    try:
        return hashlib.new("sm3")
    except ValueError:
        return OwnSm3()


class Hasher:
    """Takes bytes in pieces."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._sm3 = sm3()

    def update(self, data: bytes) -> None:
        self._sha256.update(data)
        self._sm3.update(data)

    def digests(self) -> Digests:
        """Of all that was taken; nothing more can be taken then."""
        return Digests(self._sha256.hexdigest(), self._sm3.hexdigest())


def digests_of(data: bytes) -> Digests:
    hasher = Hasher()
    hasher.update(data)
    return hasher.digests()


def digests_of_file(path: Path) -> tuple[Digests, int]:
    """Digests and size of a file. Raises OSError."""
    hasher, size = Hasher(), 0
    with path.open("rb") as file:
        while part := file.read(CHUNK):
            hasher.update(part)
            size += len(part)
    return hasher.digests(), size


def digests_from(row: Mapping[str, object]) -> Digests:
    """Digests as JSON has them. Raises KeyError where one is missing, TypeError where one is no text."""
    found = row["sha256"], row["sm3"]
    if not all(isinstance(one, str) for one in found):
        raise TypeError("a digest is no text")
    return Digests(str(found[0]), str(found[1]))
