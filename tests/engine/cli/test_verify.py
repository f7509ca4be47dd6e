"""``check --sign``, ``key``, ``verify`` and ``rerun`` as people call them: words, files, exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Run, dxf

from surveycheck.cli.signing import PASSPHRASE
from tests.engine.verify.conftest import SQUARE, TWICE

REPORT = "out/a.dxf.report.json"


@pytest.fixture
def folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SURVEYCHECK_CONFIG", str(tmp_path / "config"))
    monkeypatch.delenv(PASSPHRASE, raising=False)
    (tmp_path / "a.dxf").write_bytes(dxf(SQUARE))
    (tmp_path / "b.dxf").write_bytes(dxf(TWICE))
    assert run("key", "new", "--out", "office.key").status == 0
    return tmp_path


def test_from_the_key_to_the_answer(run: Run, folder: Path) -> None:
    shown = run("check", "a.dxf", "--out", "out", "--sign", "office.key")
    assert shown.status == 0
    assert "已签名" in shown.out
    names = sorted(p.name for p in (folder / "out").iterdir())
    assert names == ["a.dxf.report.html", "a.dxf.report.json", "a.dxf.report.sig", "manifest.json"]
    shown = run("verify", REPORT, "a.dxf")
    assert (shown.status, "由未知密钥签名" in shown.out) == (1, True)
    assert run("key", "trust", "office.pub", "--name", "测绘院").status == 0
    assert "测绘院" in run("key", "list").out
    for report in (REPORT, "out/a.dxf.report.html"):
        shown = run("verify", report, "a.dxf", "--signed")
        assert (shown.status, shown.err) == (0, "")
        assert shown.out.startswith("未被改动，签名可信")
    assert run("rerun", REPORT, "a.dxf").status == 0
    assert run("key", "forget", "测绘院").status == 0
    assert run("verify", REPORT, "a.dxf").status == 1
    assert run("verify", REPORT, "a.dxf", "--key", "office.pub").status == 0


def test_a_new_check_without_a_key_takes_the_old_signature_away(run: Run, folder: Path) -> None:
    run("check", "a.dxf", "--out", "out", "--sign", "office.key")
    run("check", "a.dxf", "--out", "out")
    shown = run("verify", REPORT)
    assert (shown.status, "没有签名" in shown.out) == (0, True)


def test_two_reports_in_one_folder(run: Run, folder: Path) -> None:
    for name in ("a.dxf", "b.dxf"):
        run("check", name, "--out", "out", "--sign", "office.key")
    run("check", "b.dxf", "--out", "out", "--format", "html")
    for name in ("a.dxf.report.json", "a.dxf.report.html"):
        assert run("verify", f"out/{name}", "--key", "office.pub").status == 0
    assert run("verify", "out/b.dxf.report.html").status == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        ("verify {json}", 0, "manifest|清单"),
        ("verify {json} a.dxf", 0, "a.dxf"),
        ("verify {json} b.dxf", 1, "b.dxf"),
        ("verify {json} --code 0000", 1, "0000"),
        ("verify {json} --signed", 1, "signed|签名"),
        ("verify {json} --key office.pub", 1, "signed|签名"),
        ("verify {json} --key office.key", 2, "office.key"),
        ("verify {json} --key a.dxf", 2, "a.dxf"),
        ("verify {json} --key nowhere.pub", 2, "nowhere.pub"),
        ("verify {json} --pack nope", 2, "nope"),
        ("verify {json} --pack ningbo", 1, "ningbo"),
        ("verify {json} nowhere", 2, "nowhere"),
        ("verify nowhere", 2, "nowhere"),
        ("verify out", 3, "out"),
        ("verify a.dxf", 1, "a.dxf"),
        ("verify garbage.json", 3, "garbage.json"),
        ("rerun {json} a.dxf", 0, "same|相同"),
        ("rerun {json} b.dxf", 1, "b.dxf"),
        ("rerun garbage.json a.dxf", 3, "garbage.json"),
        ("rerun {json} nowhere", 2, "nowhere"),
        ("check a.dxf --sign office.key", 2, "--out"),
        ("check a.dxf --out other --sign a.dxf", 2, "a.dxf"),
        ("check a.dxf --out other --sign office.pub", 2, "office.pub"),
        ("check a.dxf --out foreign", 2, "manifest.json"),
        ("key new --out office.key", 2, "office.key"),
        ("key trust office.key --name x", 2, "office.key"),
        ("key trust office.pub", 2, "--name"),
        ("key forget nobody", 2, "nobody"),
        ("key list office.pub", 0, ""),
    ],
)
def test_exit_status_and_words(
    run: Run,
    folder: Path,
    arguments: str,
    status: int,
    word: str,
    lang: str,
) -> None:
    assert run("check", "a.dxf", "--out", "out").status == 0
    (folder / "garbage.json").write_bytes(b"{garbage")
    (folder / "foreign").mkdir()
    (folder / "foreign" / "manifest.json").write_text('{"name": "a web page"}', encoding="utf-8")
    shown = run(*arguments.format(json=REPORT).split(), "--lang", lang)
    assert shown.status == status
    assert any(part in shown.out + shown.err for part in word.split("|"))


def test_answers_for_programs(run: Run, folder: Path) -> None:
    run("check", "a.dxf", "--out", "out")
    answer = json.loads(run("verify", REPORT, "b.dxf", "--json", "-").out)
    assert (answer["schema"], answer["ok"], answer["verdict"]) == ("surveycheck-verify/1", False, "files-changed")
    assert run("rerun", REPORT, "b.dxf", "--json", "again.json").status == 1
    assert json.loads((folder / "again.json").read_text(encoding="utf-8"))["same"] is False


def test_a_locked_key(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE, "口令")
    assert run("key", "new", "--out", "locked.key").status == 0
    assert run("check", "a.dxf", "--out", "out", "--sign", "locked.key").status == 0
    for wrong in ("", "other"):
        monkeypatch.setenv(PASSPHRASE, wrong)
        shown = run("check", "a.dxf", "--out", "elsewhere", "--sign", "locked.key", "--lang", "en")
        assert (shown.status, "passphrase" in shown.err) == (2, True)
        assert not (folder / "elsewhere").exists()


def test_the_program_itself_signs_what_its_child_has_written(folder: Path) -> None:
    command = [sys.executable, "-m", "surveycheck.cli.main", "check", "b.dxf", "--out", "out", "--sign", "office.key"]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*command, "--progress", "jsonl"], cwd=folder, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert (folder / "out" / "b.dxf.report.sig").is_file()
    command = [sys.executable, "-m", "surveycheck.cli.main", "verify", "out/b.dxf.report.html", "--key", "office.pub"]
    assert subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode == 0
