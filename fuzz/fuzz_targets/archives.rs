#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| platmap_fuzz::run("archives", data));
