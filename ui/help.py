"""A short tour, the keys, and what this is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from surveycheck import __version__


class Help:
    """Words in a context of their own: the collector of translations knows ``self.tr``."""

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("Help", text)

    def tour(self) -> Sequence[tuple[str, str]]:
        """Title and sentence of each step."""
        return (
            (
                self.tr("1  打开"),
                self.tr("把成果文件夹、ZIP、DXF 或 XML 拖进窗口。规则包会自动识别，也可以在名称旁更换。"),
            ),
            (
                self.tr("2  看结论"),
                self.tr("上方是等级和分数。检查还在进行时会写明“尚非最终结果”，按 Esc 可随时停止。"),
            ),
            (
                self.tr("3  逐条看"),
                self.tr("在列表中用上下键走，图上同时定位，右侧说明错在哪里、依据、怎么改。空格标记为已看。"),
            ),
            (self.tr("4  改正后再查"), self.tr("改好文件后按 F5：已改正、仍存在、新出现的问题会分别列出。")),
            (self.tr("5  导出"), self.tr("Ctrl+E 写出报告。右上角可在测绘单位、检查员、培训三种角色间切换。")),
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        """Keys and what they do."""
        return (
            ("Ctrl+O / Ctrl+Shift+O", self.tr("打开文件 / 文件夹")),
            ("F5", self.tr("重新检查")),
            ("Esc", self.tr("停止检查")),
            ("↑ ↓", self.tr("上一条 / 下一条问题，图上同时移动")),
            (self.tr("空格"), self.tr("标记为已看，再按取消")),
            ("Enter", self.tr("到问题卡片")),
            ("Ctrl+F", self.tr("在问题中查找")),
            ("Ctrl+E", self.tr("导出报告")),
            ("Ctrl+Shift+S", self.tr("分享所选问题")),
            ("Ctrl+B", self.tr("在浏览器中打开报告")),
            ("Ctrl+N", self.tr("回到开始页")),
            ("Ctrl+Shift+N / Ctrl+L", self.tr("新练习 / 所选问题的讲义")),
            ("PgUp PgDn  Ctrl+Enter", self.tr("培训：上一题、下一题、显示答案")),
            ("+ - Home", self.tr("地图放大、缩小、全图")),
            ("F1", self.tr("本页")),
        )


def show_tour(window: QMainWindow) -> QDialog:
    """The tour as one page."""
    return _table(window, Help.tr("快速入门"), Help().tour(), 560)


def show_keys(window: QMainWindow) -> QDialog:
    """The keys as one page."""
    return _table(window, Help.tr("快捷键"), Help().keys(), 460)


def show_about(window: QMainWindow) -> QDialog:
    """Version, and what the verdict is worth."""
    words = Help.tr("多测合一成果的自动检查与评分。结果是机器检查，不是法定检验报告；每条规则写明来源和确定程度。")
    return _table(window, Help.tr("关于"), (("surveycheck", __version__), ("", words)), 460)


def _beside(name: QLabel, text: str) -> QLabel:
    """Text whose first line stands on the line of its name, however large that is."""
    made = QLabel(text, wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    name.ensurePolished()
    made.ensurePolished()
    made.setContentsMargins(0, max(0, name.fontMetrics().ascent() - made.fontMetrics().ascent()), 0, 0)
    return made


def _table(window: QWidget, title: str, rows: Sequence[tuple[str, str]], width: int) -> QDialog:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(width)
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(12)
    for number, (left, right) in enumerate(rows):
        name = QLabel(left, objectName="heading")
        grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_beside(name, right), number, 1)
    grid.setColumnStretch(1, 1)
    buttons = QDialogButtonBox()
    buttons.addButton(Help.tr("关闭"), QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(dialog.accept)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.setSpacing(18)
    layout.addLayout(grid)
    layout.addWidget(buttons)
    dialog.open()
    # lines that break are only as high as they are once the dialog has its width
    dialog.setMinimumHeight(layout.totalHeightForWidth(dialog.width()))
    return dialog
