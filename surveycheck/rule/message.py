"""Messages: sentences with ``{fact}`` places, filled without ever failing.

A template may hold plain ``{name}`` and ``{name:spec}`` only: no attribute, index, conversion or nested place. A spec
is what a number can take: sign, thousands comma, precision, type (``:.3f``, ``:+.2f``, ``:,.0f``, ``:g``, ``:.1%``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from math import isinf, isnan
from string import Formatter
from typing import NamedTuple

from surveycheck.model import Fact, Facts, Written
from surveycheck.rule.facts import FACTS
from surveycheck.rule.plural import agreeing

NOTHING = "—"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SPEC = re.compile(r"\+?,?(\.\d{1,2})?[fgd%]?")
_YES = {"zh": ("否", "是"), "en": ("no", "yes")}
_COMMA = {"zh": "、", "en": ", "}


class FactPlace(NamedTuple):
    """A ``{name:spec}`` of a template."""

    name: str
    spec: str


def places(template: str) -> tuple[FactPlace, ...]:
    """The places of a template, in order. Raises ValueError, with the offending part, where it is not a plain one."""
    found = []
    for _, name, spec, conversion in Formatter().parse(template):
        if name is None:
            continue
        if conversion or not _NAME.fullmatch(name):
            raise ValueError("{" + name + (f"!{conversion}" if conversion else "") + "}")
        if not _SPEC.fullmatch(spec or ""):
            raise ValueError(f"{{{name}:{spec}}}")
        found.append(FactPlace(name, spec or ""))
    return tuple(found)


def fill(template: str, facts: Facts, lang: str = "zh", digits: Mapping[str, int] | None = None) -> str:
    """The sentence; ``digits`` are decimals that a fact needs at least, whatever its ``.3f`` says.

    English words behind a count of 1 stand in the singular (``plural.py``).
    A fact that is absent, None or not a number (NaN) reads "—"; a text is put in as it is, whatever the spec, and so is
    a number as a record writes it (``Written``). Never raises: a template that is no template comes back unchanged."""
    parts = _parsed(template)
    if parts is None:
        return template
    if digits:
        parts = tuple((t, n, _widened(s, digits.get(n, 0)) if n and s else s) for t, n, s in parts)
    texts = [text for text, _, _ in parts]
    values = [None if name is None else facts.get(name) for _, name, _ in parts]
    if lang == "en" and 1 in values:
        texts = agreeing(texts, [value == 1 and type(value) is int for value in values])
    words = ("" if n is None else _word(v, s or "", lang) for (_, n, s), v in zip(parts, values, strict=True))
    return "".join([text + word for text, word in zip(texts, words, strict=True)])


def _widened(spec: str, digits: int) -> str:
    """The spec with so many decimals at least."""
    head, point, decimals = spec.rpartition(".")
    return f"{head}.{max(int(decimals[:-1]), digits)}f" if point and decimals.endswith("f") else spec


def named(template: str, lang: str = "zh") -> str:
    """The sentence with the words of its facts in place of numbers: ``‹间隙›``. Never raises."""
    column = 1 if lang == "en" else 0
    parts = _parsed(template) or ((template, None, None),)
    return "".join(
        text if name is None else f"{text}‹{FACTS[name][column] if name in FACTS else name}›" for text, name, _ in parts
    )


@lru_cache(maxsize=1024)
def _parsed(template: str) -> tuple[tuple[str, str | None, str | None], ...] | None:
    """Texts, each with the name and the spec of the place behind it; None of a template that is none."""
    try:
        return tuple((text, name, spec) for text, name, spec, _ in Formatter().parse(template))
    except ValueError:
        return None


def _word(value: Fact, spec: str, lang: str) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return _YES.get(lang, _YES["zh"])[value]
    if isinstance(value, Written) and not spec.startswith(("+", ",")) and not spec.endswith(("%", "d")):
        return value.text
    if isinstance(value, (int, float)):
        return _number(value, spec)
    if isinstance(value, tuple):
        return _COMMA.get(lang, "、").join(_word(part, spec, lang) for part in value)
    return str(value)


def _number(value: float, spec: str) -> str:
    if isnan(value):
        return NOTHING
    if isinf(value):
        return "∞" if value > 0 else "-∞"
    try:
        text = _plain(value) if spec in ("", "g") else format(value, spec)
    except (ValueError, OverflowError):
        text = _plain(value)
    # A difference of -0.0001 to three places is 0.000, not -0.000.
    return text[1:] if text[0] == "-" and not re.search("[1-9]", text) else text


def _plain(value: float) -> str:
    """As people write numbers: twelve significant digits at most, no exponent, no trailing zeros."""
    if isinstance(value, int):
        return str(value)
    short = float(f"{value:.12g}")
    if abs(short) >= 1e15 or 0 < abs(short) < 1e-9:
        return f"{short:g}"
    text = f"{short:.12f}" if abs(short) < 1 else repr(short)
    return text.rstrip("0").rstrip(".") if "." in text else text
