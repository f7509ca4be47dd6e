"""What a paper is made of. PDF and DOCX set the same blocks; every text in them is plain and in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell of a table. ``tone``: a class (A, B, C, D, note), ``warn``, ``quiet``, ``strong``, ``code`` or "";
    ``below``: a second line, smaller. ``bar``: a part of one that is drawn as a bar, the text beside it."""

    text: str
    tone: str = ""
    below: str = ""
    bar: float | None = None
    indent: int = 0


Cells = Sequence[str | Cell]


@dataclass(frozen=True)
class Heading:
    """Levels 1 to 3."""

    level: int
    text: str
    kind: str = "heading"


@dataclass(frozen=True)
class Text:
    """A paragraph. ``tone``: "", ``quiet``, ``warn`` or ``strong``."""

    text: str
    tone: str = ""
    kind: str = "text"


@dataclass(frozen=True)
class Points:
    """A list; ``numbered`` or with dots."""

    items: Sequence[str]
    numbered: bool = False
    kind: str = "points"


@dataclass(frozen=True)
class Facts:
    """Names and values in two columns; a value is one or more lines."""

    rows: Sequence[tuple[str, str]]
    kind: str = "facts"


@dataclass(frozen=True)
class Column:
    """``width`` is a share of the line; ``right``: numbers, set flush right."""

    title: str
    width: float
    right: bool = False


@dataclass(frozen=True)
class Table:
    """``caption`` is "" where the heading above says it. ``form``: people write into it, so every cell has a frame."""

    columns: Sequence[Column]
    rows: Sequence[Cells]
    caption: str = ""
    form: bool = False
    kind: str = "table"


@dataclass(frozen=True)
class Figure:
    """A picture of the paper by its number, ``width``: its share of the line."""

    picture: int
    caption: str
    width: float = 1.0
    kind: str = "figure"


@dataclass(frozen=True)
class Figures:
    """Pictures side by side."""

    figures: Sequence[Figure]
    kind: str = "figures"


@dataclass(frozen=True)
class Rule:
    """What is said of a rule before its findings: class, how many, why, remedy, clause."""

    title: str
    tone: str
    label: str
    said: str
    rows: Sequence[tuple[str, str]]
    kind: str = "rule"


@dataclass(frozen=True)
class Card:
    """One finding: its number, class and sentence, what is known of it, its picture (-1: none)."""

    number: str
    tone: str
    label: str
    text: str
    rows: Sequence[tuple[str, str]]
    picture: int
    alt: str
    tag: str = ""
    kind: str = "card"


@dataclass(frozen=True)
class Verdict:
    """The verdict as it stands on the cover. ``tone`` as in ``report.verdict``; ``score``: "" for none."""

    tone: str
    big: str
    score: str
    why: str
    warning: str
    kind: str = "verdict"


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page."""

    kind: str = "page"


Block = NewPage | Heading | Text | Points | Facts | Table | Figure | Figures | Rule | Card | Verdict


@dataclass(frozen=True)
class Cover:
    """A value of ``rows`` that is "" is filled in by hand; ``signatures``: who signs."""

    office: str
    title: str
    subtitle: str
    rows: Sequence[tuple[str, str]]
    verdict: Verdict
    signatures: Sequence[str]
    dated: str
    stamp: str


@dataclass(frozen=True)
class Paper:
    """A whole report on paper, in the order of CH/Z 1001-2007: cover, notes and contacts (``front``), body, annexes
    (``wide``: on pages that lie on their side). ``pictures`` are SVG. A sheet has no cover and its body alone."""

    lang: str
    title: str
    name: str
    head: str
    foot: str
    page: str
    contents: str
    cover: Cover | None
    front: Sequence[Block]
    body: Sequence[Block]
    wide: Sequence[Block]
    annexes: Sequence[Block]
    pictures: Sequence[str]
