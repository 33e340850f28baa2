#!/usr/bin/env bash
# Holds ./songreel against its promises, in a small checkout of its own and with stand-ins for apt, dpkg, sudo and cmake that
# write down how they were called. Each function test_* is a test of its own in ctest: launcher_test.sh SOURCE_DIR NAME.
set -euo pipefail
source_dir=$1
name=$2

here=$(mktemp -d "${TMPDIR:-/tmp}/songreel-launcher.XXXXXX")
trap 'rm -rf "$here"' EXIT
chmod 755 "$here"
checkout=$here/checkout
calls=$here/calls # one line for each call of a stand-in
: >"$calls" && chmod 666 "$calls"

stand_in() {
  printf '#!/bin/bash\necho "%s $*" >>"%s"\n%s\n' "$1" "$calls" "$2" >"$here/bin/$1"
  chmod 755 "$here/bin/$1"
}

prepare() {
  mkdir -p "$checkout/tools" "$checkout/backend/app" "$checkout/cmake" "$here/bin"
  cp "$source_dir/songreel" "$checkout/"
  cp "$source_dir"/tools/{setup.sh,packages.txt} "$checkout/tools/"
  touch "$checkout"/{CMakeLists.txt,CMakePresets.json,backend/app/main.cpp}
  printf '#!/bin/bash\ncommand -v npm >/dev/null && npm pack && mkdir -p "$1" && touch "$1/.version"\n' \
    >"$checkout/tools/fetch-api-viewer.sh"
  chmod 755 "$checkout/tools/fetch-api-viewer.sh"
  touch -d "2001-01-01" "$checkout/tools/fetch-api-viewer.sh"
  # What every Debian has; the rest is stood in for or, in some tests, not there.
  local tool
  for tool in awk basename bash cat chmod comm cp df dirname env find flock grep ls mkdir mktemp mv nproc printf pwd readlink rm \
    sed sha256sum sort tail timeout touch wc; do
    ln -s "$(type -P $tool)" "$here/bin/$tool"
  done

  # Everything but ninja-build is installed, until apt-get was here.
  stand_in dpkg-query '[[ -e '"$here"'/installed ]] || set -- ${*/ninja-build/}
    for word in "${@:4}"; do echo "installed $word"; done'
  stand_in npm ''
  stand_in apt-get '[[ "$*" != *install* ]] || touch '"$here"'/installed'
  stand_in sudo 'while [[ $1 == -* ]]; do shift; done; "$@"'
  stand_in cmake 'if [[ $1 == --build ]]; then
      mkdir -p build/release
      printf "#!/bin/bash\necho program: \"\$@\"\nexit \${PROGRAM_EXIT-0}\n" >build/release/songreel
      chmod 755 build/release/songreel
    fi'
}

# Runs ./songreel there; its output is in $out, its messages in $err, its exit code in $code.
songreel() {
  code=0
  PATH=$here/bin "${as[@]}" bash "$checkout/songreel" "$@" >"$here/out" 2>"$here/err" </dev/null || code=$?
  out=$(<"$here/out") err=$(<"$here/err")
}
as=(env)
without_rights() {
  stand_in sudo 'echo "sudo: a password is required" >&2; exit 1'
  ((EUID != 0)) || as=(/usr/bin/setpriv --reuid=65534 --regid=65534 --clear-groups)
}

fail() {
  printf 'FAILED: %s\nexit code: %s\noutput: %s\nmessages: %s\ncalls:\n%s\n' "$1" "$code" "$out" "$err" "$(<"$calls")" >&2
  exit 1
}
exits_with() { [[ $code == "$1" ]] || fail "expected exit code $1"; }
says() { [[ $err == *"$1"* ]] || fail "expected the message: $1"; }
called() { grep -qF -- "$1" "$calls" || fail "expected a call: $1"; }
never_called() { ! grep -q "^$1" "$calls" || fail "did not expect a call: $1"; }
count_of() { grep -cF -- "$1" "$calls" || true; }

