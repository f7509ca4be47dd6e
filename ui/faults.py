"""What stands in the way of reading or writing a file, as a sentence with a way out."""

from __future__ import annotations

import errno

from PySide6.QtCore import QCoreApplication

from .spoken import in_window

FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
GONE = (errno.ENOENT, errno.ENOTDIR)
BUSY_ON_WINDOWS, DENIED_ON_WINDOWS = (32, 33), 5
"""``winerror``: another program holds the file; a file cannot be replaced, mostly because one does."""


def sentence(error: Exception, lang: str = "zh") -> str:
    """What is wrong, where, and what to do. An error of ours says it itself; its words are kept."""
    own = getattr(error, "en" if lang == "en" else "zh", "")
    if own or not isinstance(error, OSError) or error.errno is None:
        return in_window(str(own or error))
    unnamed = QCoreApplication.translate("Faults", "文件")
    file, cause = str(error.filename2 or error.filename or unnamed), error.errno  # the second: what was to be replaced
    windows = getattr(error, "winerror", None)
    if cause in FULL:
        words = QCoreApplication.translate("Faults", "磁盘已满，写不下 {0}。请腾出空间，或换一个文件夹再试。")
    elif windows == DENIED_ON_WINDOWS:
        words = QCoreApplication.translate(
            "Faults", "无法写入 {0}：正被另一个程序（如 Excel、Word）打开，或没有权限。请关闭它，或换一个文件夹再试。"
        )
    elif windows in BUSY_ON_WINDOWS:
        words = QCoreApplication.translate("Faults", "{0} 正被另一个程序打开。请关闭它再试。")
    elif cause in FORBIDDEN:
        words = QCoreApplication.translate("Faults", "没有权限写入 {0}。请换一个文件夹，或检查文件是否只读。")
    elif cause in GONE:
        words = QCoreApplication.translate("Faults", "{0} 已不在此处。请检查路径，或重新选择。")
    else:
        words = QCoreApplication.translate("Faults", "无法读写 {0}：{1}")
    return words.format(file, error.strerror or error)
