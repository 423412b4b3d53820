#!/bin/sh
# usage: new-git.sh [FOLDER]
#
# Prints the path of a git of version 2.54 or newer, the first with hooks in its configuration: the machine's own, one
# built earlier, or one built now from the source package of Debian's unstable suite, as FOLDER/git-VERSION. FOLDER is
# ~/.cache/daft-tests unless named. The suite is read with an apt state of this script's own: the machine's sources and
# package lists stay as they are. Building takes a minute or two. Where it cannot be had: a line why, exit status 1.
set -eu

folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/daft-tests}
minor=54

fail() { echo "new-git: $*" >&2; exit 1; }

is_new_enough() { # is_new_enough GIT
  version=$("$1" --version 2>/dev/null) || return 1
  version=${version#git version }
  case $version in
    2.*) rest=${version#2.} && [ "${rest%%[!0-9]*}" -ge $minor ] ;;
    *) [ "${version%%.*}" -gt 2 ] ;;
  esac
}

for git in "${DAFT_TEST_NEW_GIT:-git}" git "$folder"/git-*/bin/git; do
  if is_new_enough "$git"; then
    command -v "$git"
    exit 0
  fi
done

command -v apt-get >/dev/null || fail "there is no git 2.$minor here, and building one needs Debian's apt-get"
work=$(mktemp -d "${TMPDIR:-/tmp}/daft-new-git.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
log=$work/log

# The archive that this machine's own packages come from.
# shellcheck disable=SC2016
uri=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Component: main' | grep -v security | head -n 1)
[ -n "$uri" ] || fail 'apt has no package archive configured'
key=/usr/share/keyrings/debian-archive-keyring.gpg
[ -f $key ] || fail 'the keys of the Debian archive are missing: install debian-archive-keyring'

mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/source"
echo "deb-src [signed-by=$key] $uri sid main" >"$work/sources.list"
private_apt() {
  apt-get -q -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" -o APT::Sandbox::User= "$@" >>"$log" 2>&1 ||
    { tail -n 5 "$log" >&2; fail "apt-get $1 failed"; }
}

echo "new-git: fetching git's source package" >&2
private_apt update
(cd "$work/source" && private_apt source --download-only git)
tarball=$(find "$work/source" -name 'git_*.orig.tar.*' ! -name '*.asc' | head -n 1)
[ -n "$tarball" ] || fail 'the source package holds no git_*.orig.tar'
version=${tarball##*/git_}
version=${version%%.orig*}
prefix=$folder/git-$version

echo "new-git: building git $version; this takes a minute or two" >&2
mkdir "$work/build"
tar -xf "$tarball" -C "$work/build" --strip-components=1
# Built aside and renamed, so that a folder of that name always holds a whole git; its own paths are absolute.
# Nobody needs its own tests, nor the last few percent of its speed.
options='TEST_PROGRAMS= UNIT_TEST_PROGS= CLAR_TEST_PROG= NO_CURL=1 NO_EXPAT=1 NO_PERL=1 NO_PYTHON=1 NO_TCLTK=1 NO_GETTEXT=1 NO_RUST=1 NO_OPENSSL=1 SKIP_DASHED_BUILT_INS=1'
# shellcheck disable=SC2086
make -C "$work/build" -j "$(nproc)" $options CFLAGS='-O1 -w' prefix="$prefix" DESTDIR="$work/root" strip install >>"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; fail "git $version does not build here"; }
mkdir -p "$folder"
mv "$work/root$prefix" "$prefix.$$"
rm -rf "$prefix"
mv "$prefix.$$" "$prefix"
is_new_enough "$prefix/bin/git" || fail "Debian's unstable suite has only git $version"
echo "$prefix/bin/git"
