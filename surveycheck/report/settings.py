"""Settings and limits of a run, each with its source and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from math import isinf

from surveycheck.pack.pack import Pack
from surveycheck.report.sources import source_words
from surveycheck.rule import Limit

Used = Mapping[str, object]


def settings_used(pack: Pack, settings: Used, limits: Used, roles: Used) -> tuple[Used, ...]:
    """Every setting and limit of the pack with the value that held, then the layers that the user has named.

    ``kind`` is ``setting``, ``limit`` or ``role``; ``changed`` says that the user has set the value for this run.
    """
    rows: list[Used] = []
    for name, info in pack.settings.items():
        words = {"title": info.title, "title_en": info.title_en, "unit": info.unit}
        origin = _origin(pack, info.source, info.certainty)
        rows.append(_row("setting", name, settings.get(name, info.value), words, origin, name in settings))
    words_of = _limit_words(pack)
    for name, limit in pack.limits.items():
        held = limits.get(name, limit)
        origin = _origin(pack, limit.source, words_of.get(name, {}).get("certainty", ""))
        words = {key: words_of.get(name, {}).get(key, "") for key in ("title", "title_en")} | {"unit": limit.unit}
        rows.append(_row("limit", name, formula(held), words, origin, name in limits))
    rows += [_row("role", name, value, {}, {}, True) for name, value in roles.items()]
    return tuple(rows)


def formula(limit: object) -> object:
    """A limit as people write it: ``0.04·√x + 0.002·x`` or ``x ≤ 10: 0.04; 0.028 + 0.0014·x``."""
    if not isinstance(limit, Limit):
        return limit
    parts = []
    for piece in limit.pieces:
        terms = [(piece.constant, ""), (piece.per_sqrt, "·√x"), (piece.per_unit, "·x")]
        text = " + ".join(f"{number:g}{tail}" for number, tail in terms if number) or "0"
        parts.append(text if isinf(piece.upto) else f"x ≤ {piece.upto:g}: {text}")
    return "; ".join(parts)


def _origin(pack: Pack, source: str, certainty: str) -> Used:
    zh, en = source_words(pack, source)
    return {"source": source, "source_title": zh, "source_title_en": en, "certainty": certainty}


def _row(kind: str, name: str, value: object, words: Used, origin: Used, changed: bool) -> Used:
    empty = {"title": "", "title_en": "", "unit": "", "source": "", "source_title": "", "source_title_en": ""}
    empty["certainty"] = ""
    return {"kind": kind, "name": name, "value": value} | empty | dict(words) | dict(origin) | {"changed": changed}


def _limit_words(pack: Pack) -> dict[str, Mapping[str, str]]:
    words: dict[str, Mapping[str, str]] = {}
    for row in pack.table("limits"):
        words.setdefault(row["limit"], row.values)
    return words
