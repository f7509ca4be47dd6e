"""Chance that anybody can repeat: every place in the order of a draw follows from the lot and from one public number.

HMAC-SHA256 (RFC 2104, FIPS 198-1) keyed with the seed gives each thing a number; the smallest are drawn.
No generator of a programming language is used: the same on any machine, in any version, for any order of the list.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable

from surveycheck.seal.canonical import canonical


def number_of(text: str) -> str:
    """A public number as it counts: NFKC, blanks at the ends gone and others single, so that two who type it from the
    same notice type the same."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def seed_of(lot: str, source: str, day: str, number: str) -> str:
    """64 hexadecimal digits: SHA-256 of the canonical form of the digest of the closed lot, the name of the public
    number, its day and itself."""
    told = {"lot": lot, "source": source, "day": day, "number": number_of(number)}
    return hashlib.sha256(canonical(told)).hexdigest()


def rank(seed: str, kind: str, *names: str) -> str:
    """The number of a thing, 64 hexadecimal digits. ``kind`` keeps draws from one seed apart."""
    return hmac.new(bytes.fromhex(seed), canonical([kind, *names]), hashlib.sha256).hexdigest()


def in_order(seed: str, kind: str, names: Iterable[str]) -> list[str]:
    """The names in the order of their numbers; names are different, so no two numbers are the same in practice, and
    if they were, the name would decide."""
    return sorted(names, key=lambda name: (rank(seed, kind, name), name))
