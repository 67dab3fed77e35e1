# Shared by the scripts of the set-up: how they speak.

: "${UDSYN_MAKE_WORD:=setup}"

say() { # TEXT: a step
    printf '==> %s\n' "$*"
}

give_up() { # LINE...: what is wrong and what to do about it
    printf '\nStopped: ' >&2
    printf '%s\n' "$@" >&2
    exit 1
}
