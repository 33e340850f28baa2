#!/usr/bin/env bash
# Shows that a fresh clone works on a machine that has nothing but Debian 12's base: makes one with debootstrap in a temporary
# folder, puts the last commit there, and runs the README's first commands word by word and without a terminal: as root, or
# with --as-user as somebody who may use sudo. Needs root here, debootstrap, about 5 GB below $TMPDIR (default /var/tmp) and
# half an hour. KEEP=1 leaves the machine for a look. Exit 0 when everything passed.
set -euo pipefail
cd -- "$(dirname -- "$0")/.."

die() {
  echo "try-on-bare-debian: $*" >&2
  exit 3
}
((EUID == 0)) || die "run it as root; debootstrap and chroot ask for that"
for tool in debootstrap unshare chroot git; do
  command -v "$tool" >/dev/null || die "$tool is missing: apt-get install debootstrap util-linux coreutils git"
done

work=$(mktemp -d "${TMPDIR:-/var/tmp}/songreel-bare.XXXXXX")
root=$work/root
passed=yes
# What is mounted below lives in a namespace of its own and is gone by then; the option is a second lock.
clean_up() { [[ -n ${KEEP-} ]] && echo "kept: $work" || rm -rf --one-file-system "$work"; }
trap clean_up EXIT

# "address release component" of each binary source of bookworm that this machine's apt is set to, in whatever notation.
sources() {
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk '$2 ~ /^bookworm(-updates|-security)?$/ && $3 == "main"' | sort -u
}

# The way to them: a proxy that apt knows of is told to debootstrap, which does not ask apt.
set_proxy() {
  local proxy
  proxy=$(apt-config dump --format '%v' Acquire::http::Proxy)
  [[ -z $proxy || -n ${http_proxy-} ]] || export http_proxy=$proxy
}

make_machine() {
  local mirror
  mirror=$(sources | awk '$2 == "bookworm" {print $1; exit}')
  [[ -n $mirror ]] || die "this machine's apt has no source for Debian 12 (bookworm), so there is nothing to install from"
  local extra=()
  [[ $mirror == https:* ]] && extra=(--include=ca-certificates)
  debootstrap --variant=minbase "${extra[@]}" bookworm "$root" "$mirror"

  sources | sed 's/^/deb /' >"$root/etc/apt/sources.list"
  # How to fetch, but not the hooks that programs of this machine have put there.
  apt-config dump | grep '^Acquire::' >"$root/etc/apt/apt.conf.d/90as-on-the-host"
  cp -a /etc/apt/auth.conf.d/. "$root/etc/apt/auth.conf.d/" 2>/dev/null || true
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null || true
  mkdir -p "$root/songreel"
  git archive HEAD | tar -x -C "$root/songreel"
}

# Somebody who owns the clone and may use sudo without a password, as on most cloud machines.
add_user() {
  chroot "$root" apt-get update
  chroot "$root" apt-get install -y --no-install-recommends sudo
  chroot "$root" useradd --create-home musician
  echo 'musician ALL=(ALL) NOPASSWD: ALL' >"$root/etc/sudoers.d/musician"
  chroot "$root" chown -R musician: /songreel
}

# Runs a command line in the machine: no terminal, no input, nothing of this machine's environment but the proxy.
inside() {
  unshare --mount --pid --fork --kill-child --mount-proc="$root/proc" \
    setsid --wait chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$home" \
    ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
    "${as[@]}" bash -c "cd /songreel && $1" </dev/null 2>&1 | cat
  return "${PIPESTATUS[0]}"
}

as=(env) home=/root

# expect CODE LABEL COMMAND: shows the output, the exit code and the time.
expect() {
  local wanted=$1 label=$2 began=$SECONDS code=0
  printf '\n== %s\n%s\n' "$label" "$3"
  inside "$3" || code=$?
  if ((code == wanted)); then
    echo "== $label: exit $code as expected, $((SECONDS - began)) s"
  else
    echo "== $label: exit $code, expected $wanted, $((SECONDS - began)) s"
    passed=no
  fi
}

# The README's first code block, one command a line.
readme_commands() {
  awk '/^```/ {if (seen) exit; seen = 1; next} seen' README.md | sed -z 's/\\\n */ /g'
}

[[ -z $(git status --porcelain) ]] || echo "note: what is not committed is not tried"
set_proxy
began=$SECONDS
make_machine >"$work/debootstrap.log" 2>&1 || { tail -n 20 "$work/debootstrap.log"; die "the bare machine could not be made"; }
echo "== bare Debian 12: $((SECONDS - began)) s"

expect 3 "a user without rights is told what is missing" \
  "setpriv --reuid=65534 --regid=65534 --clear-groups ./songreel --help"
if [[ ${1-} == --as-user ]]; then
  add_user >"$work/user.log" 2>&1 || { tail -n 20 "$work/user.log"; die "the user could not be made"; }
  as=(setpriv --reuid=musician --regid=musician --init-groups) home=/home/musician
fi

mapfile -t commands < <(readme_commands)
for command in "${commands[@]}"; do
  expect 0 "README" "$command"
  if [[ $command == *" -o film.mp4"* ]]; then
    expect 0 "the film is there" "test -s film.mp4 && ls -l film.mp4 film.json"
    expect 0 "a second call starts at once" "time ./songreel --help >/dev/null"
  fi
done

echo
[[ $passed == yes ]] && echo "everything passed on bare Debian 12" || { echo "not everything passed" && exit 1; }
