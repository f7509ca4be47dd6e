"""``python -m surveycheck.samples.plant CLEAN RECIPE --out FOLDER``: plant the defects of a recipe."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from surveycheck.samples.plant.recipe import load, make

EXAMPLE = "example: python -m surveycheck.samples.plant samples/clean samples/recipes/01-one-slip.toml --out build"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="surveycheck.samples.plant", description=__doc__, epilog=EXAMPLE)
    parser.add_argument("clean", type=Path, help="folder of the clean deliverable")
    parser.add_argument("recipe", type=Path, nargs="+", help="TOML file")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the sample is written")
    parser.add_argument("--answers", type=Path, metavar="FOLDER", help="for the key (default: OUT/answers)")
    arguments = parser.parse_args(words)
    for path in arguments.recipe:
        recipe = load(path)
        made = make(arguments.clean, recipe, arguments.out, arguments.answers or arguments.out / "answers")
        print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
