"""typst: a paper as PDF/A-3a, pictures as PNG. Texts go there as data, never as markup."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from surveycheck.report.paper.clean import Shown
from surveycheck.report.paper.fonts import Typeface
from surveycheck.report.wish import PaperError

STANDARD = "a-3a"
MAIN = "report.typ"
FROM_NETWORK = re.compile(r"(?:import|include)\s*\(?\s*[\"'`]@")
"""Packages that typst would fetch."""

IN_MEMORY = re.compile(r"\S*__typst_py_bytes__\.typ")
"""What typst calls the template that it is handed."""

RESOLUTION = 220.0
"""Dots per inch of pictures at their printed width of some 9 cm, by pixels of 1/72 inch."""


def template_text(folder: Path | None) -> str:
    """The office's ``report.typ``, else ours. Raises PaperError for one that wants something from the network."""
    own = None if folder is None else folder / MAIN
    if own is None or not own.is_file():
        return (files("surveycheck.report") / "templates" / MAIN).read_text(encoding="utf-8")
    texts = {path: path.read_text(encoding="utf-8-sig", errors="replace") for path in sorted(own.parent.rglob("*.typ"))}
    for path, text in texts.items():
        if FROM_NETWORK.search(text):
            raise PaperError(
                f"{path} 引用了要从网络下载的 typst 包；请把它的文件放进模板文件夹，用相对路径引用",
                f"{path} imports a typst package from the network; put its files into the folder and import them there",
            )
    return texts[own]


def set_pdf(data: Mapping[str, Any], face: Typeface, folder: Path | None, made: datetime) -> bytes:
    """The PDF of ``data`` (what ``report.typ`` reads as ``sys.inputs.data``). Raises PaperError where a template is
    wrong, or a text has a letter that no font shows."""
    main = template_text(folder).encode("utf-8")
    seconds = int(made.astimezone(UTC).timestamp())
    out: bytes = _compiled(main, data, face, folder, format="pdf", pdf_standards=[STANDARD], timestamp=seconds)
    return out


def set_pictures(pictures: Sequence[str], face: Typeface) -> list[bytes]:
    """SVG → PNG, in their order."""
    if not pictures:
        return []
    main = (
        "#let d = json(bytes(sys.inputs.data))\n#set page(width: auto, height: auto, margin: 0pt)\n"
        '#for (i, one) in d.pictures.enumerate() { if i > 0 { pagebreak() }; image(bytes(one), format: "svg") }'
    )
    out = _compiled(main.encode("utf-8"), {"pictures": list(pictures)}, face, None, format="png", ppi=RESOLUTION)
    return out if isinstance(out, list) else [out]


def ready_pictures(pictures: Sequence[str], face: Typeface, shown: Shown) -> list[str]:
    """Our SVG in the fonts of the paper; a letter that they lack is named as in its texts."""
    names = ", ".join(f"'{name}'" for name in face.families)
    return [shown(_in_font(svg, names)) for svg in pictures]


def _in_font(svg: str, names: str) -> str:
    plain = svg.replace(' font-family="sans-serif"', "", 1)
    return plain.replace("<svg ", f'<svg font-family="{names}" ', 1)


def moment(text: str) -> datetime:
    """The time of a report; the beginning of 1970 where it says none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _compiled(main: bytes, data: Mapping[str, Any], face: Typeface, folder: Path | None, **wanted: Any) -> Any:
    """What typst makes of a template and its data. It may read files of the office's folder, and no others."""
    from typst import Compiler, TypstError

    empty = None if folder is not None else tempfile.mkdtemp(prefix="surveycheck-typst-")
    root = folder if folder is not None else Path(str(empty))
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        made = Compiler(main, root=root, font_paths=face.fonts, sys_inputs=inputs)
        return made.compile(**wanted)
    except TypstError as error:
        said = IN_MEMORY.sub(MAIN, " ".join((error.diagnostic or str(error)).split()))[:600]
        raise PaperError(f"排版失败：{said}", f"the paper could not be set: {said}") from error
    finally:
        if empty:
            shutil.rmtree(empty, ignore_errors=True)
