"""All findings as columns: which pass a filter, in which order. A hundred thousand rows in some milliseconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from .facet import Facet, Mask, Numbers
from .rows import SEVERITIES, Finding, drawn_place, layer_of, spot

FACETS = ("severity", "stage", "code", "file", "layer", "state")
"""What rows are filtered by, beside their text."""

GROUPS = ("", "cause", "code", "place")
"""What rows are grouped by; "" not at all."""

COLUMNS = ("severity", "code", "title", "message", "place", "file", "key")
"""The columns of the table."""

ORIGINS = ("itself", "its rule", "another rule")
"""What a cause is to a finding of it."""

DEFAULT = ""
"""The order of the worst class first, else that of the report."""


@dataclass(frozen=True)
class Filter:
    """Words that a row must all hold, in any case of letters; values of which its facet must be one (none: any); ids of
    which it must have one (none: any)."""

    text: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()

    @property
    def active(self) -> bool:
        return bool(self.text.strip() or self.ids) or any(self.chosen.values())


def _place(finding: Finding) -> str:
    drawn = drawn_place(finding)
    return f"{drawn.get('file') or ''}\0{drawn.get('layer') or ''}"


def _origin(finding: Finding) -> str:
    cause = finding.get("cause")
    if not cause or cause == finding["id"]:
        return ORIGINS[0]
    return ORIGINS[1 if str(cause).rpartition("-")[0] == finding["code"] else 2]


_VALUES: dict[str, Callable[[Finding], str]] = {
    "severity": lambda finding: str(finding["severity"]),
    "code": lambda finding: str(finding["code"]),
    "file": lambda finding: str(finding.get("file") or ""),
    "layer": layer_of,
    "state": lambda finding: str(finding.get("state") or "open"),
    "cause": lambda finding: str(finding.get("cause") or finding["id"]),
    "place": _place,
    "origin": _origin,
}


class Index:
    """Rows, their facets and texts. ``lang`` says in which language they are searched and sorted."""

    def __init__(self, lang: str = "zh") -> None:
        self.lang = lang
        self.replace(())

    def replace(self, rows: Sequence[Finding], stages: Mapping[str, str] | None = None) -> None:
        """These rows and no others. ``stages``: code of a rule → its stage."""
        self.rows: list[Finding] = []
        self.stages = dict(stages or {})
        known = {"severity": SEVERITIES, "origin": ORIGINS}
        self.facets = {name: Facet(known.get(name, ())) for name in ("stage", *_VALUES)}
        self._texts: list[str] = []
        self._ranks: dict[str, Numbers] = {}
        self._by_id: dict[str, int] = {}
        self.extend(rows)

    def extend(self, rows: Sequence[Finding]) -> None:
        """Further rows behind the others."""
        first = len(self.rows)
        self.rows.extend(rows)
        self._ranks = {}
        for number, row in enumerate(rows, first):
            self._by_id[str(row.get("id", ""))] = number
        for name, value in _VALUES.items():
            self.facets[name].extend(map(value, rows))
        self.facets["stage"].extend(self.stages.get(str(row["code"]), "") for row in rows)

    def take(self, other: Index) -> None:
        """Be what another one is, which is not used any more."""
        self.__dict__.update(other.__dict__)

    def __len__(self) -> int:
        return len(self.rows)

    def row_of(self, identity: str) -> int:
        """The row of a finding's id; -1 where there is none."""
        return self._by_id.get(identity, -1)

    def mask(self, wanted: Filter, without: str = "") -> Mask:
        """Which rows pass; the facet ``without`` is not asked."""
        found = np.ones(len(self.rows), dtype=np.bool_)
        for name, values in wanted.chosen.items():
            if values and name != without:
                found &= self.facets[name].among(values)
        for word in wanted.text.casefold().split():
            found &= self._holds(word)
        if wanted.ids:
            named = np.zeros(len(self.rows), dtype=np.bool_)
            named[[row for row in map(self.row_of, wanted.ids) if row >= 0]] = True
            found &= named
        return found

    def counts(self, name: str, wanted: Filter) -> dict[str, int]:
        """How many rows each value of a facet would show, all other filters being as they are."""
        return self.facets[name].counts(self.mask(wanted, without=name))

    def order(self, column: str = DEFAULT, descending: bool = False) -> Numbers:
        """All rows, sorted; those that are equal have the worst class first, then the order of the report."""
        if column == DEFAULT:
            return np.argsort(self.badness(), kind="stable")
        rank = self._rank(column)
        return np.lexsort((self.badness(), -rank if descending else rank))

    def badness(self) -> Numbers:
        """Of each row: open ones before waived ones, then by class."""
        state = self.facets["state"]
        return self.facets["severity"].codes + len(SEVERITIES) * (state.codes == state.number("waived"))

    def origins(self) -> Numbers:
        """Of each row: 0 for the finding that others of its cause follow from, 1 for others of its rule, 2 for those
        that follow under other rules."""
        return self.facets["origin"].codes

    def _rank(self, column: str) -> Numbers:
        if column not in self._ranks:
            self._ranks[column] = self._ranked(column)
        return self._ranks[column]

    def _ranked(self, column: str) -> Numbers:
        if column == "severity":
            return self.facets["severity"].codes
        if column in FACETS:
            return self.facets[column].ranks()
        if column == "place":
            return self._by_place()
        keys = self._keys(column)
        if column == "title":
            texts = Facet()
            texts.extend(keys)
            return texts.ranks()
        # as Latin-1 the bytes of UTF-8 stand in the same order, and Python compares such texts several times as fast
        keys = [key.encode("utf-8", "replace").decode("latin-1") for key in keys]
        rank = np.empty(len(keys), dtype=np.int64)
        rank[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
        return rank

    def _by_place(self) -> Numbers:
        """By layer, then by line and handle, as numbers."""
        many = len(self.rows)
        lines = np.fromiter((row.get("line") or 0 for row in self.rows), dtype=np.int64, count=many)
        handles = np.fromiter(map(_handle, self.rows), dtype=np.float64, count=many)
        rank = np.empty(many, dtype=np.int64)
        rank[np.lexsort((handles, lines, self.facets["layer"].ranks()))] = np.arange(many)
        return rank

    def _keys(self, column: str) -> list[str]:
        """What the rows are sorted by, where most of them differ."""
        word = column + "_en" if self.lang == "en" and column in ("title", "message") else column
        return [str(row.get(word) or "") for row in self.rows]

    def _holds(self, word: str) -> Mask:
        while self.read_texts(len(self.rows)):
            pass
        return np.fromiter((word in text for text in self._texts), dtype=np.bool_, count=len(self.rows))

    def read_texts(self, most: int = 1000) -> bool:
        """Make ready the texts of some further rows for searching, while nothing else is to be done; True while
        there are more."""
        first = len(self._texts)
        title, message = ("title_en", "message_en") if self.lang == "en" else ("title", "message")
        found = [_text(row, title, message) for row in self.rows[first : first + most]]
        folded = "\0".join(found).casefold().split("\0")
        self._texts += folded if len(folded) == len(found) else [text.casefold() for text in found]
        return len(self._texts) < len(self.rows)


def _text(row: Finding, title: str, message: str) -> str:
    """All that a row is found by, a word of it on a line."""
    get = row.get
    handles = get("handles")
    text = (
        f"{get('code')}\n{get(title)}\n{get(message)}\n{get('name')}\n{get('file')}\n{get('layer')}\n"
        f"{'/'.join(handles) if handles else ''}\n{get('xpath')}\n{get('key')}"
    )
    others = get("others")
    return "\n".join((text, *(f"{spot(other)}\n{other.get('key')}" for other in others))) if others else text


def _handle(row: Finding) -> float:
    """The outermost handle as a number; 0 where there is none, or where it is no such."""
    handles = row.get("handles")
    try:
        return float(int(handles[0], 16)) if handles else 0.0
    except (ValueError, OverflowError):
        return 0.0
