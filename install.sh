#!/bin/sh
# Builds daft from this checkout and installs it for one user; --help says what goes where.
#
# The installed files have fixed names, because git hooks point at the executable by its path. Each is copied beside its
# place and renamed onto it: a daft that is running keeps the file it started from (and nobody ever sees "text file
# busy"), and an interrupted installation leaves the old one whole.
set -eu

usage() {
  cat <<'HELP'
usage: ./install.sh [--prefix DIR] [--demo | --uninstall | --help]

Builds daft and installs it as DIR/lib/daft (the executable and its libgit2)
and DIR/bin/daft (a link to it). DIR is ~/.local unless --prefix names another.
What the build needs is installed with apt-get, dnf, apk or brew where that is
possible; otherwise you are told what to install and nothing is changed.

  --prefix DIR   install below DIR
  --demo         install if needed, then show a new git worktree get warm by
                 itself, in a throwaway repository
  --uninstall    remove what --prefix DIR or its default holds of daft
  --help         this text
HELP
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
prefix=${HOME:?}/.local
action=install

while [ $# -gt 0 ]; do
  case $1 in
    --prefix)
      if [ $# -lt 2 ] || [ -z "$2" ]; then echo 'error: --prefix needs a folder' >&2; exit 2; fi
      prefix=$2
      shift
      ;;
    --prefix=?*) prefix=${1#--prefix=} ;;
    --demo) action=demo ;;
    --uninstall) action=uninstall ;;
    --help | -h) usage; exit 0 ;;
    *) echo "error: no such option: $1" >&2; usage >&2; exit 2 ;;
  esac
  shift
done
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
prefix=${prefix%/}
lib=$prefix/lib/daft
bin=$prefix/bin
stamp=$lib/installed

work=
staging=
clean_up() {
  [ -z "$work" ] || rm -rf "$work"
  [ -z "$staging" ] || rm -rf "$staging"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
work=$(mktemp -d "${TMPDIR:-/tmp}/daft-install.XXXXXX")
log=$work/log

say() { printf '%s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }
seconds_since() { say "$(($(date +%s) - $1)) s"; }

# ---- what the build needs -------------------------------------------------------------------------------------------

# The SDK that global.json accepts, wherever it is commonly put.
find_dotnet() {
  for dotnet in dotnet "${DOTNET_ROOT:-/none}/dotnet" "$HOME/.dotnet/dotnet" /usr/local/share/dotnet/dotnet; do
    sdk=$(cd "$root" && "$dotnet" --version 2>/dev/null) && return 0
  done
  return 1
}

# Native AOT links with clang or gcc; macOS has stand-ins that only open a dialog until its tools are installed.
find_linker() {
  [ "$(uname -s)" != Darwin ] || xcode-select -p >/dev/null 2>&1 || return 1
  for linker in clang gcc; do
    links "$linker" 'int main(void) { return 0; }' && return 0
  done
  return 1
}

links() {
  compiler=$1 source=$2
  shift 2
  say "$source" >"$work/try.c"
  "$compiler" "$work/try.c" -o "$work/try" "$@" >/dev/null 2>&1
}

find_zlib() {
  links "$linker" '#include <zlib.h>
int main(void) { return zlibVersion() == 0; }' -lz
}

find_missing() {
  missing=
  find_dotnet || missing="$missing sdk"
  git --version >/dev/null 2>&1 || missing="$missing git"
  if find_linker; then
    find_zlib || missing="$missing zlib"
  else
    missing="$missing linker zlib"
  fi
}

find_manager() {
  for manager in apt-get dnf apk brew; do
    command -v "$manager" >/dev/null 2>&1 && return 0
  done
  manager=none
}

package_of() {
  case $manager:$1 in
    apt-get:sdk | dnf:sdk) say dotnet-sdk-10.0 ;;
    apk:sdk) say dotnet10-sdk ;;
    brew:sdk) say dotnet ;;
    none:* | brew:linker | brew:zlib) ;;
    *:git) say git ;;
    apt-get:linker) say gcc libc6-dev ;;
    dnf:linker) say gcc ;;
    apk:linker) say build-base ;;
    apt-get:zlib) say zlib1g-dev ;;
    dnf:zlib) say zlib-devel ;;
    apk:zlib) say zlib-dev ;;
  esac
}

is_offered() {
  case $manager in
    apt-get) apt-cache show "$1" ;;
    dnf) dnf -q info "$1" ;;
    apk) apk search -e "$1" | grep . ;;
    brew) brew info "$1" ;;
  esac >>"$log" 2>&1
}

