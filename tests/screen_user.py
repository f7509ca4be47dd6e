"""Somebody at a real window: a screen of X11 in memory, mouse and keys from outside, eyes for the texts that are seen.

Needs Xvfb, xdotool and openbox (``tools/system.sh`` installs them where it may).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WANTED = ("Xvfb", "xdotool", "openbox")
PATIENCE = 180.0
MOVED = 15.0
"""Seconds after which a click has met nothing."""

DIALOG = "新建文件夹"
"""A button of the dialog for files."""

PLAIN = '<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"/>'
"""For the window manager; without a file of its own it would open a window to complain."""

Seen = tuple[str, int, int]


def lacks() -> list[str]:
    """What is not installed."""
    return [name for name in WANTED if shutil.which(name) is None]


@contextmanager
def a_screen(size: str = "1366x768") -> Iterator[str]:
    """A screen with a window manager; its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read, encoding="ascii") as told:
        name = ":" + told.readline().strip()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "rc.xml"
        plain.write_text(PLAIN, encoding="utf-8")
        command = ["openbox", "--config-file", str(plain)]
        manager = subprocess.Popen(command, env={**os.environ, "DISPLAY": name}, stderr=subprocess.DEVNULL)
        try:
            yield name
        finally:
            for process in (manager, server):
                process.terminate()
                process.wait(10)


class User:
    """Sees texts, moves a mouse, presses keys."""

    def __init__(self, screen: str, home: Path) -> None:
        keep = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "XDG_"))}
        self.environment = {**keep, "DISPLAY": screen, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")}
        self.environment |= {"QT_QPA_PLATFORM": "xcb", "PYTHONUTF8": "1"}
        self._told = home / "stderr.txt"
        self.app = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "ui" / "on_screen.py")],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._told.open("w", encoding="utf-8"),
            encoding="utf-8",
        )

    @property
    def complaints(self) -> str:
        """What the app has written to standard error."""
        return self._told.read_text(encoding="utf-8")

    def leave(self) -> None:
        """Whatever is open."""
        self.app.kill()
        self.app.communicate()

    def seen(self, day: str = "") -> list[Seen]:
        """All texts of the window in front. ``day`` (ISO): the ledger takes it for today from now on."""
        self.app.stdin.write(f"{day}\n")
        self.app.stdin.flush()
        return [tuple(row) for row in json.loads(self.app.stdout.readline())]

    def find(self, *words: str) -> tuple[int, int]:
        """Where a text stands that is the word, else one that holds all of the words; waits until one does."""
        deadline = time.monotonic() + PATIENCE
        while True:
            texts = self.seen()
            exact = [row for row in texts if row[0] == words[0]] if len(words) == 1 else []
            for _, x, y in exact or [row for row in texts if all(word in row[0] for word in words)]:
                return x, y
            assert time.monotonic() < deadline, f"{words} never came; seen: {[text for text, _, _ in texts]}"
            time.sleep(0.1)

    def reads(self, *words: str) -> str:
        self.find(*words)
        return next(text for text, _, _ in self.seen() if all(word in text for word in words))

    def sees(self, *words: str) -> bool:
        return any(all(word in text for word in words) for text, _, _ in self.seen())

    def gone(self, *words: str) -> None:
        """Waits until no such text is seen any more."""
        deadline = time.monotonic() + PATIENCE
        while self.sees(*words):
            assert time.monotonic() < deadline, f"{words} stays"
            time.sleep(0.1)

    def click(self, *words: str, times: int = 1) -> None:
        x, y = self.find(*words)
        self.xdotool("mousemove", "--sync", str(x), str(y), "click", "--repeat", str(times), "--delay", "60", "1")

    def presses(self, button: str) -> None:
        """Click what says exactly this, once it can be seen."""
        deadline = time.monotonic() + PATIENCE
        while all(text != button for text, _, _ in self.seen()):
            assert time.monotonic() < deadline, f"{button} never came"
            time.sleep(0.1)
        self.click(button)

    def opens(self, button: str, *words: str) -> None:
        """Click a button, and wait for what it shows; once more where it has moved away under the mouse."""
        deadline = time.monotonic() + PATIENCE
        while True:
            self.click(button)
            until = time.monotonic() + MOVED
            while time.monotonic() < until:
                if self.sees(*words):
                    return
                time.sleep(0.1)
            assert time.monotonic() < deadline, f"{button} does not show {words}"

    def fills(self, field: str, text: str) -> None:
        """Type into the field of that name."""
        self.click(f"[{field}]")
        self.keys("ctrl+a")
        self.types(text)

    def keys(self, *names: str) -> None:
        self.xdotool("key", "--delay", "40", *names)

    def types(self, text: str) -> None:
        self.xdotool("type", "--delay", "8", text)

    def names(self, path: Path) -> None:
        """Type a path into the dialog for files, and leave it."""
        self.find(DIALOG)
        deadline = time.monotonic() + PATIENCE
        self.types(str(path))
        while not (texts := self.seen()) or any(text == DIALOG for text, _, _ in texts):
            self.keys("Return")  # the first may only take what the dialog proposes
            time.sleep(0.5)
            assert time.monotonic() < deadline, "the dialog for files stays"

    def picture(self, file: Path) -> None:
        """Of the whole screen, where ImageMagick is there."""
        command = ["import", "-window", "root", str(file)]
        subprocess.run(command, env=self.environment, check=True, timeout=20)

    def xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=20)
