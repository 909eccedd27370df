"use strict";
/* Everything goes by the numbers of notes: an item rests on some, words of the article are covered by some. */
const article = document.getElementById("article");
const back = document.getElementById("back");
const items = [...document.querySelectorAll("[data-item]")];
const words = [...article.querySelectorAll("[data-notes]")];
const cites = items.map((item) => item.querySelector(".cite"));
const marks = [...article.querySelectorAll(".note")];

const notesOf = (element) => (element.dataset.notes ?? element.dataset.note).split(" ");
const resting = (element, notes) => notesOf(element).some((note) => notes.includes(note));
const itemOf = (target) => target.closest?.("[data-item]");
const wordsOf = (target) => target.closest?.("#article [data-notes], .note");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** What is held lit until Escape or another press: an item, words of the article, or nothing. */
let held = null;

/** Light what belongs to an item or to words, and put out everything else. */
function light(source) {
  const notes = source ? notesOf(source) : [];
  const key = source?.dataset.item;
  for (const word of words) {
    word.classList.toggle("lit", resting(word, notes));
    word.classList.toggle("exact", Boolean(key) && (word.dataset.exact ?? "").split(" ").includes(key));
  }
  for (const item of items) item.classList.toggle("lit", key ? item === source : resting(item, notes));
}

function hold(source) {
  held = source === held ? null : source;
  const notes = held && !held.dataset.item ? notesOf(held) : [];
  for (const [place, cite] of cites.entries()) cite.setAttribute("aria-pressed", String(items[place] === held));
  for (const mark of marks) mark.setAttribute("aria-pressed", String(notes.includes(mark.dataset.note)));
  light(held);
  back.hidden = !held?.dataset.item;
}

const firstWords = (item) => words.find((word) => resting(word, notesOf(item)));
const firstItem = (source) => items.find((item) => resting(item, notesOf(source)));
const beside = () => getComputedStyle(article).position === "sticky";

/** Bring an item's words into view: in their own column, or on the page where there is one column only. */
function showWords(item) {
  const place = article.querySelector(".lit.exact") ?? firstWords(item);
  if (!place) return; // Evidence of white space alone has no place.
  const { top, bottom } = place.getBoundingClientRect();
  if (!beside()) place.scrollIntoView({ block: "center" });
  else if (top < 40 || bottom > article.clientHeight - 40) {
    const behavior = calm.matches ? "auto" : "smooth";
    article.scrollTo({ top: article.scrollTop + top - article.clientHeight / 3, behavior });
  }
}

function showItems(source) {
  const lit = items.filter((item) => resting(item, notesOf(source)));
  const inView = ({ top, bottom }) => top >= 0 && bottom <= innerHeight;
  if (!beside() || !lit.some((item) => inView(item.getBoundingClientRect()))) lit[0].scrollIntoView({ block: "center" });
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (kind === "focusin" && !event.target.matches(":focus-visible")) return;
    const source = itemOf(event.target) ?? wordsOf(event.target);
    if (!source) return;
    light(source);
    if (source.dataset.item && beside()) showWords(source);
  });
}
for (const kind of ["pointerout", "focusout"]) {
  document.addEventListener(kind, (event) => {
    if (itemOf(event.target) ?? wordsOf(event.target)) light(held);
  });
}

document.addEventListener("click", (event) => {
  if (!getSelection().isCollapsed) return;
  const item = itemOf(event.target);
  const source = item ?? wordsOf(event.target);
  if (!source) return;
  hold(source);
  if (held && item) showWords(item);
  else if (held) showItems(source);
});

back.addEventListener("click", () => {
  const item = held;
  hold(null);
  item.scrollIntoView({ block: "center" });
  item.querySelector(".cite").focus({ preventScroll: true });
});

/** Up and down go through the numbers of one side, right and left to the other side. */
function next(from, key) {
  const side = cites.includes(from) ? cites : marks;
  const place = side.indexOf(from);
  if (key === "ArrowDown") return side[place + 1];
  if (key === "ArrowUp") return side[place - 1];
  if (key === "ArrowRight" && side === cites) return marks.find((mark) => resting(itemOf(from), [mark.dataset.note]));
  if (key !== "ArrowLeft" || side === cites) return null;
  const source = held?.dataset.item && resting(held, notesOf(from)) ? held : firstItem(from);
  return source.querySelector(".cite");
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === "Escape") {
    hold(null);
    return;
  }
  if (!event.target.matches(".cite, .note")) return;
  const target = next(event.target, event.key);
  if (target) {
    event.preventDefault();
    target.focus();
  }
});

addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
});
