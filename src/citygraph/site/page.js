"use strict";
// The language that was chosen goes with the reader from page to page; the index of names is loaded at the first key.
(() => {
  const KEY = "citygraph-language";
  const root = document.body.dataset.root;
  const radios = [...document.querySelectorAll('input[name="language"]')];
  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const keep = (code) => { try { localStorage.setItem(KEY, code); } catch { /* private window: for this page only */ } };
  const language = () => radios.find((radio) => radio.checked)?.value ?? "en";
  const show = (code) => {
    const radio = radios.find((each) => each.value === code);
    if (!radio) return;
    radio.checked = true;
    document.documentElement.lang = code;
    const heading = document.querySelector(`h1 .l[data-l="${code}"]`);
    if (heading && document.title !== document.body.dataset.title) document.title = `${heading.textContent} · ${document.body.dataset.title}`;
  };
  const wished = kept() ?? (navigator.languages ?? []).map((tag) => tag.slice(0, 2)).find((code) => radios.some((each) => each.value === code));
  if (wished) show(wished);
  for (const radio of radios) {
    radio.addEventListener("change", () => { show(radio.value); keep(radio.value); search(); });
  }

  const MOST = 50;
  const form = document.getElementById("search");
  const input = document.getElementById("q");
  const list = document.getElementById("found");
  const told = document.getElementById("told");
  let index = null;
  let loading = false;
  form.hidden = false;
  const word = (id, number) => {
    const inside = document.getElementById(id);
    const own = inside.querySelector(`[data-l="${language()}"]`) ?? inside;
    return own.textContent.replace("#", number);
  };
  const kindWord = (number) => {
    const inside = document.getElementById("kind-words").children[number];
    return (inside.querySelector(`[data-l="${language()}"]`) ?? inside).textContent;
  };
  const fold = (text) => [...text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()]
    .map((char) => index.letters[char] ?? char).join("")
    .replace(/['’‘‛`´ʼʻ′]/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  window.citygraphSearch = (data) => { index = data; search(); };
  const load = () => {
    if (loading) return;
    loading = true;
    const script = document.createElement("script");
    script.src = `${root}search.js`;
    document.head.append(script);
  };
  // A name that begins with what was typed comes first, then one with a word that does, then one that has it within.
  const rank = (folded, query) => {
    let best = 9;
    for (const name of folded.split(" \n")) {
      const at = ` ${name}`.indexOf(` ${query}`);
      const own = name === query ? 0 : at === 0 ? 1 : at > 0 ? 2 : name.includes(query) ? 3
        : query.includes(" ") && query.split(" ").every((part) => ` ${name}`.includes(` ${part}`)) ? 4 : 9;
      best = Math.min(best, own);
    }
    return best;
  };
  function search() {
    const query = index ? fold(input.value) : "";
    list.replaceChildren();
    told.textContent = "";
    if (!query) return;
    const found = [];
    for (const thing of index.things) {
      const own = rank(thing[3], query);
      if (own < 9) found.push([own, thing]);
    }
    found.sort((one, other) => one[0] - other[0] || one[1][1] - other[1][1] || (one[1][0] < other[1][0] ? -1 : one[1][0] > other[1][0] ? 1 : 0));
    for (const [, [name, kind, path]] of found.slice(0, MOST)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `${root}${path}.html`;
      const title = document.createElement("bdi");
      title.textContent = name;
      const about = document.createElement("span");
      about.className = "soft";
      about.textContent = kindWord(kind);
      link.append(title, " ", about);
      item.append(link);
      list.append(item);
    }
    const more = found.length > MOST ? `; ${word("first-words", MOST)}` : "";
    told.textContent = found.length ? word("found-words", found.length) + more : word("none-words", 0);
  }
  input.addEventListener("focus", load);
  input.addEventListener("input", () => { load(); search(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      input.value = "";
      search();
      input.focus();
    } else if (event.key === "ArrowDown" && links.length) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at ? links[at - 1] : input).focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      input.focus();
    }
  });
  const given = new URLSearchParams(location.search).get("q");
  if (given) { input.value = given; load(); }
})();
