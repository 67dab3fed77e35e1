# Shared by the scripts of the set-up: how they speak, and which browser is here.

: "${UDSYN_MAKE_WORD:=setup}"

say() { # TEXT: a step
    printf '==> %s\n' "$*"
}

give_up() { # LINE...: what is wrong and what to do about it
    printf '\nStopped: ' >&2
    printf '%s\n' "$@" >&2
    exit 1
}

find_browser() {
    command -v chromium || command -v chromium-browser || command -v google-chrome
}
