"""Which of several encodings some byte values are in: each reads them, the most plausible text wins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from surveycheck.read.garbled import WAYS, readings
from surveycheck.read.languages import Costs
from surveycheck.read.plausible import costs

SAMPLES = 4000
"""So many values are enough."""

ONE_VALUE = 30.0
"""No value speaks louder than this for or against an encoding: a file may hold values in several."""

DOUBT = 6.0
"""By so much another encoding must be cheaper before a declaration is not believed."""

INVALID = 8.0
"""Cost of a value that is impossible in an encoding, besides that of its U+FFFD."""


@dataclass(frozen=True)
class Verdict:
    """The encoding, by how much it costs less than the next best, and the ``rival`` that would be a little more
    plausible but is not believed against the declaration ("" if there is none)."""

    used: str
    margin: float
    rival: str = ""


def contest(values: Sequence[bytes], priors: Mapping[str, float], held: str = "", least: float = DOUBT) -> Verdict:
    """The encoding of ``values``, each with bytes above 127. ``priors`` are what each encoding costs to begin with;
    ``held``, the declared one, stays unless another is cheaper by ``least``."""
    values = values[:: len(values) // SAMPLES + 1]
    read = {name: texts_of(values, name) for name in priors}
    each = {name: _costs(values, texts, name) for name, texts in read.items()}
    best = np.min(list(each.values()), axis=0)
    total = {name: priors[name] + float(np.minimum(each[name], best + ONE_VALUE).sum()) for name in priors}
    first, *others = sorted(total, key=total.__getitem__)
    rival = next((name for name in others if read[name] != read[first]), first)
    margin = total[rival] - total[first]
    if held and read[held] != read[first] and total[held] - total[first] < least:
        return Verdict(held, total[held] - total[first], first)
    return Verdict(held if held and read[held] == read[first] else first, margin)


def texts_of(values: Sequence[bytes], encoding: str) -> list[str]:
    """The values decoded in one go; U+FFFD for what the encoding does not know."""
    texts = b"\n".join(values).decode(encoding, "replace").split("\n") if values else []
    if len(texts) != len(values):  # an encoding that takes line feeds into characters
        texts = [value.decode(encoding, "replace") for value in values]
    return texts


def valid(value: bytes, encoding: str) -> bool:
    """Whether every byte of the value has a meaning."""
    try:
        value.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _costs(values: Sequence[bytes], texts: Sequence[str], encoding: str) -> Costs:
    """Cost of each value: as it stands, or as what it was before it was garbled. (What would only be read in another
    encoding then is that one's.)"""
    best = costs(texts)
    ways = tuple(way for way in WAYS if way[1] != encoding)
    before = [(i, reading) for i, text in enumerate(texts) for reading in readings(text, ways)]
    if before:
        index = np.array([i for i, _ in before])
        price = costs([r.text for _, r in before]) + np.array([r.prior for _, r in before], np.float32)
        np.minimum.at(best, index, price)
    broken = [not valid(value, encoding) for value in values] if "\ufffd" in "".join(texts) else [False] * len(values)
    best = best + np.array(broken, np.float32) * np.float32(INVALID)
    return np.asarray(best, np.float32)