test_a_first_call_installs_builds_and_runs() {
  songreel make --song "a b.mp3"
  exits_with 0
  [[ $out == "program: make --song a b.mp3" ]] || fail "the program's output alone on stdout"
  says "installing 1 Debian package … "
  says "building (first time, a few minutes) … "
  called "install --no-install-recommends ninja-build"
}

test_a_second_call_starts_no_tool_at_all() {
  songreel make
  : >"$calls"
  songreel make
  exits_with 0
  [[ -z $err && ! -s $calls ]] || fail "silent, and no calls"
}

test_without_arguments_the_program_shows_its_help() {
  songreel
  [[ $out == "program: --help" ]] || fail "asks the program for its help"
}

test_the_programs_exit_code_is_the_launchers() {
  export PROGRAM_EXIT=42
  songreel make
  exits_with 42
}

test_a_changed_source_is_built_again() {
  songreel make
  echo "// changed" >>"$checkout/backend/app/main.cpp"
  songreel make
  says "building what changed … "
  exits_with 0
  [[ $(count_of "cmake --build") == 2 ]] || fail "built twice"
}

test_a_deleted_source_is_noticed() {
  songreel make
  rm "$checkout/backend/app/main.cpp"
  songreel make
  exits_with 0
  [[ $(count_of "cmake --build") == 2 ]] || fail "built twice"
}

test_an_old_file_copied_over_a_source_is_noticed() {
  touch -d "2001-01-01" "$here/old.cpp"
  songreel make
  cp -p "$here/old.cpp" "$checkout/backend/app/main.cpp"
  songreel make
  exits_with 0
  [[ $(count_of "cmake --build") == 2 ]] || fail "built twice"
}

test_films_written_into_the_source_tree_do_not_cost_a_build() {
  songreel make
  mkdir -p "$checkout/backend/mv/outputs/films" && touch "$checkout/backend/mv/outputs/film.mp4"
  songreel make
  exits_with 0
  [[ $(count_of "cmake --build") == 1 ]] || fail "built once"
}

test_a_longer_list_of_packages_is_looked_at_again() {
  songreel make
  printf '\n[run]\nninja-build again\n' >>"$checkout/tools/packages.txt"
  : >"$calls"
  songreel make
  called "dpkg-query"
  never_called "cmake"
}

test_without_rights_it_lists_what_is_missing_and_exits_3() {
  without_rights
  songreel make
  exits_with 3
  [[ $err == *$'\n  ninja-build\n'* ]] || fail "lists exactly what is missing"
  says "sudo apt-get update && sudo apt-get install --no-install-recommends -y ninja-build"
  never_called "apt-get"
}

test_without_apt_it_lists_everything_and_exits_3() {
  rm "$here"/bin/{apt-get,dpkg-query}
  songreel make
  exits_with 3
  says "  libavformat-dev"
  says "SONGREEL_SKIP_PACKAGES=1"
  [[ $err != *libgtest-dev* ]] || fail "tests' packages are not asked for"
}

test_packages_under_other_names_can_be_vouched_for() {
  rm "$here"/bin/{apt-get,dpkg-query}
  export SONGREEL_SKIP_PACKAGES=1
  songreel make
  exits_with 0
}

test_a_failed_build_shows_the_end_of_its_log() {
  stand_in cmake 'echo "main.cpp:3: error: no such thing"; exit 1'
  songreel make
  exits_with 1
  says "failed after"
  says "  | main.cpp:3: error: no such thing"
  [[ ! -e $checkout/build/setup/release ]] || fail "a failed build is not fresh"
}

test_a_failed_download_is_told_as_one_and_exits_3() {
  stand_in apt-get 'echo "E: Failed to fetch x  Temporary failure resolving"; exit 100'
  songreel make
  exits_with 3
  says "check the network"
}

