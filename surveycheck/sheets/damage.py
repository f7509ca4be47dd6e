"""What a spreadsheet program has done to a text, told from the text alone."""

from __future__ import annotations

import re

ERROR = re.compile(
    r"#(REF!|NAME\?|VALUE!|DIV/0!|N/A|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA)"
)
EXPONENT = re.compile(r"[+-]?\d(\.\d+)?[Ee]\+\d{2,3}")
HASHES = re.compile("#{3,}")
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
UNSOUND = re.compile(r"[#+\ufffd]|" + INVISIBLE.pattern)
"""What every damaged text has: nearly none has it, so that one look is enough for nearly all."""

DATES = (
    re.compile(r"\d{1,2}月\d{1,2}日"),
    re.compile(r"\d{4}年\d{1,2}月(\d{1,2}日)?"),
    re.compile(r"\d{4}/\d{1,2}/\d{1,2}( \d{1,2}:\d{2}(:\d{2})?)?"),
    re.compile(r"\d{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(-\d{2,4})?"),
    re.compile(r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2}"),
)
"""How Excel shows what it took for a date, in Chinese and English."""


def damage(text: str) -> str:
    """The key of ``TROUBLE`` for what has become of a text, "" if nothing is seen. Dates are another question
    (``like_a_date``): many columns may hold them."""
    if not UNSOUND.search(text):
        return ""
    if ERROR.fullmatch(text):
        return "error"
    if HASHES.fullmatch(text):
        return "hashes"
    if EXPONENT.fullmatch(text):
        return "exponent"
    if "\ufffd" in text:
        return "damaged"
    return "invisible" if INVISIBLE.search(text) else ""


def like_a_date(text: str) -> bool:
    """Does it look like a date as Excel writes one?"""
    return any(pattern.fullmatch(text) for pattern in DATES)


def lost_zeros(codes: list[str]) -> dict[str, str]:
    """Codes of one list that lack leading zeros which others of the list have: 701 beside 0801. Code → what it was.

    Only a list with a code that begins with 0 tells the width of its codes; where all zeros are lost nothing is seen.
    """
    digits = [code for code in codes if code.isascii() and code.isdigit()]
    widths = sorted({len(code) for code in digits if len(code) > 1 and code.startswith("0")})
    known, found = set(digits), {}
    for code in digits:
        if widths and len(code) not in widths and len(code) < widths[-1] and not code.startswith("0"):
            wide = code.zfill(next(width for width in widths if width > len(code)))
            if wide not in known:
                found[code] = wide
    return found
