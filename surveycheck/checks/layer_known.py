"""Layers that the catalogue does not have."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.standing import standing_for
from surveycheck.model import Facts, Features
from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.layers import ALWAYS, GUESSED, by_layer, catalogued, layer_of_codes, role_of_layer


@check
def layer_known(
    inputs: Inputs,
    *,
    catalogue: str = "features",
    application: str = "SOUTH",
    plot_numbers: tuple[str, ...] = (),
    helpers: tuple[str, ...] = (),
) -> Iterator[Defect]:
    """Yields, for each drawing, each layer with things on it that is not in the table ``catalogue`` (case ignored).

    ``count`` is the number of things, ``expected`` the layer that may be meant: the one that their codes belong to,
    else the one with a similar name (then case ``similar``). ``share`` (%) is how much of what bears a code of the
    catalogue the drawing has on all its unknown layers: that much is found by nobody who goes by layers. Layers that
    ``plot_numbers`` and ``helpers`` call by their full name are known, and other rules'. Case ``undefined``: a layer
    of the catalogue that things are on and the drawing's own table of layers, where it has any, does not define. Case
    ``attribute``: a layer off the catalogue that nothing is on but attributes of symbols, the further selection
    ``attributes``.
    """
    rows = inputs.tables.get(catalogue, ())
    known = catalogued(rows)
    apart = {*known, *ALWAYS, *(name.casefold() for name in (*plot_numbers, *helpers))}
    told: set[tuple[str, str]] = set()
    for mine in per_drawing(inputs.features) if known else ():
        unknown = list(by_layer(mine, apart))
        similar = known if len(unknown) <= GUESSED else {}
        share = _share(mine, unknown, rows, application) if unknown else 0.0
        for layer, there in unknown:
            count = len(there)
            meant = layer_of_codes(there, rows, application) or _by_name(layer, similar)
            facts: Facts = {"layer": layer, "count": count, "expected": meant, "role": role_of_layer(rows, meant)}
            facts = {**facts, "share": share}
            first, others = inputs.kept.once(("standing", there), partial(standing_for, there))
            told.add((mine.drawings[mine.source[0]].file, layer.casefold()))
            yield Defect(first, facts=facts, others=others, case="similar" if meant else "")
        yield from _undefined(mine, known)
    for mine in per_drawing(inputs.other("attributes").features) if known else ():
        file = mine.drawings[mine.source[0]].file
        yield from _attributes(mine, {*apart, *(layer for there, layer in told if there == file)})


def _attributes(mine: Features, apart: set[str]) -> Iterator[Defect]:
    for layer, there in by_layer(mine, apart):
        first, others = standing_for(there)
        facts: Facts = {"layer": layer, "count": len(there), "kind": "attribute", "share": 0.0}
        yield Defect(first, facts=facts, others=others, case="attribute")


def _undefined(mine: Features, known: dict[str, str]) -> Iterator[Defect]:
    defined = {layer.name.casefold() for layer in mine.drawings[mine.source[0]].layers}
    for layer, there in by_layer(mine, defined) if defined else ():
        if layer.casefold() in known:
            first, others = standing_for(there)
            facts: Facts = {"layer": layer, "count": len(there), "share": 0.0}
            yield Defect(first, facts=facts, others=others, case="undefined")


def _share(mine: Features, unknown: list[tuple[str, Features]], rows: tuple[Row, ...], application: str) -> float:
    """Of things with a code of the catalogue, those on unknown layers, in per cent."""
    codes = {code for row in rows for code in row.list("code")}
    whole, *lost = (_coded(things, codes, application) for things in (mine, *(there for _, there in unknown)))
    return round(100.0 * sum(lost) / max(1, whole), 1)


def _coded(things: Features, codes: set[str], application: str) -> int:
    return sum(count for code, count in things.xdata_labels(application, 0).counts().items() if code in codes)


def _by_name(layer: str, known: dict[str, str]) -> str:
    near = get_close_matches(layer.casefold(), sorted(known), n=1, cutoff=0.6)
    return known[near[0]] if near else ""
