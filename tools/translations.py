"""Update the English words of the window: ``python tools/translations.py`` collects them into the ``.ts`` file (to be
edited with Qt Linguist or by hand) and compiles the ``.qm`` file that the window loads. Run it after changing a
sentence under ``ui/``; a test fails while a sentence has no English words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

UI = Path(__file__).parents[1] / "ui"
TS = UI / "translations" / "surveycheck_en.ts"


def tool(name: str) -> str:
    """A program of PySide6, beside this Python."""
    return str(Path(sys.executable).with_name(name))


def main() -> None:
    sources = [str(p.relative_to(UI.parent)) for p in sorted(UI.rglob("*.py"))]
    words = ["-source-language", "zh_CN", "-target-language", "en_US", "-no-obsolete", "-locations", "none"]
    subprocess.run([tool("pyside6-lupdate"), *words, *sources, "-ts", str(TS)], check=True, cwd=UI.parent)
    subprocess.run([tool("pyside6-lrelease"), str(TS), "-qm", str(TS.with_suffix(".qm"))], check=True)


if __name__ == "__main__":
    main()
