"""Numbers as people write them in a drawing."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


def number_in(text: str) -> float | None:
    """The number that the whole text is, full-width digits and a true minus allowed; None if it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("\N{MINUS SIGN}", "-")
    return float(plain) if _NUMBER.fullmatch(plain) else None
