"""A new pack from one that is there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from surveycheck.pack.header import NAME, PACK_FILE
from surveycheck.pack.load import packs_folder
from surveycheck.pack.pack import PackError, PackFault


def new_pack(name: str, folder: str | Path, source: str = "blank") -> Path:
    """Copy the installed pack ``source`` to ``folder``, which must not exist yet, under the name ``name``.

    The copy claims nothing until its author says what: two packs that claim the same deliverable would leave the user
    with a question. Raises PackError; nothing is left half made.
    """
    folder = Path(folder)
    if not NAME.fullmatch(name):
        raise _refused(
            name, f"名称 {name} 只能用小写字母、数字和连字符", f"{name}: lower-case letters, digits and hyphens"
        )
    if folder.exists():
        raise _refused(name, f"{folder.name} 已存在，不会覆盖", f"{folder.name} exists already and is left alone")
    origin = packs_folder() / source
    if not NAME.fullmatch(source) or not (origin / PACK_FILE).is_file():
        raise _refused(name, f"没有规则包 {source}", f"there is no pack {source}")
    half = folder.with_name(f".{folder.name}.new")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(origin, half, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", ".*"))
        header = half / PACK_FILE
        header.write_text(_renamed(header.read_text(encoding="utf-8"), name), encoding="utf-8", newline="\n")
        half.rename(folder)
    except OSError as error:
        shutil.rmtree(half, ignore_errors=True)
        words = error.strerror or str(error)
        raise _refused(name, f"无法写入：{words}", f"cannot be written: {words}") from error
    return folder


def _renamed(text: str, name: str) -> str:
    """pack.toml with another name, and with its claim made a comment."""
    text = re.sub(r"(?m)^name\s*=.*$", lambda _: f'name = "{name}"', text, count=1)
    lines, inside = [], False
    for line in text.split("\n"):
        if line.startswith("["):
            inside = re.match(r"\[\[?claim\b", line) is not None
        lines.append(f"# {line}" if inside and line and not line.startswith("#") else line)
    return "\n".join(lines)


def _refused(name: str, zh: str, en: str) -> PackError:
    return PackError(name, (PackFault("", 0, "", zh, en),))
