"""The handbook on disk: written whole or not at all, and never over anything that is not a handbook."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

from surveycheck.handbook.cases import case_of
from surveycheck.handbook.pages import Book, Shown, address
from surveycheck.lesson import lessons
from surveycheck.model import Event, Progress, silent
from surveycheck.pack import Pack
from surveycheck.report.write import safe_name
from surveycheck.rule import Rule

SCHEMA = "surveycheck-handbook/1"
MARK = "handbook.json"
"""The file that tells a handbook from any other folder."""

OWN = frozenset((MARK, "index.html", "rules", "cases"))


class SiteError(Exception):
    """The folder cannot be written to. ``zh`` and ``en`` say why and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


def write_handbook(pack: Pack, folder: Path, lang: str = "zh", tell: Progress = silent) -> Path:
    """Write all rules of a pack as a site into ``folder`` and give its first page. A handbook that is there already is
    replaced when the new one is complete. ``tell`` may raise ``Stopped``; nothing is left behind then.

    Raises SiteError where something else is there, OSError where it cannot be written.
    """
    free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(mkdtemp(prefix=f".surveycheck-{os.getpid()}-", suffix=".tmp", dir=folder.parent))
    try:
        _fill(pack, made, lang, tell)
        made.chmod(0o755)  # mkdtemp gives 0700; what is written here is meant to be read
        free(folder)
        _replace(folder, made)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return folder / "index.html"


def free(folder: Path) -> None:
    """Raises SiteError unless the folder is missing, empty, or a handbook to which nobody has added anything."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise SiteError(f"--out {folder} 不是文件夹", f"--out {folder} is not a folder")
    there = {path.name for path in folder.iterdir()} if folder.exists() else set()
    foreign = sorted(there - OWN) if _is_ours(folder) else sorted(there)
    if foreign:
        raise SiteError(
            f"{folder} 中有不属于规则手册的内容（{foreign[0]}），不会覆盖；请换一个文件夹",
            f"{folder} holds what is no part of a handbook ({foreign[0]}), and is not replaced; choose another folder",
        )


def _is_ours(folder: Path) -> bool:
    try:
        mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(mark, dict) and mark.get("schema") == SCHEMA


def _replace(folder: Path, made: Path) -> None:
    """The new one takes the place of what is there; a folder that is open elsewhere is told by the system."""
    old = Path(mkdtemp(prefix=f".surveycheck-{os.getpid()}-", suffix=".old", dir=folder.parent))
    try:
        if folder.exists():
            folder.rename(old / "old")
        try:
            made.rename(folder)
        except OSError:
            if (old / "old").exists():
                (old / "old").rename(folder)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _fill(pack: Pack, made: Path, lang: str, tell: Progress) -> None:
    book, rules, count = Book(pack, lang), pack.rules, 0
    (made / "rules").mkdir()
    for number, rule in enumerate(rules):
        tell(Event("rule", number / len(rules), {"code": rule.code}))
        examples = list(_examples(pack, rule))
        for one in examples:
            _write_case(made / one.folder, one)
        count += len(examples)
        before = rules[number - 1] if number else None
        after = rules[number + 1] if number + 1 < len(rules) else None
        _write(made / "rules" / address(rule), book.page(rule, examples, before, after))
    _write(made / "index.html", book.index(count))
    about = {"schema": SCHEMA, "pack": pack.name, "edition": pack.edition, "digest": pack.digest, "rules": len(rules)}
    _write(made / MARK, json.dumps(about, ensure_ascii=False, indent=1) + "\n")
    tell(Event("done", 1.0, {"rules": len(rules), "examples": count}))


def _examples(pack: Pack, rule: Rule) -> Iterator[Shown]:
    counts = {False: 0, True: 0}
    for drawn in lessons(pack, rule.code):
        counts[drawn.good] += 1
        folder = f"cases/{safe_name(rule.code)}/{'good' if drawn.good else 'bad'}-{counts[drawn.good]}"
        yield Shown(drawn, case_of(pack, rule, drawn.example), folder)


def _write_case(folder: Path, one: Shown) -> None:
    for path, content in one.case.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
