"""Check characters of numbers that registers give to persons and organisations.

Unified social credit codes: 18 characters by GB 32100-2015 (kind of register 2, district 6, organisation code 9, check
character by weights 3^(i-1) mod 31). Organisation codes: 8 characters and a check character by GB 11714-1997, with or
without a hyphen. Identity numbers: 18 characters by GB 11643-1999 (ISO/IEC 7064 MOD 11-2).
"""

from __future__ import annotations

import re
from datetime import date

LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Of credit codes: I, O, S, V and Z are none."""

PERSON = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
PERSON_CHECKS = "10X98765432"
ORGANISATION = (3, 7, 9, 10, 5, 8, 4, 2)

CREDIT, CODE, IDENTITY = "credit", "organisation", "identity"


def form_fault(kind: str, number: str) -> bool:
    """Has it the length of such a number, but characters or a day of birth that none has?"""
    if kind == CREDIT:
        return len(number) == 18 and not re.fullmatch(rf"[{LETTERS}]{{2}}[0-9]{{6}}[{LETTERS}]{{10}}", number)
    if kind == IDENTITY:
        return re.fullmatch("[0-9]{17}[0-9Xx]", number) is not None and not _born(number[6:14])
    return False


def expected_character(kind: str, number: str) -> str:
    """The check character that belongs to the others; "" where the number has not the form of its kind."""
    if form_fault(kind, number):
        return ""
    if kind == CREDIT and len(number) == 18:
        total = sum(LETTERS.index(c) * pow(3, n, 31) for n, c in enumerate(number[:17]))
        return LETTERS[-total % 31]
    if kind == CODE and (found := re.fullmatch("([0-9A-Z]{8})-?[0-9X]", number)):
        total = sum(int(c, 36) * w for c, w in zip(found[1], ORGANISATION, strict=True))
        return "0123456789X"[-total % 11]
    if kind == IDENTITY and re.fullmatch("[0-9]{17}[0-9Xx]", number):
        total = sum(int(c) * w for c, w in zip(number[:17], PERSON, strict=True))
        return PERSON_CHECKS[total % 11]
    return ""


def _born(text: str) -> bool:
    try:
        return 1900 <= date(int(text[:4]), int(text[4:6]), int(text[6:])).year < 2100
    except ValueError:
        return False
