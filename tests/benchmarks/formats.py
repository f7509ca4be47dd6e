"""How long writing a report takes beside the check itself, by format: ``formats.py [FINDINGS …]`` (10 000 by default).

The deliverable is one drawing of crossed polylines, a finding each. What is to hold: all formats together take no more
than 30 times the check for 10 000 findings; with 100 000 every file can be opened.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from surveycheck.inspection import inspect
from surveycheck.model import Event
from surveycheck.report import FORMATS, write
from surveycheck.report.wish import PaperError

SIZE = 10.0
COLUMNS = 400


def drawing(count: int) -> bytes:
    """So many closed polylines that cross themselves."""
    parts = ["0\nSECTION\n2\nENTITIES\n"]
    for n in range(count):
        x, y = 500_000 + SIZE * (n % COLUMNS), 3_300_000 + SIZE * (n // COLUMNS)
        points = ((x, y), (x + 8, y + 7), (x + 8, y), (x, y + 7.5))
        corners = "".join(f"10\n{px:.4f}\n20\n{py:.4f}\n" for px, py in points)
        parts.append(
            f"0\nLWPOLYLINE\n5\n{n + 16:X}\n100\nAcDbEntity\n8\nJMD\n100\nAcDbPolyline\n90\n4\n70\n1\n{corners}"
        )
    return "".join((*parts, "0\nENDSEC\n0\nEOF\n")).encode("ascii")


def measured(count: int, formats: list[str]) -> None:
    """Print the time of the check and of each format, its share, size, and events of progress."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crossed.dxf"
        path.write_bytes(drawing(count))
        start = time.perf_counter()
        report = inspect(path, "geometry")
        check = time.perf_counter() - start
        print(f"{len(report.findings)} findings, check {check:.2f} s")
        whole = 0.0
        for name in formats:
            told: list[Event] = []
            start = time.perf_counter()
            try:
                written = write(report, Path(folder) / "out", [name], source=path, progress=told.append)
            except PaperError as error:
                print(f"  {name:8} {error.en}")
                continue
            took = time.perf_counter() - start
            whole += took
            size = sum(file.stat().st_size for file in written) / 1e6
            print(f"  {name:8} {took:7.2f} s  {took / check:6.1f} ×  {size:8.1f} MB  {len(told)} events")
        print(f"  {'all':8} {whole:7.2f} s  {whole / check:6.1f} ×")


if __name__ == "__main__":
    for number in [int(word) for word in sys.argv[1:] if word.isdigit()] or [10_000]:
        measured(number, [word for word in sys.argv[1:] if not word.isdigit()] or list(FORMATS))
