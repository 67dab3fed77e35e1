#!/bin/sh
# Reads the sample documents into ./archive and serves them.
# Usage: scripts/demo.sh [PORT]
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh
port=${1:-8000}
address="http://127.0.0.1:$port"

.venv/bin/python - "$port" <<'PYTHON' || give_up "Port $port is not free or not a port. Take another: make demo PORT=8080"
import socket, sys
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(sys.argv[1])))
    except (OSError, OverflowError, ValueError):
        sys.exit(1)
PYTHON

say "Reading the sample documents into ./archive (what is there already is left alone)"
.venv/bin/udsyn add --archive archive corpus/samples/files || give_up "The sample documents could not be added; the reason stands above."

say "Serving them on $address (stop with Ctrl-C)"
exec .venv/bin/udsyn serve --archive archive --port "$port"
