#!/usr/bin/env bash
# Puts what is published into release/: the site as an archive, the single file, and the SHA-256 of both.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C
mapfile -t files < <(cut -c67- dist/SHA256SUMS)
tar --create --format=ustar --sort=name --mtime=@0 --mode=u=rw,go=r --owner=0 --group=0 --numeric-owner \
  --transform 's,^,platmap/,' --directory dist --file release/platmap-site.tar SHA256SUMS "${files[@]}"
cd release
sha256sum platmap-site.tar platmap.html | tee SHA256SUMS