are_offered() {
  [ $# -gt 0 ] || return 1
  for package in "$@"; do is_offered "$package" || return 1; done
}

# sudo may ask for a password where somebody is there to type it.
find_way_to_root() {
  become_root=
  [ "$manager" = brew ] && return 0
  [ "$(id -u)" = 0 ] && return 0
  become_root=sudo
  command -v sudo >/dev/null 2>&1 || return 1
  [ -t 0 ] || sudo -n true 2>/dev/null
}

advice_for() {
  case $1 in
    sdk) say '  .NET SDK 10    https://learn.microsoft.com/dotnet/core/install/' ;;
    git) say '  git            https://git-scm.com/downloads' ;;
    linker)
      if [ "$(uname -s)" = Darwin ]; then
        say '  C linker       run: xcode-select --install'
      else
        say '  C linker       clang, or gcc with its libc headers (libc6-dev, glibc-devel, musl-dev)'
      fi
      ;;
    zlib) [ "$(uname -s)" = Darwin ] || say '  zlib headers   zlib1g-dev (Debian, Ubuntu), zlib-devel (Fedora), zlib-dev (Alpine)' ;;
  esac
}

give_up() {
  {
    say "error: daft cannot be built here before you install:"
    for need in $missing; do advice_for "$need"; done
    [ $# -eq 0 ] || say "$*"
    say 'Nothing of daft was installed. Run ./install.sh again afterwards.'
  } >&2
  exit 1
}

install_command() {
  case $manager in
    apt-get) say 'apt-get install -y --no-install-recommends' ;;
    dnf) say 'dnf install -y' ;;
    apk) say 'apk add' ;;
    brew) say 'brew install' ;;
  esac
}

refresh_package_lists() {
  [ "$manager" != apt-get ] || $become_root apt-get update -q >>"$log" 2>&1 ||
    say "  apt-get update failed; going on with the package lists that are here"
}

# Every package must be on offer before the first is installed.
choose_packages() {
  packages=
  withheld=
  for need in $missing; do
    offered=$(package_of "$need")
    # A list of words.
    # shellcheck disable=SC2086
    if are_offered $offered; then packages="$packages $offered"; else withheld="$withheld $need"; fi
  done
  if [ -n "$withheld" ]; then
    missing=$withheld
    give_up "($manager does not offer it here.)"
  fi
  # Distributions that build .NET themselves keep the native compiler in a package of its own.
  case " $packages " in *' dotnet-sdk-10.0 '*) ! is_offered dotnet-sdk-aot-10.0 || packages="$packages dotnet-sdk-aot-10.0" ;; esac
  packages=${packages# }
}

install_missing() {
  find_manager
  [ "$manager" != none ] || give_up
  if ! find_way_to_root; then
    choose_packages
    give_up "(As root: $(install_command) $packages)"
  fi
  refresh_package_lists
  choose_packages
  started=$(date +%s)
  say "  installing with $manager: $packages"
  # Both are lists of words.
  # shellcheck disable=SC2046,SC2086
  $become_root env DEBIAN_FRONTEND=noninteractive $(install_command) $packages </dev/null >>"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "$manager could not install: $packages"; }
  say "  installed in $(seconds_since "$started")"
  find_missing
  [ -z "$missing" ] || give_up
}

require_tools() {
  find_missing
  [ -z "$missing" ] || install_missing
  git_version=$(git --version)
  say "  found .NET SDK $sdk, git ${git_version#git version }, $linker, zlib headers"
}

# ---- build and install ----------------------------------------------------------------------------------------------

runtime_identifier() {
  case $(uname -m) in
    x86_64 | amd64) architecture=x64 ;;
    aarch64 | arm64) architecture=arm64 ;;
    *) fail "daft is not built for the processor $(uname -m), only for x64 and arm64" ;;
  esac
  case $(uname -s) in
    Darwin) system=osx ;;
    Linux) if ldd --version 2>&1 | grep -qi musl; then system=linux-musl; else system=linux; fi ;;
    *) fail "this script knows Linux and macOS, not $(uname -s); on Windows run install.ps1" ;;
  esac
  rid=$system-$architecture
}

# Everything the executable is made from, and for which machine.
fingerprint() {
  (cd "$root" && find src hooks Directory.Build.props Directory.Packages.props global.json \
    \( -name bin -o -name obj \) -prune -o -type f -exec cksum {} + | sort && say "$rid") | cksum
}

is_up_to_date() {
  [ -x "$lib/daft" ] && ls "$lib"/libgit2* >/dev/null 2>&1 && [ -L "$bin/daft" ] && [ -f "$stamp" ] && [ "$(head -n 1 "$stamp")" = "$source_print" ]
}

physical() { (CDPATH='' cd -- "$1" 2>/dev/null && pwd -P) || say "$1"; }

