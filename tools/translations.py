"""Update the English words of the window: ``python tools/translations.py`` collects them into one ``.ts`` file for each
folder of ``ui/`` (to be edited with Qt Linguist or by hand) and compiles them all into the one ``.qm`` file that the
window loads. Run it after changing a sentence under ``ui/``; a test fails while a sentence has no English words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

UI = Path(__file__).parents[1] / "ui"
TRANSLATIONS = UI / "translations"
WORDS = ("-source-language", "zh_CN", "-target-language", "en_US", "-no-obsolete", "-locations", "none")


def tool(name: str) -> str:
    """A program of PySide6, beside this Python."""
    return str(Path(sys.executable).with_name(name))


def sources() -> dict[str, list[str]]:
    """The Python files of each folder by the folder's name; those of ``ui/`` itself are ``app``'s."""
    found: dict[str, list[str]] = {}
    for file in sorted(UI.rglob("*.py")):
        folder = file.relative_to(UI).parts[:-1]
        found.setdefault("-".join(folder) or "app", []).append(str(file.relative_to(UI.parent)))
    return found


def main() -> None:
    collected = []
    for folder, files in sources().items():
        ts = TRANSLATIONS / f"{folder}_en.ts"
        subprocess.run([tool("pyside6-lupdate"), *WORDS, *files, "-ts", str(ts)], check=True, cwd=UI.parent)
        collected.append(str(ts))
    qm = TRANSLATIONS / "surveycheck_en.qm"
    subprocess.run([tool("pyside6-lrelease"), *collected, "-qm", str(qm)], check=True)


if __name__ == "__main__":
    main()
