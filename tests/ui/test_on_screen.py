"""A new user at a real window: mouse and keys on a screen of X11, from the sample to the exported report.

Needs Xvfb, xdotool and openbox (``tools/system.sh`` installs them where it may); skipped where they are not there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from surveycheck import shipped_samples

pytestmark = [pytest.mark.needs_qt, pytest.mark.xdist_group("screen"), pytest.mark.timeout(180)]

WANTED = ("Xvfb", "xdotool", "openbox")
PATIENCE = 60.0
DIALOG = "新建文件夹"
"""A button of the dialog for files."""

SAMPLES = {sample.name: sample for sample in shipped_samples()}


@pytest.fixture
def screen(tmp_path):
    """A screen with a window manager; its name."""
    lacks = [name for name in WANTED if shutil.which(name) is None]
    if lacks:
        pytest.skip(f"not installed: {', '.join(lacks)}; `make setup` says what to install")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read, encoding="ascii") as told:
        name = ":" + told.readline().strip()
    manager = subprocess.Popen(
        ["openbox", "--config-file", "/dev/null"], env={**os.environ, "DISPLAY": name}, stderr=subprocess.DEVNULL
    )
    yield name
    for process in (manager, server):
        process.terminate()
        process.wait(10)


class User:
    """Sees texts, moves a mouse, presses keys."""

    def __init__(self, screen: str, home: Path) -> None:
        keep = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "XDG_"))}
        self.environment = {**keep, "DISPLAY": screen, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")}
        self.environment |= {"QT_QPA_PLATFORM": "xcb", "PYTHONUTF8": "1"}
        self.app = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("on_screen.py"))],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def seen(self) -> list[tuple[str, int, int]]:
        self.app.stdin.write("\n")
        self.app.stdin.flush()
        return [tuple(row) for row in json.loads(self.app.stdout.readline())]

    def find(self, *words: str) -> tuple[int, int]:
        """Where a text stands that holds all of the words; waits until one does."""
        deadline = time.monotonic() + PATIENCE
        while True:
            texts = self.seen()
            for text, x, y in texts:
                if all(word in text for word in words):
                    return x, y
            assert time.monotonic() < deadline, f"{words} never came; seen: {[text for text, _, _ in texts]}"
            time.sleep(0.1)

    def reads(self, *words: str) -> str:
        self.find(*words)
        return next(text for text, _, _ in self.seen() if all(word in text for word in words))

    def sees(self, *words: str) -> bool:
        return any(all(word in text for word in words) for text, _, _ in self.seen())

    def click(self, *words: str) -> None:
        x, y = self.find(*words)
        self.xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def keys(self, *names: str) -> None:
        self.xdotool("key", "--delay", "40", *names)

    def types(self, text: str) -> None:
        self.xdotool("type", "--delay", "8", text)

    def names(self, path: Path) -> None:
        """Type a path into the dialog for files, and leave it."""
        self.find(DIALOG)
        deadline = time.monotonic() + PATIENCE
        while not self.sees(str(path)):  # on a busy machine the first letters may come before the line listens
            self.keys("ctrl+a")
            self.types(str(path))
            time.sleep(0.3)
            assert time.monotonic() < deadline, "the dialog for files takes no name"
        while self.sees(DIALOG):
            self.keys("Return")  # the first may only take what the dialog proposes
            time.sleep(0.5)
            assert time.monotonic() < deadline, "the dialog for files stays"

    def xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=20)


@pytest.fixture
def user(screen, tmp_path):
    someone = User(screen, tmp_path)
    yield someone
    someone.app.kill()
    someone.app.communicate()


def repaired(deliverable: Path) -> None:
    """What the firm does in its own programs: the drawings and tables of the clean sample take the place of the bad."""
    clean = SAMPLES["clean"].path
    with zipfile.ZipFile(deliverable, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(clean.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(clean).as_posix())


def test_from_the_sample_to_the_exported_report(user, tmp_path):
    sample = SAMPLES["05-parcel-and-boundary"]
    mine, out = tmp_path / "mine.zip", tmp_path / "reports"
    shutil.copy2(sample.path, mine)
    out.mkdir()

    user.click("关闭")  # the tour
    user.click(sample.title)
    user.find("不合格")
    worst = user.reads("建筑物超出宗地")
    user.click(worst)
    user.find("怎么改")
    user.keys("Down")

    user.keys("ctrl+o")  # the same deliverable, in a place of one's own
    user.names(mine)
    user.find("mine.zip")
    user.find("不合格")
    user.find("建筑物超出宗地")

    repaired(mine)
    user.find("文件已改变")
    user.keys("F5")
    user.find("优")
    assert not user.sees("建筑物超出宗地")
    user.click("变化")
    user.find("已改正")

    user.keys("ctrl+e")
    user.click("选择文件夹")
    user.names(out)
    user.find("报告已写好")
    assert {file.suffix for file in out.iterdir()} == {".html", ".json"}
    verdict = json.loads(next(out.glob("*.report.json")).read_text(encoding="utf-8"))
    assert verdict["grade"]["level"] == "优"
    user.keys("Escape")
    user.keys("ctrl+q")
    assert user.app.wait(15) == 0
