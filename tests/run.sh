#!/bin/sh
# Sets up whatever the tests need, and runs them on all cores. Nothing is skipped then.
#
#   sh tests/run.sh                       all of it
#   sh tests/run.sh without-apt           installs no program; a test that misses one is skipped
#   sh tests/run.sh [without-apt] WORDS   the words go to pytest: -m fast, tests/audit, -k letter
#
# A Debian or Ubuntu with python3-venv is enough. Programs come by apt, as root or by sudo, and only
# those that are not there; Python's packages come by pip into .venv, Microsoft's validator of Word
# files and axe-core by npm into node_modules.
set -eu
cd "$(dirname "$0")/.."

# A program, library or file, and the Debian package that brings it. tests/helpers/programs.py reads this.
programs='
soffice                          libreoffice-writer-nogui
pdftoppm                        poppler-utils
java                            default-jre-headless
/usr/share/java/jaxb-runtime.jar libjaxb-java
cupsd                           cups
lp                              cups-client
lpadmin                         cups-client
gpg                             gnupg
openssl                         openssl
node                            nodejs
npm                             npm
chromium                         chromium
libatomic.so.1                   libatomic1
'
validator=@ooxml-tools/validate@0.4.6
axe=axe-core@4.14.1

is_there() {
  case $1 in
    lib*.so.*) PATH="$PATH:/usr/sbin:/sbin" ldconfig -p | grep -q "$1" ;;
    *) test -e "$1" || PATH="$PATH:/usr/sbin" command -v "$1" >/dev/null ;;
  esac
}

missing_packages() {
  python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv
  echo "$programs" | while read -r program package; do
    test -z "$program" || is_there "$program" || echo "$package"
  done | sort -u
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_programs() {
  command -v apt-get >/dev/null || stop "no apt-get here"
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null || stop "neither root nor sudo"
  echo "apt-get install" "$@"
  as_root apt-get update -qq </dev/null
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qq -y --no-install-recommends "$@" </dev/null >/dev/null
}

stop() {
  echo "tests/run.sh: $1, and these packages are missing:" $packages >&2
  echo "install them in your own way, or skip the tests that need them: sh tests/run.sh without-apt" >&2
  exit 1
}

if [ "${1:-}" = without-apt ]; then
  shift
else
  packages=$(missing_packages)
  test -z "$packages" || install_programs $packages
fi

test -x .venv/bin/python || python3 -m venv .venv
.venv/bin/pip install -q -e '.[test]'
has() { grep -qs "\"version\": \"${1##*@}\"" "node_modules/${1%@*}/package.json"; }
if is_there npm && ! { has "$validator" && has "$axe"; }; then
  npm install --no-save --no-package-lock --no-audit --no-fund --prefix . "$validator" "$axe"
fi
exec .venv/bin/python -m pytest -q -n auto "$@"
