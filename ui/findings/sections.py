"""The sections of a card. Each is made for one finding and knows nothing of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from surveycheck import Drawn, Report, finding_from, measure, other_facts, witnesses

from ..spoken import in_window
from . import words
from .paint import draw_badge
from .places import PlaceBox
from .rows import Finding, in_language
from .scale import Scale
from .svg import WIDEST, SvgView
from .texts import Text, label

MOST_PLACES = 12


class Badge(QWidget):
    """The shape and letter of a class."""

    def __init__(self, severity: str, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity = severity
        self.setFixedSize(QSize(size, size))
        self.setAccessibleName(words.severity(severity))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_badge(painter, self._severity, self.rect().toRectF(), self.palette())
        painter.end()


@dataclass(frozen=True)
class Shown:
    """The finding of a card, its language, the size of its letters and the report that it is of (None: not yet)."""

    finding: Finding
    lang: str
    report: Report | None
    size: float = 1.0

    @property
    def card(self) -> Mapping[str, str]:
        """The words of its rule; empty while it runs."""
        cards = (self.report.cards if self.report else None) or {}
        return cards.get(str(self.finding["code"]), {})

    def word(self, name: str) -> str:
        """``why`` or ``fix`` in the language."""
        return str(self.card.get(name + ("_en" if self.lang == "en" else ""), "") or self.card.get(name, ""))

    def clause(self) -> str:
        """In the language, where the pack has words in it; before there is a report it is known in Chinese alone."""
        if self.lang == "en" and not self.card:
            return ""
        clause = str(self.finding.get("clause") or self.card.get("clause", ""))
        return self.of((clause, str(self.card.get("clause_en", ""))))

    def of(self, pair: tuple[str, str]) -> str:
        """One of a pair of words."""
        return pair[1] if self.lang == "en" and pair[1] else pair[0]


def section(title: str, *parts: QWidget) -> QWidget:
    """Parts below each other under a heading."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    if title:
        head = label(title, 0.95, QFont.Weight.DemiBold, back=True)
        layout.addWidget(head)
    for part in parts:
        layout.addWidget(part)
    return made


