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
from collections.abc import Iterator, Sequence
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

END = "‹/›"
"""Ends the rows of a list, whose name in such brackets begins them."""

FEW = 12
"""Rows of a list that are seen at once, for which the wheel is turned slowly: it goes three at a time."""

SOME = 5
"""Rows that are seen before the wheel goes three further."""

SCROLLED = 60
"""Turns of the wheel after which one is at the top."""

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

    def __init__(self, screen: str, home: Path, patience: float = PATIENCE) -> None:
        self._patience = patience
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
        deadline = time.monotonic() + self._patience
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
        deadline = time.monotonic() + self._patience
        while self.sees(*words):
            assert time.monotonic() < deadline, f"{words} stays"
            time.sleep(0.1)

    def click(self, *words: str, times: int = 1) -> None:
        x, y = self.find(*words)
        self.xdotool("mousemove", "--sync", str(x), str(y), "click", "--repeat", str(times), "--delay", "60", "1")

    def presses(self, button: str) -> None:
        """Click what says exactly this, once it can be seen."""
        deadline = time.monotonic() + self._patience
        while all(text != button for text, _, _ in self.seen()):
            assert time.monotonic() < deadline, f"{button} never came"
            time.sleep(0.1)
        self.click(button)

    def opens(self, button: str, *words: str) -> None:
        """Click a button, and wait for what it shows; once more where it has moved away under the mouse."""
        deadline = time.monotonic() + self._patience
        while True:
            self.click(button)
            until = time.monotonic() + MOVED
            while time.monotonic() < until:
                if self.sees(*words):
                    return
                time.sleep(0.1)
            assert time.monotonic() < deadline, f"{button} does not show {words}"

    def rows(self, name: str) -> list[tuple[str, ...]]:
        """The rows of a list that are seen now; none where it is not seen itself."""
        return [tuple(text for text, _, _ in row) for row in self._rows(name)]

    def _rows(self, name: str) -> list[list[Seen]]:
        texts = self.seen()
        begin = next((n for n, row in enumerate(texts) if row[0] == f"‹{name}›"), len(texts))
        end = next((n for n, row in enumerate(texts) if n > begin and row[0] == END), begin)
        rows: dict[int, list[Seen]] = {}
        for one in texts[begin + 1 : end]:
            rows.setdefault(one[2], []).append(one)
        return list(rows.values())

    def whole(self, name: str, *above: str) -> list[tuple[str, ...]]:
        """All rows of a list, from its top down; none where it is not seen. ``above``: what is seen above it where one
        scrolls to it."""
        if above:
            self._shows(name, above)
        elif self.sees(f"‹{name}›"):
            self.wheel(name, -SCROLLED)
        found: dict[tuple[str, ...], None] = {}
        still = 0
        while still < 3 and self.sees(f"‹{name}›"):  # a short one leaves at the top of what is scrolled around it
            rows, before = self.rows(name), len(found)
            if any(text == "…" for row in rows for text in row):
                time.sleep(0.1)
                continue
            found |= dict.fromkeys(rows)
            still = still + 1 if len(found) == before else 0
            self.wheel(name, 1 if len(rows) < FEW else 3)  # some rows stay in sight
        return list(found)

    def picks(self, name: str, word: str) -> tuple[str, ...]:
        """Click the row of a list that holds the word, scrolling to it; the row."""
        deadline, down = time.monotonic() + self._patience, 0
        while True:
            rows = self._rows(name)
            for row in rows:
                if any(word in text for text, _, _ in row):
                    self._at(*row[0][1:], 1)
                    return tuple(text for text, _, _ in row)
            assert time.monotonic() < deadline, f"{word} is not in {name}; seen: {rows}"
            down = (down + 1) % (SCROLLED * 3)
            self.wheel(name, 1 if down else -SCROLLED * 3)

    def lost(self, name: str, word: str) -> None:
        """Waits until no row of the list holds the word."""
        deadline = time.monotonic() + self._patience
        while any(word in text for row in self.whole(name) for text in row):
            assert time.monotonic() < deadline, f"{word} stays in {name}"

    def wheel(self, name: str, steps: int) -> None:
        """Turn the wheel over a list, down or up."""
        x, y = self.find(f"‹{name}›")
        self._at(x, y, 5 if steps > 0 else 4, abs(steps))
        time.sleep(0.05)

    def _shows(self, name: str, above: Sequence[str]) -> None:
        """From the top of what is scrolled around a list down to where some of its rows are seen, by turning the wheel
        over what stands above it."""
        deadline, up, still, before = time.monotonic() + self._patience, True, 0, -1
        while up or before < 1 or still < 2:
            words = {word for one in above for word in (one, f"‹{one}›")}
            place = next(((x, y) for text, x, y in self.seen() if text in words), None)
            if place is not None:
                self._at(*place, 4 if up else 5, SCROLLED if up else 1)
            count = len(self.rows(name))
            if count >= SOME:
                return
            still, before, up = (still + 1 if count == before else 0), count, False
            assert time.monotonic() < deadline, f"{name} is not to be seen"

    def _at(self, x: int, y: int, button: int, times: int = 1) -> None:
        """Without ``--sync``, which waits for a mouse that stands there already."""
        self.xdotool("mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "20", str(button))

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
        deadline = time.monotonic() + self._patience
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
