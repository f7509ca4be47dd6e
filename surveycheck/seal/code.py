"""A digest as people can read it out on the telephone: a short code for each page of paper."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O (taken for 1, 1, 0) and no U."""

GROUPS, LETTERS = 4, 4
READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": "", "–": "", "—": "", "－": "", "　": ""})


def code_of(sha256: str) -> str:
    """The first 80 bits of a SHA-256 in hexadecimal digits: four groups of four letters, ``7K3Q-0VNM-T2XC-94HD``."""
    bits = int(sha256, 16) >> (256 - 5 * GROUPS * LETTERS)
    letters = ""
    for _ in range(GROUPS * LETTERS):
        bits, last = divmod(bits, 32)
        letters = ALPHABET[last] + letters
    return "-".join(letters[at : at + LETTERS] for at in range(0, len(letters), LETTERS))


def same_code(one: str, other: str) -> bool:
    """The same but for case, blanks and hyphens, and for letters that look like a digit."""
    return one.upper().translate(READ_AS) == other.upper().translate(READ_AS)
