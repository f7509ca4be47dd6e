"""DWG: converted to DXF by a program of others, where one is installed. DWG itself is never parsed here.

ODA File Converter: ``ODAFileConverter IN OUT version type recurse audit [filter]`` (folders; opendesign.com).
GNU LibreDWG: ``dwg2dxf --overwrite -o OUT IN`` (gnu.org/software/libredwg). Neither is looked for in the current
folder, which may be the deliverable's.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from surveycheck.model import Drawing, Event, Issue, Progress
from surveycheck.read.dxf import read_dxf
from surveycheck.read.zip import DAMAGE

SETTING = "SURVEYCHECK_DWG_CONVERTER"
"""Environment variable: the path of a converter, or a JSON list of its command; ``none`` for no conversion at all."""

MAX_DWG = 256 * 1024**2
"""Bytes of a DWG that is converted: the DXF of a larger one is beyond what is read."""

MAX_DXF = 1024**3
"""Bytes that a converter may write; as much as of a DXF is read."""

SECONDS, SECONDS_PER_MEGABYTE = 30.0, 4.0
"""Time that a converter may take: its start, and some more for each megabyte."""

TEMPORARY = "surveycheck-dwg-{}-"
"""Beginning of the name of the folder for a conversion, with the number of our process: the guard tidies up by it."""

LOOK = 0.25
"""Seconds between two looks at a converter that works."""

ODA, LIBREDWG = "ODAFileConverter", "dwg2dxf"
FOLDERS: Mapping[str, tuple[str, ...]] = {
    "win32": (r"{ProgramFiles}\ODA", r"{ProgramFiles(x86)}\ODA", r"{ProgramW6432}\ODA", r"{ProgramFiles}\LibreDWG"),
    "darwin": ("/Applications/ODAFileConverter.app/Contents/MacOS", "/opt/homebrew/bin", "/usr/local/bin"),
    "linux": ("/usr/bin", "/usr/local/bin", "/opt", "{HOME}/.local/bin"),
}
"""Where installers put them, beside PATH; looked at together with the folders one level below."""


@dataclass(frozen=True)
class Converter:
    """``command`` without files. ``name`` tells how it is to be called."""

    name: str
    command: tuple[str, ...]

    def version(self) -> str:
        """As the program says it, or as the folder of its installer is called; "" where neither does."""
        if self.name == ODA:
            found = re.findall(r"\d+(?:\.\d+)+", self.command[-1])
            return found[-1] if found else ""
        with suppress(OSError, subprocess.SubprocessError):
            asked = [*self.command, "--version"]
            done = subprocess.run(asked, capture_output=True, timeout=10, check=False, **_hidden())
            found = re.findall(r"\d+(?:\.\d+)+", done.stdout.decode("utf-8", "replace"))
            return found[0] if found else ""
        return ""


class ConversionError(Exception):
    """The converter gave no drawing: ``zh`` and ``en`` say why."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


def dwg_converter(environment: Mapping[str, str] | None = None) -> Converter | None:
    """The converter that is set, or installed: ODA File Converter before LibreDWG, which reads less."""
    environment = os.environ if environment is None else environment
    given = environment.get(SETTING, "").strip()
    if given:
        command = _command(given)
        return Converter(_called(command), command) if command else None
    suffix = ".exe" if sys.platform == "win32" else ""
    folders = list(_folders(environment))
    for name in (ODA, LIBREDWG):
        for folder in folders:
            file = folder / f"{name}{suffix}"
            if file.is_file() and os.access(file, os.X_OK):
                return Converter(name, (str(file),))
    return None


def _command(given: str) -> tuple[str, ...]:
    if given.lower() == "none":
        return ()
    if given.startswith("["):
        with suppress(ValueError):
            found: Any = json.loads(given)
            return tuple(map(str, found))
    return (given,)


def _called(command: tuple[str, ...]) -> str:
    """A program of any other name is taken to be called as dwg2dxf is."""
    return ODA if any(ODA.lower() in Path(part).name.lower() for part in command) else LIBREDWG


def _folders(environment: Mapping[str, str]) -> Iterator[Path]:
    """The absolute folders of PATH, then those of installers; the newest of several versions first."""
    yield from (Path(p) for p in environment.get("PATH", "").split(os.pathsep) if p and Path(p).is_absolute())
    for pattern in FOLDERS.get(sys.platform, FOLDERS["linux"]):
        folder = Path(re.sub(r"\{(.+?)\}", lambda found: environment.get(found[1], ""), pattern))
        if folder.is_absolute() and folder.is_dir():
            yield folder
            with suppress(OSError):
                below = [p for p in folder.iterdir() if p.name.startswith((ODA, "LibreDWG", "libredwg")) and p.is_dir()]
                yield from sorted(below, key=_numbers, reverse=True)


