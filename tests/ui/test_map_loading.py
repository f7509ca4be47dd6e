"""Opening a drawing on the map: in a process of its own, without a stall, given up at once; start-up stays light."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from surveycheck.ui.map import MapView

pytestmark = pytest.mark.needs_qt
LARGE = 6000
STALL = 0.4
"""Seconds: four times the gate, for machines that are busy. ``tests/benchmarks/map.py`` has the figures."""


@pytest.fixture
def view(qtbot):
    made = MapView()
    qtbot.addWidget(made, before_close_func=lambda widget: widget._loader.close())
    made.resize(500, 400)
    made.show()
    return made


def drawing(file, count=3):
    rows = "".join(
        f"0\nLWPOLYLINE\n5\n{n + 16:X}\n8\nL{n % 5}\n90\n10\n70\n0\n"
        + "".join(f"10\n{n % 80 + k}\n20\n{n // 80 + k % 2}\n" for k in range(10))
        for n in range(count)
    )
    file.write_text(f"0\nSECTION\n2\nENTITIES\n{rows}0\nENDSEC\n0\nEOF\n", encoding="ascii", newline="\n")
    return file


def opened(qtbot, view, path):
    with qtbot.waitSignal(view.loading, timeout=60000, check_params_cb=lambda words, share: share == 1.0 and not words):
        view.open(path)


def test_a_drawing_is_read_shown_and_its_files_go_with_the_window(qtbot, view, tmp_path):
    opened(qtbot, view, drawing(tmp_path / "plan.dxf"))
    assert view.drawings() == ["plan.dxf"]
    assert [layer.name for layer in view.layers() if layer.count] == ["L0", "L1", "L2"]
    folder = view._loader._reader._folder
    assert folder is not None
    assert folder.is_dir()
    view.close()
    assert not folder.exists()


def test_the_window_does_not_stand_still_while_a_large_drawing_is_read_and_drawn(qtbot, view, tmp_path):
    path = drawing(tmp_path / "large.dxf", LARGE)
    qtbot.wait(100)
    beats = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    opened(qtbot, view, path)
    qtbot.waitUntil(view.settled, timeout=20000)
    view.look_at(view.viewport.zoomed(5.0))
    qtbot.waitUntil(view.settled, timeout=20000)
    assert max(b - a for a, b in pairwise(beats)) < STALL
    assert len(view.scene.sheet) == LARGE


def test_another_drawing_takes_the_place_of_one_that_is_still_read(qtbot, view, tmp_path):
    shown = []
    view.drawings_changed.connect(lambda: shown.append(view.drawings()))
    view.open(drawing(tmp_path / "large.dxf", LARGE))
    opened(qtbot, view, drawing(tmp_path / "small.dxf"))
    qtbot.wait(300)
    assert view.drawings() == ["small.dxf"]
    assert ["large.dxf"] not in shown


def test_clearing_gives_up_what_is_read(qtbot, view, tmp_path):
    view.open(drawing(tmp_path / "plan.dxf"))
    view.clear()
    qtbot.waitUntil(lambda: view._loader._thread is None or not view._loader._thread.is_alive(), timeout=30000)
    qtbot.wait(50)
    assert view.drawings() == []
    assert view.words == ""


@pytest.mark.parametrize("name", ["nowhere.dxf", "words.txt"])
def test_what_cannot_be_read_is_a_sentence(qtbot, view, tmp_path, name):
    (tmp_path / "words.txt").write_text("no drawing", encoding="utf-8")
    with qtbot.waitSignal(view.failed, timeout=60000) as told:
        view.open(tmp_path / name)
    assert name in told.args[0]
    assert "Traceback" not in told.args[0]


def test_an_internal_fault_is_a_sentence_too(qtbot, view, tmp_path, monkeypatch):
    def broken(*_, **__):
        raise TypeError("by accident")

    monkeypatch.setattr("surveycheck.map_apart", broken)
    with qtbot.waitSignal(view.failed, timeout=20000) as told:
        view.open(drawing(tmp_path / "plan.dxf"))
    assert "TypeError" in told.args[0]
    assert "图形无法显示" in view.words


def test_nothing_heavy_is_imported_before_a_drawing_is_opened():
    program = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from surveycheck.ui.map import LayersPanel, MapBar, MapView\n"
        "view = MapView(); LayersPanel(view); MapBar(view); view.resize(300, 200); view.show()\n"
        "view.set_findings([{'id': '1', 'severity': 'A', 'file': 'x.dxf', 'at': (1.0, 2.0)}]); view.select('1')\n"
        "app.processEvents(); print(*{name.partition('.')[0] for name in sys.modules})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parent
    )
    assert {"numpy", "shapely", "ezdxf", "lxml", "psutil"} & set(done.stdout.split()) == set()
