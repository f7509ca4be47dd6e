"""Every view by the keyboard alone: the tabulator stops where one sees it, goes round, and back; Escape leaves a
dialog, Enter in a field presses the button that leads on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from every_view import opened, rest, settle, views
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QDialog, QMessageBox, QPushButton, QWidget

pytestmark = [pytest.mark.needs_qt, pytest.mark.xdist_group("every view")]
SIZE = (1366, 768)
MOST = 120
"""Stops of one window: behind so many the tabulator never comes round."""

RING = 4
"""Pixels around a widget within which its ring is looked for."""

FLIES = (QDateEdit,)
"""Within these the tabulator goes from part to part."""


@pytest.fixture(scope="module")
def app(qapp):
    made = opened()
    yield made
    made.close()


@pytest.fixture(scope="module")
def walked(app):
    """What every view is like for the tabulator: faults by kind, and how many stops there were."""
    found: dict[str, list[str]] = {"trap": [], "ring": [], "hidden": [], "back": [], "escape": [], "enter": []}
    known: set[tuple[str, str, str]] = set()
    stops = 0
    for name, shown in views(app, SIZE):
        shown.activateWindow()
        settle(most=0.02)
        if QApplication.focusWidget() is None or QApplication.focusWidget().window() is not shown:
            QTest.keyClick(shown, Qt.Key.Key_Tab)
        led = leading(shown) if isinstance(shown, QDialog) else []
        forth = round_of(shown, Qt.Key.Key_Tab, name, found, known)
        back = round_of(shown, Qt.Key.Key_Backtab, name, found, None)
        stops += len(forth)
        found["back"] += [f"{name}: {called(one)}" for one in forth if one not in back]
        if isinstance(shown, QDialog):
            found["enter"] += [f"{name}: {words}" for words in leading(shown) if words not in led and led]
            found["escape"] += [] if leaves(shown) else [name]
    return found, stops


def round_of(shown: QWidget, key: Qt.Key, name: str, found: dict[str, list[str]], known: set | None) -> list[QWidget]:
    """The stops of a window, from where the focus is until it is there again. ``known``: whose ring has been seen."""
    first = QApplication.focusWidget()
    stops: list[QWidget] = []
    while len(stops) < MOST:
        here = QApplication.focusWidget()
        if here is None or here.window() is not shown:
            found["trap"].append(f"{name}: the focus is gone behind {called(stops[-1]) if stops else 'nothing'}")
            return stops
        stops.append(here)
        if here.visibleRegion().isEmpty():
            found["hidden"].append(f"{name}: {called(here)}")
        kind = (type(shown).__name__, type(here).__name__, here.accessibleName())
        looked = None if known is None or kind in known else picture(shown, here)
        step(here, key)
        if QApplication.focusWidget() is here:
            if len(stops) > 1 or not alone(shown, here):
                found["trap"].append(f"{name}: {called(here)}")
            return stops
        if looked is not None:
            known.add(kind)
            if looked == picture(shown, here):
                found["ring"].append(f"{name}: {called(here)}")
        if QApplication.focusWidget() is first:
            return stops
    found["trap"].append(f"{name}: no end")
    return stops


def step(here: QWidget, key: Qt.Key) -> None:
    """To the next stop; within a date from part to part first."""
    shift = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
    for _ in range(3 if isinstance(here, FLIES) else 1):
        QTest.keyClick(here, key, shift)
        if QApplication.focusWidget() is not here:
            return


def alone(shown: QWidget, here: QWidget) -> bool:
    """Is there nothing else to go to?"""
    others = (one for one in shown.findChildren(QWidget) if one is not here and one.isVisible() and one.isEnabled())
    return not any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in others)


def picture(shown: QWidget, here: QWidget) -> QImage:
    """A widget and what is around it."""
    place = QRect(here.mapTo(shown, QPoint(0, 0)), here.size()).adjusted(-RING, -RING, RING, RING)
    return shown.grab(place).toImage()


def called(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return f"{type(widget).__name__} “{widget.accessibleName() or (text() if callable(text) else '')}”"


def leading(dialog: QDialog) -> list[str]:
    """The button that Enter in a field presses. A button that has the focus itself is pressed anyway."""
    here = QApplication.focusWidget()
    if isinstance(here, QPushButton):
        return []
    return [called(one) for one in dialog.findChildren(QPushButton) if one.isDefault() and one.isVisible()]


def leaves(dialog: QDialog) -> bool:
    """Escape closes it, without doing anything."""
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
    return ended == [QDialog.DialogCode.Rejected] or (bool(ended) and isinstance(dialog, QMessageBox))


def test_every_stop_is_seen_and_shows_that_it_has_the_focus(walked):
    found, stops = walked
    assert stops > 500
    assert found["hidden"] == []
    assert found["ring"] == []


def test_nothing_holds_the_focus_and_the_way_back_has_the_same_stops(walked):
    found, _ = walked
    assert found["trap"] == []
    assert found["back"] == []


def test_escape_leaves_a_dialog_and_enter_in_a_field_leads_on(walked):
    found, _ = walked
    assert found["escape"] == []
    assert found["enter"] == []


def test_the_main_window_is_gone_through_from_the_top(app):
    """Name and pack first, then pages, map, list of findings, card."""
    window = app.window
    window.show()
    window.activateWindow()
    window.pages.setCurrentWidget(window.result)
    window.result.findings.table.setFocus()
    rest()
    stops = round_of(window, Qt.Key.Key_Tab, "", {"trap": [], "hidden": []}, None)
    result = window.result
    parts = (result.tabs, result.map, result.findings, result.card)
    tops = [next(n for n, part in enumerate((*parts, one)) if part.isAncestorOf(one) or part is one) for one in stops]
    order = [part for part, after in pairwise([*tops, -1]) if part != after]
    assert order.count(0) == order.count(1) == 1
