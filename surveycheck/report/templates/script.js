"use strict";
(() => {
  const root = document.documentElement;
  const button = document.getElementById("switch");
  const form = document.getElementById("filter");
  const search = document.getElementById("search");
  const speak = (lang) => {
    root.dataset.lang = lang;
    root.lang = lang === "en" ? "en" : "zh-CN";
    if (search) search.placeholder = search.dataset[lang];
  };
  speak(root.dataset.lang);
  button.hidden = false;
  button.addEventListener("click", () => speak(root.dataset.lang === "en" ? "zh" : "en"));

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let e = target.parentElement; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  if (location.hash) reveal();
  window.addEventListener("beforeprint", () => {
    for (const d of document.querySelectorAll(".same,.reason")) d.open = true;
  });
  if (!form) return;

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  const items = [...document.querySelectorAll("[data-severity]")];
  const texts = items.map((item) => item.textContent.toLowerCase());
  const rules = [...document.querySelectorAll("[data-rule]")];
  const shown = document.getElementById("shown");
  const filter = () => {
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const classes = new Set([...form.querySelectorAll("input:checked")].map((box) => box.value));
    let count = 0;
    items.forEach((item, i) => {
      const fits = classes.has(item.dataset.severity) && wanted.every((word) => texts[i].includes(word));
      item.classList.toggle("gone", !fits);
      count += fits;
    });
    for (const rule of rules) rule.classList.toggle("gone", !rule.querySelector("[data-severity]:not(.gone)"));
    const narrowed = count < items.length;
    if (wanted.length && count <= 200)
      for (const d of document.querySelectorAll("#findings details"))
        if (d.querySelector("[data-severity]:not(.gone)")) d.open = true;
    shown.textContent = narrowed ? `${count} / ${items.length}` : "";
  };
  let timer = 0;
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(filter, 120);
  });
  form.addEventListener("change", filter);
  document.getElementById("unfold").addEventListener("click", () => {
    for (const d of document.querySelectorAll("#findings details")) d.open = true;
  });
})();
