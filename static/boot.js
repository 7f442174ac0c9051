// Starts the program, or says why it does not start.
(async () => {
  platmap.started = true;
  const { wasm, sha256 } = document.currentScript.dataset;
  const hex = async (bytes) => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (typeof WebAssembly !== "object") return platmap.failed("no-wasm");
  // Its script did not arrive or could not be read, which was told then.
  if (typeof wasm_bindgen === "undefined") return;
  // Where the page is a single file, the module is inside it.
  const inside = document.querySelector(`script[data-file="${wasm}"]`);
  let program;
  let bytes;
  try {
    if (inside) {
      bytes = Promise.resolve(Uint8Array.from(atob(inside.textContent), (letter) => letter.charCodeAt(0)));
    } else {
      program = await fetch(wasm);
      if (!program.ok) return platmap.failed("missing", `${wasm} (${program.status})`);
      bytes = program.clone().arrayBuffer();
      bytes.catch(() => {});
    }
  } catch (error) {
    return platmap.failed(inside ? "damaged" : "unreachable", wasm, error);
  }
  // Compiled as it arrives, and run only if it is what was built.
  const streams = program && WebAssembly.compileStreaming && /^application\/wasm\b/.test(program.headers.get("content-type"));
  let module;
  let trouble;
  try {
    module = await (streams ? WebAssembly.compileStreaming(program) : WebAssembly.compile(await bytes));
  } catch (error) {
    trouble = error;
  }
  const found = await bytes.catch(() => undefined);
  if (!found) return platmap.failed("unreachable", wasm, trouble);
  if (sha256 && crypto.subtle ? (await hex(found)) !== sha256 : trouble && !WebAssembly.validate(found)) return platmap.failed("damaged", wasm, trouble);
  if (trouble) return platmap.failed(/content security policy|unsafe-eval|\bcsp\b/i.test(trouble.message) ? "policy" : "old", wasm, trouble);
  try {
    await wasm_bindgen({ module_or_path: module });
  } catch (error) {
    platmap.failed("fault", "", error);
  }
})();
