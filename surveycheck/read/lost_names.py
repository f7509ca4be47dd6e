"""Names of files and folders whose letters are lost: no reading brings them back.

What packs Chinese names in a code page that lacks them writes "?" for each letter (no name on Windows can have one), or
blanks it out with "_"; what reads bytes in the wrong encoding puts U+FFFD, which becomes 锟斤拷 when it is saved as
GBK.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from surveycheck.model import Issue

_LOST = re.compile("[?\ufffd]|锟斤拷")
_BLANKED = re.compile(r"_{2,}(\.\w+)?")
"""A name of nothing else: names may have a few."""


def lost_names(paths: Iterable[str]) -> Iterator[Issue]:
    """``name-lost`` for each path with such a name; ``name``: the part of it that is lost, ``text``: those letters."""
    for path in paths:
        lost = [(name, found.group()) for name in path.split("/") if (found := _LOST.search(name) or _blanked(name))]
        if lost:
            name, letters = lost[-1]
            yield Issue("name-lost", path, facts={"name": name, "text": letters, "lost": "names"})


def _blanked(name: str) -> re.Match[str] | None:
    return _BLANKED.fullmatch(name)
