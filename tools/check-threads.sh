#!/usr/bin/env bash
# Builds the unit tests with the thread sanitizer and runs those that are about threads: their names say "thread",
# "parallel" or "at once". With an argument, those whose names match it instead.
set -euo pipefail
cd -- "$(dirname -- "$0")/.."

cmake --preset tsan
cmake --build --preset tsan
# Addresses are not shuffled: gcc 12's sanitizer aborts where the kernel shuffles over more bits than it expects.
quiet=()
setarch -R true 2>/dev/null && quiet=(setarch -R)
"${quiet[@]}" ctest --preset tsan --parallel "$(nproc)" --no-tests=error -R "${1:-[Tt]hread|[Pp]arallel|[Aa]t[_]?[Oo]nce}"
