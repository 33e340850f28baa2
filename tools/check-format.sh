#!/usr/bin/env bash
# Holds every C++ file against .clang-format and names the places that differ; `--fix` mends them.
set -euo pipefail
cd -- "$(dirname -- "$0")/.."

mapfile -t files < <(find backend tests bench -name '*.cpp' -o -name '*.h' | sort)
if [[ ${1-} == --fix ]]; then
  clang-format -i "${files[@]}"
  exit
fi
if faults=$(clang-format --dry-run --Werror "${files[@]}" 2>&1); then
  echo "format: ${#files[@]} files are laid out as .clang-format says"
else
  grep -E ' error: |^[^ ]*rror' <<<"$faults" | awk -F: '!seen[$1]++ {print $1 ":" $2 ": laid out otherwise than .clang-format says"}'
  echo "format: the first such line of each file stands above; tools/check-format.sh --fix mends all"
  exit 1
fi
