"""SHA-256 (FIPS 180-4) and SM3 (GB/T 32905-2016) of the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import hashes

CHUNK = 1024**2


@dataclass(frozen=True)
class Digests:
    """Both in lower-case hexadecimal digits."""

    sha256: str
    sm3: str

    def document(self) -> dict[str, str]:
        """As JSON has them."""
        return {"sha256": self.sha256, "sm3": self.sm3}


class Hasher:
    """Takes bytes in pieces. SM3 comes from cryptography: the OpenSSL of a system, or of Python, may lack it."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._sm3 = hashes.Hash(hashes.SM3())

    def update(self, data: bytes) -> None:
        self._sha256.update(data)
        self._sm3.update(data)

    def digests(self) -> Digests:
        """Of all that was taken; nothing more can be taken then."""
        return Digests(self._sha256.hexdigest(), self._sm3.finalize().hex())


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
