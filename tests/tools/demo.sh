#!/bin/sh
# Shows what daft does, in a throwaway repository: a cold build in a worktree made without daft, then a plain
# `git worktree add` with it, and the same build there. Every line after a `$` is a command's own output.
# Run by `install.sh --demo` and `install.ps1 -Demo`, with the daft to show first on PATH.
set -eu
exec 2>&1

tools=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
command -v daft >/dev/null || { echo 'error: the demo needs daft on PATH'; exit 1; }

bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
  bold=$(printf '\033[1m') plain=$(printf '\033[0m')
fi

# Nothing of the user's takes part: not their configuration of daft, git or cargo, not their approvals, no variable of a git hook.
# shellcheck disable=SC2046
unset $(git rev-parse --local-env-vars) CARGO_TARGET_DIR RUSTC_WRAPPER DAFT DAFT_NO_BACKGROUND_JOBS DAFT_OUTPUT
demo=$(mktemp -d "${TMPDIR:-/tmp}/daft-demo.XXXXXX")
export XDG_CONFIG_HOME="$demo/config" XDG_STATE_HOME="$demo/state" GIT_CONFIG_GLOBAL="$demo/gitconfig" GIT_CONFIG_NOSYSTEM=1

clean_up() {
  status=$?
  trap '' INT TERM HUP
  for worktree in "$demo"/warm "$demo"/cold; do
    [ ! -d "$worktree" ] || (cd "$worktree" && daft cancel --all) >/dev/null 2>&1 || :
  done
  cd /
  rm -rf "$demo" || { sleep 1; rm -rf "$demo"; }
  echo "Removed the throwaway repository $demo."
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

run() {
  printf '%s$ %s%s\n' "$bold" "$1" "$plain"
  eval "$1"
}

nanoseconds() {
  now=$(date +%s%N)
  case $now in
    *[!0-9]*) perl -MTime::HiRes=time -e 'printf "%d", 1e9 * time' 2>/dev/null || echo "$(date +%s)000000000" ;;
    *) echo "$now" ;;
  esac
}

seconds_since() { awk "BEGIN { printf \"%.2f s\", ($(nanoseconds) - $1) / 1e9 }"; }

# timed COMMAND: runs it and leaves its time in $took.
timed() {
  began=$(nanoseconds)
  run "$1"
  took=$(seconds_since "$began")
}

make_repository() {
  mkdir "$demo/project"
  cd "$demo/project"
  git config --global user.name 'daft demo'
  git config --global user.email demo@localhost
  git config --global init.defaultBranch main
  # shellcheck source=tests/tools/demo-project.sh
  . "$tools/demo-project.sh"
  git init -q
  git add .
  git commit -qm 'A project'
}

report() { printf '  %-46s%s%9s%s\n' "$1" "$bold" "$2" "$plain"; }

make_repository
echo "A throwaway repository: $contents, one commit, a daft.yml."
run 'daft install'
echo
echo 'Without daft, a new worktree is cold:'
run 'DAFT=0 git worktree add -q ../cold && cd ../cold'
timed "$build"
cold=$took
echo
echo 'With it, the same git command leaves the build running in the background:'
cd ../project
timed 'git worktree add ../warm'
added=$took
returned=$(nanoseconds)
run 'cd ../warm && daft jobs'
run 'daft wait'
waited=$(seconds_since "$returned")
timed "$build"
warm=$took
echo
report "$build, cold worktree" "$cold"
report "$build, warm worktree" "$warm"
report 'git worktree add returned after' "$added"
report 'its background build was done' "$waited later"
