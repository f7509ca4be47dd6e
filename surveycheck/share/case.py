"""A finding → a small deliverable that still has it, in another place and with other names."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from surveycheck.inspection import inspect
from surveycheck.model import Event, Finding, Place, Progress, Report, silent
from surveycheck.pack import Pack, load_pack
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of
from surveycheck.plant.faults import PlantError
from surveycheck.read.source import source_of
from surveycheck.report.cad import METRES
from surveycheck.run import Options
from surveycheck.share.blank import Blank, Box, Shift
from surveycheck.share.drawing import box_of, cropped, moved, nameless, near

LEVELS = 4
"""What is tried, one after the other: the files that take part, cropped; with the records of all XML files; these
files whole; all drawings and XML."""

DATE = (2026, 1, 1, 0, 0, 0)
PACKABLE = (".dxf", ".xml")


class ShareError(Exception):
    """No case can be made. ``zh`` and ``en`` say why, and what may be done."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


@dataclass(frozen=True)
class Case:
    """The bytes of a zip; ``files`` in it, how many ``things`` are drawn and ``records`` stand in it, whether all of
    the files had to be kept (``whole``); codes that are found besides the wanted one."""

    content: bytes
    finding: Finding
    files: tuple[str, ...]
    things: int
    records: int
    whole: bool
    besides: tuple[str, ...]


def share(
    path: Path,
    wanted: str,
    pack: str | Path | None = None,
    options: Options | None = None,
    progress: Progress = silent,
    trust: bool = False,
) -> Case:
    """Check the deliverable, take the finding with the id ``wanted`` (or the only one that begins with it), crop, move,
    blank, and check again: the rule must find it once more.
    See ``LEVELS`` for how much is kept. Raises ``ShareError``, and what ``inspect`` raises.
    """
    options = options or Options()
    report = inspect(path, pack, options, progress, trust)
    finding, used = _wanted(report, wanted), pack if pack is not None else report.pack.name
    loaded = load_pack(used, trust=trust, examples=False)
    for level in range(LEVELS):
        progress(Event("stage", 0.5 + 0.5 * level / LEVELS, {"stage": "read", "file": f"{level + 1}/{LEVELS}"}))
        case = _tried(path, report, finding, loaded, level, (used, options, trust))
        if case is not None:
            return case
    raise ShareError(
        f"裁剪、平移并隐去名称之后，{finding.code} 不再查到这处问题（例如与固定坐标范围或未纳入的文件有关），没有写出",
        f"cropped, moved and nameless, {finding.code} does not find it any more (it may hang on a fixed box, or on "
        "other files): nothing was written",
    )


