// Starts the program, and says so when it stops.
const { js, wasm } = document.querySelector("script[data-js]").dataset;
const crash = (text) => {
  document.getElementById("crash-text").textContent = String(text);
  const dialog = document.getElementById("crash");
  if (!dialog.open) dialog.showModal();
};
document.getElementById("crash-reload").addEventListener("click", () => location.reload());
const fatal = (error) => error instanceof WebAssembly.RuntimeError && crash(error.stack || error);
addEventListener("error", (event) => fatal(event.error));
addEventListener("unhandledrejection", (event) => fatal(event.reason));
try {
  const program = await import(new URL(js, document.baseURI).href);
  await program.default({ module_or_path: new URL(wasm, document.baseURI).href });
} catch (error) {
  crash(error.stack || error);
}
