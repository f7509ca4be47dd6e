"""Words of the reports, Chinese and English."""

from __future__ import annotations

Pair = tuple[str, str]

LOSS: dict[str, Pair] = {
    "": ("文件可能未读全（{code}）", "the file may not have been read completely ({code})"),
}
