#!/usr/bin/env bash
# The system libraries that Qt needs to draw without a screen, one Chinese font, a screen for the test at a real window,
# and a database server for the tests of the ledger.
# Installs them with apt where that needs no password; otherwise names them and lets everything else go on:
# the tests that need Qt are then skipped and say so. Ends with 0 either way.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stamp=.venv/.system
if [[ -e $stamp && $stamp -nt tools/system.sh && $stamp -nt .venv/.installed ]]; then
    exit 0
fi

# What the libraries of PySide6 6.11 and its offscreen plugin name as NEEDED and do not bring along.
libraries=(libgl1 libegl1 libx11-6 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0
    libgssapi-krb5-2 libbrotli1 libzstd1 zlib1g)
# The smallest free font that covers all of GB 2312 (and GBK but for three signs).
font=fonts-wqy-microhei

# For the test at a real window: a screen in memory, hands, a window manager, and what Qt wants on X11.
screen=(xvfb xdotool openbox libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxkbcommon-x11-0)
has_screen() { command -v Xvfb && command -v xdotool && command -v openbox; }

# For the tests of the ledger: a server that they start themselves.
server=postgresql
has_server() { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null; }

missing() { .venv/bin/python tools/qt_probe.py; }

as_root() {
    if [[ $(id -u) -eq 0 ]]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() {
    command -v apt-get >/dev/null || return 1
    [[ $(id -u) -eq 0 ]] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 "$@"; }

install_packages() {
    apt_get install -y --no-install-recommends "$@" >/dev/null 2>&1 && return
    # A fresh machine has no package lists yet, or stale ones.
    apt_get update >/dev/null 2>&1 || true
    apt_get install -y --no-install-recommends "$@" >/dev/null
}

wanted=()
lacks=$(missing)
[[ $lacks == *qt* ]] && wanted+=("${libraries[@]}" "$font")
[[ $lacks == font ]] && wanted+=("$font")
has_screen >/dev/null || wanted+=("${screen[@]}")

has_server >/dev/null || wanted+=("$server")

if [[ ${#wanted[@]} -gt 0 ]] && may_install; then
    echo "set-up: installing system packages: ${wanted[*]}"
    install_packages "${wanted[@]}" || true
    lacks=$(missing)
fi

has_screen >/dev/null || echo "set-up: without ${screen[*]} the test at a real window is skipped." >&2
has_server >/dev/null || echo "set-up: without $server the ledger is tried on SQLite alone." >&2
if [[ -z $lacks ]]; then
    touch "$stamp"
    exit 0
fi
[[ $lacks == *qt* ]] && echo "set-up: Qt cannot start here; the desktop app and its tests will not run." >&2
[[ $lacks == font ]] && echo "set-up: no Chinese font here; Chinese text in the app and in PDF shows as boxes." >&2
echo "set-up: to mend it: sudo apt-get install -y ${wanted[*]}" >&2
