#!/bin/sh
# Sourced by demo.sh in an empty folder: fills it with the first project of tests/Daft.Recipes whose tools are here, its
# daft.yml included. None of these has a dependency from outside, since the machine may be offline.
# Expects $tools (this script's folder) and $demo (a folder for caches); sets $contents (what it is) and $build (how to
# build) for the one who sources it.
# shellcheck disable=SC2034,SC2154

has() { command -v "$1" >/dev/null 2>&1 && "$@" >/dev/null 2>&1; }

use_project() { # use_project NAME CONTENTS BUILD
  cp -R "$tools/../Daft.Recipes/Projects/$1/." .
  contents=$2 build=$3
}

# Nobody's own cache may make the cold build warm.
if has cargo --version; then
  use_project rust 'a Rust workspace of four crates' 'cargo build --workspace'
  mkdir .cargo
  printf '[build]\ntarget-dir = "target"\nrustc-wrapper = ""\n' >.cargo/config.toml
elif has go version; then
  export GOCACHE="$demo/go-build"
  use_project go 'a Go module of five packages' 'go build ./...'
elif has cmake --version && has make --version && has cc --version; then
  export CCACHE_DIR="$demo/ccache"
  use_project ccache 'a C program of nine files with CMake' 'cmake -S . -B build >/dev/null && cmake --build build'
elif has dotnet --version; then
  # A build server would outlive the demo.
  export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false DOTNET_NOLOGO=1
  use_project dotnet 'a .NET solution of three projects' 'dotnet build -v:minimal'
else
  echo 'error: the demo builds something real and needs cargo, go, dotnet, or cmake with make and cc; none of them is here'
  exit 1
fi
