"""Text that was garbled before it was saved: decoded with a wrong encoding once (or twice), and saved like that.

The file is sound then, and its text is not: ``å®—åœ°`` and ``瀹楀湴`` are UTF-8 of 宗地, ``×ÚµØ`` is GBK of it. It can
be undone as long as nothing was dropped; ``锟斤拷``, U+FFFD and runs of ``?`` are what is left where something was.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveycheck.read.plausible import LIKELY, costs, sure_word, sureness

_WINDOWS = {ord(bytes((b,)).decode("cp1252")): b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_WESTERN = re.compile("[\x00-\xff" + "".join(map(chr, _WINDOWS)) + "\ufffd]*")
_TWO_SIGNS = re.compile("[\x80-\xff" + "".join(map(chr, _WINDOWS)) + "]{2}")

WAYS = (("utf-8", "cp1252"), ("gb18030", "cp1252"), ("utf-8", "gb18030"))
"""What the text was in, and what it was taken for."""

DEPTH = 3
"""So many times one after the other."""

UNLIKELY = 7.0
"""Cost of each such accident: nearly all texts are saved as they are."""

TOGETHER = 20.0
"""Values that went the same way, with this margin together, vouch for each other's."""

LOST = re.compile(
    "\ufffd|锟斤|斤拷|ï¿½|烫烫烫|屯屯屯"
    r"|\\U\+[Dd][89A-Fa-f][0-9A-Fa-f]{2}"
)
"""U+FFFD; its UTF-8 taken as GBK and as cp1252; unset memory taken as GBK; half of a character as an escape."""


@dataclass(frozen=True)
class Reading:
    """One way to read a value. ``how`` names an encoding, or ``utf-8 as cp1252``; "" as it stands. ``prior`` is the
    cost that it begins with."""

    text: str
    how: str = ""
    prior: float = 0.0


@dataclass(frozen=True)
class Chosen:
    """The reading that was chosen for a value, by how much it costs less than the next best, and the value as it
    stands."""

    reading: Reading
    margin: float
    standing: str


@dataclass(frozen=True)
class Group:
    """Values that were read in one and the same other way, with the first as a sample."""

    how: str
    count: int
    sample: str
    standing: str
    margin: float

    @property
    def sureness(self) -> float:
        return sureness(self.margin)

    @property
    def word(self) -> str:
        return sure_word(self.margin)


def suspicious(text: str) -> bool:
    """Could the text be garbled at all?  Two Western signs in a row, or rare Chinese characters."""
    return _TWO_SIGNS.search(text) is not None or any(c > "\u2e7f" for c in text)


def western(text: str) -> bool:
    """Nothing but ASCII and Western signs, two of them in a row: short Chinese in GBK can look like that, and none of
    its signs be rare (``³ø`` is 厨)."""
    return _TWO_SIGNS.search(text) is not None and _WESTERN.fullmatch(text) is not None


def readings(text: str, ways: Sequence[tuple[str, str]] = WAYS, depth: int = DEPTH) -> Iterator[Reading]:
    """What the text was before it was garbled, by every way that is possible at all."""
    if depth == 0 or text.isascii() or not suspicious(text):
        return
    for real, taken in ways:
        raw = _bytes(text, taken)
        before = "" if raw is None else _decoded(raw, real)
        if not before or before == text or before.isascii():
            continue
        yield Reading(before, f"{real} as {taken}", UNLIKELY)
        for deeper in readings(before, ways, depth - 1):
            yield Reading(deeper.text, f"{deeper.how}, {real} as {taken}", deeper.prior + UNLIKELY)


def _bytes(text: str, taken: str) -> bytes | None:
    """The bytes that gave this text when they were taken for ``taken``; None where no bytes do."""
    if taken == "cp1252":
        return text.replace("\ufffd", "?").translate(_WINDOWS).encode("latin-1") if _WESTERN.fullmatch(text) else None
    try:
        return text.replace("\ufffd", "?").encode(taken)
    except UnicodeEncodeError:
        return None


def _decoded(raw: bytes, real: str) -> str:
    """Strictly; of UTF-8 a byte here and there may have been dropped."""
    try:
        return raw.decode(real)
    except UnicodeDecodeError:
        if real != "utf-8":
            return ""
    text = raw.decode(real, "replace")
    if 3 * text.count("\ufffd") > sum(c > "\x7f" for c in text):
        return ""
    return re.sub("\ufffd+\\??", "\ufffd", text)


def choose_readings(values: Sequence[Sequence[Reading]]) -> list[Chosen]:
    """For each value the best of its readings, the first of which is how it stands: that one is kept unless another
    is likely, by its own margin or by that of all values that went the same way."""
    flat = [reading for value in values for reading in value]
    price = iter(costs([reading.text for reading in flat]).tolist())
    each = [[next(price) + reading.prior for reading in value] for value in values]
    found = [_best(value, cost) for value, cost in zip(values, each, strict=True)]
    together: dict[str, float] = defaultdict(float)
    for value, (best, margin) in zip(values, found, strict=True):
        together[value[best].how] += margin
    usual = {how for how, margin in together.items() if how and margin >= TOGETHER}
    chosen = []
    for value, cost in zip(values, each, strict=True):
        likely = [price - UNLIKELY * (one.how in usual) for one, price in zip(value, cost, strict=True)]
        best, margin = _best(value, likely)
        believed = margin >= LIKELY or value[best].how in usual
        chosen.append(Chosen(value[best if believed else 0], margin, value[0].text))
    return chosen


def _best(value: Sequence[Reading], each: list[float]) -> tuple[int, float]:
    """The cheapest reading, and by how much it is cheaper than the next that says something else."""
    best = min(range(len(each)), key=each.__getitem__)
    others = [each[i] for i in range(len(each)) if value[i].text != value[best].text]
    return best, min(others) - each[best] if others else 0.0


def grouped(chosen: Sequence[Chosen]) -> tuple[Group, ...]:
    """What was not left as it stands, by how it was read; the most frequent first."""
    groups: dict[str, list[Chosen]] = defaultdict(list)
    for one in chosen:
        if one.reading.how:
            groups[one.reading.how].append(one)
    made = [
        Group(how, len(found), *_differing(found[0]), sum(one.margin for one in found)) for how, found in groups.items()
    ]
    return tuple(sorted(made, key=lambda group: (-group.count, group.how)))


def _differing(one: Chosen) -> tuple[str, str]:
    """The reading and how it stands, from where they begin to differ."""
    alike = zip(one.reading.text, one.standing, strict=False)
    same = next((place for place, (read, stands) in enumerate(alike) if read != stands), 0)
    return one.reading.text[same : same + 24], one.standing[same : same + 24]
