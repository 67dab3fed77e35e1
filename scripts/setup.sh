#!/bin/sh
# Makes everything ready, step by step, and does only what is not done yet. Can be stopped at any time and run again.
# Usage: scripts/setup.sh [test|browser]   `test` adds the fonts of the samples, `browser` Chromium as well
# Environment: PYTHON=/path/to/python    the Python to use (3.11, 3.12 or 3.13)
set -eu
cd "$(dirname "$0")/.."
here=$(pwd)
. scripts/say.sh

is_supported() { # PYTHON: is it there, and of a version we support?
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11; do
        if is_supported "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    found=$(python3 --version 2>/dev/null || echo 'no python3 at all')
    give_up "Udsyn needs Python 3.11, 3.12 or 3.13; here is $found." \
        "Install one of them (Debian 12 and Ubuntu 24.04 have it: apt-get install python3)," \
        "or name it: make $UDSYN_MAKE_WORD PYTHON=/path/to/python3.12"
}

venv_is_sound() { # made here (a moved .venv is broken), its Python still installed, pip inside
    [ -x .venv/bin/python ] && is_supported .venv/bin/python && grep -qF "$here/.venv" .venv/bin/activate 2>/dev/null \
        && .venv/bin/python -m pip --version >/dev/null 2>&1
}

pip_install() { # ARGUMENT...: pip with a line of progress instead of hundreds
    { .venv/bin/python -m pip install --disable-pip-version-check --retries 8 --no-deps --no-build-isolation "$@" && echo '#done'; } \
        | awk -v total="$(grep -c '^[a-z0-9].*==' requirements.lock)" '
            /^#done/ { done = 1; next }
            /^(Collecting|Requirement already)/ { n++; if (n % 20 == 0) { printf "    %d of %d packages looked at\n", n, total; fflush() } }
            /^Installing collected/ { print "    unpacking them (a minute or two)"; fflush() }
            END { exit !done }' || give_up "The Python packages could not be installed; the reason stands above." \
                "Once it is mended (often: the network), run make $UDSYN_MAKE_WORD again; it goes on where it was."
}

mkdir -p .setup
if command -v flock >/dev/null; then
    exec 9>.setup/lock
    flock --nonblock 9 || { say "Another set-up is at work here; waiting for it" && flock 9; }
fi

# --- system packages -------------------------------------------------------------------------------------------------

packages="tesseract-ocr tesseract-ocr-dan tesseract-ocr-deu tesseract-ocr-eng tesseract-ocr-osd"
case ${1:-} in
    test) packages="$packages fonts-liberation" ;;
    browser)
        packages="$packages fonts-liberation"
        if [ ! -x /usr/bin/chromium ]; then
            ! grep -qs '^ID=ubuntu' /etc/os-release || give_up "Ubuntu has Chromium only as a snap, which the tests cannot drive." \
                "Run the browser tests on Debian; all else runs here."
            packages="$packages chromium"
        fi
        ;;
esac
python=
if ! venv_is_sound; then
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        packages="$packages $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
fi
sh scripts/system_packages.sh $packages

# --- Python packages -------------------------------------------------------------------------------------------------

if ! venv_is_sound; then
    say "Making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv || give_up "Python could not make .venv; the reason stands above."
fi
wanted=$(sha256sum requirements.lock pyproject.toml)
if [ ! -x .venv/bin/udsyn ] || [ "$(cat .venv/installed 2>/dev/null)" != "$wanted" ]; then
    say "Installing the Python packages that requirements.lock pins, checked by their hashes (about 500 MB at first)"
    rm -f .venv/installed
    awk '/^[a-z0-9]/ { keep = /^(setuptools|wheel)==/ } keep' requirements.lock >.setup/build.lock
    pip_install --quiet --require-hashes -r .setup/build.lock
    pip_install --require-hashes -r requirements.lock
    pip_install --quiet --editable .
    say "Compiling the word lists of Danish and German"
    .venv/bin/python -c 'from corpus.lexicon import prepare; prepare()' || give_up "The word lists could not be compiled; the reason stands above."
    echo "$wanted" >.venv/installed
fi

# --- the judge of goals ----------------------------------------------------------------------------------------------

learned_from=$(sha256sum ingest/finders/goals/goal_sentences.csv ingest/finders/goals/model*.py scripts/train_goals.py)
if [ "$(cat .setup/goals-learned-from 2>/dev/null)" != "$learned_from" ]; then
    say "Training the judge of goals on our own sentences (some seconds)"
    .venv/bin/python -m scripts.train_goals || give_up "The judge of goals could not be trained; the reason stands above."
    echo "$learned_from" >.setup/goals-learned-from
fi

# --- static assets ---------------------------------------------------------------------------------------------------

[ -f search_app/static/vendor/built-from.txt ] || say "Fetching the stylesheet, fonts and icons of the pages"
.venv/bin/python assets/build.py || give_up "The static assets could not be built; the reason stands above." # looks itself whether it must
say "Ready"
