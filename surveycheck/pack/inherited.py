"""What an extending pack says of the tables and cards that it takes over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from surveycheck.pack.columns import CERTAINTIES
from surveycheck.pack.keys import Keys


@dataclass(frozen=True)
class Inherited:
    """``certainty``: how sure what is taken over is *here*, by how sure it is there; ``quality``: the sub-element of
    the own grade policy for each of the extended pack's; ``without``: rows of its tables that are left out, as
    patterns of their key; ``grade``: is its grade policy taken over where the pack has none of its own?"""

    certainty: Mapping[str, str] = field(default_factory=dict)
    quality: Mapping[str, str] = field(default_factory=dict)
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grade: bool = True


def read_inherited(keys: Keys) -> Inherited:
    """The ``[inherited]`` table of pack.toml."""
    certainty = keys.child("certainty")
    for word in certainty.data:
        if word not in CERTAINTIES:
            words = ", ".join(CERTAINTIES)
            certainty.fault(word, f"{word} 不是 {words} 之一", f"{word} is none of {words}")
    sure = {word: certainty.one_of(word, CERTAINTIES, word) for word in CERTAINTIES if word in certainty}
    quality, without = keys.child("quality"), keys.child("without")
    found = Inherited(
        sure,
        {name: quality.text(name, required=True) for name in quality.data},
        {name: without.texts(name) for name in without.data},
        keys.flag("grade", True),
    )
    keys.finish()
    return found
