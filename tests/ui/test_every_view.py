"""Every view in both languages: nothing cut or overlapping, nothing untranslated, every control has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from every_view import in_other_words, opened, views
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QStyle,
    QStyleOptionFrame,
    QTreeView,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)
from surveycheck.ui.findings.texts import Text
from surveycheck.ui.supervision.table import PagedTable
from surveycheck.ui.views.labels import Elided, Said, Short
from surveycheck.ui.views.packs import PackButton

pytestmark = [pytest.mark.needs_qt, pytest.mark.xdist_group("every view")]  # gone through once a language
SIZE = (1366, 768)
CHINESE = re.compile("[\u4e00-\u9fff]")
KEPT = re.compile(r"[一二三四五六七八九]号地块|source: [^)]*")
"""In sentences of the window: names of the ledger and sources of the pack, which have one language."""

SHORTENED = (Elided, Short)
"""What shortens its text itself, ends it in … and has it whole in its tip."""

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView, QAbstractSpinBox)
MARGIN = 2
"""Pixels that Qt leaves free beside the letters of a line."""

BESIDE, BRANCH = 11, 5
"""Pixels beside the words of a cell, and of an item of a tree: of the style sheet, and three of Qt's."""

ROOM = 1
"""Pixels by which Qt's own rounding may be off."""


@pytest.fixture(scope="module")
def app(qapp):
    made = opened()
    yield made
    made.close()


@pytest.fixture(scope="module", params=["zh", "en"])
def seen(request, app):
    """What every view says, in one language: faults by kind."""
    in_other_words(app, request.param, "light")
    found: dict[str, list[str]] = {"cut": [], "over": [], "nameless": [], "chinese": []}
    names = []
    for name, shown in views(app, SIZE):
        names.append(name)
        for widget in visible(shown):
            found["cut"] += [f"{name}: {words}" for words in cut(widget)]
            found["over"] += [f"{name}: {words}" for words in overlapping(widget)]
            found["nameless"] += [f"{name}: {words}" for words in nameless(widget)]
            found["chinese"] += [f"{name}: {words}" for words in chinese(widget)] if request.param == "en" else []
    assert len(names) > 12
    return {kind: sorted(set(words)) for kind, words in found.items()}


def visible(shown: QWidget) -> Iterator[QWidget]:
    return (widget for widget in (shown, *shown.findChildren(QWidget)) if widget.isVisible())


def called(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")
    return f"{type(widget).__name__} “{text() if callable(text) else ''}” {widget.width()}×{widget.height()}"


def cut(widget: QWidget) -> Iterator[str]:
    """Letters for which there is no room."""
    need = widget.sizeHint()
    if isinstance(widget, (*SHORTENED, PackButton)):  # the tip of each says all of it
        return
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height() + ROOM:
                yield called(widget)
        elif need.width() > widget.width() + ROOM or need.height() > widget.height() + ROOM:
            yield called(widget)
    elif isinstance(widget, QAbstractButton) and widget.text():
        if need.width() > widget.width() + ROOM or need.height() > widget.height() + ROOM:
            yield called(widget)
    elif isinstance(widget, QLineEdit) and not widget.text():
        if widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > letters(widget) + ROOM:
            yield f"hint “{widget.placeholderText()}” {widget.width()}"
    elif isinstance(widget, Text):
        if widget.heightForWidth(widget.width()) > widget.height() + ROOM:
            yield f"Text “{widget.toPlainText()[:30]}”"
    elif isinstance(widget, QTreeWidget) and widget.header().sectionResizeMode(0) == QHeaderView.ResizeMode.Stretch:
        yield from cut_rows(widget)
    elif isinstance(widget, PagedTable):
        for number, one in enumerate(widget.model_.columns):
            need = max((widget.fontMetrics().horizontalAdvance(text) for text in column(widget, number)), default=0)
            if one.kept and need + 2 * BESIDE > widget.columnWidth(number):
                yield f"column “{one.title}” {need} {widget.columnWidth(number)}"
    elif isinstance(widget, QHeaderView) and isinstance(widget.parent(), QTreeView):
        for number in range(widget.count()):
            if (
                not widget.isSectionHidden(number)
                and widget.sectionSizeHint(number) > widget.sectionSize(number) + ROOM
            ):
                yield f"heading “{widget.model().headerData(number, Qt.Orientation.Horizontal)}”"


def cut_rows(tree: QTreeWidget) -> Iterator[str]:
    """Names in the first column of a tree that have neither the width nor the lines that they need."""
    walk = QTreeWidgetItemIterator(tree)
    while walk.value() is not None:
        item, room = walk.value(), tree.visualItemRect(walk.value())
        if room.height() > 0:
            metrics, left = QFontMetrics(item.font(0)), tree.visualRect(tree.indexFromItem(item)).left()
            width = tree.columnWidth(0) - left - 2 * BRANCH
            need = metrics.boundingRect(QRect(0, 0, width, 1000), Qt.TextFlag.TextWordWrap, item.text(0))
            if need.height() > room.height() or need.width() > width:
                yield f"row “{item.text(0)}” {width}×{room.height()}"
        walk += 1


def column(table: PagedTable, number: int) -> list[str]:
    """The texts of a column, of the rows that are there."""
    return [str(table.model_.index(row, number).data() or "") for row in range(table.model_.rowCount())]


def letters(widget: QLineEdit) -> int:
    """Pixels that a line has for its letters."""
    option = QStyleOptionFrame()
    widget.initStyleOption(option)
    inner = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, widget).width()
    return inner - 2 * MARGIN


