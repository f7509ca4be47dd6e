"""How approval systems head the columns of their lists of projects."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "number": (
        *("项目编号", "项目代码", "项目统一代码", "统一项目代码", "投资项目代码", "工程编号", "编号", "项目编码"),
        *("project number", "project code", "project no", "project id", "number"),
    ),
    "name": ("项目名称", "工程名称", "建设项目名称", "名称", "project name", "project", "name"),
    "place": ("项目地址", "建设地点", "建设地址", "项目地点", "工程地址", "地址", "address", "location", "place"),
    "district": ("行政区", "行政区代码", "行政区划", "县区", "区县", "所属区县", "district", "county"),
    "client": ("建设单位", "委托单位", "委托方", "业主单位", "项目单位", "client", "owner", "developer"),
    "kind": ("项目类别", "项目类型", "工程类别", "建设性质", "kind", "type", "category"),
    "firm": ("测绘单位", "中介机构", "测绘机构", "承担单位", "服务机构", "survey firm", "surveyor", "firm"),
    "contract": (
        "示范文本合同",
        "示范合同",
        "是否使用示范文本",
        "标准合同",
        "合同示范文本",
        "standard contract",
        "contract",
    ),
}
"""Column → what it may be called; compared without blanks, brackets and what stands in them, case and width."""

YES = ("是", "有", "使用", "采用", "√", "✓", "1", "yes", "y", "true")
NO = ("否", "无", "未使用", "未采用", "×", "✗", "0", "no", "n", "false")


def bare(text: str) -> str:
    """A heading as it is compared: ``项目编号（必填）*`` is ``项目编号``."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s*:：_.\-]+", "", re.sub(r"\(.*?\)|\[.*?\]", "", plain))


_KNOWN = {bare(word): column for column, words in HEADINGS.items() for word in words}


def column_of(text: str) -> str:
    """The column that a heading names, "" for none that is known."""
    return _KNOWN.get(bare(text), "")


def yes_or_no(text: str) -> bool | None:
    """None for what is neither."""
    word = bare(text)
    return True if word in YES else False if word in NO else None
