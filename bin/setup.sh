# shellcheck shell=sh disable=SC2034,SC2154
# What letterkit and test share: making ready what they run on. Sourced, with $root set to the checkout.
#
# stdout belongs to the command that is run, so every word from here goes to stderr.

venv=$root/.venv

# A person may stand in a folder that a stranger sent. So no Python here looks for modules in it, nor where
# the environment says: -I leaves out the folder, PYTHON* and a user's own packages, and the variables go for
# the processes that a Python starts itself.
unset PYTHONHOME PYTHONPATH PYTHONSTARTUP PYTHONPLATLIBDIR PYTHONUSERBASE PYTHONEXECUTABLE PYTHONINSPECT \
    PYTHONBREAKPOINT PYTHONPYCACHEPREFIX PYTHONWARNINGS

# Debian package, and a file of it: to look for a file costs no process.
# No fonts-noto-cjk: its CFF outlines fail PDF/A.
packages='
libpango-1.0-0       /usr/lib/*/libpango-1.0.so.0
libpangoft2-1.0-0    /usr/lib/*/libpangoft2-1.0.so.0
libharfbuzz-subset0  /usr/lib/*/libharfbuzz-subset.so.0
fonts-noto-core      /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf
fonts-noto-mono      /usr/share/fonts/truetype/noto/NotoSansMono-Regular.ttf
fonts-wqy-microhei   /usr/share/fonts/truetype/wqy/wqy-microhei.ttc
fonts-noto-color-emoji  /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf
'
test_packages='
chromium             /usr/bin/chromium
poppler-utils        /usr/bin/pdftotext
openssh-client       /usr/bin/ssh-keygen
gnupg                /usr/bin/gpg
minisign             /usr/bin/minisign
age                  /usr/bin/age
'

say() {
    printf 'letterkit: %s\n' "$1" >&2
}

fail() {
    say "error: $1"
    [ -z "${2-}" ] || say "hint: $2"
    exit 2
}

# What a program says on its way is shown only if it fails, and without the hundreds of hashes that pip
# would have taken as well.
quietly() {
    said=$("$@" 2>&1 </dev/null) && return
    printf '%s\n' "$said" | grep -v -e '^ *Expected  *or ' -e '^$' >&2
    return 1
}

# Runs a command where nobody but root puts files: what it starts may look around itself.
in_no_folder() (
    cd / && "$@"
)

exists() {
    [ -e "$1" ]
}

# Sets $absent to the packages of the table $1 whose file is not there.
look_for() {
    absent=
    command -v apt-get >/dev/null || return 0
    set -f
    # shellcheck disable=SC2086 # a table is split into words
    set -- $1
    set +f
    while [ $# -gt 0 ]; do
        # shellcheck disable=SC2086 # the file is a pattern
        exists $2 || absent="$absent $1"
        shift 2
    done
}

# Whether the virtual environment holds exactly what requirements/$1.txt pins. The copy it is compared with
# is the last thing an installation writes, so a broken-off one is never taken for whole.
holds() {
    [ -x "$venv/bin/python" ] && cmp -s "$root/requirements/$1.txt" "$venv/$1.txt"
}

# Waits until no other set-up works in this checkout. The lock is on the folder, so it leaves no file;
# it belongs to descriptor 9, and ends with it.
lock() {
    exec 9<"$root"
    for python in python3 /usr/bin/python3; do
        "$python" -I -c '' 2>/dev/null || continue
        "$python" -I -c '
import fcntl, sys
try:
    fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("letterkit: waiting for another set-up to end", file=sys.stderr)
    fcntl.flock(9, fcntl.LOCK_EX)
' && return
    done
    fail 'python3 does not run' 'install Python 3.11 or newer'
}

unlock() {
    exec 9<&-
}

# Sets $python to a Python that is new enough and can make virtual environments: Debian's cannot until
# python3-venv is installed, and the first on PATH may be the wrong one.
find_python() {
    for python in python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
        "$python" -I -c 'import sys, ensurepip, ssl, venv; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null && return
    done
    return 1
}

# Sets $sudo to what makes a command run as root. A terminal is what sudo can ask for a password.
find_root() {
    sudo=
    [ "$(id -u)" = 0 ] && return
    sudo=sudo
    sudo -n true 2>/dev/null || { [ -t 2 ] && command -v sudo >/dev/null; }
}

apt() {
    # shellcheck disable=SC2086 # nothing, or one word
    quietly $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 "$@"
}

install_packages() {
    command="apt-get install --no-install-recommends $*"
    find_root || fail 'Debian packages are missing, and neither root nor sudo is at hand' \
        "let an administrator run: $command"
    say "installing Debian packages, once: $*"
    $sudo true || fail 'no leave to install Debian packages' "let an administrator run: $command"
    # One unreachable source need not matter: what counts is whether the packages come.
    apt update || say 'warning: apt-get update failed'
    apt install -y --no-install-recommends "$@" || fail 'could not install Debian packages' "try: $command"
}

# Sets $lacking to those of the packages $* that dpkg does not know as installed.
not_installed() {
    lacking=
    for package; do
        case $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) in
        installed*) ;;
        *) lacking="$lacking $package" ;;
        esac
    done
}

# Debian's packages are there by then; on other systems people install them, so name what to ask for.
what_may_lack() {
    system=$(uname)
    [ ! -e /etc/os-release ] || system=$(. /etc/os-release && echo "$ID ${ID_LIKE-}")
    case $system in
    *debian* | *ubuntu*) echo 'pip config list: does a setting send packages elsewhere?' ;;
    Darwin*) echo 'brew install pango, and the fonts Noto Sans, Noto Serif, Noto Color Emoji' \
        'and WenQuanYi Micro Hei' ;;
    *fedora* | *rhel*) echo 'dnf install pango google-noto-sans-fonts google-noto-serif-fonts' \
        'google-noto-sans-mono-fonts google-noto-color-emoji-fonts wqy-microhei-fonts' ;;
    *arch*) echo 'pacman -S pango noto-fonts noto-fonts-emoji wqy-microhei' ;;
    *alpine*) echo 'apk add pango font-noto font-noto-emoji font-wqy-zenhei' ;;
    *suse*) echo 'zypper install libpango-1_0-0 google-noto-sans-fonts google-noto-serif-fonts' \
        'google-noto-coloremoji-fonts wqy-microhei-fonts' ;;
    *) echo 'install Pango 1.44 or newer, and the fonts Noto Sans, Noto Serif, Noto Color Emoji' \
        'and WenQuanYi Micro Hei' ;;
    esac
}

# Settings of pip may say how to reach packages, never which ones or where they go. dkimpy alone has no wheel;
# it is built by what requirements/build.txt pins.
pip_install() {
    unset PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIREMENT PIP_EDITABLE PIP_DRY_RUN PIP_PYTHON PIP_NO_DEPS
    in_no_folder env PIP_CONSTRAINT=/dev/null PIP_USER=0 "$venv/bin/python" -I -m pip install -qq --no-input \
        --disable-pip-version-check --only-binary :all: --no-binary dkimpy --no-build-isolation --use-pep517 \
        --require-hashes -r "$root/requirements/$1.txt"
}

spare_foreign_venv() {
    [ ! -e "$venv/pyvenv.cfg" ] || grep -q '^prompt = .letterkit.$' "$venv/pyvenv.cfg" ||
        fail "$venv was not made by letterkit, and would be replaced" 'move it away'
}

make_venv() {
    # By its full name, such as python3.11: when the system moves on, the link breaks and this is done anew.
    python=$("$python" -I -c 'import os, sys; print(os.path.realpath(sys.executable))')
    quietly in_no_folder "$python" -I -m venv --clear --prompt letterkit "$venv" || fail "could not make $venv"
    # Relative to the folder it lies in, so the checkout may be moved.
    for site in "$venv"/lib/python*/site-packages; do
        echo ../../../../src >"$site/letterkit.pth"
    done
    cat >"$venv/bin/letterkit" <<END
