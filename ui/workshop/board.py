"""The board of an exercise: the place that is chosen, the marks so far, and their file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from surveycheck import Mark, Marks, MarksError, read_marks, write_marks


@dataclass(frozen=True)
class Sheet:
    """An exercise on disk: the deliverable, its answer key, the file of the marks, and the name of its pack."""

    path: Path
    key: Path
    marks: Path
    pack: str


def sheet_at(path: Path, pack: str = "") -> Sheet:
    """The exercise whose deliverable is at ``path``: key and marks lie beside it under its name."""
    beside = path.parent
    return Sheet(path, beside / f"{path.name}.answers.json", beside / f"{path.name}.marks.json", pack)


class Board(QObject):
    """``place_changed``: another place is chosen; ``marks_changed``: the marks are others, and are written to their
    file; ``failed`` brings a sentence where they cannot be."""

    place_changed = Signal()
    marks_changed = Signal()
    failed = Signal(str)

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.place: Mark | None = None
        self.marks: tuple[Mark, ...] = ()
        self.trainee = ""

    def load(self) -> str:
        """Take up the marks of the file where there is one; a sentence where it cannot be read, and is kept."""
        if not self.sheet.marks.exists():
            return ""
        try:
            kept = read_marks(self.sheet.marks)
        except (MarksError, OSError) as error:
            return str(getattr(error, "zh", error))
        self.marks, self.trainee = kept.marks, kept.trainee
        self.marks_changed.emit()
        return ""

    def choose(self, place: Mark | None) -> None:
        """A place to be marked; its kind is told later."""
        self.place = place
        self.place_changed.emit()

    def add(self, code: str, note: str = "") -> None:
        """Mark the chosen place as a defect of this kind."""
        if self.place is not None:
            self._set((*self.marks, replace(self.place, code=code, note=note)))

    def remove(self, number: int) -> None:
        """Take a mark back."""
        if 0 <= number < len(self.marks):
            self._set((*self.marks[:number], *self.marks[number + 1 :]))

    def name(self, trainee: str) -> None:
        """Who marks."""
        if trainee != self.trainee:
            self.trainee = trainee
            self.keep()

    def all(self) -> Marks:
        """What is scored."""
        return Marks(self.marks, self.trainee, self.sheet.path.name, self.sheet.pack)

    def keep(self, path: Path | None = None) -> bool:
        """Write the marks to their file, or to another one."""
        try:
            write_marks(path or self.sheet.marks, self.all())
        except OSError as error:
            self.failed.emit(self.tr("标记没有存下：{0}").format(error.strerror or error))
            return False
        return True

    def _set(self, marks: tuple[Mark, ...]) -> None:
        self.marks = marks
        self.keep()
        self.marks_changed.emit()
