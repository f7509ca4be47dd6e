"""Layers whose name is that of the catalogue, but for a slip."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.standing import standing_for
from surveycheck.model import Facts
from surveycheck.rule import Defect, Features, Inputs, Row, check
from surveycheck.rule.layers import ALWAYS, GUESSED, by_layer, catalogued, layer_of_codes

TELLING = 4
"""Of shorter names one letter more, less or other makes another name (JZD, JZX, JZP), not a slip."""


@check
def layer_spelling(inputs: Inputs, *, catalogue: str = "features", application: str = "SOUTH") -> Iterator[Defect]:
    """Yields, for each drawing, each layer with things on it that is spelt nearly as one of the table ``catalogue``
    (``expected``): in another case (case ``case``), with full-width letters, blanks, hyphens or underscores (case
    ``form``), or with a slip (case ``slip``): digits at the end, or one letter more, less, other or changed places,
    where both names have ``TELLING`` letters or the things on the layer carry codes of the layer that is meant."""
    rows = inputs.tables.get(catalogue, ())
    known = catalogued(rows)
    for mine in per_drawing(inputs.features) if known else ():
        odd = set(mine.layer.counts()).difference(known.values(), ALWAYS)
        if not 0 < len(odd) <= GUESSED:
            continue
        for name, there in by_layer(mine):
            if name not in odd:
                continue
            case, meant = _meant(name, known, there, rows, application)
            if meant:
                first, others = standing_for(there)
                facts: Facts = {"layer": name, "expected": meant, "count": len(there), "kind": case}
                yield Defect(first, facts=facts, others=others, case=case)


def _meant(
    name: str, known: Mapping[str, str], there: Features, rows: tuple[Row, ...], application: str
) -> tuple[str, str]:
    """What is wrong with the name, and the layer that is meant; "" twice where nothing is."""
    if name.casefold() in ALWAYS:
        return "", ""
    if name.casefold() in known:
        return "case", known[name.casefold()]
    tidy = {_tidy(word): spelt for word, spelt in known.items()}
    own = _tidy(name)
    if own in tidy:
        return "form", tidy[own]
    if own.rstrip("0123456789") in tidy:
        return "slip", tidy[own.rstrip("0123456789")]
    near = [spelt for word, spelt in tidy.items() if one_slip(own, word)]
    coded = layer_of_codes(there, rows, application) if near else ""
    long = [spelt for spelt in near if min(len(own), len(spelt)) >= TELLING]
    found = [coded] if coded in near else long
    return ("slip", found[0]) if len(found) == 1 else ("", "")


def _tidy(name: str) -> str:
    """Without case, width, blanks, hyphens and underscores."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if not c.isspace() and c not in "-_")


def one_slip(one: str, two: str) -> bool:
    """Do two texts differ by one letter more, less or other, or by two neighbours that changed places?"""
    if abs(len(one) - len(two)) > 1 or one == two:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    a, b = one[same:], two[same:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:] and len(a) > 1)
