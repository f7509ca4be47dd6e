"""A number as its record writes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from surveycheck.model.source import Fact, Facts


class Written(float):
    """A fact that a record states: a number for who reckons with it, ``text`` (``1234.50``) for who reads it."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, value: Decimal | str) -> Written:
        """From the decimal that was read, whose digits are those of the file, or from such a text."""
        made = super().__new__(cls, value)
        made.text = value if isinstance(value, str) else f"{value:f}"
        return made

    def __reduce__(self) -> tuple[type[Written], tuple[str]]:
        return Written, (self.text,)


def texts_of(facts: Facts) -> dict[str, str]:
    """The facts that are as written, by name."""
    return {name: value.text for name, value in facts.items() if isinstance(value, Written)}


def with_texts(facts: Mapping[str, Fact], texts: Mapping[str, str]) -> dict[str, Fact]:
    """The facts with those texts again; what is not the same number as its text stays as it is."""
    found = dict(facts)
    for name, text in _numbers(texts):
        if isinstance(found.get(name), int | float) and Written(text) == found[name]:
            found[name] = Written(text)
    return found


def _numbers(texts: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for name, text in texts.items():
        try:
            float(text)
        except ValueError:
            continue
        yield name, text
