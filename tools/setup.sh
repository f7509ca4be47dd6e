#!/usr/bin/env bash
# Makes .venv and installs surveycheck into it, editable and with the tools of development.
# The versions are those of constraints.txt, so that every machine tests the same thing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if is_new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    echo "set-up: no Python 3.11 or newer on the PATH. On Debian and Ubuntu: apt-get install python3 python3-venv" >&2
    return 1
}

make_venv() {
    local python version
    python=$(find_python)
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        echo "set-up: $python has no venv module. On Debian and Ubuntu: apt-get install python$version-venv" >&2
        return 1
    fi
    echo "set-up: making .venv with $python ($version)"
    "$python" -m venv --clear .venv
}

# A .venv that was copied here, or whose Python is gone, cannot be used: it is made anew.
if ! is_new_enough .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    make_venv
fi

echo "set-up: installing packages into .venv"
# The build tool comes first and from the same pins, so that building needs no second, unpinned environment.
.venv/bin/python -m pip install --quiet -c constraints.txt setuptools
.venv/bin/python -m pip install --quiet --no-build-isolation -c constraints.txt -e '.[dev]'
# Where Python may not write byte code, each start would compile every module anew: half a second.
.venv/bin/python -m compileall -q surveycheck ui
touch .venv/.installed
