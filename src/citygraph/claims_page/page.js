"use strict";
// Pointing at a claim lights its sentences and mentions, pointing at a sentence its claims; a click keeps the light.
(() => {
  const byId = (id) => document.getElementById(id);
  const ids = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const claims = [...document.querySelectorAll(".claim")];
  const hint = document.querySelector(".hint");
  const greeting = hint.textContent;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let kept = null;

  const claimsOf = new Map();
  for (const claim of claims) {
    for (const id of ids(claim, "s")) {
      claimsOf.set(id, [...(claimsOf.get(id) || []), claim]);
    }
  }

  const litBy = (source) => {
    if (source.matches(".claim")) {
      return [source, ...[...ids(source, "s"), ...ids(source, "m")].map(byId).filter(Boolean)];
    }
    return [source, ...(claimsOf.get(source.id) || [])];
  };
  const clear = () => document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  const light = (source) => {
    clear();
    if (source) litBy(source).forEach((one) => one.classList.add("lit"));
  };
  const say = (source) => {
    if (!source) return greeting;
    if (source.matches(".claim")) return "One claim and its sentence. Escape lets go.";
    const count = (claimsOf.get(source.id) || []).length;
    return `${count} ${count === 1 ? "claim" : "claims"} of this sentence. Escape lets go.`;
  };
  const keep = (source) => {
    kept = kept === source ? null : source;
    const sentence = kept !== null && kept.matches(".s");
    document.body.classList.toggle("kept", kept !== null);
    document.body.classList.toggle("narrowed", sentence); // of a sentence its own claims alone are shown
    hint.textContent = say(kept);
    light(kept);
    if (!kept) return;
    for (const claim of sentence ? claimsOf.get(kept.id) : []) claim.closest("details").open = true;
    const target = sentence ? claimsOf.get(kept.id)[0] : byId(ids(kept, "s")[0]);
    if (target) target.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  };
  const source = (event) => {
    const claim = event.target.closest(".claim");
    if (claim) return claim;
    const sentence = event.target.closest(".s");
    return sentence && claimsOf.has(sentence.id) ? sentence : null;
  };

  for (const [over, out] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(over, (event) => { if (!kept && source(event)) light(source(event)); });
    document.addEventListener(out, (event) => { if (!kept && source(event)) light(null); });
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest("summary, input, label, .why")) return;
    const chosen = source(event);
    if (chosen) {
      event.preventDefault();
      keep(chosen);
    } else if (kept) {
      keep(kept);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && kept) keep(kept);
  });

  // Titles become one tip that is easier to read.
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  document.querySelectorAll(".m[title], code[title]").forEach((one) => {
    one.dataset.tip = one.title;
    one.removeAttribute("title");
  });
  document.addEventListener("pointerover", (event) => {
    const owner = event.target.closest("[data-tip]");
    tip.hidden = !owner || !owner.dataset.tip;
    if (tip.hidden) return;
    tip.textContent = owner.dataset.tip;
    const box = owner.getClientRects()[0];
    const left = Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8));
    const below = box.bottom + 6;
    tip.style.left = `${left}px`;
    tip.style.top = `${below + tip.offsetHeight > innerHeight ? box.top - tip.offsetHeight - 6 : below}px`;
  });
})();
