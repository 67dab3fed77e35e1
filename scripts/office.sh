#!/bin/sh
# Installs LibreOffice, without its windows, where it is not there: it reads DOC, PPT, ODT, ODP and RTF files and draws the pages of DOCX and PPTX.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

if command -v soffice >/dev/null || command -v libreoffice >/dev/null; then
    say "LibreOffice is there already"
    exit 0
fi
command -v apt-get >/dev/null && command -v dpkg-query >/dev/null \
    || give_up "This is neither Debian nor Ubuntu. Install LibreOffice (Writer and Impress) with the tools of this system."
say "LibreOffice takes about 400 MB on the disk"
sh scripts/system_packages.sh libreoffice-writer-nogui libreoffice-impress-nogui
