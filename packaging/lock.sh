#!/bin/sh
# Make the locks anew: hashed pins for every supported Python, without index addresses. Needs uv and a network.
set -eu
command -v uv >/dev/null || { echo "make lock needs uv: pip install uv" >&2; exit 1; }

compile() {
    out=$1
    shift
    uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade \
        --group build --extra tour "$@" pyproject.toml --output-file "$out"
    # Linux and CPython are what the project is for: said once in pyproject.toml, not in every line.
    sed -i -e "s/ and platform_python_implementation == 'CPython' and sys_platform == 'linux'//" \
        -e "s/ ; platform_python_implementation == 'CPython' and sys_platform == 'linux'//" "$out"
}

compile requirements.lock
compile requirements-dev.lock --group dev --extra testing --extra postgresql --constraint requirements.lock
compile requirements-dist.lock --group dist --extra postgresql --constraint requirements.lock --constraint requirements-dev.lock
