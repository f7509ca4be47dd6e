"""What a user has asked of a run, as plain values that a report can hold, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, isinf
from typing import Any

from surveycheck.rule import Limit, Piece
from surveycheck.run.options import Options


def asked_of(options: Options, trust: bool = False) -> dict[str, object]:
    """Only what a check can be repeated with: no path, and nothing of an example. ``trust`` as in ``load_pack``."""
    row: dict[str, object] = {
        "only": list(options.only),
        "skip": list(options.skip),
        "roles": {role: list(patterns) for role, patterns in options.roles.items()},
        "settings": dict(options.settings),
        "limits": {name: _limit(limit) for name, limit in options.limits.items()},
        "time_limit": options.time_limit,
        "trust": trust,
    }
    return row | ({"standard": options.standard} if options.standard else {})


def options_from(asked: Mapping[str, Any]) -> Options:
    """The options that were asked for; nothing is more than one of their keys. Raises KeyError, TypeError, ValueError
    or AttributeError for values that are none."""
    return Options(
        only=tuple(map(str, asked["only"])),
        skip=tuple(map(str, asked["skip"])),
        roles={str(role): tuple(map(str, patterns)) for role, patterns in asked["roles"].items()},
        settings={str(name): _setting(value) for name, value in asked["settings"].items()},
        limits={str(name): _limit_from(str(name), row) for name, row in asked["limits"].items()},
        time_limit=None if asked["time_limit"] is None else float(asked["time_limit"]),
        standard=str(asked.get("standard", "")),
    )


def _limit(limit: Limit) -> dict[str, object]:
    words = ("constant", "per_sqrt", "per_unit")
    pieces = [
        {"upto": None if isinf(p.upto) else p.upto, **{word: getattr(p, word) for word in words}} for p in limit.pieces
    ]
    return {"unit": limit.unit, "pieces": pieces}


def _limit_from(name: str, row: Mapping[str, Any]) -> Limit:
    words = ("constant", "per_sqrt", "per_unit")
    pieces = tuple(
        Piece(inf if piece["upto"] is None else float(piece["upto"]), *(float(piece[word]) for word in words))
        for piece in row["pieces"]
    )
    if not pieces:
        raise ValueError(f"the limit {name} has no value")
    return Limit(name, pieces, str(row["unit"]))


def _setting(value: Any) -> Any:
    return tuple(map(_setting, value)) if isinstance(value, list) else value
