#!/bin/sh
# Pins the newest allowed versions of all Python packages, with their hashes, for every supported Python and platform.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

say "Resolving pyproject.toml into requirements.lock"
.venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --group dev --upgrade \
    --no-header --no-emit-index-url --no-emit-find-links --output-file .setup/requirements.lock pyproject.toml
mv .setup/requirements.lock requirements.lock
say "Done; make setup installs what changed"
