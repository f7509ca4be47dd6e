"""The same judgement under atheris (coverage-guided), where that is installed: ``pip install atheris``, then

    python -m tests.fuzz.with_atheris dxf -max_total_time=600 tests/fuzz/corpus/dxf

Everything after the target is for libFuzzer.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]


def main() -> None:
    try:
        import atheris
    except ImportError:
        raise SystemExit("atheris is not installed; python -m tests.fuzz.run does without it") from None
    target = sys.argv.pop(1)
    with atheris.instrument_imports(include=["surveycheck"]):
        from fuzz.judge import judge
    atheris.Setup(sys.argv, lambda data: judge(target, data, 1))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
