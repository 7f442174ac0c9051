// What is left when the program dies or does not start: a dialog with the reason, a report, and what the person gave.
// Written for browsers of any age: it must run where nothing else does.
var platmap = (function () {
  var root = document.documentElement;
  var kept = [];
  var refused = false;
  var told = false;
  var next = 0;

  function element(id) { return document.getElementById("crash-" + id); }

  function show(reason, name, detail) {
    // What follows the first fault follows from it.
    if (told) return;
    told = true;
    var fault = reason === "fault";
    var given = everything();
    var wanted = [reason, fault ? "" : "start", given.length ? "kept" : ""];
    var dialog = document.getElementById("crash");
    [].forEach.call(dialog.querySelectorAll("[data-reason]"), function (part) {
      part.hidden = wanted.indexOf(part.getAttribute("data-reason")) < 0;
    });
    var place = location.hash.split("?")[0];
    element("text").textContent = [
      "Platmap " + (root.getAttribute("data-version") || "(development)") + (root.getAttribute("data-build") ? ", build " + root.getAttribute("data-build") : ""),
      "Reason: " + reason + (name ? ": " + name : ""),
      "Browser: " + navigator.userAgent,
      "Page: " + location.protocol + " " + (/^#\/[a-z]+/.exec(place) || ["#"])[0] + ", " + root.lang,
      unquoted(detail),
    ].join("\n");
    element("save").hidden = !given.length;
    element("count").textContent = given.length > 1 ? "(" + given.length + ")" : "";
    element("save").onclick = function () { save(given); };
    element("copy").onclick = copy;
    element("reload").onclick = reload;
    if (dialog.showModal) {
      dialog.showModal();
      // There is nothing behind it to go back to.
      dialog.addEventListener("close", function () { dialog.showModal(); });
    } else dialog.setAttribute("open", "");
    element(given.length ? "save" : "reload").focus();
  }

  // Messages of a program can quote what it was working on; a report never does, and keeps to itself where the page lies.
  function unquoted(text) {
    return String(text || "").split(location.href.replace(/[^/]*([?#].*)?$/, "")).join("").replace(/`[^]*`/g, "`…`").replace(/"[^]*"/g, "\"…\"").slice(0, 8000);
  }

  // What was given, and what stands in text fields and was not.
  function everything() {
    var fields = [].map.call(document.querySelectorAll("#page textarea"), function (field, at) {
      return { name: "text-" + (at + 1) + ".txt", part: field.value };
    });
    var fresh = fields.filter(function (field) {
      return field.part && !kept.some(function (known) { return known.part === field.part; });
    });
    return kept.concat(fresh);
  }

  function named(name, at) { return name.replace(/[^\w.@:+-]+/g, "_").slice(-90) || "pasted-" + (at + 1) + ".txt"; }

  // One file as it is; several as a tar archive of the same bytes.
  function save(given) {
    var parts = [];
    var taken = {};
    given.forEach(function (item, at) {
      var name = named(item.name, at);
      if (taken[name]) name = (at + 1) + "-" + name;
      taken[name] = true;
      var blob = new Blob([item.part]);
      if (given.length > 1) parts.push(header(name, blob.size));
      parts.push(blob);
      if (given.length > 1) parts.push(new Uint8Array((512 - (blob.size % 512)) % 512));
    });
    if (given.length > 1) parts.push(new Uint8Array(1024));
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts));
    link.download = given.length > 1 ? "platmap-documents.tar" : named(given[0].name, 0);
    link.click();
  }

  function header(name, size) {
    var octal = function (value, width) { return ("000000000000" + value.toString(8)).slice(1 - width) + "\0"; };
    var text = function (sum) {
      var head = name + new Array(101 - name.length).join("\0") + octal(420, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(0, 12) + sum + "0";
      return head + new Array(258 - head.length).join("\0") + "ustar\x0000";
    };
    var bytes = function (text) {
      var block = new Uint8Array(512);
      for (var at = 0; at < text.length; at++) block[at] = text.charCodeAt(at);
      return block;
    };
    var sum = [].reduce.call(bytes(text("        ")), function (sum, byte) { return sum + byte; }, 0);
    return bytes(text(octal(sum, 7) + " "));
  }

  function copy() {
    var text = element("text");
    var said = function () { element("said").textContent = root.lang === "en" ? "Copied" : "已复制"; };
    var selected = function () {
      getSelection().selectAllChildren(text);
      if (document.execCommand("copy")) said();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).then(said, selected);
    else selected();
  }

  // A version that waits may be the one without the fault: it takes over first.
  function reload() {
    var again = function () { location.reload(); };
    if (!navigator.serviceWorker) return again();
    setTimeout(again, 1000);
    navigator.serviceWorker.getRegistration().then(function (found) {
      if (!found || !found.waiting) return again();
      found.waiting.addEventListener("statechange", again);
      found.waiting.postMessage("take over");
    }).catch(again);
  }

  function fatal(error) {
    var stack = String((error && error.stack) || error);
    var program = typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
    if (program || /wasm-function|\.wasm/.test(stack)) show("fault", "", lines(error));
  }

  function lines(error) {
    var stack = String(error.stack || "");
    return stack.indexOf(error.message) < 0 ? error + "\n" + stack : stack;
  }

  addEventListener("securitypolicyviolation", function () { refused = true; });
  // The end of the page starts the program: without it the page is not whole.
  addEventListener("load", function () { if (!api.started) failed("damaged", location.pathname.split("/").pop()); });
  addEventListener("unhandledrejection", function (event) { fatal(event.reason); });
  addEventListener("error", function (event) {
    var source = event.target && event.target.src;
    if (source) unloaded(source);
    else if (event.error instanceof SyntaxError) failed("old", (event.filename || "").split("/").pop(), event.message);
    else fatal(event.error);
  }, true);

  // A script element does not say why it failed.
  function unloaded(source) {
    var name = source.split("/").pop();
    if (typeof fetch !== "function") return failed("missing", name);
    fetch(source).then(function (response) { failed(response.ok ? "damaged" : "missing", name); }, function () { failed("unreachable", name); });
  }

  // Why the program does not start. A policy and a page from disk make many things fail: they are the reason then.
  function failed(reason, name, error) {
    var single = root.getAttribute("data-form") === "file";
    var own = single ? (refused ? "damaged" : reason) : location.protocol === "file:" ? "disk" : refused ? "policy" : reason;
    var tell = function () { show(own, name, error && error.message ? lines(error) : error); };
    if (document.getElementById("crash")) tell();
    else addEventListener("DOMContentLoaded", tell);
  }

  var api = {
    started: false,
    failed: failed,
    // The program's last words.
    crashed: function (message) {
      console.error(message);
      show("fault", "", message + "\n" + (new Error().stack || "").replace(/^Error\n/, ""));
    },
    // Keeps a file, or a text, where a dead program leaves it alone; another under the same key takes its place.
    keep: function (key, name, part) {
      var size = typeof part === "string" ? new Blob([part]).size : part.size;
      kept = kept.filter(function (item) { return item.key !== key; });
      kept.push({ key: key || "given " + next++, name: name, part: part, size: size });
    },
    // Lets go of everything but what is listed by size and name.
    retain: function (list) {
      kept = kept.filter(function (item) { return list.indexOf(item.size + " " + item.name) >= 0; });
    },
  };
  return api;
})();
