#!/usr/bin/env bash
# Every linter and then every test; with --lint only the linters. A fault in one step does not hide those of the others,
# and pytest comes last so that its summary ends the output.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bin=.venv/bin
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
$bin/python -m pytest -n auto --dist loadgroup
tests=$?
[[ $tests -eq 0 && ${#failed[@]} -eq 0 ]]