def overlapping(widget: QWidget) -> Iterator[str]:
    """Parts of one layout that lie upon each other, or beyond the widget that holds them."""
    layout = widget.layout()
    if layout is None or isinstance(widget, QSplitter):
        return
    items = (layout.itemAt(number) for number in range(layout.count()))
    parts = [item.widget() for item in items if item.widget() is not None and item.widget().isVisible()]
    for number, part in enumerate(parts):
        if not widget.rect().adjusted(-ROOM, -ROOM, ROOM, ROOM).contains(part.geometry()):
            yield f"{called(part)} stands out of {type(widget).__name__}"
        for other in parts[number + 1 :]:
            shared: QRect = part.geometry() & other.geometry()
            if shared.width() > ROOM and shared.height() > ROOM:
                yield f"{called(part)} lies upon {called(other)}"


def nameless(widget: QWidget) -> Iterator[str]:
    """Controls of which a screen reader could say nothing."""
    focusable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    inner = widget.objectName().startswith("qt_")  # parts that Qt makes for a control that has a name
    if inner or isinstance(widget, Text) or not (isinstance(widget, CONTROLS) and focusable):
        return
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None and not told.text(QAccessible.Text.Name).strip():
        yield called(widget)


def chinese(widget: QWidget) -> Iterator[str]:
    """Words of the window itself that are not in English; what a deliverable says stays as it is."""
    if isinstance(widget, Said):
        return
    texts = [widget.toolTip(), widget.accessibleName()] if not isinstance(widget, SHORTENED) else []
    if isinstance(widget, QAbstractButton) and not isinstance(widget, SHORTENED):
        texts.append(widget.text())
    if isinstance(widget, QLineEdit):
        texts.append(widget.placeholderText())
    if isinstance(widget, QLabel) and not isinstance(widget, Short):
        texts.append(widget.text())
    if isinstance(widget, QHeaderView):
        texts += [str(widget.model().headerData(n, Qt.Orientation.Horizontal)) for n in range(widget.count())]
    yield from (f"{type(widget).__name__} “{text}”" for text in texts if CHINESE.search(KEPT.sub("", text or "")))


def test_no_letter_is_cut(seen):
    assert seen["cut"] == []


def test_nothing_lies_upon_anything(seen):
    assert seen["over"] == []


def test_every_control_has_a_name(seen):
    assert seen["nameless"] == []


def test_english_is_english(seen):
    assert seen["chinese"] == []


def test_menus_are_translated(app):
    in_other_words(app, "en", "light")
    menus = [action.menu() for action in app.window.menuBar().actions()]
    words = [action.text() for menu in menus for action in (*app.window.menuBar().actions(), *menu.actions())]
    assert len(words) > 15
    assert [word for word in words if CHINESE.search(word)] == ["语言 / Language"]
