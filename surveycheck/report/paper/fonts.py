"""Which fonts a paper is set in, and what they lack: a letter without a shape is never printed as a box in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from surveycheck.report.wish import PaperError

if TYPE_CHECKING:
    from typst import Fonts

CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "DengXian",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "SimSun",
    "NSimSun",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "AR PL UMing CN",
)
"""Families with simplified Chinese that systems have, the best to read first. Windows has Microsoft YaHei."""

RARE = (
    "SimSun-ExtB",
    "SimSun-ExtG",
    "MingLiU-ExtB",
    "HanaMinB",
    "DejaVu Sans",
    "Segoe UI Symbol",
    "Cambria Math",
    "Noto Sans Symbols2",
    "Noto Sans Symbols 2",
    "Arial Unicode MS",
)
"""Families that may have what the first one lacks: rare characters of names, signs."""

SAMPLE = frozenset("测绘成果质量检查报告")
"""Whatever has these letters is a Chinese font."""

SOFT = "\u200b"
"""A place where a word may be broken; it needs no shape."""


@dataclass(frozen=True)
class Typeface:
    """Families in the order in which letters are looked for, and the letters that they have between them. ``bold``: the
    first has a bold face."""

    families: tuple[str, ...]
    letters: frozenset[str]
    bold: bool
    fonts: Fonts


@cache
def known_fonts(folder: Path | None = None) -> Fonts:
    """Fonts of the system, those that come with typst, and those in a folder."""
    from typst import Fonts

    return Fonts(True, True, [str(folder)] if folder else [])


def typeface(texts: Iterable[str], folder: Path | None = None) -> Typeface | None:
    """The fonts for texts: a Chinese one of ``folder``, else of the system, and as many further ones as have what it
    lacks. None where there is no Chinese font."""
    fonts = known_fonts(folder)
    faces = _faces(fonts)
    first = next((name for name in _wanted(faces, folder) if letters_of(*faces[name]) >= SAMPLE), None)
    if first is None:
        return None
    families, letters = [first], letters_of(*faces[first])
    lacking = set().union(*map(set, texts)) - letters
    for name in RARE:
        if lacking and name in faces and lacking & (more := letters_of(*faces[name])):
            families.append(name)
            letters, lacking = letters | more, lacking - more
    bold = any(f.family == first and f.weight >= 600 for f in fonts.fonts())
    return Typeface(tuple(families), letters | {SOFT}, bold, fonts)


def no_font() -> PaperError:
    """What to say where there is no Chinese font."""
    names = ", ".join(("Noto Sans CJK SC", "Microsoft YaHei", "SimSun", "WenQuanYi Micro Hei"))
    return PaperError(
        f"没有找到中文字体，不能生成 PDF。请安装一种（如 {names}），或把字体文件放进 --templates 文件夹",
        f"no Chinese font was found, so there is no PDF. Install one ({names}), or put a font file into the folder "
        "given with --templates",
    )


@cache
def letters_of(path: str, index: int) -> frozenset[str]:
    """The characters that a font file has a shape for; none where it cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, fontNumber=index, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or {}))
    except (OSError, TTLibError, KeyError, ValueError, AssertionError):
        return frozenset()


def _faces(fonts: Fonts) -> dict[str, tuple[str, int]]:
    """Family → file of its upright face that is nearest to regular, and its number there."""
    found: dict[str, tuple[str, int]] = {}
    for face in sorted(fonts.fonts(), key=lambda face: (abs(face.weight - 400), face.path or "")):
        if face.path and face.style == "normal":
            found.setdefault(face.family, (face.path, face.index))
    return found


def _wanted(faces: dict[str, tuple[str, int]], folder: Path | None) -> Sequence[str]:
    own = [] if folder is None else [n for n, (path, _) in faces.items() if Path(path).is_relative_to(folder)]
    return [*sorted(own), *(name for name in CHINESE if name in faces)]
