// The remembered theme and language, before the first paint.
try {
  const theme = localStorage.getItem("platmap.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {}
