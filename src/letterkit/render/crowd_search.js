"use strict";
// Shows the names that search.js finds among very many, as one types, and those who have the words in
// what stands beside their names. `order` has the places of the entries as they are shown.
function crowdSearch({ entries, order, besideOf, row }) {
  const MOST_SHOWN = 100;
  const MOST_WORDS = 32; // that a mask has room for
  const SLICE = 12; // ms of preparing between two chances to paint
  const PAUSE = 400; // ms without typing before the count is announced

  const search = document.querySelector("search");
  const input = search.querySelector("input");
  const status = document.getElementById("status");
  const found = document.getElementById("found");
  const everybody = document.getElementById("everybody");
  const number = new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`);
  const index = letterkitNames(NAME_RULES)();
  let preparing = null;
  let announcing = 0;

  // All words that are shown, once each, and for each the entries that have it.
  const vocabulary = [];
  const known = new Map();
  const words = []; // of all entries, one after the other
  const starts = [0];
  let places = null; // by word, where its entries begin in `having`
  let having = null;
  let masks = null;

  function add(entry) {
    index.add(entry.name);
    const beside = [...besideOf(entry, ""), entry.comment].join(" ");
    for (const word of index.wordsOf(`${entry.name} ${beside}`)) {
      let id = known.get(word);
      if (id === undefined) {
        id = vocabulary.length;
        known.set(word, id);
        vocabulary.push(word);
      }
      words.push(id);
    }
    starts.push(words.length);
  }

  function build() {
    places = new Uint32Array(vocabulary.length + 1);
    for (const id of words) places[id + 1] += 1;
    for (let id = 0; id < vocabulary.length; id += 1) places[id + 1] += places[id];
    const next = places.slice();
    having = new Uint32Array(words.length);
    for (let at = 0; at + 1 < starts.length; at += 1) {
      for (let word = starts[at]; word < starts[at + 1]; word += 1) {
        having[next[words[word]]] = at;
        next[words[word]] += 1;
      }
    }
    masks = new Uint32Array(order.length);
    index.search("a"); // which puts the other index together
  }

  async function prepare() {
    for (let at = 0; at < order.length;) {
      const until = performance.now() + SLICE;
      for (; at < order.length && performance.now() < until; at += 1) add(entries[order[at]]);
      await new Promise((resolve) => setTimeout(resolve));
    }
    build();
  }

  // Entries that have all the words in their name or in what stands beside it, but for `others`.
  function beside(query, others) {
    const wanted = [...new Set(query)];
    if (wanted.length > MOST_WORDS) return [];
    masks.fill(0);
    wanted.forEach((word, bit) => {
      const isUnspaced = index.isUnspaced(word);
      vocabulary.forEach((each, id) => {
        if (!(isUnspaced ? each.includes(word) : each.startsWith(word))) return;
        for (let place = places[id]; place < places[id + 1]; place += 1) masks[having[place]] |= 1 << bit;
      });
    });
    const all = wanted.reduce((mask, _, bit) => (mask | (1 << bit)) >>> 0, 0);
    const left = [];
    for (let at = 0; at < masks.length; at += 1) {
      if (masks[at] === all && !others[at]) left.push(at);
    }
    return left;
  }

  // By kind, the places of those who are found in the list as it is shown.
  function lookedFor(query) {
    const asked = index.wordsOf(query);
    if (!asked.length) return [];
    const [exact, ...alike] = index.search(query);
    const similar = alike.flat();
    const named = new Uint8Array(order.length);
    for (const each of [exact, similar]) for (const at of each) named[at] = 1;
    return [["found", exact], ["similar", similar], ["beside", beside(asked, named)]];
  }

  const say = (phrase, values) =>
    search.dataset[phrase].replace(/\{(\w+)\}/g, (_, key) => number.format(values[key]));

  // Who is found, under a heading for each kind; `room` is how many more are shown.
  function listed([phrase, those], room) {
    const heading = document.createElement("h3");
    heading.textContent = say(phrase, { n: those.length });
    const list = document.createElement("ul");
    list.className = "names";
    list.append(...those.slice(0, room).map((at) => row(at)));
    return [heading, list];
  }

  // Shows who is found, and gives the words that say so.
  function show(kinds) {
    const there = kinds.filter(([, those]) => those.length);
    let room = MOST_SHOWN;
    const nodes = [];
    for (const each of there) {
      if (room > 0) nodes.push(...listed(each, room));
      room -= each[1].length;
    }
    found.replaceChildren(...nodes);
    found.hidden = !there.length;
    everybody.hidden = kinds.length > 0;
    if (!kinds.length) return "";
    const [[, exact], [, similar]] = kinds;
    const sentences = exact.length || similar.length ? [] : [search.dataset.none];
    for (const [phrase, those] of there) sentences.push(`${say(phrase, { n: those.length })}.`);
    if (room < 0) sentences.push(`${say("first", { shown: MOST_SHOWN })}.`);
    if (!exact.length && search.dataset.aside) sentences.push(search.dataset.aside);
    return sentences.join(" ");
  }

  function announce(sentences) {
    clearTimeout(announcing);
    announcing = setTimeout(() => { status.textContent = sentences; }, status.textContent ? PAUSE : 0);
  }

  async function find() {
    const query = input.value;
    await (preparing ??= prepare());
    if (query === input.value) announce(show(lookedFor(query)));
  }

  // Shows the whole list again.
  function leave() {
    input.value = "";
    announce(show([]));
  }

  input.addEventListener("input", find);
  if (input.value) find();
  // Do not keep somebody waiting who begins to type.
  setTimeout(() => { preparing ??= prepare(); });
  return { leave };
}
