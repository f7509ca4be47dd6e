"""The protocol of a draw: all that is needed to repeat it, and the repetition."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from surveycheck.spotcheck.china import day_in_china
from surveycheck.spotcheck.draw import draw
from surveycheck.spotcheck.errors import SpotCheckError
from surveycheck.spotcheck.lot import Lot, closing_of, document_of, lot_from
from surveycheck.spotcheck.lottery import number_of

SCHEMA = "surveycheck-draw/1"


@dataclass(frozen=True)
class Replayed:
    """``same``: the protocol is just what its lot and its number give. ``differs`` names the parts that are not."""

    same: bool
    lot: str
    drawn: tuple[str, ...]
    differs: tuple[str, ...] = ()


def protocol(lot: Lot, number: str, entered: str) -> str:
    """The protocol of the draw of a closed lot, as JSON text. ``entered`` (RFC 3339): when the number was typed in.
    Raises SpotCheckError for an empty number, and before its day."""
    if not number_of(number):
        raise SpotCheckError("公开号码是空的", "the public number is empty")
    if day_in_china(entered) < lot.day:
        raise SpotCheckError(
            f"{lot.source} 要到 {lot.day} 才公布，现在还不能抽样",
            f"{lot.source} is made public on {lot.day}: there is nothing to draw by yet",
        )
    return _text(_document(lot, number, entered))


def replay(text: str) -> Replayed:
    """Repeat the draw of a protocol. Raises SpotCheckError where it is none."""
    try:
        row = json.loads(text)
        lot, number, entered = lot_from(row["lot"]), str(row["number"]["value"]), str(row["number"]["entered"])
        again = _document(lot, number, entered)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        zh, en = f"不是抽样记录，或已损坏：{error!r}", f"no protocol of a draw, or a damaged one: {error!r}"
        raise SpotCheckError(zh, en) from error
    differs = tuple(sorted(key for key in {*again, *row} if again.get(key) != row.get(key)))
    if not differs and _text(again) != text:
        differs = ("text",)
    return Replayed(not differs, lot.name, tuple(one["unit"] for one in again["drawn"]), differs)


def _document(lot: Lot, number: str, entered: str) -> dict[str, Any]:
    drawing = draw(lot, number)
    return {
        "schema": SCHEMA,
        "lot": document_of(lot),
        "closing": closing_of(lot).document(),
        "number": {"source": lot.source, "day": lot.day, "value": number_of(number), "entered": entered},
        "seed": drawing.seed,
        "shares": [{"stratum": name, "units": units, "drawn": size} for name, units, size in drawing.shares],
        "drawn": [
            {
                "order": place,
                "unit": one.unit.key,
                "project": one.unit.project,
                "firm": one.unit.firm,
                "stratum": one.unit.stratum,
                "rank": one.rank,
                "inspectors": list(one.inspectors),
            }
            for place, one in enumerate(drawing.drawn, 1)
        ],
    }


def _text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
