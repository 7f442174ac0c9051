#!/usr/bin/env bash
# Builds the release of the current commit twice, from clean checkouts in different places, with the pinned tools, and compares
# every byte. A second home of Cargo stands for another person's machine.
set -euo pipefail
cd "$(dirname "$0")/.."
commit=$(git rev-parse HEAD)
[ -z "$(git status --porcelain)" ] || echo "what is not committed is not built"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
home=${CARGO_HOME:-$HOME/.cargo}
mkdir -p "$place/home of another"
ln -s "$home"/* "$place/home of another/"

build() { # folder, home of Cargo
  git clone --quiet --no-checkout . "$1"
  git -C "$1" checkout --quiet "$commit"
  ln -s "$PWD/.tools" "$PWD/node_modules" "$1/"
  echo "building $commit in $1"
  CARGO_HOME="$2" make --silent --directory "$1" --old-file=tools release >"$place/log" 2>&1 || { tail -40 "$place/log"; exit 1; }
}
build "$place/one" "$home"
build "$place/a/longer/way/to/two" "$place/home of another"
diff --recursive --exclude=.trunk-lock "$place/one/dist" "$place/a/longer/way/to/two/dist"
diff --recursive "$place/one/release" "$place/a/longer/way/to/two/release"
echo "the same bytes, twice:"
cat "$place/one/release/SHA256SUMS"
