#!/bin/sh
# usage: check-scripts.sh
#
# Runs shellcheck on every shell script of the repository, and PowerShell's own parser on every .ps1. Exit status 1 where
# one of them finds something.
set -eu
cd "$(dirname "$0")/../.."
failures=0

shell_scripts() {
  git ls-files | while IFS= read -r file; do
    [ -f "$file" ] || continue
    case $(head -n 1 "$file" | tr -d '\0') in '#!'*sh) echo "$file" ;; esac
  done
}

# No name of a script of this repository holds a blank.
# shellcheck disable=SC2046
shellcheck -x $(shell_scripts) || failures=1
# shellcheck disable=SC2046
dotnet run tests/tools/parse-powershell.cs -- $(git ls-files '*.ps1') || failures=1
exit $failures
