#!/bin/sh
# Print the Python to work with: the checkout's own .venv if it runs, else the newest CPython from 3.11 on
# that has what the program needs. With "system", the system's own first: what is packed is then Debian's, with
# its security fixes and its licence. Candidates are tried, not trusted: a shim may exist and yet run nothing.
works() {
    "$1" -c 'import sys, ctypes, sqlite3, ssl, venv, zlib; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
        >/dev/null 2>&1
}

named="python3.14 python3.13 python3.12 python3.11 python3"
system="/usr/bin/python3 /usr/bin/python3.14 /usr/bin/python3.13 /usr/bin/python3.12 /usr/bin/python3.11"
if [ "${1:-}" = system ]; then candidates="$system $named"; else candidates=".venv/bin/python $named $system"; fi

for candidate in $candidates; do
    if works "$candidate"; then
        command -v "$candidate"
        exit 0
    fi
done
echo "Twinlatch needs Python 3.11, 3.12, 3.13 or 3.14 with ssl and sqlite3, and found none." \
    "On Debian 12 and Ubuntu 24.04 or later: sudo apt-get install python3 python3-venv" >&2
exit 1
