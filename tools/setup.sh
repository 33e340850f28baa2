# What ./songreel does before it can become the program: packages and build. Sourced by it, with $root, $setup, $program
# and the tests packages_known and build_fresh. Every step says in one line on stderr what it does and how long it took;
# what the tools print goes to a log in build/setup, whose end is shown when a step fails.

exit_internal=1 exit_setup=3 exit_unwritable=11 exit_disk_full=12 # docs/errors.md

free_some="free about 2 GB and run the same command again"

say() { printf 'songreel: %s\n' "$*" >&2; }

give_up() {
  local code=$1
  shift
  say "$@"
  exit "$code"
}

# step LABEL LOG COMMAND...: runs the command into the log and reports in one line. In a subshell, so that what a step sets
# (folder, environment, descriptors) does not reach the program.
step() {
  local label=$1 log=$2 began=$SECONDS code=0
  shift 2
  printf 'songreel: %s … ' "$label" >&2
  ("$@") >"$log" 2>&1 </dev/null || code=$?
  if ((code == 0)); then
    printf '%d s\n' $((SECONDS - began)) >&2
  else
    printf 'failed after %d s\n' $((SECONDS - began)) >&2
  fi
  return $code
}

# A full disk leaves no message in a log on that disk, so it is asked for directly: less than 1 MB left.
disk_full() { df -Pk "$root" /var/cache | awk 'NR > 1 && $4 < 1024 {full = 1} END {exit !full}'; }

# One process sets up, others wait for it. The lock is descriptor 9 and ends with the process that holds it.
take_turn() {
  if ! { mkdir -p "$setup" && : >"$setup/writable"; } 2>/dev/null; then
    ! disk_full || give_up $exit_disk_full "the disk is full; $free_some"
    give_up $exit_unwritable "cannot write to $root/build; make it writable for you, or copy the folder to a place that is"
  fi
  trap 'echo >&2; exit 130' INT
  exec 9>"$setup/lock"
  if ! flock -n 9; then
    say "waiting for another ./songreel that is setting up …"
    flock 9
  fi
}

end_turn() { exec 9>&-; }

# The packages of the given sections of the list, one a line.
packages_of() {
  local wanted=" $* " section='' line
  while read -r line; do
    case $line in
      '' | '#'*) ;;
      '['*']') section=${line:1:-1} ;;
      *) [[ $wanted != *" $section "* ]] || printf '%s\n' "${line%%[[:space:]]*}" ;;
    esac
  done <"$root/tools/packages.txt" | sort -u
}

missing_packages() {
  local wanted installed
  wanted=$(packages_of "$@")
  # dpkg-query fails as soon as one name is unknown to it; the others are still printed.
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
    sed -n 's/^installed //p' | sort -u) || true
  comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$installed")
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo -n --preserve-env=DEBIAN_FRONTEND,LC_ALL,http_proxy,https_proxy,no_proxy "$@"
  fi
}

may_install() { command -v apt-get >/dev/null && { ((EUID == 0)) || sudo -n true; } 2>/dev/null; }

apt() {
  # Keeps the machine's own settings where a package would ask, and waits for another installation to end.
  as_root apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confdef \
    -o Dpkg::Options::=--force-confold "$@"
}

# The wait above does not cover the lists of packages; apt-get update gives up at once when another one holds them.
update_lists() {
  local answer waited=0
  until answer=$(apt update 2>&1); do
    printf '%s\n' "$answer"
    [[ $answer == *"Could not get lock"* ]] && ((waited < 300)) || return 1
    sleep 3
    waited=$((waited + 3))
  done
  printf '%s\n' "$answer"
}

install_packages() {
  export DEBIAN_FRONTEND=noninteractive LC_ALL=C
  exec 9>&- # a service that a package starts must not inherit our lock
  # An installation that was cut off earlier keeps apt from doing anything; apt's own advice is this command.
  [[ -z $(find /var/lib/dpkg/updates -type f -print -quit 2>/dev/null) ]] || as_root dpkg --configure -a
  update_lists || echo "the lists of packages could not be updated; trying with what is there"
  apt install --no-install-recommends "$@"
}

