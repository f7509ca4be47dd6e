"""Numbers as people write them in a drawing."""

from __future__ import annotations

import re
import unicodedata
from math import nan

import numpy as np

from surveycheck.model.columns import Floats, Objects

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


def number_in(text: str) -> float | None:
    """The number that the whole text is, full-width digits and a true minus allowed; None if it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("\N{MINUS SIGN}", "-")
    return float(plain) if _NUMBER.fullmatch(plain) else None


def numbers_in(texts: Objects) -> Floats:
    """The number of each text (n,), NaN where it is none; None is no text. Each distinct text is read once."""
    known = {text: number_in(text) for text in {t for t in texts if t is not None}}
    values = (known.get(text) for text in texts)
    return np.fromiter((nan if value is None else value for value in values), np.float64, len(texts))