#!$venv/bin/python -I
import sys

from letterkit.__main__ import main

sys.exit(main())
END
    chmod +x "$venv/bin/letterkit"
}

# It loads Pango, and is there only if pip put packages where they belong.
try_weasyprint() {
    quietly "$venv/bin/python" -I -c 'import weasyprint' ||
        fail 'WeasyPrint does not start with what is installed' "$(what_may_lack)"
}

# A changed list starts from nothing, lest what it dropped stays; only what tests need is put on top. An empty
# copy of the list marks an installation as begun.
install_requirements() {
    spare_foreign_venv
    find_python || fail 'no Python that can make a virtual environment' \
        'install Python 3.11 or newer, with its modules venv and ensurepip'
    say 'installing Python packages, once'
    if ! holds letterkit || [ -e "$venv/test.txt" ]; then
        make_venv
    fi
    for list; do
        holds "$list" && continue
        : >"$venv/$list.txt"
        quietly pip_install "$list" || fail "could not install requirements/$list.txt"
        [ "$list" != letterkit ] || try_weasyprint
        cp "$root/requirements/$list.txt" "$venv/$list.txt" || fail "could not write $venv/$list.txt"
    done
}

all_hold() {
    for list; do
        holds "$list" || return
    done
}

# Makes ready what is missing of the packages in the tables $1, and of the requirement files named by the rest.
make_ready() {
    tables=$1
    shift
    look_for "$tables"
    [ -z "$absent" ] && all_hold "$@" && return
    lock
    # What was missing may have come while waiting. Not every system keeps a package's files in one place,
    # so dpkg has the last word.
    look_for "$tables"
    # shellcheck disable=SC2086 # a list of names
    not_installed $absent
    if ! all_hold "$@" && ! find_python && command -v apt-get >/dev/null; then
        lacking="$lacking python3-venv"
    fi
    # shellcheck disable=SC2086 # a list of names
    [ -z "$lacking" ] || install_packages $lacking
    all_hold "$@" || install_requirements "$@"
    unlock
}
