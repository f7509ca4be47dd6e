"""Defect: what a check yields. It holds places and facts; it never holds a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from surveycheck.model import Document, Drawing, Facts, Feature, Issue, Place, Point, Record, SourceFile
from surveycheck.rule.row import Row


@dataclass(frozen=True)
class Value:
    """One value of a record, as a place of its own: what matters is this field, not the rest of the record."""

    record: Record
    field: str


Where = Feature | Record | Value | SourceFile | Drawing | Document | Row | Issue | Place | None


@dataclass(frozen=True)
class Defect:
    """Something wrong with ``where``, at the spot ``at`` (drawing coordinates: x east, y north).

    ``facts`` are plain values under names of the vocabulary (``rule/facts.py``): what was measured, what the limit is,
    what is said and what is drawn. ``others`` are the other things that take part (the second witness, the other
    parcel); the first of them is the most important. ``field`` names the XML value that is meant. ``case`` picks one
    of the card's alternative messages.
    """

    where: Where
    at: Point | None = None
    facts: Facts = field(default_factory=dict)
    others: tuple[Where, ...] = ()
    field: str = ""
    case: str = ""
