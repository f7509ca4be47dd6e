"""Text styles in use that another computer cannot show as they were meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveycheck.geometry.standing import standing_for
from surveycheck.model import Style
from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.rule import Defect, Features, Inputs, check
from surveycheck.rule.paths import matches

ALWAYS = "standard"
"""The style of every drawing, in the table or not."""

WIDE = "\u2e80"
"""From this character on (CJK radicals) a font of strokes needs a big font beside it."""

TYPES = ("TEXT", "MTEXT", "ATTRIB")


@check
def text_style(inputs: Inputs, *, fonts: tuple[str, ...]) -> Iterator[Defect]:
    """Yields, for each drawing, each style that texts of model space use and that the STYLE table lacks (case
    ``missing``), that has a font of strokes and no big font although Chinese is written in it (case
    ``bigfont``), or whose font or big font is none of ``fonts`` (``*`` allowed, ``.shx`` left out; case
    ``font``). ``count`` is the number of texts, of Chinese ones for ``bigfont``; one stands for all. A style
    without any font name is shown by its family, which is not read: nothing is said of it. MTEXT may name fonts
    of its own: only its style is looked at."""
    for drawing in inputs.drawings:
        every = Features.every((drawing,))
        texts = every.take((every.column("space") == MODEL_SPACE) & every.type.where(TYPES.__contains__))
        styles = {style.name.casefold(): style for style in drawing.styles}
        labels = texts.labels("style")
        for name in sorted(labels.counts()):
            mine = texts.take(labels.where(name.__eq__))
            yield from _judged(mine, name, styles.get(name.casefold()), fonts)


def _judged(mine: Features, name: str, style: Style | None, fonts: Sequence[str]) -> Iterator[Defect]:
    if style is None:
        if name and name.casefold() != ALWAYS:
            yield _defect(mine, name, "", "missing")
        return
    if _strokes(style.font) and not style.bigfont:
        chinese = mine.labels("text").where(lambda text: max(text, default="") >= WIDE)
        if chinese.any():
            yield _defect(mine.take(chinese), name, style.font, "bigfont")
    for font in dict.fromkeys(filter(None, (style.font, style.bigfont))):
        if not any(matches(pattern, _bare(font)) for pattern in fonts):
            yield _defect(mine, name, font, "font")


def _defect(mine: Features, name: str, font: str, case: str) -> Defect:
    first, others = standing_for(mine)
    return Defect(
        first, facts={"style": name, "font": font, "count": len(mine), "kind": case}, others=others, case=case
    )


def _strokes(font: str) -> bool:
    return bool(font) and "." not in _bare(font)


def _bare(font: str) -> str:
    """The file's name without folders, and without the ending of fonts of strokes, which may be left out."""
    return font.replace("\\", "/").rsplit("/", 1)[-1].casefold().removesuffix(".shx")
