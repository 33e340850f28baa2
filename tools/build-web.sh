#!/usr/bin/env bash
# build-web.sh FRONTEND DIR: builds the studio's pages, whose sources are in FRONTEND, into DIR. Needs npm (Debian: npm; it
# brings node) and, when the packages that FRONTEND names have changed, the npm registry.
set -euo pipefail

fail() {
  printf 'build-web: %s\n' "$@" >&2
  exit 1
}

[[ $# == 2 && -n $1 && -n $2 ]] || fail "Say where the sources are and where the pages go: tools/build-web.sh frontend build/web"
[[ -f $1/package-lock.json ]] || fail "$1 holds no sources of pages (no package-lock.json)."
command -v npm >/dev/null || fail "npm is missing; install it (Debian: apt-get install npm) and try again."
mkdir -p -- "$(dirname -- "$2")" || fail "The folder above $2 cannot be made."
frontend=$(cd -- "$1" && pwd -P)
folder=$(cd -- "$(dirname -- "$2")" && pwd -P)/$(basename -- "$2")

# npm ci begins by deleting all that is there: only when the list of packages is another one. Its note lies inside, so that it
# goes with them.
wanted=$(sha256sum <"$frontend/package-lock.json")
note=$frontend/node_modules/.songreel-lock
if [[ ! -f $note || $(<"$note") != "$wanted" ]]; then
  (cd -- "$frontend" && npm ci --no-audit --no-fund --loglevel=error) ||
    fail "The packages that the pages are built with could not be fetched; is the network there?"
  printf '%s\n' "$wanted" >"$note"
fi

# The pages appear whole or not at all, and those of before stay when the build fails.
work=$(mktemp -d -- "$folder.new.XXXXXX") || fail "Nothing can be written beside $folder."
trap 'rm -rf -- "$work"' EXIT
(cd -- "$frontend" && SONGREEL_WEB_OUT=$work/web npm run build) || fail "The pages do not build."
[[ -s $work/web/index.html && -d $work/web/assets ]] || fail "The build has left no pages in SONGREEL_WEB_OUT."
chmod -R u=rwX,go=rX -- "$work/web"
[[ ! -e $folder ]] || mv -T -- "$folder" "$work/old" || fail "$folder cannot be replaced."
mv -T -- "$work/web" "$folder" || fail "The pages could not be moved to $folder."
