"""Where the results of a check go; nothing may go into what is being checked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveycheck.cli.command import Complaint
from surveycheck.cli.screen import Screen, put
from surveycheck.cli.signing import sign_written
from surveycheck.guard.room import room_of
from surveycheck.model.progress import Event, Progress, silent
from surveycheck.seal import ours

if TYPE_CHECKING:
    from surveycheck.model import Report
    from surveycheck.seal import PrivateKey

KNOWN = ("json", "html", "pdf", "xlsx", "docx", "dxf", "geojson", "gpkg")
DEFAULT = ("html", "json")


@dataclass(frozen=True)
class Targets:
    """``json_file``: None, ``-`` or a path. ``json_only``: nothing but the JSON goes to standard output. ``source``:
    what is checked; ``crs``: the coordinate system of its drawings, "" where nobody said it; ``templates``: the
    office's folder."""

    out: Path | None
    formats: tuple[str, ...]
    json_file: str | None
    source: Path | None = None
    crs: str = ""
    templates: Path | None = None

    @property
    def json_only(self) -> bool:
        return self.json_file == "-"


def of(
    path: Path,
    out: Path | None,
    formats: str | None,
    json_file: str | None,
    crs: str | None = None,
    templates: Path | None = None,
) -> Targets:
    """The targets, before anything is read. Raises ``Complaint``."""
    if formats is not None and out is None:
        raise Complaint("--format 需要同时给出 --out 文件夹", "--format needs --out FOLDER")
    names = tuple(dict.fromkeys(f.strip().lower() for f in formats.split(",") if f.strip())) if formats else DEFAULT
    _known_formats(names)
    if out is not None:
        _outside(path, out, "--out")
        if out.exists() and not out.is_dir():
            raise Complaint(f"--out {out} 不是文件夹", f"--out {out} is not a folder")
        ours(out)
    if json_file not in (None, "-"):
        target = Path(str(json_file))
        _outside(path, target, "--json")
        if target.is_dir() or not target.absolute().parent.is_dir():
            raise Complaint(
                f"--json 无法写入 {target}", f"--json cannot write to {target}: no such folder, or a folder"
            )
    if templates is not None and not templates.is_dir():
        raise Complaint(f"--templates {templates} 不是文件夹", f"--templates {templates} is no folder")
    if out is not None:
        _ready(names, templates)
    return Targets(out, names, json_file, path, _known_crs(crs), templates)


def _ready(names: tuple[str, ...], templates: Path | None) -> None:
    """What a report on paper needs is there before the check, which may take long. Raises PaperError."""
    if "pdf" in names or (templates is not None and "docx" in names):
        from surveycheck.report.paper.ready import ready

        ready(names, templates)


def _known_formats(names: tuple[str, ...]) -> None:
    from surveycheck.report import FORMATS

    there = "、".join(FORMATS), ", ".join(FORMATS)
    unbuilt = [name for name in names if name in KNOWN and name not in FORMATS]
    unknown = [name for name in names if name not in KNOWN and name not in FORMATS]
    if unknown:
        words = ", ".join(unknown)
        raise Complaint(
            f"没有报告格式 {words}（可用：{there[0]}）", f"no report format {words} (there are: {there[1]})"
        )
    if unbuilt or not names:
        words = ", ".join(unbuilt) or "—"
        raise Complaint(
            f"报告格式 {words} 尚未提供（可用：{there[0]}）",
            f"the format {words} is not built yet (there are: {there[1]})",
        )


def _known_crs(crs: str | None) -> str:
    if crs is None:
        return ""
    from surveycheck.report.layers import grid_asked
    from surveycheck.report.wish import Wish

    grid_asked(Wish(crs=crs))
    return crs


def _outside(path: Path, target: Path, option: str) -> None:
    """Nothing is ever written into, or over, what is checked."""
    given, wanted = path.resolve(), target.resolve()
    if wanted == given or (path.is_dir() and wanted.is_relative_to(given)):
        raise Complaint(
            f"{option} {target} 在被检查的成果之内；请给出别处的位置",
            f"{option} {target} lies inside what is checked; choose another place",
        )


