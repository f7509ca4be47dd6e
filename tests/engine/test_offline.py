"""For computers without Python: what is brought along, how scripts are written, how a program calls itself."""

from __future__ import annotations

import hashlib
import importlib.util
import struct
import sys
import zipfile
from pathlib import Path

import icon
import pytest

from surveycheck.cli import windowed
from surveycheck.guard.watch import program

TOOLS = Path(icon.__file__).parent


def tool(path: str):
    """A module of the tools' folders, which are no packages."""
    file = TOOLS / path
    if str(file.parent) not in sys.path:
        sys.path.insert(0, str(file.parent))
    spec = importlib.util.spec_from_file_location(f"tool_{file.parent.name}_{file.stem}", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


wanted, build, entry = (tool(path) for path in ("offline/wanted.py", "offline/build.py", "frozen/entry.py"))


def wheel(folder: Path, name: str, *requires: str, tag: str = "py3-none-any", version: str = "1.0") -> None:
    with zipfile.ZipFile(folder / f"{name}-{version}-{tag}.whl", "w") as archive:
        lines = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {line}" for line in requires)]
        archive.writestr(f"{name}-{version}.dist-info/METADATA", "\n".join(lines) + "\n\n")


@pytest.mark.parametrize(
    ("requires", "others", "lacks"),
    [
        (["numpy>=2"], [], ["numpy"]),
        (["numpy>=2"], [("numpy", "2.1")], []),
        (["numpy>=2"], [("numpy", "1.9")], ["numpy"]),
        (['colorama; platform_system == "Windows"'], [], ["colorama"]),
        (['colorama; sys_platform == "win32"', 'uvloop; sys_platform != "win32"'], [], ["colorama"]),
        (['tomli; python_version < "3.11"'], [], []),
        (['typing_extensions; python_version < "3.14"'], [], ["typing_extensions"]),
        (['pytest; extra == "dev"'], [], []),
        (["Et.XmlFile"], [("et_xmlfile", "2.0")], []),
    ],
)
def test_what_windows_wants(tmp_path, requires, others, lacks):
    wheel(tmp_path, "surveycheck", *requires)
    for name, version in others:
        wheel(tmp_path, name, version=version)
    assert [found.name for found in wanted.missing(tmp_path, "3.13")] == lacks


@pytest.mark.parametrize(
    ("tag", "usable"),
    [
        ("cp313-cp313-win_amd64", True),
        ("cp310-abi3-win_amd64", True),
        ("cp312-cp312-win_amd64", False),
        ("cp313-cp313-manylinux_2_28_x86_64", False),
    ],
)
def test_wheels_of_another_python_do_not_count(tmp_path, tag, usable):
    wheel(tmp_path, "surveycheck", "lxml")
    wheel(tmp_path, "lxml", tag=tag)
    assert ([found.name for found in wanted.missing(tmp_path, "3.13")] == []) is usable


@pytest.mark.needs_qt
def test_scripts_are_written_as_windows_reads_them(tmp_path):
    build.write_scripts(tmp_path, ("3.13", "3.12"))
    for name in build.SCRIPTS:
        raw = (tmp_path / name).read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf") is name.endswith(".ps1")
        assert raw.count(b"\n") == raw.count(b"\r\n") > 3
    words = (tmp_path / "README.txt").read_text(encoding="utf-8-sig")
    assert "{" not in words
    assert "python-3.13.*-amd64.exe" in words
    assert (tmp_path / "versions.txt").read_text(encoding="utf-8").split() == ["3.13", "3.12"]
    script = (tmp_path / "install.ps1").read_text(encoding="utf-8-sig")
    for name in ("versions.txt", "uninstall.ps1", "surveycheck.ico", build.DIGESTS):
        assert name in script


def test_digests_name_every_file_but_the_scripts(tmp_path):
    for name in ("wheels/a.whl", "samples/示例/图.dxf", "install.ps1"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    build.write_digests(tmp_path)
    lines = (tmp_path / build.DIGESTS).read_text(encoding="utf-8").splitlines()
    assert dict(line.split("  ")[::-1] for line in lines) == {
        name: hashlib.sha256(name.encode()).hexdigest() for name in ("wheels/a.whl", "samples/示例/图.dxf")
    }


@pytest.mark.needs_qt
def test_the_icon_holds_its_pictures():
    raw = icon.ico(icon.pictures())
    zero, kind, count = struct.unpack_from("<HHH", raw)
    assert (zero, kind, count) == (0, 1, len(icon.SIZES))
    for number, size in enumerate(icon.SIZES):
        width, height, _, _, _, bits, length, offset = struct.unpack_from("<BBBBHHII", raw, 6 + 16 * number)
        assert (width, height, bits) == (size % 256, size % 256, 32)
        assert raw[offset : offset + 8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack_from(">II", raw, offset + 16) == (size, size)
        assert offset + length <= len(raw)


@pytest.mark.parametrize(
    ("own", "frozen", "command"),
    [
        ("/opt/python3", False, ["/opt/python3", "-P", "-m", "m", "check", "x"]),
        ("/opt/pythonw.exe", False, ["/opt/python.exe", "-P", "-m", "m", "check", "x"]),
        ("/opt/surveycheck", True, ["/opt/surveycheck", "-m", "m", "check", "x"]),
        ("/opt/surveycheck-app.exe", True, ["/opt/surveycheck.exe", "-m", "m", "check", "x"]),
    ],
)
def test_how_the_program_calls_itself(monkeypatch, own, frozen, command):
    monkeypatch.setattr(sys, "executable", own)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    assert list(program("check", "x", module="m")) == [str(Path(command[0])), *command[1:]]


def test_the_frozen_program_runs_no_foreign_module(monkeypatch, tmp_path, capsys):
    (tmp_path / "foreign.py").write_text("raise SystemExit(77)", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["surveycheck", "-m", "foreign"])
    assert entry.run(["-m", "foreign"]) == 2  # wrong usage: there is no such command
    monkeypatch.setattr(sys, "argv", ["surveycheck", "-m", "surveycheck.cli.main", "--version"])
    with pytest.raises(SystemExit) as end:
        entry.run(["-m", "surveycheck.cli.main", "--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("surveycheck ")


def test_what_goes_wrong_without_a_console_is_shown(monkeypatch, tmp_path):
    shown = []
    monkeypatch.setattr(windowed, "_show", shown.append)
    monkeypatch.setattr(sys, "argv", ["surveycheck-app", str(tmp_path / "none.zip")])
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert windowed.main() == 2
    assert "none.zip" in shown[0]
