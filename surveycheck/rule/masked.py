"""Numbers that tell who a person is, made unreadable before they come into a report.

Identity numbers: 18 characters by GB 11643-1999 (region, date of birth, order, check character by ISO 7064 MOD 11-2).
Mobile numbers: 11 digits, 13 to 19 at their beginning (MIIT numbering plan). Cards: 16 to 19 digits that begin with 62,
4 or 5 and whose check digit is right (ISO/IEC 7812, Luhn). What only looks alike stays: codes of parcels, projects and
buildings are needed to find a defect.
"""

from __future__ import annotations

import re
from datetime import date

from surveycheck.model import Fact, Written

WORD = r"(?<![0-9A-Za-z.])", r"(?![0-9A-Za-z]|\.[0-9])"
NUMBER = re.compile(rf"{WORD[0]}([0-9]{{17}}[0-9Xx]|[0-9]{{16,19}}){WORD[1]}")
PHONE = re.compile(rf"{WORD[0]}((?:\+?86[- ]?)?1[3-9][0-9])([- ]?)([0-9]{{4}})([- ]?)([0-9]{{4}}){WORD[1]}")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
REGIONS = range(11, 92)


def masked(text: str) -> str:
    """The text with the middle of such numbers as stars."""
    return PHONE.sub(r"\1\2****\4\5", _numbers(text)) if len(text) >= 11 else text


def masked_key(text: str) -> str:
    """The same for a key, where only an identity number is masked: a project's number may look like a telephone's."""
    return NUMBER.sub(lambda found: _hidden(found[1]) if is_identity(found[1]) else found[1], text)


def masked_fact(fact: Fact) -> Fact:
    """The same for a value of a finding."""
    if isinstance(fact, str):
        return masked(fact)
    if isinstance(fact, Written):
        return fact if masked(fact.text) == fact.text else masked(fact.text)
    return tuple(map(masked_fact, fact)) if isinstance(fact, tuple) else fact


def is_identity(number: str) -> bool:
    """Region, date of birth and check character are those of an identity number."""
    if len(number) != 18 or int(number[:2]) not in REGIONS:
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return 1900 <= born.year < 2100 and CHECKS[total % 11] == number[17].upper()


def is_card(number: str) -> bool:
    """The number of a bank card: its beginning, its length, its check digit."""
    if not number.isdigit() or not (number.startswith("62") or (len(number) == 16 and number[0] in "45")):
        return False
    digits = [int(digit) for digit in reversed(number)]
    return not sum(d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(digits)) % 10


def _numbers(text: str) -> str:
    return NUMBER.sub(lambda found: _hidden(found[1]) if is_identity(found[1]) or is_card(found[1]) else found[1], text)


def _hidden(number: str) -> str:
    return number[:3] + "*" * (len(number) - 7) + number[-4:]
