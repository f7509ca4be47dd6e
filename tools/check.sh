#!/usr/bin/env bash
# Every linter and then every test; with --lint only the linters. A fault in one step does not hide those of the others,
# and pytest comes last so that its summary ends the output.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bin=.venv/bin
# Tests start some hundred programs; without byte code each of them would compile the whole engine anew.
unset PYTHONDONTWRITEBYTECODE
failed=()

step() {
    local name=$1
    shift
    echo "== $name"
    "$@" || failed+=("$name")
}

step "ruff check" $bin/ruff check .
step "ruff format" $bin/ruff format --check .
step "mypy" $bin/mypy
step "import-linter" $bin/python tools/house.py

if [[ ${#failed[@]} -gt 0 ]]; then
    (IFS=,; echo "== failed: ${failed[*]}" >&2)
fi
if [[ ${1:-} == --lint ]]; then
    exit $((${#failed[@]} > 0))
fi

echo "== pytest"
# A worker that dies is not replaced: with groups pytest-xdist 3.8 would wait for the new one without end.
$bin/python -m pytest -n auto --dist loadgroup --max-worker-restart=0
tests=$?
[[ $tests -eq 0 && ${#failed[@]} -eq 0 ]]