# What a failed step's log means, in one sentence, where it is something that the user can mend; then its end.
explain_and_exit() {
  local log=$1 code=$2 reason=
  if disk_full || grep -qE 'No space left on device|enough free space' "$log"; then
    reason="the disk is full; $free_some" code=$exit_disk_full
  elif grep -qE 'Could not get lock|Unable to (lock|acquire)' "$log"; then
    reason="another program is installing packages and does not end; run the same command again when it is done"
  elif grep -qE 'Unable to locate package|has no installation candidate' "$log"; then
    reason="this system's package sources lack some of the packages; they are those of Debian 12 (main)"
  elif grep -qE 'Temporary failure resolving|Could not (resolve|connect)|Failed to fetch|Connection (failed|timed out)' "$log"; then
    reason="the packages could not be downloaded; check the network and the proxy, then run the same command again"
  elif grep -qE 'Read-only file system' "$log"; then
    reason="this system is mounted read-only, so nothing can be installed"
  elif grep -qE 'Killed signal|virtual memory exhausted|[Cc]annot allocate memory|out of memory' "$log"; then
    reason="there was not enough memory to compile; try CMAKE_BUILD_PARALLEL_LEVEL=1 ./songreel"
  fi
  [[ -z $reason ]] || say "$reason"
  printf '  … the end of %s:\n' "$log" >&2
  tail -n 20 "$log" | sed 's/^/  | /' >&2
  exit "$code"
}

set_up_packages() {
  local sections=("$@") key missing count
  key=$(IFS=-; printf '%s' "${sections[*]}")
  packages_known "$key" && return
  # On other systems the user brings the libraries; the build then says what it lacks.
  [[ -z ${SONGREEL_SKIP_PACKAGES-} ]] || return 0

  if ! command -v dpkg-query >/dev/null; then
    say "this system has no apt. Songreel needs what Debian 12 calls:"
    packages_of "${sections[@]}" | sed 's/^/  /' >&2
    give_up $exit_setup "install their likes, then run: SONGREEL_SKIP_PACKAGES=1 ./songreel …"
  fi

  missing=$(missing_packages "${sections[@]}")
  if [[ -n $missing ]]; then
    if ! may_install; then
      say "these Debian packages are missing, and this user may not install them without a password:"
      sed 's/^/  /' <<<"$missing" >&2
      say "install them with this command, then run ./songreel again:"
      printf '  %s\n' "sudo apt-get update && sudo apt-get install --no-install-recommends -y $(echo $missing)" >&2
      exit $exit_setup
    fi
    take_turn
    missing=$(missing_packages "${sections[@]}")
    count=$(wc -w <<<"$missing")
    if ((count > 0)); then
      step "installing $count Debian package$( ((count == 1)) || echo s)" "$setup/packages.log" \
        install_packages $missing || explain_and_exit "$setup/packages.log" $exit_setup
    fi
    end_turn
  fi
  # Only a note to save the next call its question: where the folder is not ours, the question is asked again.
  { mkdir -p "$setup" && : >"$setup/packages-$key"; } 2>/dev/null || true
}

configure_and_build() {
  cd -- "$root" || return
  # A folder that was moved or copied: CMake refuses a cache made elsewhere.
  if [[ -e build/release/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" build/release/CMakeCache.txt; then
    rm -rf build/release
  fi
  # ccache insists on its folder in the home; a service's user may have none.
  [[ -w ${HOME:-/nonexistent} ]] || export CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache}
  export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}
  cmake --preset release "$@" && cmake --build --preset release
}

