#!/bin/sh
# Installs the Debian or Ubuntu packages named as arguments, those that are missing.
# As root, or by sudo; where neither is there it prints the command to run and fails.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

is_installed() {
    [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    languages=$(tesseract --list-langs 2>/dev/null | tr '\n' ' ' || true)
    case $languages in
        *dan*deu*eng*) exit 0 ;;
    esac
    give_up "This is neither Debian nor Ubuntu, and Tesseract with Danish, German and English is not here." \
        "Install it with the tools of this system (the packages are named alike: $*), then run make $UDSYN_MAKE_WORD again."
fi

missing=
for package in "$@"; do
    is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

say "Missing system packages:$missing"
may_ask() { sudo -n true 2>/dev/null || [ -t 0 ]; }
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null && may_ask; then
    as_root=sudo
else
    give_up "Installing them needs administrator rights, and here is neither root nor sudo. Have an administrator run" "" \
        "    apt-get update && apt-get install --no-install-recommends$missing" "" "then run make $UDSYN_MAKE_WORD again."
fi

apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@"
}

if ! apt install --simulate --no-install-recommends $missing >/dev/null 2>&1; then
    say "Refreshing the list of packages (apt-get update)"
    apt update || give_up "apt-get update failed; the reason stands above."
fi
say "Installing them with apt-get"
mkdir -p .setup
if ! apt install --yes --no-install-recommends $missing >.setup/apt.log 2>&1; then
    say "Once more with a fresh list of packages"
    apt update || true
    if ! apt install --yes --no-install-recommends $missing >.setup/apt.log 2>&1; then
        tail -n 15 .setup/apt.log >&2
        give_up "apt-get could not install:$missing" "What it said stands above, in full in .setup/apt.log."
    fi
fi
