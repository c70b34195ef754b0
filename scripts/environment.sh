# Sourced by every verb: goes to the project's root and makes .venv from requirements.lock
# when it is missing or no longer matches. Whatever goes wrong is said in one sentence.

set -eu
cd "$(dirname "$0")/.."
PYTHONPATH="$PWD/scripts"
PYTHONUTF8=1
NO_MKDOCS_2_WARNING=1
export PYTHONPATH PYTHONUTF8 NO_MKDOCS_2_WARNING
# Images of Python often forbid compiled modules, to be small; here each verb would compile the same ones again.
unset PYTHONHOME PYTHONDONTWRITEBYTECODE || true

python="$PWD/.venv/bin/python"
stamp="$PWD/.venv/made-from"
space=3000000 # KiB: the environment with PyTorch's CPU build takes half of it

stop() {
    printf '%s: %s\n' "scripts/$(basename "$0")" "$*" >&2
    exit 1
}

find_python() {
    for candidate in ${PYTHON:-python3 python python3.14 python3.13 python3.12 python3.11}; do
        # Newer ones have no wheels of the pinned torch and numpy yet.
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    found=$(${PYTHON:-python3} --version 2>&1) || found="none"
    stop "Lossbook needs Python 3.11, 3.12, 3.13 or 3.14, for which torch and numpy have wheels; found: $found. Install one, or name it: PYTHON=/path/to/python3 $0"
}

make_environment() {
    base=$(find_python) || exit 1
    case "$(uname -s) $(uname -m)" in
        "Darwin x86_64") stop "there is no torch for Macs with Intel processors any more; use Apple silicon or Linux" ;;
        Linux*) ldd --version 2>&1 | grep -qi musl && stop "there is no torch for musl (Alpine); use a Linux with glibc" ;;
    esac
    "$base" -c 'import venv, ensurepip' 2>/dev/null ||
        stop "this Python ($base) has no venv module; on Debian and Ubuntu: apt install python3-venv"
    free=$(df -Pk . | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$space" ] ||
        stop "not enough disk: the environment needs $((space / 1000000)) GB here, $((free / 1000)) MB are free"
    echo "Making the environment in .venv; this happens once and takes about a minute (PyTorch is large) ..." >&2
    mkdir -p .cache
    log=.cache/install.log
    {
        rm -rf .venv && "$base" -m venv .venv &&
            install --require-hashes -r requirements.lock && install -r requirements-torch.txt
    } >"$log" 2>&1 || explain "$log"
    printf '%s\n' "$wanted" >"$stamp"
}

install() {
    "$python" -m pip install --disable-pip-version-check --no-input "$@"
}

explain() {
    if grep -qi 'no space left' "$1"; then
        stop "the disk is full; free some space and call this again"
    elif grep -qi 'require a different python version' "$1"; then
        stop "a pinned package does not support $("$python" --version); pip's own words are in $1"
    elif grep -qiE 'connection|resolve|network|timed out|proxy|no matching distribution' "$1"; then
        stop "a package could not be fetched: is there a network? pip's own words are in $1"
    fi
    stop "the environment could not be made; pip's own words are in $1: $(tail -n 1 "$1")"
}

wanted=$(cat requirements.lock requirements-torch.txt | cksum)
if [ ! -x "$python" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    make_environment
fi
