"use strict";
const filters = document.getElementById("filters");
const LAYERS = { g: "lit-gold", p: "lit-predicted", w: "lit-word" };

/** The pieces of text of an article by error: [[piece, class], ...]. */
const litOf = new WeakMap();
function pieces(article) {
  if (!litOf.has(article)) {
    const byError = new Map();
    for (const piece of article.querySelectorAll("[data-marks]")) {
      for (const mark of piece.dataset.marks.split(" ")) {
        const error = mark.slice(0, -1);
        if (!byError.has(error)) byError.set(error, []);
        byError.get(error).push([piece, LAYERS[mark.at(-1)]]);
      }
    }
    litOf.set(article, byError);
  }
  return litOf.get(article);
}

const articleOf = (element) => element.closest(".article");
const pinned = (article) => article.querySelector('[aria-pressed="true"]');

/** Light up the words of one error of an article, and no others; none for null. */
function light(article, button) {
  for (const piece of article.querySelectorAll(".lit-gold, .lit-predicted, .lit-word")) {
    piece.classList.remove(...Object.values(LAYERS));
  }
  if (!button) return;
  const lit = pieces(article).get(button.dataset.error) ?? [];
  for (const [piece, name] of lit) piece.classList.add(name);
  if (lit.length) show(article.querySelector(".text"), lit[0][0]);
}

/** Scroll the text, and nothing around it, until the piece can be seen. */
function show(text, piece) {
  const frame = text.getBoundingClientRect();
  const place = piece.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) {
    text.scrollTop += place.top - frame.top - frame.height / 4;
  }
}

function pin(article, button) {
  const before = pinned(article);
  before?.setAttribute("aria-pressed", "false");
  if (button && button !== before) button.setAttribute("aria-pressed", "true");
  light(article, pinned(article));
}

function pointed(article, errors) {
  for (const button of article.querySelectorAll(".faults button")) {
    button.classList.toggle("pointed", errors.includes(button.dataset.error));
  }
}

const errorsAt = (piece) => [...new Set(piece.dataset.marks.split(" ").map((mark) => mark.slice(0, -1)))];

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const button = event.target.closest?.(".faults button");
    if (button) light(articleOf(button), button);
    const piece = event.target.closest?.("[data-marks]");
    if (piece) pointed(articleOf(piece), errorsAt(piece));
  });
}
for (const kind of ["pointerout", "focusout"]) {
  document.addEventListener(kind, (event) => {
    const button = event.target.closest?.(".faults button");
    if (button) light(articleOf(button), pinned(articleOf(button)));
    const piece = event.target.closest?.("[data-marks]");
    if (piece) pointed(articleOf(piece), []);
  });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".faults button");
  if (button) pin(articleOf(button), button);
  const piece = event.target.closest("[data-marks]");
  if (!piece) return;
  const errors = errorsAt(piece);
  const shown = [...articleOf(piece).querySelectorAll(".faults li:not([hidden]) button")];
  const found = shown.filter((each) => errors.includes(each.dataset.error));
  // Pressed again, the same words lead to their next error.
  const next = found[(found.indexOf(pinned(articleOf(piece))) + 1) % found.length];
  if (next && next !== pinned(articleOf(piece))) pin(articleOf(piece), next);
  next?.scrollIntoView({ block: "nearest" });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const button of document.querySelectorAll('[aria-pressed="true"]')) pin(articleOf(button), null);
});

function passes(item, wanted) {
  const made = item.dataset.results.split(" ");
  const [only, result] = wanted.results?.startsWith("only ") ? [true, wanted.results.slice(5)] : [false, wanted.results];
  return (
    (!wanted.section || item.dataset.section === wanted.section) &&
    (!wanted.kind || item.dataset.kind === wanted.kind) &&
    (!result || (made.includes(result) && (!only || made.length === 1)))
  );
}

function filter() {
  const wanted = Object.fromEntries(new FormData(filters));
  let all = 0;
  for (const article of document.querySelectorAll(".article")) {
    const items = [...article.querySelectorAll(".faults li[data-kind]")];
    for (const item of items) item.hidden = !passes(item, wanted);
    const count = items.filter((item) => !item.hidden).length;
    article.querySelector(".count").textContent = `${count} error${count === 1 ? "" : "s"}`;
    all += count;
  }
  filters.querySelector("output").textContent = `${all} error${all === 1 ? "" : "s"}`;
}
filters.addEventListener("change", filter);
filters.addEventListener("submit", (event) => event.preventDefault());

/** A link to an article opens it. */
function open() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
  }
}
addEventListener("hashchange", open);

filter();
open();
