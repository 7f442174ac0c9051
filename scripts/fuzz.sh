#!/usr/bin/env bash
# Fuzzes the targets of fuzz/ one after the other; `make fuzz` runs it.
#   FUZZ_SECONDS   for each target (3600)
#   FUZZ_SLICE     seconds at a time, so that all targets have their turn early (FUZZ_SECONDS)
#   FUZZ_TARGETS   only these, separated by spaces
# Inputs that were worth keeping stay in fuzz/corpus/<target>, what broke something in fuzz/artifacts/<target>, and a line
# for each run in fuzz/artifacts/log.tsv: when it ended, the target, seconds, runs, and how it ended. A target that broke
# is run no further; the exit status is 1 then.
set -uo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.tools/bin:$PATH"
seconds=${FUZZ_SECONDS:-3600}
slice=${FUZZ_SLICE:-$seconds}

# The pinned toolchain, which is a stable one: without unsafe code there is nothing for a sanitizer to find, and libFuzzer
# gets its coverage all the same.
RUSTUP_TOOLCHAIN=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
export RUSTUP_TOOLCHAIN
fuzz() { cargo fuzz "$1" --fuzz-dir fuzz --sanitizer none "${@:2}"; }

fuzz build || exit 2
FUZZ_CORPUS=fuzz/corpus cargo test --quiet --test properties seeds_are_written >/dev/null || exit 2
targets=${FUZZ_TARGETS:-$(cargo fuzz list --fuzz-dir fuzz)}
mkdir -p fuzz/artifacts
broken=
for ((done = 0; done < seconds; done += slice)); do
  for target in $targets; do
    [[ " $broken " == *" $target "* ]] && continue
    mkdir -p "fuzz/artifacts/$target"
    start=$SECONDS
    fuzz run "$target" -- -max_total_time=$((slice < seconds - done ? slice : seconds - done)) -rss_limit_mb=2048 -timeout=10 -max_len=16384 -print_final_stats=1 >"fuzz/artifacts/$target/last.log" 2>&1
    end=$?
    [ $end = 0 ] || broken="$broken $target"
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "fuzz/artifacts/$target/last.log")
    printf '%s\t%s\t%s\t%s\t%s\n' "$(date -u +%FT%TZ)" "$target" $((SECONDS - start)) "${runs:-?}" "$([ $end = 0 ] && echo held || echo broke)" | tee -a fuzz/artifacts/log.tsv
  done
done
[ -z "$broken" ] || { echo "broken:$broken; the inputs are in fuzz/artifacts/" >&2; exit 1; }
