"""The drawings of a deliverable on a canvas: opening them, their layers, what no rule looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QColor
from PySide6.QtWidgets import QWidget

from .canvas import Canvas
from .loader import Loader
from .paint import Scene
from .viewport import Viewport

if TYPE_CHECKING:
    from surveycheck import Sheet


@dataclass(frozen=True)
class LayerRow:
    """A row of the list of layers: ``color`` as shown, ``count`` things, ``findings`` on it in this drawing; ``off``,
    ``frozen``: in the file."""

    name: str
    color: QColor
    count: int
    findings: int
    visible: bool
    off: bool
    frozen: bool


class DrawingsCanvas(Canvas):
    """Shows the drawings of a deliverable, one at a time. ``loading`` brings words and a fraction ("" and 1 at the
    end), ``failed`` a sentence."""

    loading = Signal(str, float)
    failed = Signal(str)
    drawings_changed = Signal()
    layers_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets: list[Sheet] = []
        self.words = ""
        self._hidden: dict[str, set[int]] = {}
        self._unseen: Sequence[Any] = ()
        self._coverage = False
        self._weighed: bool | None = None
        self._views: dict[str, Viewport] = {}
        self._loads = 0
        self._loader = loader = Loader(self)
        loader.progressed.connect(self._progressed)
        loader.loaded.connect(self._loaded)
        loader.failed.connect(self._load_failed)
        self.destroyed.connect(loader.cancel)

    def open(self, path: Path) -> None:
        """Read the drawings of a deliverable, in a process of its own; an older reading is given up."""
        self.clear()
        self.words = self.tr("正在读取图形…")
        self.loading.emit(self.words, 0.0)
        self._loads = self._loader.load(Path(path))

    def expect(self, coming: bool) -> None:
        """Say that drawings are to come, where none are shown yet; or that none will."""
        waiting = self.tr("正在读取成果，图形随后显示…")
        if not self.sheets and self.words in ("", waiting):
            self.words = waiting if coming else ""
            self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._loader.cancel()
        self.sheets, self.words = [], ""
        self._views.clear()
        self._hidden.clear()
        self._show(None)
        self.drawings_changed.emit()

    def drawings(self) -> list[str]:
        """The files that have a map, in the order of the deliverable."""
        return [sheet.file for sheet in self.sheets]

    def drawing(self) -> str:
        """The file that is shown; "" for none."""
        return self.scene.sheet.file if self.scene else ""

    def set_drawing(self, file: str) -> None:
        """Show the map of another file of the deliverable, where one last looked at it."""
        sheet = next((sheet for sheet in self.sheets if sheet.file == file), None)
        if sheet is not None and file != self.drawing():
            self._show(sheet)

    def _progressed(self, number: int, file: str, fraction: float) -> None:
        if number == self._loads:
            self.words = self.tr("正在读取图形：{0}").format(file) if file else self.tr("正在读取图形…")
            self.loading.emit(self.words, fraction)
            self.update()

    def _loaded(self, number: int, sheets: list[Sheet]) -> None:
        if number != self._loads:
            return
        self.sheets, self.words = sheets, "" if sheets else self.tr("这份成果里没有可以显示的图形。")
        self.drawings_changed.emit()
        first = next((sheet for sheet in sheets if len(sheet)), sheets[0] if sheets else None)
        self._show(next((sheet for sheet in sheets if sheet.file == self.wanted_file()), first))
        self.loading.emit("", 1.0)
        self.drawing_shown()

    def _load_failed(self, number: int, zh: str, en: str) -> None:
        if number == self._loads:
            self.words = zh if self.language() == "zh" else en
            self.failed.emit(self.words)
            self.update()

    def language(self) -> str:
        """The language of the window: the translation of this word is ``en``."""
        return self.tr("zh")

    def _show(self, sheet: Sheet | None) -> None:
        self.arrive()
        if self.scene is not None:
            self._views[self.scene.sheet.file] = self.viewport
        if sheet is None:
            self.show_scene(None)
        else:
            hidden = self._hidden.setdefault(sheet.file, _hidden_in(sheet))
            self.viewport = Viewport(width=self.width(), height=self.height()).showing(sheet.extent)
            self._fitted = sheet.file not in self._views
            self.viewport = self._views.get(sheet.file, self.viewport).resized(self.width(), self.height())
            self.show_scene(Scene(sheet, frozenset(hidden), self.look, self._unseen_of(sheet), self._weighed_in(sheet)))
            self.scale_changed.emit(self.viewport.scale)
        self.drawing_shown()
        self.layers_changed.emit()

    def wanted_file(self) -> str:
        """The drawing to show first; "" for any."""
        return ""

    def drawing_shown(self) -> None:
        """Another drawing is shown, or none."""

    def findings_by_layer(self) -> Mapping[str, int]:
        """How many findings each layer has, by its name in small letters."""
        return {}

    # layers

    def layers(self) -> list[LayerRow]:
        """The layers of the drawing that is shown, by name."""
        if self.scene is None:
            return []
        sheet = self.scene.sheet
        counts = self.findings_by_layer()
        rows = [
            LayerRow(
                layer.name,
                self.look.colour(layer.color),
                layer.count,
                counts.get(layer.name.casefold(), 0),
                number not in self.scene.hidden,
                layer.off,
                layer.frozen,
            )
            for number, layer in enumerate(sheet.layers)
        ]
        return sorted(rows, key=lambda row: row.name.casefold())

    def set_layer_visible(self, name: str, visible: bool) -> None:
        self.set_layers_visible([name], visible)

    def set_layers_visible(self, names: Iterable[str], visible: bool) -> None:
        """Show or hide layers of the drawing that is shown."""
        if self.scene is None:
            return
        numbers = {self.scene.sheet.layer_number.get(name.casefold(), -1) for name in names} - {-1}
        hidden = self._hidden[self.scene.sheet.file]
        self._hide(hidden - numbers if visible else hidden | numbers)

    def show_only(self, names: Iterable[str]) -> None:
        """Hide every other layer."""
        if self.scene is None:
            return
        number = self.scene.sheet.layer_number
        kept = {number.get(name.casefold(), -1) for name in names}
        self._hide(set(range(len(self.scene.sheet.layers))) - kept)

    def layers_as_in_file(self) -> None:
        """Show what the file shows: all but what is off or frozen there."""
        if self.scene is not None:
            self._hide(_hidden_in(self.scene.sheet))

    def _weighed_in(self, sheet: Sheet) -> bool:
        """As somebody has switched it, else as the drawing says."""
        return sheet.weighed if self._weighed is None else self._weighed

    def weighed(self) -> bool:
        """Whether line weights are shown."""
        return self.scene is not None and self.scene.weighed

    def set_weighed(self, shown: bool) -> None:
        """Show line weights, or hairlines, whatever drawings say."""
        self._weighed = shown
        if self.scene is not None and self.scene.weighed != shown:
            self.show_scene(replace(self.scene, weighed=shown))

    def _hide(self, hidden: set[int]) -> None:
        assert self.scene is not None
        if frozenset(hidden) == self.scene.hidden:
            return
        self._hidden[self.scene.sheet.file] = hidden
        self.show_scene(replace(self.scene, hidden=frozenset(hidden)))
        self.layers_changed.emit()

    # coverage

    def set_unseen(self, groups: Iterable[Any], shown: bool = True) -> None:
        """What no rule looked at: the ``unseen`` of a report's coverage, as ``Unseen`` or as mappings. ``shown``: the
        map is pale but for that, and for what only general rules looked at."""
        self._unseen, self._coverage = tuple(groups), shown
        if self.scene is not None:
            self.show_scene(replace(self.scene, unseen=self._unseen_of(self.scene.sheet)))

    def show_unseen(self, shown: bool) -> None:
        self.set_unseen(self._unseen, shown)

    def _unseen_of(self, sheet: Sheet) -> frozenset[tuple[int, str, str]] | None:
        if not self._coverage:
            return None
        rows = [group if isinstance(group, Mapping) else vars(group) for group in self._unseen]
        number = sheet.layer_number
        return frozenset(
            (number.get(str(row["layer"]).casefold(), -1), str(row["type"]), str(row["level"]))
            for row in rows
            if row.get("file") == sheet.file and row.get("kind") == "entities"
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self._loader.close()
        self.renderer.stop()
        super().closeEvent(event)


def _hidden_in(sheet: Sheet) -> set[int]:
    return {number for number, layer in enumerate(sheet.layers) if layer.off or layer.frozen}
