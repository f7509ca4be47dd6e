"""How long the pages of supervision take with a ledger of 100 000 submissions, from the ask to what is seen.

    python tests/benchmarks/supervision.py [--submissions 100000]

Prints milliseconds for each; what is asked of lists and filters is held against ``ASKED``, sums against ``WHOLE``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from every_view import settle
from ledger import filled
from PySide6.QtWidgets import QApplication
from surveycheck.ui.settings import Settings
from surveycheck.ui.supervision.window import SupervisionWindow

from surveycheck.ledger import open_ledger

ASKED, WHOLE = 300.0, 3000.0
PATIENCE = 60
SUMS = (
    "the window with all pages",
    "figures of a bulletin of all",
    "a firm of 1 700 submissions",
    "what could be notified",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--submissions", type=int, default=100_000)
    count = parser.parse_args().submissions
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "large.sqlite"
        ledger = open_ledger(place)
        filled(ledger, count)
        ledger.close()
        slow = [name for name, took, most in measured(place) if not print(f"{took:8.0f} ms  {name}") and took > most]
    del application
    print("slower than wanted: " + ", ".join(slow) if slow else "all as wanted")
    return bool(slow)


def measured(place: Path) -> list[tuple[str, float, float]]:
    """Name, milliseconds, and how many are wanted at most."""
    found: list[tuple[str, float, float]] = []

    def take(name: str, what: Callable[[], object], seen: Callable[[], object]) -> None:
        begun = time.perf_counter()
        what()
        settle(lambda: bool(seen()), PATIENCE)
        found.append((name, (time.perf_counter() - begun) * 1000, WHOLE if name in SUMS else ASKED))

    made: list[SupervisionWindow] = []
    take(
        SUMS[0],
        lambda: made.append(SupervisionWindow(Settings(), "zh", str(place))) or made[0].show(),
        lambda: made[0].submissions.model.total and made[0].overview.chart.months,
    )
    window = made[0]
    settle(most=2)
    _lists(window, take)
    _sums(window, take)
    window.close()
    return found


def _lists(window: SupervisionWindow, take: Callable[..., None]) -> None:
    page = window.submissions
    window.tabs.setCurrentWidget(page)
    model, total = page.model, page.model.total
    take("the last page of the list", page.table.scrollToBottom, lambda: model.row(total - 1))
    take("sorted by score", lambda: page.table.horizontalHeader().sectionClicked.emit(6), lambda: model.row(0))
    level = page.filters.level
    take("those that fail", lambda: level.setCurrentIndex(level.findData("不合格")), lambda: 0 < model.total < total)
    take("found by a project", lambda: page.filters.text.setText("SL-000777"), lambda: model.total < 10)
    take("no filter", page.filters.clear, lambda: model.total == total)
    notices = window.notices
    take("all notices", lambda: notices.which.setCurrentIndex(2), lambda: notices.model.row(0))


def _sums(window: SupervisionWindow, take: Callable[..., None]) -> None:
    form = window.bulletins.issue()
    take(SUMS[1], lambda: form.fields["first"].setDate(form.fields["first"].date().addYears(-9)), form.said.text)
    form.reject()
    page = window.submissions
    page.table.setCurrentIndex(page.model.index(0, 0))
    settle(page.firm.isEnabled, PATIENCE)
    opened: list = []
    take(SUMS[2], lambda: opened.append(page.show_firm()), lambda: opened and opened[0].facts.rows)
    opened[0].reject()
    many: list = []
    take(SUMS[3], lambda: many.append(window.notices.issue_many()), lambda: many and many[0].rows)
    many[0].reject()


if __name__ == "__main__":
    sys.exit(main())