def _wanted(report: Report, wanted: str) -> Finding:
    found = [f for f in report.findings if f.id == wanted] or [f for f in report.findings if f.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    some = ", ".join(f.id for f in (found or report.findings)[:5])
    raise ShareError(
        f"{wanted} 应是一条问题的编号；例如：{some}" if some else "没有查到问题",
        f"{wanted} is to be the id of one finding; there are: {some}" if some else "nothing was found",
    )


def _tried(path: Path, report: Report, finding: Finding, pack: Pack, level: int, again: Any) -> Case | None:
    source = source_of(path)
    try:
        copy = Copy(source, pack, seed=0)
        things, records = _made(copy, report, finding, level)
        files = {name: copy.content(name) for name in copy.paths}
    except PlantError as error:
        raise ShareError(error.zh, error.en) from error
    finally:
        source.close()
    if not files:
        return None
    content = _zipped(files)
    found = _checked(content, files, source.lone, again)
    if not any(_same(one, finding) for one in found):
        return None
    besides = tuple(sorted({one.code for one in found} - {finding.code}))
    return Case(content, finding, tuple(sorted(files)), things, records, level == LEVELS - 1, besides)


def _made(copy: Copy, report: Report, finding: Finding, level: int) -> tuple[int, int]:
    """Crop, move and blank the copy; how many things and records are left."""
    places = (finding.place, *finding.others)
    part = {place.file for place in places}
    for name in copy.paths:
        wanted = name in part or level == LEVELS - 1 or (name.lower().endswith(".xml") and level > 0)
        if not (wanted and name.lower().endswith(PACKABLE)):
            copy.remove(name)
    drawings, documents = copy.drawings(), [n for n in copy.paths if n.lower().endswith(".xml")]
    metre = {file.path: METRES.get(file.unit, 1.0) for file in report.files}
    shift = Shift.by_chance(_joined(copy, drawings, metre))
    blank = Blank.of(_words(copy.pack))
    things = sum(_drawing(copy, name, places, level, metre.get(name, 1.0), shift, blank) for name in drawings)
    records = sum(_document(copy, name, places, level, shift, blank) for name in documents)
    copy.save()
    return things, records


def _joined(copy: Copy, drawings: Iterable[str], metre: Mapping[str, float]) -> Box | None:
    boxes = [[v / metre.get(n, 1.0) for v in box] for n in drawings if (box := box_of(copy.content(n))) is not None]
    if not boxes:
        return None
    low, high = [min(b[i] for b in boxes) for i in (0, 1)], [max(b[i] for b in boxes) for i in (2, 3)]
    return low[0], low[1], high[0], high[1]


def _drawing(
    copy: Copy, name: str, places: tuple[Place, ...], level: int, metre: float, shift: Shift, blank: Blank
) -> int:
    own = [place for place in places if place.file == name]
    handles = {place.handles[0].upper() for place in own if place.handles}
    kept = near(copy.content(name), handles, [p.at for p in own if p.at], metre) if level < 2 else None
    document = copy.drawing(name)
    count = len(document.modelspace()) if kept is None else cropped(document, kept)
    moved(document, shift.east * metre, shift.north * metre)
    nameless(document, lambda text: blank.text(shift.text(text)))
    return count


def _document(copy: Copy, name: str, places: tuple[Place, ...], level: int, shift: Shift, blank: Blank) -> int:
    root = copy.tree(name, touch=True)
    if level < 2:
        _cropped(root, [place for place in places if place.file == name], {p.key for p in places if p.key})
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.text and element.text.strip():
            element.text = blank.text(shift.text(element.text))
        for key, value in element.attrib.items():
            if not key.startswith("{"):
                element.set(key, blank.text(shift.text(value)))
    return sum(1 for child in root if isinstance(child.tag, str))


def _cropped(root: Any, places: Iterable[Place], keys: set[str]) -> None:
    """Leave the records that take part, those that name their keys, and tables of a single record."""
    taking = {id(_record(root, element)) for place in places for element in _found(root, place)}
    names: dict[str, int] = {}
    for child in root:
        names[name_of(child)] = names.get(name_of(child), 0) + 1
    for child in list(root):
        says = any((e.text or "").strip() in keys for e in child.iter()) if keys else False
        if isinstance(child.tag, str) and id(child) not in taking and names[name_of(child)] > 1 and not says:
            root.remove(child)


def _found(root: Any, place: Place) -> list[Any]:
    if not place.xpath:
        return []
    try:
        found = root.getroottree().xpath(place.xpath)
    except etree.XPathError:
        found = []
    if not isinstance(found, list) or not found:
        found = [element for element in root.iter() if place.line and element.sourceline == place.line]
    return [e if hasattr(e, "getparent") and not isinstance(e, str) else e.getparent() for e in found]


def _record(root: Any, element: Any) -> Any:
    """The child of the root that holds an element."""
    while element is not None and element is not root and element.getparent() is not root:
        element = element.getparent()
    return element


def _words(pack: Pack) -> Iterator[str]:
    """Every word that the pack's tables and settings know."""
    for name in pack.tables:
        for row in pack.table(name):
            yield from (str(value) for value in row.values.values())
    for info in pack.settings.values():
        values = info.value if isinstance(info.value, list | tuple) else (info.value,)
        yield from map(str, values)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, DATE), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _same(found: Finding, finding: Finding) -> bool:
    """Of the same rule, and at the same things where it names any: cropping may make defects of its own."""
    if found.code != finding.code:
        return False
    ours, theirs = ({p.handles for p in (f.place, *f.others) if p.handles} for f in (finding, found))
    return not ours or bool(ours & theirs)


def _checked(content: bytes, files: Mapping[str, bytes], lone: bool, again: Any) -> tuple[Finding, ...]:
    """What the same rules find in the case; a lone file is checked as one."""
    used, options, trust = again
    with tempfile.TemporaryDirectory() as folder:
        name = next(iter(files)) if lone else "case.zip"
        path = Path(folder) / name
        path.write_bytes(files[name] if lone else content)
        report = inspect(path, used, options, trust=trust)
    return report.findings
