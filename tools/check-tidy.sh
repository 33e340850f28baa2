#!/usr/bin/env bash
# Runs clang-tidy with .clang-tidy over the program's sources, compiled as in the dev preset, on all cores. With arguments,
# over those files only. Tests are left out: with GoogleTest in it, one costs twice what its source does (9 s against 5 s).
set -euo pipefail
cd -- "$(dirname -- "$0")/.."

cmake --preset dev >/dev/null
files=("$@")
if ((${#files[@]} == 0)); then
  mapfile -t files < <(sed -n 's/.*"file": "\(.*\)".*/\1/p' build/dev/compile_commands.json |
    grep "^$PWD/backend/" | grep -v '_test\.cpp$' | xargs -d '\n' ls -S) # the longest first, so that no core idles at the end
fi

# Keeps clang-tidy's count of what it did not show out of the output.
without_counts() { grep -vE '^[0-9]+ (warning|error)s?.* generated\.$' || true; }

if printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy -p build/dev --quiet 2> >(without_counts >&2); then
  echo "tidy: no faults in ${#files[@]} files"
else
  echo "tidy: the faults are listed above; where a line must stay, // NOLINT(check) with the reason"
  exit 1
fi
