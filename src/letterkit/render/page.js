"use strict";
// Finds names as one types. Nothing is sent anywhere: the page's policy forbids it.
const MOST_SHOWN = 500;
const SLICE = 12; // ms of preparing between two chances to paint
const PAUSE = 400; // ms without typing before the count is announced

const ALIKE = {
  "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
  "ı": "i", "ŋ": "n", "ґ": "г", "ς": "σ", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي",
};
const LETTERS = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "gu");
// Latin, Cyrillic and Greek accents; Hebrew points; Arabic vowels and tatweel.
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/gu;
const APOSTROPHES = /['’‘ʼʹʻ`´′]/gu;

const unaccented = (text) => text.normalize("NFKD").toLowerCase().replace(ACCENTS, "")
  .replace(LETTERS, (letter) => ALIKE[letter]);

// What is left of a name to compare: its words, as anybody might type them.
const plain = (text) => (/^[ -~]*$/.test(text) ? text.toLowerCase() : unaccented(text))
  .replace(APOSTROPHES, "").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();

const search = document.querySelector("search");

function start() {
  const input = search.querySelector("input");
  const status = document.getElementById("status");
  const found = document.getElementById("found");
  const everybody = document.getElementById("everybody");
  const entries = [...everybody.querySelectorAll("[data-entry]")];
  const names = [];
  const others = [];
  const language = document.documentElement.lang;
  const number = new Intl.NumberFormat(`${language}-u-nu-latn`);
  let preparing = null;
  let announcing = 0;

  const say = (phrase, values) =>
    search.dataset[phrase].replace(/\{(\w+)\}/g, (_, key) => number.format(values[key]));

  const details = (entry) =>
    [...entry.querySelectorAll(".details")].filter((part) => part.textContent);

  async function prepare() {
    while (names.length < entries.length) {
      const until = performance.now() + SLICE;
      while (names.length < entries.length && performance.now() < until) {
        const entry = entries[names.length];
        others.push(plain(details(entry).map((part) => part.textContent).join(" ")));
        names.push(plain(entry.querySelector(".name")?.textContent ?? ""));
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  // Entries with all the words, those that have them in the name first.
  function matches(words) {
    const first = [];
    const then = [];
    entries.forEach((entry, at) => {
      if (words.every((word) => names[at].includes(word))) first.push(entry);
      else if (words.every((word) => names[at].includes(word) || others[at].includes(word))) {
        then.push(entry);
      }
    });
    return first.concat(then);
  }

  function shown(entry) {
    const item = document.createElement("li");
    const name = entry.querySelector("a:has(.name), .name");
    if (name) item.append(name.cloneNode(true), " ");
    for (const part of details(entry)) {
      const copy = document.createElement(part.localName === "q" ? "q" : "span");
      copy.className = "details";
      copy.append(...part.cloneNode(true).childNodes);
      item.append(copy);
    }
    return item;
  }

  function announce(words) {
    clearTimeout(announcing);
    announcing = setTimeout(() => { status.textContent = words; }, status.textContent ? PAUSE : 0);
  }

  async function find() {
    const query = input.value;
    await (preparing ??= prepare());
    if (query !== input.value) return;
    const words = plain(query).split(" ").filter(Boolean);
    const those = words.length ? matches(words) : [];
    found.replaceChildren(...those.slice(0, MOST_SHOWN).map(shown));
    found.hidden = !those.length;
    everybody.hidden = words.length > 0;
    const values = { n: those.length, total: entries.length, shown: MOST_SHOWN };
    if (!words.length) announce("");
    else if (!those.length) announce(say("none", values));
    else announce(say(those.length > MOST_SHOWN ? "many" : "count", values));
  }

  input.addEventListener("focus", () => { preparing ??= prepare(); }, { once: true });
  input.addEventListener("input", find);
  for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
  if (input.value) find();
}

if (search) start();
