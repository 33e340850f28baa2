#!/usr/bin/env bash
# Holds the fakes to the vendors' own clients: every *.test.mjs here starts the fake it needs. Needs npm, python3, ffmpeg and, when
# the list of packages has changed, the npm registry. `run.sh replicate.test.mjs` runs one of them.
set -euo pipefail
cd -- "$(dirname -- "$0")"

# The packages lie below build/, with a link to them here: they bring C++ headers, which are not to be checked as ours.
packages=../../../build/fakes/clients
mkdir -p "$packages"
exec 8>"$packages/lock"
flock 8
# npm ci begins by deleting all that is there: only when the list of packages is another one.
wanted=$(sha256sum <package-lock.json)
note=$packages/node_modules/.songreel-lock
if [[ ! -f $note || $(<"$note") != "$wanted" ]]; then
  cp package.json package-lock.json "$packages"
  (cd -- "$packages" && npm ci --no-audit --no-fund --loglevel=error)
  printf '%s\n' "$wanted" >"$note"
fi
[[ -L node_modules ]] || rm -rf node_modules
ln -sfnT "$packages/node_modules" node_modules
exec 8>&-

# The clients ask for a newer node than Debian has, so one comes with them.
export PATH=$PWD/node_modules/.bin:$PATH PYTHONDONTWRITEBYTECODE=1
(($#)) || set -- *.test.mjs
exec node --test --test-concurrency=1 --test-reporter=spec "$@"
