#!/usr/bin/env bash
# Runs the tests that are about threads under the thread sanitizer: those whose names say Thread, Parallel or AtOnce. Only the
# rooms that have such tests are built, because the rest would only repeat what the dev preset has shown.
set -euo pipefail
cd -- "$(dirname -- "$0")/.."
names='Thread|Parallel|AtOnce'

# backend/ROOM/…, backend/routers/ROOM/… and backend/providers/ROOM/…
mapfile -t rooms < <(grep -rlE "^TEST.*($names)" backend --include='*_test.cpp' | sed -E 's;^backend/((routers|providers)/)?([^/]+)/.*;\3;' | sort -u)
((${#rooms[@]})) || { echo "no test's name says $names; nothing would be checked" && exit 1; }
targets=("${rooms[@]/#/songreel_}")
cmake --preset tsan
cmake --build --preset tsan --target "${targets[@]/%/_test}"

# Addresses are not shuffled: gcc 12's sanitizer aborts where the kernel shuffles over more bits than it expects.
steady=()
setarch -R true 2>/dev/null && steady=(setarch -R)
"${steady[@]}" ctest --preset tsan --parallel "$(nproc)" --no-tests=error -R "$names"
