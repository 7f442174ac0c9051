// The remembered theme and language, before the first paint.
(function () {
  var root = document.documentElement;
  var remembered = function (name) {
    try { return localStorage.getItem("platmap." + name); } catch (refused) { return null; }
  };
  var theme = remembered("theme");
  if (theme) root.setAttribute("data-theme", theme);
  var tags = [remembered("language")].concat(navigator.languages || [navigator.language]);
  var spoken = tags.filter(function (tag) { return /^(en|zh)\b/i.test(tag || ""); })[0];
  root.lang = /^zh/i.test(spoken || "") ? "zh-CN" : "en";
})();
