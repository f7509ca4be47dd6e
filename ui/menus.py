"""The menus: everything that the window can do, with its keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from surveycheck import shipped_samples

from .choosing import ask_file, ask_folder
from .lessons import TeachingMenu
from .proof import ProofMenu
from .sharing import Sharing
from .since import SinceChoice
from .supervision.menu import SupervisionMenu

if TYPE_CHECKING:
    from .window import Window


class Menus:
    """Builds them for a window; ``tr`` in a context of its own."""

    def __init__(self, window: Window) -> None:
        self.window, self.session, self.settings = window, window.session, window.session.settings

    def tr(self, text: str) -> str:
        return QCoreApplication.translate("Menus", text)

    def build(self) -> None:
        bar = self.window.menuBar()
        self.since, self.sharing = SinceChoice(self.window), Sharing(self.session, self.window)
        self._file(bar.addMenu(self.tr("文件(&F)")))
        self._check(bar.addMenu(self.tr("检查(&C)")))
        self._view(bar.addMenu(self.tr("查看(&V)")))
        self.teaching = TeachingMenu(self.window)
        self.teaching.fill(bar.addMenu(self.tr("培训(&T)")))
        self.supervision = SupervisionMenu(self.window)
        self.supervision.fill(bar.addMenu(self.tr("督查(&S)")))
        self._help(bar.addMenu(self.tr("帮助(&H)")))

    def _file(self, menu: QMenu) -> None:
        self._add(menu, self.tr("打开文件夹…"), self._open_folder, "Ctrl+Shift+O")
        self._add(menu, self.tr("打开文件…"), self._open_file, "Ctrl+O")
        recent = menu.addMenu(self.tr("最近打开"))
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        examples = menu.addMenu(self.tr("示例"))
        examples.aboutToShow.connect(lambda: self._fill_samples(examples))
        menu.addSeparator()
        self._add(menu, self.tr("导出报告…"), self.window.exports.choose, "Ctrl+E")
        self._add(menu, self.tr("在浏览器中打开报告"), self.window.exports.open_page, "Ctrl+B")
        self.proof = ProofMenu(self.window)
        self.proof.fill(menu)
        menu.addSeparator()
        self._add(menu, self.tr("回到开始页"), self.window.start_page, "Ctrl+N")
        self._add(menu, self.tr("退出"), self.window.close, "Ctrl+Q")

    def _check(self, menu: QMenu) -> None:
        self._add(menu, self.tr("重新检查"), self.session.again, "F5")
        self._add(menu, self.tr("停止"), self.session.stop, "Esc")
        menu.addSeparator()
        self._add(menu, self.tr("与以前的报告比较…"), self.since.choose)
        self._add(menu, self.tr("分享所选问题…"), self.sharing.choose, "Ctrl+Shift+S")

    def _view(self, menu: QMenu) -> None:
        hats = {"firm": self.tr("测绘单位"), "inspector": self.tr("检查员"), "trainer": self.tr("培训")}
        self._choice(menu.addMenu(self.tr("角色")), "hat", hats, self.session.set_hat)
        themes = {"system": self.tr("跟随系统"), "light": self.tr("浅色"), "dark": self.tr("深色")}
        self._choice(menu.addMenu(self.tr("外观")), "theme", themes)
        sizes = {"normal": self.tr("标准"), "large": self.tr("大"), "huge": self.tr("特大")}
        self._choice(menu.addMenu(self.tr("字号")), "size", sizes)
        self._choice(menu.addMenu("语言 / Language"), "lang", {"zh": "中文", "en": "English"})

    def _help(self, menu: QMenu) -> None:
        self._add(menu, self.tr("快速入门"), lambda: self._tell("show_tour"))
        self._add(menu, self.tr("快捷键"), lambda: self._tell("show_keys"), "F1")
        self._add(menu, self.tr("关于"), lambda: self._tell("show_about"))

    def _tell(self, name: str) -> None:
        """A page of help, imported when it is asked for."""
        from . import help as pages

        getattr(pages, name)(self.window)

    def _add(self, menu: QMenu, text: str, slot: Callable[..., Any], keys: str = "") -> QAction:
        action = QAction(text, self.window)
        if keys:
            action.setProperty("shortcut", QKeySequence(keys))
        action.triggered.connect(lambda _=False: slot())
        menu.addAction(action)
        return action

    def _choice(
        self, menu: QMenu, name: str, words: dict[str, str], choose: Callable[[str], None] | None = None
    ) -> None:
        group = QActionGroup(menu)
        for value, text in words.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        menu.aboutToShow.connect(lambda: self._tick(group, name))
        take = choose or (lambda value: self.settings.set(name, value))
        group.triggered.connect(lambda action: take(action.data()))

    def _tick(self, group: QActionGroup, name: str) -> None:
        for action in group.actions():
            action.setChecked(action.data() == self.settings.get(name))

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        rows = self.settings.recent()
        for one in rows:
            path = Path(one.path)
            action = menu.addAction(path.name.replace("&", "&&"))
            action.setEnabled(path.exists())
            action.triggered.connect(lambda _=False, path=path, pack=one.pack: self.session.open(path, pack))
        if not rows:
            menu.addAction(self.tr("（没有）")).setEnabled(False)

    def _fill_samples(self, menu: QMenu) -> None:
        menu.clear()
        for sample in (each for each in shipped_samples() if each.earlier is None):
            title = sample.title_en if self.session.lang == "en" else sample.title
            given = (sample.path, sample.pack, sample.roles)
            menu.addAction(title.replace("&", "&&")).triggered.connect(
                lambda _=False, given=given: self.session.open(*given)
            )

    def _open_folder(self) -> None:
        path = ask_folder(self.window, self.settings)
        if path is not None:
            self.session.open(path)

    def _open_file(self) -> None:
        path = ask_file(self.window, self.settings)
        if path is not None:
            self.session.open(path)


def build_menus(window: Window) -> None:
    """Menus and their keys; they live as long as the window."""
    window.menus = Menus(window)  # type: ignore[attr-defined]
    window.menus.build()  # type: ignore[attr-defined]