# DIR/bin/daft may be somebody else's program of that name.
require_free_link() {
  [ ! -e "$bin/daft" ] && [ ! -L "$bin/daft" ] && return 0
  target=$(readlink "$bin/daft" 2>/dev/null) || target=
  [ "$(physical "${target%/daft}")" = "$(physical "$lib")" ] ||
    fail "$bin/daft is not a link to $lib/daft; move it away or choose another --prefix"
}

# The code is judged when it is written, not when it is installed: a newer SDK may know a warning that nobody has seen yet.
publish() {
  say "  building the native executable for $rid; it takes about a minute the first time"
  started=$(date +%s)
  (
    cd "$root"
    DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 "$dotnet" publish src/Daft -c Release -r "$rid" \
      --artifacts-path "$work/build" -o "$work/out" --disable-build-servers -v quiet \
      -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:MSBuildTreatWarningsAsErrors=false
  ) >"$log" 2>&1 </dev/null || build_failed
  say "  built in $(seconds_since "$started")"
}

build_failed() {
  kept=${TMPDIR:-/tmp}/daft-build.log
  cp "$log" "$kept"
  { grep -E ': error|error :' "$log" || tail -n 20 "$log"; } | sort -u | head -n 20 >&2
  fail "the build failed; the whole log is $kept. Nothing was installed."
}

stage() {
  mkdir -p "$lib" "$bin" || fail "$prefix is not writable; choose another --prefix"
  staging=$lib/.new.$$
  mkdir "$staging"
  cp "$work/out/daft" "$work/out"/libgit2* "$staging"/
  chmod 755 "$staging"/*
  "$staging/daft" --version >/dev/null || fail "the new executable does not run; nothing was installed"
}

# A hook of the daft just replaced may be about to load its libgit2: that file goes with the installation after this one.
remove_older_libraries() {
  for library in "$lib"/libgit2*; do
    name=${library##*/}
    [ -e "$staging/$name" ] || grep -qxF "$name" "$stamp" 2>/dev/null || rm -f "$library"
  done
}

swap_in() {
  remove_older_libraries
  (cd "$staging" && { say "$source_print"; printf '%s\n' libgit2*; } >installed)
  mv -f "$staging"/libgit2* "$lib"/
  mv -f "$staging/daft" "$lib/daft"
  ln -s "$lib/daft" "$staging/link"
  mv -f "$staging/link" "$bin/daft"
  mv -f "$staging/installed" "$stamp"
}

report_path() {
  case ":$PATH:" in
    *":$bin:"*)
      first=$(command -v daft || true)
      [ "$first" = "$bin/daft" ] || say "  but \`daft\` is $first here: $bin must stand before it on PATH"
      ;;
    *) say "  $bin is not on your PATH; add it with this line in $(profile):" && say "    $(path_line)" ;;
  esac
}

profile() {
  case ${SHELL:-} in
    */zsh) say "$HOME/.zshrc" ;;
    */bash) say "$HOME/.bashrc" ;;
    */fish) say "$HOME/.config/fish/config.fish" ;;
    *) say "$HOME/.profile" ;;
  esac
}

path_line() {
  case ${SHELL:-} in
    */fish) say "fish_add_path $bin" ;;
    *) say "export PATH=\"$bin:\$PATH\"" ;;
  esac
}

install_daft() {
  require_free_link
  runtime_identifier
  source_print=$(fingerprint)
  if is_up_to_date; then
    say "daft is up to date: $bin/daft"
  else
    say "installing daft below $prefix"
    require_tools
    publish
    stage
    swap_in
    say "  installed $bin/daft ($(du -sh "$lib" | cut -f 1 | tr -d ' ') with libgit2, in $lib)"
  fi
  report_path
}

uninstall_daft() {
  if [ ! -e "$lib" ] && [ ! -L "$bin/daft" ]; then
    say "daft is not installed below $prefix"
    return
  fi
  require_free_link
  rm -f "$bin/daft" "$lib/daft" "$lib"/libgit2* "$stamp"
  if [ ! -e "$lib" ] || rmdir "$lib" 2>/dev/null; then
    say "removed $bin/daft and $lib"
  else
    say "removed $bin/daft; left in $lib what daft did not put there"
  fi
  say "A repository where \`daft install\` was run keeps its hook, which now prints one line and does nothing."
  say "To take it out too: install again, run \`daft uninstall\` there, uninstall."
}

case $action in
  install)
    install_daft
    say "next: \`daft install\` in a repository with a daft.yml, or ./install.sh --demo"
    ;;
  demo)
    install_daft
    PATH=$bin:$PATH sh "$root/tests/tools/demo.sh"
    ;;
  uninstall) uninstall_daft ;;
esac
