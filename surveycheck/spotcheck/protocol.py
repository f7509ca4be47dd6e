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
    """``same``: the protocol is just what its lot and its number give. ``differs`` names the parts that are not.
    ``closing``: SHA-256 of the lot, to be held to what was made public; ``number``: what it was drawn by."""

    same: bool
    lot: str
    drawn: tuple[str, ...]
    differs: tuple[str, ...] = ()
    closing: str = ""
    number: str = ""


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
    """Repeat the draw of a protocol. Raises SpotCheckError where it is none, and where its number may have been known
    when the list was closed or was not known yet when it was typed in: by that order alone nobody can steer a draw."""
    try:
        row = json.loads(text)
        lot, number, entered = lot_from(row["lot"]), str(row["number"]["value"]), str(row["number"]["entered"])
        again = _document(lot, number, entered)
        in_order = day_in_china(lot.closed) < lot.day <= day_in_china(entered)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        zh, en = f"不是抽样记录，或已损坏：{error!r}", f"no protocol of a draw, or a damaged one: {error!r}"
        raise SpotCheckError(zh, en) from error
    if not in_order:
        raise SpotCheckError(
            f"名单关闭于 {lot.closed}，号码 {lot.day} 公布，{entered} 输入：先后不对，这次抽样不能证明没有被操纵",
            f"the list was closed on {lot.closed}, the number is of {lot.day} and was typed in on {entered}: in that "
            "order nothing shows that the draw was not steered",
        )
    differs = tuple(sorted(key for key in {*again, *row} if again.get(key) != row.get(key)))
    if not differs and _text(again) != text:
        differs = ("text",)
    drawn = tuple(one["unit"] for one in again["drawn"])
    return Replayed(not differs, lot.name, drawn, differs, closing_of(lot).sha256, number_of(number))


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