class Slot(QWidget):
    """A section that may come later: hidden as long as ``make`` gives none."""

    def __init__(self, make: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._make = make
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.fill()

    def fill(self) -> None:
        """Ask again, where nothing has come yet."""
        if self.layout().count():
            return
        part = self._make()
        self.setVisible(part is not None)
        if part is not None:
            self.layout().addWidget(part)


class Sections(QObject):
    """Makes sections; what has nothing to say is None."""

    def head(self, shown: Shown) -> QWidget:
        """Class, code, title and message."""
        finding = shown.finding
        made = QWidget()
        badge = Badge(str(finding["severity"]), round(30 * shown.size))
        title = Text(in_language(finding, "title", shown.lang)).sized(1.25 * shown.size, QFont.Weight.DemiBold)
        about = [str(finding["code"]), words.severity(str(finding["severity"]))]
        about += [words.state("waived")] if finding.get("state") == "waived" else []
        line = QHBoxLayout()
        line.setSpacing(10)
        right = QVBoxLayout()
        right.setSpacing(1)
        right.addWidget(title)
        right.addWidget(Text("   ".join(about)).in_colour("quiet"))
        line.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(right, 1)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(Text(in_language(finding, "message", shown.lang)).sized(1.07 * shown.size))
        return made

    def scale(self, shown: Shown) -> QWidget | None:
        """The measured value against the limit."""
        found = measure(finding_from(shown.finding))
        if found is None:
            return None
        value = f"{shown.of(found.name)} {found.measured}"
        short = limit = self.tr("限差 {0}").format(found.allowed)
        if found.times:
            limit = self.tr("{0}，是限差的 {1} 倍").format(limit, found.times)
        made = Scale(found, value, limit, short)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setMaximumWidth(560)
        return made

    def text(self, title: str, text: str, shown: Shown, strong: bool = False) -> QWidget | None:
        """A heading and a text."""
        if not text:
            return None
        made = Text(text).sized(shown.size * (1.07 if strong else 1.0))
        made.setAccessibleName(title)
        return section(title, made)

    def fix(self, shown: Shown) -> QWidget | None:
        return self.text(self.tr("怎么改"), shown.word("fix"), shown, strong=True)

    def why(self, shown: Shown) -> QWidget | None:
        return self.text(self.tr("为什么"), shown.word("why"), shown)

    def clause(self, shown: Shown) -> QWidget | None:
        """The clause, and how sure it is."""
        clause = in_window(shown.clause())
        if not clause:
            return None
        sure = Text(self.tr("来源：{0}").format(words.certainty(str(shown.card.get("certainty", "")))))
        return section(self.tr("依据"), Text(clause).sized(shown.size), sure.in_colour("quiet"))

    def facts(self, shown: Shown) -> QWidget | None:
        """What else was noted, a line each."""
        rows = other_facts(finding_from(shown.finding))
        lines = [f"{shown.of(name)}  {shown.of(text)}" for name, text in rows]
        return section(self.tr("其他数据"), Text("\n".join(lines)).sized(shown.size)) if lines else None

    def deduction(self, shown: Shown) -> QWidget | None:
        """What it costs: the points of its cause, and how many findings they are for."""
        grade = shown.report.grade if shown.report else None
        if grade is None:
            return None
        parts = []
        for part, deduction in _deductions(grade.parts, str(shown.finding["id"])):
            parts.append(self._cost(part, deduction, shown))
            parts += [self._behind(shown, deduction.findings)] if len(deduction.findings) > 1 else []
        if not parts and shown.finding.get("state") != "waived":
            parts = [self.tr("这条问题不扣分。")]
        return section(self.tr("扣分"), Text("\n".join(parts)).sized(shown.size)) if parts else None

    def _cost(self, part: Any, deduction: Any, shown: Shown) -> str:
        names = (shown.report.quality_en if shown.report and shown.lang == "en" else None) or {}
        element = "/".join(names.get(step, step) for step in part.element.split("/"))
        points = number(float(deduction.points))
        cost = self.tr("{0}：{1} 类缺陷，扣 {2} 分").format(element, deduction.severity, points)
        several = len(deduction.findings)
        return cost + (self.tr("（同一起因的 {0} 条问题合计一次）").format(several) if several > 1 else "")

    def _behind(self, shown: Shown, identities: Sequence[str]) -> str:
        """The rules whose findings are behind a deduction, with how many of each."""
        by_id = {finding.id: finding.code for finding in shown.report.findings} if shown.report else {}
        found = Counter(by_id[identity] for identity in identities if identity in by_id)
        return self.tr("、").join(f"{code} × {count}" for code, count in found.most_common())

    def witnesses(self, shown: Shown, bare: bool = False) -> list[PlaceBox]:
        """All places of the finding; the two witnesses of a comparison with what each of them says, unless ``bare``."""
        finding = shown.finding
        pair = None if bare else witnesses(finding_from(finding))
        boxes = []
        for place in (finding, *(finding.get("others") or ()))[:MOST_PLACES]:
            if not (place.get("file") or place.get("handles") or place.get("at")):
                continue
            title = self._title(place)
            value = ""
            if pair and place.get("xpath") and pair.said_at and place["xpath"] == pair.said_at.xpath:
                title, value = self.tr("{0}：填写").format(title), number(pair.said)
            elif pair and pair.drawn_at and tuple(place.get("handles") or ()) == pair.drawn_at.handles != ():
                title, value = self.tr("{0}：图上").format(title), number(pair.drawn)
            boxes.append(PlaceBox(place, title, value))
            boxes[-1].setMaximumWidth(round(WIDEST * shown.size))  # as wide as the picture
        return boxes

    def picture(self, picture: str, size: float = 1.0) -> QWidget | None:
        """The drawn place; ``size``: of the letters beside it."""
        view = SvgView(picture, self.tr("问题所在的图形")) if picture else None
        if view is None or not view.is_shown():
            return None
        view.setMaximumWidth(round(WIDEST * size))
        return section(self.tr("图"), view)

    def lessons(self, drawn: Sequence[Drawn], shown: Shown, beside: bool) -> QWidget | None:
        """A bad and a good example of the rule, below each other or beside each other."""
        made = [part for one in drawn if (part := self._lesson(one, shown)) is not None]
        if not made:
            return None
        holder = QWidget()
        layout: QBoxLayout = QHBoxLayout(holder) if beside else QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in made:
            layout.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        return section(self.tr("正反示例"), holder)

    def _lesson(self, one: Drawn, shown: Shown) -> QWidget | None:
        view = SvgView(one.picture, shown.of(one.name))
        if not view.is_shown():
            return None
        word = self.tr("✓ 正例：{0}") if one.good else self.tr("✗ 反例：{0}")
        head = Text(word.format(shown.of(one.name))).sized(shown.size).in_colour("good" if one.good else "bad")
        found = [Text(shown.of(words)).in_colour("quiet") for words in one.found[:1]]
        return section("", head, view, *found)

    def _title(self, place: Finding) -> str:
        if place.get("xpath"):
            return self.tr("XML 记录")
        return self.tr("图形对象") if place.get("handles") or place.get("layer") else self.tr("文件")


def number(value: Any) -> str:
    """A number as its record writes it or with as many digits as it needs, a text as it is."""
    if isinstance(value, float) and hasattr(value, "text"):
        return str(value.text)
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else str(value)
    return str(value)


def _deductions(parts: Any, identity: str) -> list[tuple[Any, Any]]:
    found = []
    for part in parts:
        found += [(part, deduction) for deduction in part.deductions if identity in deduction.findings]
        found += _deductions(part.parts, identity)
    return found
