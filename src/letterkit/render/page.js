"use strict";
// Shows the names that search.js finds, as one types. Nothing is sent anywhere: the page's policy forbids it.
const MOST_SHOWN = 500;
const SLICE = 12; // ms of preparing between two chances to paint
const PAUSE = 400; // ms without typing before the count is announced

const search = document.querySelector("search");

function start() {
  const input = search.querySelector("input");
  const status = document.getElementById("status");
  const found = document.getElementById("found");
  const everybody = document.getElementById("everybody");
  const entries = [...everybody.querySelectorAll("[data-entry]")];
  const index = letterkitNames(NAME_RULES)();
  const texts = []; // of each entry, all that is shown of it
  const language = document.documentElement.lang;
  const number = new Intl.NumberFormat(`${language}-u-nu-latn`);
  let preparing = null;
  let announcing = 0;

  const say = (phrase, values) =>
    search.dataset[phrase].replace(/\{(\w+)\}/g, (_, key) => number.format(values[key]));

  const details = (entry) =>
    [...entry.querySelectorAll(".details")].filter((part) => part.textContent);

  async function prepare() {
    while (texts.length < entries.length) {
      const until = performance.now() + SLICE;
      while (texts.length < entries.length && performance.now() < until) {
        const entry = entries[texts.length];
        const name = entry.querySelector(".name")?.textContent ?? "";
        const beside = details(entry).map((part) => part.textContent);
        index.add(name);
        texts.push(` ${index.wordsOf([name, ...beside].join(" ")).join(" ")}`);
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  // Entries that have all the words in their name or in what stands beside it, but for `others`.
  function beside(query, others) {
    const parts = index.wordsOf(query).map((word) => (index.isUnspaced(word) ? word : ` ${word}`));
    const left = [];
    texts.forEach((text, at) => {
      if (!others.has(at) && parts.every((part) => text.includes(part))) left.push(at);
    });
    return left;
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

  // A part of what was found, under a heading of its own; `room` is how many more are shown.
  function part([phrase, places], room) {
    const heading = document.createElement("h3");
    heading.textContent = say(phrase, { n: places.length });
    const list = document.createElement("ul");
    list.className = "names";
    list.append(...places.slice(0, room).map((at) => shown(entries[at])));
    return [heading, list];
  }

  async function find() {
    const query = input.value;
    await (preparing ??= prepare());
    if (query !== input.value) return;
    const isAsked = index.wordsOf(query).length > 0;
    const [exact, ...alike] = index.search(query);
    const similar = alike.flat();
    const named = new Set([...exact, ...similar]);
    const parts = [["found", exact], ["similar", similar],
      ["beside", isAsked ? beside(query, named) : []]].filter(([, places]) => places.length);
    let room = MOST_SHOWN;
    const nodes = parts.flatMap((each) => {
      const those = room > 0 ? part(each, room) : [];
      room -= each[1].length;
      return those;
    });
    found.replaceChildren(...nodes);
    found.hidden = !parts.length;
    everybody.hidden = isAsked;
    const sentences = named.size ? [] : [search.dataset.none];
    for (const [phrase, places] of parts) sentences.push(`${say(phrase, { n: places.length })}.`);
    if (room < 0) sentences.push(`${say("first", { shown: MOST_SHOWN })}.`);
    if (!exact.length && search.dataset.aside) sentences.push(search.dataset.aside);
    announce(isAsked ? sentences.join(" ") : "");
  }

  input.addEventListener("focus", () => { preparing ??= prepare(); }, { once: true });
  input.addEventListener("input", find);
  for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
  if (input.value) find();
}

if (search) start();