def _numbers(folder: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", folder.name)]


def read_dwg(
    open_: Callable[[], IO[bytes]], size: int, path: str, progress: Progress
) -> tuple[Drawing | None, tuple[Issue, ...]]:
    """The drawing that a converter makes of a DWG, and who did it; without one, or where it fails, a loss."""
    program = dwg_converter()
    if program is None:
        return None, (Issue("dwg-not-read", path, loss=True, facts={"kind": "dwg"}),)
    try:
        with open_() as stream:
            data = converted(stream, size, program, progress)
    except (ConversionError, *DAMAGE) as error:
        words = str(error) or type(error).__name__
        facts = {"name": program.name, "note": getattr(error, "zh", words), "note_en": getattr(error, "en", words)}
        return None, (Issue("dwg-conversion-failed", path, loss=True, facts={**facts, "kind": "dwg"}),)
    facts = {"name": program.name, "version": program.version(), "kind": "dwg"}
    drawing, issues = read_dxf(data, path, progress)
    return drawing, (Issue("dwg-converted", path, facts=facts), *issues)


def converted(stream: IO[bytes], size: int, program: Converter, progress: Progress) -> bytes:
    """The DXF of a DWG. Raises ConversionError; ``Stopped`` out of ``progress``, which is told every second.

    All of it happens in a folder of its own, readable by this user only, under names of ours.
    """
    if size > MAX_DWG:
        raise ConversionError(f"文件过大，上限 {MAX_DWG} 字节", f"too large, at most {MAX_DWG} bytes")
    with tempfile.TemporaryDirectory(prefix=TEMPORARY.format(os.getpid()), ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "in" / "drawing.dwg", folder / "out" / "drawing.dxf"
        source.parent.mkdir()
        target.parent.mkdir()
        with source.open("wb") as file:
            shutil.copyfileobj(stream, file)
        _run(program, source, target, SECONDS + SECONDS_PER_MEGABYTE * size / 1024**2, progress)
        if not target.is_file() or target.is_symlink() or not target.stat().st_size:
            raise ConversionError("没有输出 DXF", "it wrote no DXF")
        return target.read_bytes()


def _arguments(program: Converter, source: Path, target: Path) -> tuple[str, ...]:
    if program.name == ODA:
        folders = (str(source.parent), str(target.parent))
        return (*_display(), *program.command, *folders, "ACAD2018", "DXF", "0", "1", "*.DWG")
    return (*program.command, "--overwrite", "-o", str(target), str(source))


def _display() -> tuple[str, ...]:
    """ODA File Converter opens a window; without a screen it needs one that is not there."""
    if sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ()
    virtual = shutil.which("xvfb-run")
    return (virtual, "-a") if virtual else ()


def _run(program: Converter, source: Path, target: Path, seconds: float, progress: Progress) -> None:
    """To its end, or to the limits of time and size. Raises ConversionError."""
    none = subprocess.DEVNULL
    command = _arguments(program, source, target)
    try:
        process = subprocess.Popen(command, cwd=source.parent, stdin=none, stdout=none, stderr=none, **_hidden())
    except OSError as error:
        words = error.strerror or str(error)
        raise ConversionError(f"无法启动：{words}", f"cannot be started: {words}") from error
    try:
        _wait(process, target, seconds, progress)
    finally:
        _end(process)
    if process.returncode:
        raise ConversionError(f"退出码 {process.returncode}", f"exit status {process.returncode}")


def _wait(process: subprocess.Popen[bytes], target: Path, seconds: float, progress: Progress) -> None:
    started = told = time.monotonic()
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(LOOK)
            return
        now = time.monotonic()
        if now - started > seconds:
            raise ConversionError(f"超过 {seconds:.0f} 秒", f"it took longer than {seconds:.0f} s")
        if target.is_file() and target.stat().st_size > MAX_DXF:
            raise ConversionError(f"输出超过 {MAX_DXF} 字节", f"it wrote more than {MAX_DXF} bytes")
        if now - told > 1.0:
            told = now
            progress(Event("stage", 0.0))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Whatever it started ends as well."""
    if process.poll() is not None:
        return
    import psutil

    with suppress(psutil.Error):
        for child in psutil.Process(process.pid).children(recursive=True):
            with suppress(psutil.Error):
                child.kill()
    process.kill()
    process.wait()


def _hidden() -> dict[str, Any]:
    """No black window flashes up on Windows."""
    return {"creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0)}
