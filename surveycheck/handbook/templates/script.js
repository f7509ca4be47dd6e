"use strict";
(() => {
  const root = document.documentElement;
  const button = document.getElementById("switch");
  const keep = (lang) => {
    try {
      if (lang) localStorage.setItem("surveycheck-lang", lang);
      return localStorage.getItem("surveycheck-lang");
    } catch {
      return null; // where nothing may be kept, each page begins in its own language
    }
  };
  const speak = (lang) => {
    root.dataset.lang = lang;
    root.lang = lang === "en" ? "en" : "zh-CN";
    for (const one of document.querySelectorAll("[data-zh]")) {
      if (one.tagName === "INPUT") one.placeholder = one.dataset[lang];
      else one.textContent = one.dataset[lang];
    }
  };
  const kept = keep();
  speak(kept === "zh" || kept === "en" ? kept : root.dataset.lang);
  button.hidden = false;
  button.addEventListener("click", () => {
    const lang = root.dataset.lang === "en" ? "zh" : "en";
    keep(lang);
    speak(lang);
  });
  window.addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("#answers")) one.open = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, pre") || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowLeft: "before", ArrowRight: "after" }[event.key];
    const link = to && document.getElementById(to);
    if (link) link.click();
    const search = document.getElementById("search");
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
    }
  });

  const form = document.getElementById("filter");
  if (!form) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  const search = document.getElementById("search");
  const rows = [...document.querySelectorAll(".row")];
  const texts = rows.map((row) => `${row.dataset.find} ${row.textContent.toLowerCase()}`);
  const parts = [...document.querySelectorAll("section[data-stage]")];
  const filter = () => {
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = [...form.querySelectorAll("select")].filter((one) => one.value);
    let count = 0;
    rows.forEach((row, i) => {
      const fits = chosen.every((one) => row.dataset[one.name] === one.value) && wanted.every((word) => texts[i].includes(word));
      row.classList.toggle("gone", !fits);
      count += fits;
    });
    for (const part of parts) part.classList.toggle("gone", !part.querySelector(".row:not(.gone)"));
    document.getElementById("none").classList.toggle("gone", count > 0);
    document.getElementById("shown").textContent = `${count} / ${rows.length}`;
  };
  search.addEventListener("input", filter);
  form.addEventListener("change", filter);
  filter();
})();
