"""How the tables, lists and roles of a draft are called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from surveycheck.pack.drafting.blocks import Block
from surveycheck.pack.drafting.doubt import Doubts

IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*")
DEFAULT = re.compile(r"(sheet|工作表|表)\s*\d*", re.IGNORECASE)


def named(block: Block, doubts: Doubts) -> str:
    """The name of what a block describes: from its caption, else the sheet's, else the caption's words."""
    caption = block.caption
    if caption.name:
        return caption.name
    if IDENTIFIER.fullmatch(block.sheet) and not DEFAULT.fullmatch(block.sheet):
        return block.sheet
    words = caption.title or ("" if DEFAULT.fullmatch(block.sheet) else block.sheet) or f"T{block.row}"
    name = re.sub(r"[^\w.-]+", "_", words).strip("_.-") or f"T{block.row}"
    name = name if re.match(r"[^\W\d]", name) else f"T{name}"
    zh, en = f"没有英文表名，取标题 {name}", f"no name is given; the caption's words are taken: {name}"
    doubts.add(block.sheet, block.row, 0, zh, en)
    return name


@dataclass
class Lists:
    """Code lists by everything that a field table may call them: label of the annex, name, title."""

    by_word: dict[str, str] = field(default_factory=dict)

    def know(self, block: Block, name: str) -> None:
        for word in (name, block.caption.title, block.caption.label and f"表{block.caption.label}"):
            if word:
                self.by_word.setdefault(_bare(word), name)

    def meant(self, text: str) -> str:
        """The list that a cell such as ``见表 B.1`` or ``权利类型代码表`` means, or nothing."""
        bare = _bare(text)
        if bare in self.by_word:
            return self.by_word[bare]
        found = re.search(r"表([a-z]?\.?\d+(?:[.\-]\d+)*)", bare)
        return self.by_word.get(f"表{found.group(1)}", "") if found else ""


def _bare(text: str) -> str:
    """Without what surrounds a name: 见, 《》, 代码表."""
    bare = re.sub(r"[\s《》“”\"'（）()]|^(详?见|参见|按|参照|符合|采用)|附录[A-Za-z]的?", "", text.strip()).lower()
    return (
        re.sub(r"(?<=[^\W\d])(代码|字典|数据字典|代码字典)?表?$", "", bare)
        if not re.search(r"表[a-z]?\.?\d", bare)
        else bare
    )