test_a_full_disk_is_told_as_one_and_exits_12() {
  stand_in cmake 'echo "fatal error: error writing to x.s: No space left on device"; exit 1'
  songreel make
  exits_with 12
  says "the disk is full"
}

test_a_checkout_that_cannot_be_written_exits_11() {
  touch "$here/installed"
  : >"$checkout/build" # a file where the folder must be: holds for root as well
  songreel make
  exits_with 11
  says "cannot write to"
}

test_a_lack_of_memory_is_told_as_one() {
  stand_in cmake 'echo "g++: fatal error: Killed signal terminated program cc1plus"; exit 1'
  songreel make
  says "CMAKE_BUILD_PARALLEL_LEVEL=1"
}

test_two_first_calls_at_once_build_once() {
  touch "$here/installed"
  mkfifo "$here/gate"
  exec 7<>"$here/gate"
  stand_in cmake "$(tail -n +3 "$here/bin/cmake"); [[ \$1 == --build ]] || read -r _ <$here/gate"
  exec 5< <(PATH=$here/bin bash "$checkout/songreel" one 2>&1 </dev/null)
  read -rd ')' -u 5 _ || true # "building (first time …)": the first has the lock and its cmake waits at the gate
  exec 6< <(PATH=$here/bin bash "$checkout/songreel" two 2>&1 </dev/null)
  code=0 out='' err=''
  read -r -u 6 err || true
  says "waiting for another ./songreel"
  echo open >&7
  out=$(cat <&5 && cat <&6)
  [[ $out == *"program: one"*"program: two"* && $(count_of "cmake --build") == 1 ]] || fail "the second waits and then runs"
}

test_a_moved_checkout_is_built_afresh() {
  songreel make
  echo "CMAKE_HOME_DIRECTORY:INTERNAL=/elsewhere" >"$checkout/build/release/CMakeCache.txt"
  touch "$checkout/backend/app/main.cpp"
  songreel make
  exits_with 0
  [[ ! -e $checkout/build/release/CMakeCache.txt ]] || fail "the other folder's cache is gone"
}

test_it_can_be_called_through_a_link_from_anywhere() {
  ln -s "$checkout/songreel" "$here/bin/songreel"
  cd /
  code=0
  out=$(PATH=$here/bin bash "$here/bin/songreel" make 2>"$here/err") || code=$?
  err=$(<"$here/err")
  [[ $out == "program: make" ]] || fail "finds its checkout"
}

test_what_a_step_sets_does_not_reach_the_program() {
  stand_in cmake "$(tail -n +3 "$here/bin/cmake")
    [[ \$1 != --build ]] || printf '#!/bin/bash\nenv; pwd; readlink /proc/self/fd/* || true\n' >build/release/songreel"
  as=(env -u DEBIAN_FRONTEND -u CMAKE_BUILD_PARALLEL_LEVEL)
  cd /
  songreel make
  exits_with 0
  [[ $out != *DEBIAN_FRONTEND=* && $out != *CMAKE_BUILD_PARALLEL_LEVEL=* ]] || fail "environment as it was"
  [[ $out == *$'\n/\n'* && $out != */setup/lock* ]] || fail "folder as it was, lock released"
}

test_serve_fetches_the_viewer_once() {
  songreel make
  never_called "npm"
  songreel serve --port 0
  exits_with 0
  says "fetching the viewer of /docs … "
  [[ $(count_of "npm pack") == 1 && $out == "program: serve --port 0" ]] || fail "fetched, then started"
  : >"$calls"
  songreel serve
  [[ -z $err && ! -s $calls ]] || fail "silent, and no calls"
}

test_serve_starts_without_the_viewer_when_it_cannot_be_fetched() {
  stand_in npm 'echo "no network" >&2; exit 1'
  songreel serve
  exits_with 0
  says "/docs has no viewer now"
  [[ $out == "program: serve" ]] || fail "started all the same"
  songreel serve
  [[ -z $err && $(count_of "npm pack") == 1 ]] || fail "not tried again at once"
}

