"""Watches the files of a deliverable after its check: a report is stale as soon as they are other files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from .work import Work

SETTLE = 300
"""Milliseconds that writing programs have to finish before the files are looked at."""

MOST = 400
"""Files and folders that the system is asked to watch; beyond it, a look every few seconds has to do."""

PERIOD = 4000
"""Milliseconds between two looks: network drives tell nobody of changes."""

Stamp = dict[str, tuple[int, int]]


def stamp_of(*paths: Path) -> Stamp:
    """Size and time (ns) of each file at the paths, files or folders, by its path; empty where nothing is there."""
    found: Stamp = {}
    for file in (file for path in paths for file in _files(path)):
        try:
            status = file.stat()
        except OSError:
            continue
        if file.is_file():
            found[str(file)] = (status.st_size, status.st_mtime_ns)
    return found


def _files(path: Path) -> Iterable[Path]:
    try:
        return [path] if path.is_file() else sorted(path.rglob("*")) if path.is_dir() else []
    except OSError:  # it is taken away while it is looked through
        return []


class Watch(QObject):
    """``changed`` brings those of the paths whose files are not what they were, once for each, as a set."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[Path, ...] = ()
        self._stamp: Stamp = {}
        self._told: frozenset[Path] = frozenset()
        self._watcher = QFileSystemWatcher(self)
        self._work = Work(self)
        self._settle = QTimer(self, interval=SETTLE, singleShot=True)
        self._period = QTimer(self, interval=PERIOD)
        self._watcher.fileChanged.connect(lambda _: self._settle.start())
        self._watcher.directoryChanged.connect(lambda _: self._settle.start())
        self._settle.timeout.connect(self.look)
        self._period.timeout.connect(self.look)

    def start(self, paths: tuple[Path, ...], stamp: Stamp) -> None:
        """Watch the paths, whose files were ``stamp`` when their check began."""
        self.stop()
        self._paths, self._stamp, self._told = paths, stamp, frozenset()
        if watched := list(_watched(paths, stamp)):
            self._watcher.addPaths(watched)
        self._period.start()
        self.look()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._paths = ()
        self._work.drop()
        self._settle.stop()
        self._period.stop()
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)

    def look(self) -> None:
        """Compare now, in a thread: a network drive may take its time."""
        if paths := self._paths:
            self._work.start(lambda: stamp_of(*paths), self._compare, lambda _: None)

    def _compare(self, stamp: Stamp) -> None:
        other = {name for name, _ in stamp.items() ^ self._stamp.items()}
        new = frozenset(path for path in self._paths if any(Path(name).is_relative_to(path) for name in other))
        if new := new - self._told:
            self._told |= new
            if self._told == frozenset(self._paths):
                self.stop()
            self.changed.emit(new)


def _watched(paths: tuple[Path, ...], stamp: Stamp) -> Iterable[str]:
    folders = {str(Path(file).parent) for file in stamp} | {str(path) for path in paths if path.is_dir()}
    return (name for name in [*sorted(folders), *stamp][:MOST] if Path(name).exists())
