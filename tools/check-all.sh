#!/usr/bin/env bash
# Everything the project checks; `./songreel test` and .ci/run end here. All checks run even when one fails, and the tests come
# last, so that their closing summary is the last thing to be read. Exit 0 only when every check passed.
set -euo pipefail
cd -- "$(dirname -- "$0")/.."
logs=build/check
mkdir -p "$logs"
exec 8>"$logs/lock"
flock -n 8 || { echo "waiting for another ./songreel test …"; flock 8; }

export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}
[[ -w ${HOME:-/nonexistent} ]] || export CCACHE_DIR=${CCACHE_DIR:-$PWD/build/ccache}
# Clones and worktrees of one machine share what they compile.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$PWD} CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR:-1}
failed=()

# check NAME COMMAND...: runs it, says how long it took, remembers a failure.
check() {
  local name=$1 began=$SECONDS result=passed
  shift
  echo "== $name"
  "$@" || { result=FAILED && failed+=("$name"); }
  echo "== $name: $result in $((SECONDS - began)) s"
}

# Several sources are compiled as one, which takes a third of the time; the plain `dev` preset of a developer compiles each alone.
build() {
  cmake --preset "$1" -DSONGREEL_JOIN_TESTS=ON -DCMAKE_UNITY_BUILD=ON >"$logs/build-$1.log" 2>&1 && cmake --build --preset "$@" >>"$logs/build-$1.log" 2>&1 && return
  grep -E 'error|FAILED' "$logs/build-$1.log" | head -n 20
  echo "… the end of $logs/build-$1.log:"
  tail -n 20 "$logs/build-$1.log"
  return 1
}

# What runs in threads, again under the thread sanitizer; the other tests would only repeat what the dev preset has shown.
threads() {
  tools/check-threads.sh >"$logs/threads.log" 2>&1 && tail -n 4 "$logs/threads.log" && return
  tail -n 60 "$logs/threads.log"
  return 1
}

pages() {
  tools/check-web.sh build/dev/songreel >"$logs/web.log" 2>&1 && return
  tail -n 60 "$logs/web.log"
  return 1
}

# tidy PID: the end of the one that runs beside.
tidy() {
  wait "$1" && tail -n 1 "$logs/tidy.log" && return
  tail -n 60 "$logs/tidy.log"
  return 1
}

# Passed tests are one line in the log; here stand those that failed or were skipped, and the summary.
# One more at once than there are processors, because many of them wait for something.
tests() {
  ctest --preset dev --parallel "$(($(nproc) + 1))" --no-tests=error 2>&1 | tee "$logs/tests.log" |
    grep -vE '^ *(Start +[0-9]+:|[0-9]+/[0-9]+ Test +#[0-9]+: .* Passed )'
  return "${PIPESTATUS[0]}"
}

check "layout of the code" tools/check-format.sh
check "build, sanitizers on, warnings are errors" build dev
# The pages' tests wait, mostly; clang-tidy has what they leave of the processors.
nice tools/check-tidy.sh >"$logs/tidy.log" 2>&1 &
tidying=$!
check "pages" pages
check "clang-tidy (begun with the pages)" tidy "$tidying"
check "threads" threads
check "tests" tests

if ((${#failed[@]})); then
  printf 'FAILED: %s\n' "${failed[@]}"
  exit 1
fi
tail -n 3 "$logs/tests.log"
