#!/usr/bin/env bash
# fetch-api-viewer.sh DIR: puts Swagger UI, the viewer of the page /docs, into DIR. Does nothing when it is there already.
# Needs npm (Debian: npm; it brings node) and the npm registry, once. Nothing of the package is run, neither here nor by npm.
set -euo pipefail

name=swagger-ui-dist
version=5.35.0
# The sha512 that npm reports for this version (npm view NAME@VERSION dist.integrity), in hex.
sha512=534eaba4cb56f55dd73c638179a993512af4674f63317e0826e00da44fc465b021c341bc0a0c2bcd4e18997927fe1d3008336c5dd19aad334d1c2dec53cc9551
files=(swagger-ui-bundle.js swagger-ui-bundle.js.LICENSE.txt swagger-ui.css favicon-32x32.png LICENSE NOTICE)

fail() {
  printf 'fetch-api-viewer: %s\n' "$@" >&2
  exit 1
}

[[ $# == 1 && -n $1 ]] || fail "Say where the viewer goes: tools/fetch-api-viewer.sh DIR"
folder=${1%/}
stamp="$name@$version $sha512"

complete() {
  [[ -f $folder/.version && $(<"$folder/.version") == "$stamp" ]] || return 1
  local file
  for file in "${files[@]}"; do [[ -s $folder/$file ]] || return 1; done
}

complete && exit 0
if [[ -e $folder && ! -f $folder/.version ]]; then
  [[ -d $folder && -z $(ls -A -- "$folder") ]] || fail "$folder holds something else; name an empty or a new folder."
fi
command -v npm >/dev/null || fail "npm is missing; install it (Debian: apt-get install npm) and try again."

mkdir -p -- "$(dirname -- "$folder")" || fail "The folder above $folder cannot be made."
work=$(mktemp -d -- "$folder.new.XXXXXX") || fail "Nothing can be written beside $folder."
trap 'rm -rf -- "$work"' EXIT

(cd -- "$work" && npm pack --loglevel=error --ignore-scripts "$name@$version" >npm.log 2>&1) ||
  fail "npm could not fetch $name@$version; is the network there? npm said:" "$(grep -m 3 "^npm error" -- "$work/npm.log" || true)"
archive=$work/$name-$version.tgz
[[ -f $archive ]] || fail "npm fetched no $name-$version.tgz; try again."
printf '%s  %s\n' "$sha512" "$archive" | sha512sum --check --status ||
  fail "What npm fetched is not the $name@$version that was checked; nothing was installed."

mkdir -- "$work/viewer"
tar -xzf "$archive" -C "$work/viewer" --no-same-owner --no-same-permissions --strip-components=1 -- "${files[@]/#/package/}" ||
  fail "$name@$version could not be unpacked; is the disk full?"
printf '%s\n' "$stamp" >"$work/viewer/.version"
chmod -R u=rwX,go=rX -- "$work/viewer"

# The folder appears whole or not at all. Another run may have been faster: then its result stands.
if [[ -e $folder ]]; then mv -T -- "$folder" "$work/old" 2>/dev/null || true; fi
mv -T -- "$work/viewer" "$folder" 2>/dev/null || complete || fail "The viewer could not be moved to $folder."