def apart_from(targets: Targets, inputs: Iterable[Path | None]) -> None:
    """Raises ``Complaint`` where the JSON would replace a file that is read."""
    if targets.json_file in (None, "-"):
        return
    for path in inputs:
        if path is not None:
            _outside(path, Path(str(targets.json_file)), "--json")


def written_json(file: Path, inputs: tuple[Path, ...], text: str) -> None:
    """Write a text that is no report. Raises ``Complaint`` where it would stand in, or instead of, an input."""
    from surveycheck.whole import write_whole

    for path in inputs:
        _outside(path, file, "--json")
    if file.is_dir() or not file.absolute().parent.is_dir():
        raise Complaint(f"--json 无法写入 {file}", f"--json cannot write to {file}: no such folder, or a folder")
    write_whole(file.absolute(), text)


def written_page(target: Path, inputs: tuple[Path, ...], name: str, page: Callable[[], str]) -> Path:
    """Write a page to a file, or into a folder by the name of what it is about. Raises ``Complaint`` where it would
    stand in, or instead of, an input."""
    from surveycheck.report.write import safe_name
    from surveycheck.whole import write_whole

    file = target if target.suffix.lower() in (".html", ".htm") else target / f"{safe_name(name)}.compare.html"
    for path in inputs:
        _outside(path, file, "--out")
    if target.is_dir() and file == target:
        raise Complaint(f"--out 无法写入 {target}", f"--out cannot write to {target}: it is a folder")
    text = page()
    file.absolute().parent.mkdir(parents=True, exist_ok=True)
    write_whole(file.absolute(), text)
    return file


@dataclass(frozen=True)
class Result:
    """What was written; ``whole``: it is all that was asked for."""

    files: tuple[Path, ...] = ()
    whole: bool = True


def write(
    report: Report, targets: Targets, screen: Screen, progress: Progress = silent, key: PrivateKey | None = None
) -> Result:
    """Write what was asked for, sign it, and say where; the JSON for standard output goes there."""
    from surveycheck import report as room

    into = Result() if targets.out is None else _into(targets.out, report, targets, screen, progress)
    written = list(into.files)
    if targets.json_only:
        put(sys.stdout, room.to_json(report))
    elif targets.json_file is not None:
        file = Path(targets.json_file)
        from surveycheck.whole import write_whole

        write_whole(file.absolute(), room.to_json(report))
        written.append(file)
    if written and not targets.json_only:
        screen.say(screen.word("已写出：", "Written:"))
        for path in written:
            screen.say(f"  {path}")
    if key is not None and targets.out is not None and into.files:
        written.append(sign_written(targets.out, room.stem_of(report), key, screen, targets.json_only))
    return Result(tuple(written), into.whole)


def _writing(progress: Progress, screen: Screen) -> Progress:
    """The progress of writing, which is the last hundredth of all; messages are said at once."""

    def tell(event: Event) -> None:
        if event.event == "message":
            screen.tell(str(event.fields["message"]), str(event.fields["message_en"]), str(event.fields["level"]))
        else:
            progress(replace(event, fraction=0.99 + 0.01 * event.fraction))

    return tell


def _into(folder: Path, report: Report, targets: Targets, screen: Screen, progress: Progress) -> Result:
    """The reports and the manifest; what could not be written is said."""
    from surveycheck import report as room

    more: dict[str, Any] = {"source": targets.source, "crs": targets.crs, "templates": targets.templates}
    told = _writing(progress, screen)
    made = room.write_into(report, folder, targets.formats, told, lang=screen.lang, **more)
    for one in made.failed:
        screen.tell(f"错误：{one.zh}", f"error: {one.en}", "error")
    if made.section is not None and (watched := room_of(os.environ)) is not None:
        watched.has_written(made.section.stem)
    return Result((*made.files, *([made.manifest] if made.manifest else [])), not made.failed)