test_a_viewer_that_could_not_be_fetched_is_tried_again_the_next_day() {
  stand_in npm 'exit 1'
  songreel serve
  touch -d "2 days ago" "$checkout/build/setup/viewer-failed"
  stand_in npm ''
  songreel serve
  [[ $(count_of "npm pack") == 2 && -e $checkout/build/viewer/.version ]] || fail "fetched on the second day"
}

test_serve_installs_npm_only_where_there_is_none() {
  rm "$here/bin/npm"
  stand_in dpkg-query 'for word in "${@:4}"; do [[ $word == npm && ! -e '"$here"'/bin/npm ]] || echo "installed $word"; done'
  stand_in apt-get '[[ "$*" != *"install"*npm* ]] || printf "#!/bin/bash\n" >'"$here"'/bin/npm; chmod -f 755 '"$here"'/bin/npm'
  songreel serve
  exits_with 0
  called "install --no-install-recommends npm"
  [[ -e $checkout/build/viewer/.version ]] || fail "fetched with it"
  : >"$calls"
  songreel serve
  [[ -z $err && ! -s $calls ]] || fail "silent, and no calls"
}

test_serve_starts_without_npm_and_without_rights() {
  rm "$here/bin/npm"
  touch "$here/installed"
  songreel make
  without_rights
  as=(env) # the folder stays writable; only installing is refused
  ((EUID == 0)) && stand_in apt-get 'exit 100'
  stand_in dpkg-query 'for word in "${@:4}"; do [[ $word == npm ]] || echo "installed $word"; done'
  songreel serve
  exits_with 0
  says "/docs has no viewer now"
  [[ $out == "program: serve" ]] || fail "started all the same"
}

test_serve_starts_from_a_checkout_that_is_somebody_elses() {
  touch "$here/installed"
  songreel make
  rm -rf "$checkout/build/setup/viewer"* && chmod -R a-w "$checkout/build/setup"
  ((EUID != 0)) || as=(/usr/bin/setpriv --reuid=65534 --regid=65534 --clear-groups)
  songreel serve
  exits_with 0
  [[ $out == "program: serve" ]] || fail "started all the same"
}

# A checkout with pages to build, and an npm that leaves what it leaves.
prepare_pages() {
  touch "$here/installed"
  mkdir -p "$checkout/frontend/src" "$checkout/frontend/e2e"
  touch "$checkout"/frontend/{package-lock.json,index.html,src/main.tsx}
  cp "$source_dir/tools/build-web.sh" "$checkout/tools/"
  stand_in npm 'case $1 in
    ci) rm -rf node_modules && mkdir -p node_modules/react && touch node_modules/react/index.js ;;
    run) mkdir -p "$SONGREEL_WEB_OUT/assets" && cp src/main.tsx "$SONGREEL_WEB_OUT/index.html" && echo page >>"$SONGREEL_WEB_OUT/index.html" ;;
  esac'
}

test_serve_builds_the_pages_once_and_again_when_they_change() {
  prepare_pages
  songreel make
  never_called "npm"
  songreel serve --port 0
  exits_with 0
  says "building the pages (first time, a minute) … "
  [[ $out == "program: serve --port 0" && -s $checkout/build/web/index.html ]] || fail "built, then started"
  : >"$calls"
  touch "$checkout/frontend/e2e/run.spec.ts"
  songreel serve
  [[ -z $err && ! -s $calls ]] || fail "silent, and no calls"
  echo changed >"$checkout/frontend/src/main.tsx"
  songreel serve
  says "building the pages … "
  [[ $(count_of "npm run build") == 1 && $(count_of "npm ci") == 0 ]] || fail "built again with the packages that are there"
  [[ $(<"$checkout/build/web/index.html") == changed* ]] || fail "the new pages are there"
  rm "$checkout/frontend/src/main.tsx"
  touch "$checkout/frontend/src/app.tsx"
  sed -i 's/cp src.main.tsx/cp src\/app.tsx/' "$here/bin/npm"
  songreel serve
  says "building the pages … "
}