# Builds the release preset; the arguments go to cmake.
set_up_build() {
  take_turn
  # Another call may have built it while this one waited.
  if (($# > 0)) || ! build_fresh; then
    local label="building what changed"
    [[ -x $program ]] || label="building (first time, a few minutes)"
    # The program makes this folder when it first runs; made now, the sources' folder does not look changed then.
    mkdir -p "$root/backend/mv/outputs"
    # Dated before the build, so that a file edited while it runs counts as younger.
    : >"$setup/release.began"
    step "$label" "$setup/build.log" configure_and_build "$@" || explain_and_exit "$setup/build.log" $exit_internal
    mv -- "$setup/release.began" "$setup/release"
  fi
  end_turn
}

fetch_viewer() {
  # Where there is no network, npm would try for minutes.
  npm_config_fetch_retries=1 npm_config_update_notifier=false timeout 180 "$root/tools/fetch-api-viewer.sh" "$root/build/viewer"
}

# npm from wherever it is; else Debian's, where that can be had without asking.
have_npm() {
  command -v npm >/dev/null && return
  [[ -z ${SONGREEL_SKIP_PACKAGES-} ]] && command -v dpkg-query >/dev/null && may_install || return
  # In a subshell, because a failure ends the shell; everything but the viewer works without it.
  (set_up_packages web) && set_up_packages run build
}

# Fetches the viewer that /docs shows. The server works without it, so that no failure here keeps it from starting.
set_up_viewer() {
  local fetched=
  { mkdir -p "$setup" && [[ -w $setup && -w $root/build ]]; } 2>/dev/null || return 0
  if have_npm; then
    take_turn
    step "fetching the viewer of /docs" "$setup/viewer.log" fetch_viewer && fetched=yes
    end_turn
  fi
  if [[ -n $fetched ]]; then
    : >"$setup/viewer"
    return
  fi
  ! grep '^fetch-api-viewer: ' "$setup/viewer.log" >&2 2>/dev/null || true
  say "/docs has no viewer now; all else works. To get it, have npm and run: tools/fetch-api-viewer.sh build/viewer"
  : >"$setup/viewer-failed" # not tried again for a day
}

build_pages() {
  npm_config_fetch_retries=1 npm_config_update_notifier=false timeout 900 \
    "$root/tools/build-web.sh" "$root/frontend" "$root/build/web"
}

# Builds the studio's pages. The API works without them, so that no failure here keeps the server from starting.
set_up_pages() {
  local built= log=$setup/web.log label="building the pages"
  { mkdir -p "$setup" && [[ -w $setup && -w $root/build && -w $root/frontend ]]; } 2>/dev/null || return 0
  [[ -e $root/build/web/index.html ]] || label="building the pages (first time, a minute)"
  if have_npm; then
    take_turn
    if pages_known; then # another call has built them while this one waited
      end_turn
      return
    fi
    # Dated before the build, so that a file edited while it runs counts as younger.
    : >"$setup/web.began"
    step "$label" "$log" build_pages && built=yes
    end_turn
  else
    say "npm is missing; on Debian: sudo apt-get install npm"
  fi
  if [[ -n $built ]]; then
    mv -- "$setup/web.began" "$setup/web"
    return
  fi
  ! grep '^build-web: ' "$log" >&2 2>/dev/null || say "more about it stands in $log"
  if [[ -e $root/build/web/index.html ]]; then
    say "the pages are still those of before; the API and all else are new"
  else
    say "the studio has no pages now; the API and all else work. To build them: tools/build-web.sh frontend build/web"
  fi
  : >"$setup/web-failed" # not tried again for a day, unless something is changed
}

unpack() {
  local place=$1
  shift
  exec 9>&-
  rm -rf -- "$place.new"
  mkdir -p "$place.new/archives"
  (cd -- "$place.new/archives" && { apt-get -q download "$@" || { update_lists && apt-get -q download "$@"; }; }) || return
  local archive
  for archive in "$place.new"/archives/*.deb; do dpkg-deb -x "$archive" "$place.new" || return; done
  rm -rf -- "$place.new/archives" "$place"
  mv -- "$place.new" "$place"
}

# Programs to compare with whose packages would start servers of their own, now and whenever the machine starts: they are
# unpacked below build/ and put last in the PATH. What is installed already goes first.
set_up_unpacked() {
  local place=$root/build/unpacked wanted name missing=()
  export PATH=$PATH:/usr/sbin:/sbin:$place/usr/bin:$place/usr/sbin
  wanted=$(packages_of unpacked)
  for name in $wanted; do command -v "$name" >/dev/null || missing+=("$name"); done
  ((${#missing[@]})) || return 0
  take_turn
  step "unpacking ${missing[*]} to compare with" "$setup/unpacked.log" unpack "$place" $wanted ||
    say "${missing[*]} could not be had; what is compared with it is left out"
  end_turn
}
