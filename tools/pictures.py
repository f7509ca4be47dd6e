"""Makes the pictures of the README in ``docs/pictures``: ``python tools/pictures.py DELIVERABLE``.

- ``app.png``: the desktop app, drawn by itself without a screen
- ``terminal.png``: what ``surveycheck check`` prints
- ``report.png``: the first page of the HTML report, drawn by Chromium or Chrome, if one is installed
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QImage, QPainter

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
MARGIN = 24  # pixels around the text of the terminal
COLUMNS = 110


def surveycheck(*arguments: str) -> str:
    """Standard output of the program. Its status is not looked at: a deliverable with defects ends with 1."""
    done = subprocess.run(
        [sys.executable, "-m", "surveycheck.cli.main", *arguments],
        env={**os.environ, "COLUMNS": str(COLUMNS), "NO_COLOR": "1", "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    print(done.stderr, end="", file=sys.stderr)
    return done.stdout


def cells(letter: str) -> int:
    """How many columns of a terminal a letter takes."""
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def draw_text(text: str, file: Path) -> None:
    """Draws lines of text, light on dark, as a terminal shows them: each letter in its cell, Chinese ones in two."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(16)
    font.setStyleHint(QFont.StyleHint.Monospace)
    metrics = QFontMetrics(font)
    lines = text.rstrip().splitlines()
    cell = metrics.horizontalAdvance("0")
    width = max(sum(map(cells, line)) for line in lines) * cell + 2 * MARGIN
    image = QImage(width, len(lines) * metrics.lineSpacing() + 2 * MARGIN, QImage.Format.Format_RGB32)
    image.fill(QColor("#1d2329"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(QColor("#e6e6e6"))
    for number, line in enumerate(lines):
        left, base = MARGIN, MARGIN + metrics.ascent() + number * metrics.lineSpacing()
        for letter in line:
            painter.drawText(left, base, letter)
            left += cells(letter) * cell
    painter.end()
    image.save(str(file))


def draw_page(page: Path, file: Path) -> None:
    """Draws the top of an HTML page with a browser, where there is one; says so where there is none."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        print(f"no browser on the PATH ({', '.join(BROWSERS)}): {file.name} is left as it is", file=sys.stderr)
        return
    options = ["--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1200,1400", f"--screenshot={file}"]
    subprocess.run([browser, *options, page.as_uri()], check=True, capture_output=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("deliverable", type=Path)
    parser.add_argument("--lang", default="zh", choices=["zh", "en"])
    given = parser.parse_args()
    target, language = str(given.deliverable), ("--lang", given.lang)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    FOLDER.mkdir(parents=True, exist_ok=True)
    surveycheck(*language, "app", target, "--screenshot", str(FOLDER / "app.png"), "--size", "1600x1000")
    with tempfile.TemporaryDirectory() as name:
        shown = surveycheck(*language, "check", target)
        draw_text(f"$ surveycheck check {given.deliverable.name}\n{shown}", FOLDER / "terminal.png")
        surveycheck(*language, "check", target, "--out", name, "--format", "html")
        for page in Path(name).glob("*.html"):
            draw_page(page, FOLDER / "report.png")
    application.quit()


if __name__ == "__main__":
    main()
