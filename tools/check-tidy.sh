#!/usr/bin/env bash
# Runs clang-tidy with .clang-tidy over the program's sources, on all cores. All of them are checked as the tsan preset compiles
# them, several as one, because most of the time goes into the headers: 250 files one by one take eight times as long. With
# arguments, over those files only, each as in the dev preset. Tests are left out: with GoogleTest in it, one costs twice what its
# source does. What cannot be seen in joined files, a using declaration that its own file does not use, is a test (tests/architecture).
set -euo pipefail
cd -- "$(dirname -- "$0")/.."

preset=dev
files=("$@")
if ((${#files[@]} == 0)); then
  preset=tsan
  cmake --preset tsan >/dev/null
  mapfile -t files < <(sed -n 's/.*"file": "\(.*\)".*/\1/p' build/tsan/compile_commands.json |
    grep -E "^$PWD/(build/tsan/)?backend/" | grep -vE '_test(\.cpp|\.dir/)|/testing/' | xargs -d '\n' ls -S) # no core idles at the end
else
  cmake --preset dev >/dev/null
fi

# Checks one file; a room's own .clang-tidy adds to the common one.
tidy() {
  local preset=$1 file=$2 room more='-bugprone-suspicious-include' # joined files include sources
  room=${file#"$PWD/"} room=${room#build/tsan/}
  while [[ $room == */* ]]; do
    room=${room%/*}
    [[ -f $room/.clang-tidy ]] && more+=",$(sed -n "s/^Checks: '\(.*\)'/\1/p" "$room/.clang-tidy")"
  done
  clang-tidy -p "build/$preset" --config-file=.clang-tidy --checks="$more" --quiet "$file"
}
export -f tidy

# Keeps clang-tidy's count of what it did not show out of the output.
without_counts() { grep -vE '^[0-9]+ (warning|error)s?.* generated\.$' || true; }

if printf '%s\0' "${files[@]}" | xargs -0 -I{} -P "$(nproc)" bash -c 'tidy "$@"' - "$preset" {} 2> >(without_counts >&2); then
  echo "tidy: no faults in ${#files[@]} files"
else
  echo "tidy: the faults are listed above; where a line must stay, // NOLINT(check) with the reason"
  exit 1
fi
