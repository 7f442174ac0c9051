// A Firefox of its own profile, driven over Marionette: the protocol that WebDriver speaks to it, JSON in frames over TCP.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREFS = {
  "marionette.port": 0,
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.safebrowsing.blockedURIs.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "intl.accept_languages": "en-US",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
};

/** The path of a Firefox; where there is none, the test says what to do. */
export const path = () => [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"].find((path) => path && existsSync(path));

export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), "platmap-firefox-"));
  writeFileSync(join(profile, "user.js"), Object.entries(PREFS).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(""));
  const browser = spawn(path(), ["--headless", "--marionette", "--no-remote", "--profile", profile], { stdio: "ignore", env: { ...process.env, MOZ_REMOTE_ALLOW_SYSTEM_ACCESS: "", MOZ_HEADLESS_WIDTH: "1440", MOZ_HEADLESS_HEIGHT: "900" } });
  const ended = new Promise((resolve) => browser.once("exit", resolve));
  const said = join(profile, "MarionetteActivePort");
  for (let waited = 0; !existsSync(said) || !readFileSync(said, "utf8"); waited++) {
    if (waited > 600 || browser.exitCode !== null) throw new Error(`Firefox did not start (${path()})`);
    await new Promise((next) => setTimeout(next, 50));
  }
  const socket = connect(Number(readFileSync(said, "utf8")), "127.0.0.1");
  const waiting = new Map();
  let rest = Buffer.alloc(0);
  let greeted;
  const greeting = new Promise((resolve) => (greeted = resolve));
  socket.on("data", (data) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const colon = rest.indexOf(":");
      const length = Number(rest.subarray(0, colon));
      if (colon < 0 || rest.length < colon + 1 + length) return;
      const message = JSON.parse(rest.subarray(colon + 1, colon + 1 + length));
      rest = rest.subarray(colon + 1 + length);
      if (!Array.isArray(message)) greeted();
      else waiting.get(message[1])?.(message);
    }
  });
  await greeting;
  let last = 0;
  const send = async (name, parameters = {}) => {
    const id = ++last;
    const text = Buffer.from(JSON.stringify([0, id, name, parameters]));
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]));
    const [, , error, result] = await answer;
    waiting.delete(id);
    if (error) throw new Error(`${name}: ${error.error}: ${error.message}`);
    return result;
  };
  const { capabilities } = await send("WebDriver:NewSession", { capabilities: { alwaysMatch: { unhandledPromptBehavior: "ignore" } } });
  return {
    version: capabilities.browserVersion,
    goto: (url) => send("WebDriver:Navigate", { url }),
    /** Runs a function in the page; what it resolves to. It sees the page's objects, and no policy of the page binds it. */
    run: async (act, ...args) => {
      const script = `const done = arguments[arguments.length - 1]; (${act})(...[].slice.call(arguments, 0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value } = await send("WebDriver:ExecuteAsyncScript", { script, args, scriptTimeout: 30_000 });
      if (value.error) throw new Error(value.error);
      return value.value;
    },
    keys: async (text) => {
      const actions = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
      await send("WebDriver:PerformActions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    close: async () => {
      await send("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => {});
      socket.destroy();
      const late = setTimeout(() => browser.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(late);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
