"""Pictures for a card, had without holding the window up: the place of a finding, good and bad examples of its rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from surveycheck import Drawn, Report, installed_packs, lessons, load_pack, page_pictures

from ..work import Work

if TYPE_CHECKING:
    from ..session import Session

LARGEST_PAGE = 200 * 1024**2


class Pictures(QObject):
    """``changed`` where pictures have come."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lessons: dict[tuple[str, str], tuple[Drawn, ...]] = {}
        self._places: dict[str, str] = {}
        self._work = Work(self)
        session.report_changed.connect(self._report_changed)
        self._report_changed()

    def place(self, identity: str) -> str:
        """SVG of the place of a finding, "" where there is none (or not yet)."""
        return self._places.get(identity, "")

    def lessons(self, code: str) -> tuple[Drawn, ...]:
        """A bad and a good example of a rule; nothing until they have come."""
        report = self._session.report
        if report is None:
            return ()
        key = (report.pack.name, code)
        if key not in self._lessons:
            self._ask(("lessons", *key), lambda: _lessons(*key))
        return self._lessons.get(key, ())

    def wait(self) -> None:
        """Until what was asked for is there."""
        self._work.wait()

    def _report_changed(self) -> None:
        self._places = {}
        report = self._session.report
        page: Any = getattr(self._session, "report_page", None)
        if report is not None and report.pictures is not None:
            self._ask(("places", str(id(report))), lambda: _drawn(report))
        elif report is not None and page is not None:
            self._ask(("places", str(page)), lambda: _of_page(Path(page)))

    def _ask(self, key: tuple[str, ...], make: Callable[[], Any]) -> None:
        self._work.ask(key, make, lambda made: self._done(key, made), lambda _: self._done(key, None))

    def _done(self, key: tuple[str, ...], made: Any) -> None:
        if key[0] == "places":
            self._places = made or {}
        else:
            self._lessons[key[1], key[2]] = made or ()
        self.changed.emit()


def _drawn(report: Report) -> dict[str, str]:
    return dict(report.pictures or {})


def _of_page(page: Path) -> dict[str, str]:
    return page_pictures(page.read_text(encoding="utf-8")) if page.stat().st_size < LARGEST_PAGE else {}


@lru_cache(maxsize=4)
def _pack(name: str) -> Any:
    """An installed pack; a report may name what it likes, but no folder is opened for it."""
    return load_pack(name) if name in {pack.name for pack in installed_packs()} else None


def _lessons(name: str, code: str) -> tuple[Drawn, ...]:
    pack = _pack(name)
    return lessons(pack, code, most=1) if pack is not None else ()