test_serve_fetches_the_packages_again_when_their_list_changes() {
  prepare_pages
  songreel serve
  echo more >"$checkout/frontend/package-lock.json"
  songreel serve
  [[ $(count_of "npm ci") == 2 && $(count_of "npm run build") == 2 ]] || fail "fetched and built"
}

test_pages_that_do_not_build_leave_those_of_before_and_the_server() {
  prepare_pages
  songreel serve
  cp "$here/bin/npm" "$here/good-npm"
  stand_in npm '[[ $1 != run ]] || { echo "src/main.tsx: a slip" && exit 2; }'
  echo slip >"$checkout/frontend/src/main.tsx"
  songreel serve
  exits_with 0
  says "The pages do not build."
  says "the pages are still those of before"
  [[ $out == "program: serve" && $(<"$checkout/build/web/index.html") == page ]] || fail "old pages, and the server"
  [[ -z $(ls -d "$checkout"/build/web.new.* 2>/dev/null) ]] || fail "nothing half-built is left"
  songreel serve
  [[ -z $err ]] || fail "not tried again at once"
  cp "$here/good-npm" "$here/bin/npm"
  echo mended >"$checkout/frontend/src/main.tsx"
  songreel serve
  [[ $(<"$checkout/build/web/index.html") == mended* ]] || fail "but after the next change"
}

test_serve_starts_without_pages_where_there_is_no_npm() {
  prepare_pages
  rm "$here/bin/npm"
  songreel make
  without_rights
  as=(env) # the folder stays writable; only installing is refused
  ((EUID == 0)) && stand_in apt-get 'exit 100'
  stand_in dpkg-query 'for word in "${@:4}"; do [[ $word == npm ]] || echo "installed $word"; done'
  songreel serve
  exits_with 0
  says "the studio has no pages now"
  says "npm is missing"
  [[ $out == "program: serve" ]] || fail "started all the same"
}

# A checkout in which ./songreel bench ends in a program that tells where it finds nginx.
prepare_bench() {
  touch "$here/installed"
  mkdir -p "$checkout/bench"
  printf '#!/bin/bash\necho "nginx: $(command -v nginx)"\n' >"$checkout/bench/run"
  chmod 755 "$checkout/bench/run"
  stand_in apt-get '[[ $* != *download* ]] || touch nginx_1_amd64.deb'
  stand_in dpkg-deb 'mkdir -p "$3/usr/sbin" && printf "#!/bin/bash\n" >"$3/usr/sbin/nginx" && chmod 755 "$3/usr/sbin/nginx"'
  sed -i 's/:\/usr\/sbin:\/sbin:/:/' "$checkout/tools/setup.sh" # this machine may have one
}

test_bench_unpacks_nginx_and_does_not_install_it() {
  prepare_bench
  songreel bench
  exits_with 0
  [[ $out == "nginx: $checkout/build/unpacked/usr/sbin/nginx" ]] || fail "finds the unpacked one"
  [[ $(grep -c 'install .*nginx' "$calls") == 0 ]] || fail "nginx is not installed"
  songreel bench
  [[ $(count_of "download nginx") == 1 ]] || fail "unpacked once"
}

test_bench_takes_the_nginx_that_is_there_and_does_without_one() {
  prepare_bench
  stand_in apt-get '[[ $* != *download* ]] || exit 100'
  songreel bench
  exits_with 0
  says "nginx could not be had"
  stand_in nginx ''
  : >"$calls"
  songreel bench
  [[ $out == "nginx: $here/bin/nginx" ]] || fail "the installed one"
  never_called "apt-get -q download"
}

prepare
"$name"
