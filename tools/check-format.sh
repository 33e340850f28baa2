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
  sed -n 's/: error: code should be clang-formatted.*//p' <<<"$faults" | cut -d: -f1,2 | sort -u
  echo "format: these lines are laid out otherwise than .clang-format says; tools/check-format.sh --fix mends them"
  exit 1
fi
