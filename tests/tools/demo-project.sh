#!/bin/sh
# Sourced by demo.sh in an empty folder: fills it with a project whose cold build takes some seconds, and its daft.yml.
# No dependency comes from outside, since the machine may be offline.
# Sets $contents (what it is) and $build (how to build), for the one who sources it.
# shellcheck disable=SC2034

write_module() { # write_module NUMBER: enough derived and generic code to keep rustc busy for a moment
  cat <<RUST
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Part$1 { pub name: String, pub sizes: Vec<u64>, pub tags: BTreeMap<String, Option<u32>> }

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Event$1 { Added(Part$1), Moved { from: Part$1, to: Part$1 }, Removed(String, Vec<Part$1>) }

pub fn index(parts: &[Part$1]) -> HashMap<String, Vec<Part$1>> {
    parts.iter().cloned().fold(HashMap::new(), |mut all, part| {
        all.entry(part.name.clone()).or_insert_with(Vec::new).push(part);
        all
    })
}

pub fn distinct(events: &[Event$1]) -> Vec<Event$1> {
    let mut seen: Vec<_> = events.iter().cloned().collect::<HashSet<_>>().into_iter().collect();
    seen.sort_by(|a, b| b.cmp(a));
    seen.dedup();
    seen
}

pub fn total(parts: &[Part$1]) -> u64 {
    parts.iter().flat_map(|p| p.sizes.iter().chain(&[$1])).filter(|s| **s % 2 == 0).zip(1..).map(|(s, n)| s * n).sum()
}
RUST
}

write_crate() { # write_crate NAME ['dependency = …' 'use of it']
  mkdir -p "$1/src"
  printf '[package]\nname = "%s"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n%s\n' "$1" "${2:-}" >"$1/Cargo.toml"
  module=0
  while [ $module -lt 8 ]; do
    write_module $module >"$1/src/part$module.rs"
    echo "pub mod part$module;"
    module=$((module + 1))
  done >"$1/src/lib.rs"
  printf 'pub fn weight() -> u64 { part0::total(&[])%s }\n' "${3:-}" >>"$1/src/lib.rs"
}

write_rust_workspace() {
  printf '[workspace]\nmembers = ["model", "engine", "app"]\nresolver = "2"\n' >Cargo.toml
  write_crate model
  write_crate engine 'model = { path = "../model" }' ' + model::weight()'
  write_crate app 'engine = { path = "../engine" }' ' + engine::weight()'
  echo 'fn main() { println!("{}", app::weight()); }' >app/src/main.rs
  {
    echo 'version = 3'
    printf '\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n "engine",\n]\n'
    printf '\n[[package]]\nname = "engine"\nversion = "0.1.0"\ndependencies = [\n "model",\n]\n'
    printf '\n[[package]]\nname = "model"\nversion = "0.1.0"\n'
  } >Cargo.lock
  # A user's own target folder or compiler cache would make the cold build warm.
  mkdir .cargo
  printf '[build]\ntarget-dir = "target"\nrustc-wrapper = ""\n' >.cargo/config.toml
  echo target >.gitignore
  cat >daft.yml <<'YAML'
hooks:
  worktree-post-create:
    jobs:
      - name: fetch-deps
        run: cargo fetch --locked
      - name: warmup-build
        run: cargo build --workspace
        background: true
        needs: [fetch-deps]
YAML
  contents='a Rust workspace of three crates'
  build='cargo build --workspace'
}

write_c_source() { # write_c_source NUMBER: a long function for the optimizer
  echo "long part$1(long x) {"
  step=0
  while [ $step -lt 80 ]; do
    echo "  for (long i = x % $((step + 7)); i < $((step + 90)); i++) x = x * 31 + (i ^ (x >> $((step % 13 + 1))));"
    step=$((step + 1))
  done
  printf '  return x;\n}\n'
}

# A shell script and not a Makefile: cc alone is sure to be there.
write_c_project() {
  file=0
  while [ $file -lt 16 ]; do
    write_c_source $file >"part$file.c"
    file=$((file + 1))
  done
  echo 'long part0(long); int main(int n, char **v) { (void)v; return (int)part0(n) & 1; }' >main.c
  cat >build.sh <<'SH'
#!/bin/sh
# Compiles what changed, then links.
set -e
compiled=0
for source in *.c; do
  object=${source%.c}.o
  if [ ! -e "$object" ] || [ -n "$(find "$source" -newer "$object")" ]; then
    cc -O2 -c "$source" -o "$object"
    compiled=$((compiled + 1))
  fi
done
[ $compiled = 0 ] || cc *.o -o app
echo "compiled $compiled files"
SH
  printf '*.o\napp\n' >.gitignore
  cat >daft.yml <<'YAML'
hooks:
  worktree-post-create:
    jobs:
      - name: warmup-build
        run: sh build.sh
        background: true
YAML
  contents='a C program of 17 files'
  build='sh build.sh'
}

if cargo --version >/dev/null 2>&1; then
  write_rust_workspace
elif cc --version >/dev/null 2>&1; then
  write_c_project
else
  echo 'error: the demo builds something real and needs cargo or cc; neither is here'
  exit 1
fi
