"""A new user at a real window: mouse and keys on a screen of X11, from the sample to the exported report.

Needs Xvfb, xdotool and openbox (``tools/system.sh`` installs them where it may); skipped where they are not there.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from screen_user import User, a_screen, lacks

from surveycheck import shipped_samples

pytestmark = [pytest.mark.needs_qt, pytest.mark.xdist_group("screen"), pytest.mark.timeout(600)]

SAMPLES = {sample.name: sample for sample in shipped_samples()}


@pytest.fixture
def user(tmp_path):
    if lacks():
        pytest.skip(f"not installed: {', '.join(lacks())}; `make setup` says what to install")
    with a_screen() as name:
        someone = User(name, tmp_path)
        yield someone
        someone.leave()


def repaired(deliverable: Path) -> None:
    """What the firm does in its own programs: the drawings and tables of the clean sample take the place of the bad."""
    clean = SAMPLES["clean"].path
    with zipfile.ZipFile(deliverable, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(clean.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(clean).as_posix())


def test_from_the_sample_to_the_exported_report(user, tmp_path):
    sample = SAMPLES["05-parcel-and-boundary"]
    mine, out = tmp_path / "mine.zip", tmp_path / "reports"
    shutil.copy2(sample.path, mine)
    out.mkdir()

    user.click("关闭")  # the tour
    user.click(sample.title)
    user.find("不合格")
    worst = user.reads("建筑物超出宗地")
    user.click(worst)
    user.find("怎么改")
    user.keys("Down")

    user.keys("ctrl+o")  # the same deliverable, in a place of one's own
    user.names(mine)
    user.find("mine.zip")
    user.find("不合格")
    user.find("建筑物超出宗地")

    repaired(mine)
    user.find("文件已改变")
    user.keys("F5")
    user.find("优")
    assert not user.sees("建筑物超出宗地")
    user.click("变化")
    user.find("已改正")

    user.keys("ctrl+e")
    user.click("选择文件夹")
    user.names(out)
    user.find("报告已写好")
    assert {file.suffix for file in out.iterdir()} == {".html", ".json"}
    verdict = json.loads(next(out.glob("*.report.json")).read_text(encoding="utf-8"))
    assert verdict["grade"]["level"] == "优"
    user.keys("Escape")
    user.keys("ctrl+q")
    assert user.app.wait(15) == 0
