"use strict";
// Very many names: unpacked from the register that the page carries, and drawn where one scrolls;
// crowd_search.js finds them. Nothing is sent anywhere: the page's policy forbids it.
{
  const PART = 200; // entries that are drawn, and taken away again, together
  const AHEAD = "150% 0px"; // how far from what is seen they are drawn
  const STOPS = 60; // places to go to
  // Scripts that a language tag can name where the language itself is not known: ISO 15924.
  const SCRIPTS = ["Latn", "Cyrl", "Grek", "Armn", "Geor", "Hebr", "Arab", "Syrc", "Thaa", "Nkoo", "Adlm",
    "Ethi", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Thai",
    "Laoo", "Tibt", "Mymr", "Khmr", "Mong", "Cher", "Hang", "Hira", "Kana", "Hani"];
  const TAGS = { Hang: "ko", Hira: "ja", Kana: "ja" };
  const ALSO = { Jpan: ["Hani", "Hira", "Kana"], Kore: ["Hang", "Hani"], Hans: ["Hani"], Hant: ["Hani"] };

  const byId = (id) => document.getElementById(id);
  const language = document.documentElement.lang;
  const number = new Intl.NumberFormat(`${language}-u-nu-latn`);
  const comma = byId("scrolled").dataset.comma;
  const everybody = byId("everybody");

  // What the page carries.

  const bytesOf = (base64) => {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    return bytes;
  };

  const carried = (id) => JSON.parse(byId(id).textContent);

  // What is left of the register without its hashes, and those: see verifier/packed.js.
  async function unpacked(id) {
    const [packed, hashes] = carried(id).split(".").map(bytesOf);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    const bytes = await new Response(stream).arrayBuffer();
    const left = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    return { left, hashes, carried: await new Blob([bytes, hashes ?? ""]).arrayBuffer() };
  }

  // The places of all entries as they are shown.
  function orderOf(order, entries) {
    if (!order) {
      const known = byId("letterkit-manuscript") ? carried("letterkit-manuscript").order : [];
      return Uint32Array.from(known.length ? known : entries.keys());
    }
    const bytes = bytesOf(order);
    return Uint32Array.from({ length: bytes.length / 3 }, (_, at) =>
      bytes[3 * at] * 65536 + bytes[3 * at + 1] * 256 + bytes[3 * at + 2]);
  }

  async function read() {
    const found = await unpacked("letterkit-register");
    const register = JSON.parse(found.left.replace(/[\u0001\u0002]/g, ""));
    const { groups, countries, order } = carried("letterkit-shown");
    return { ...found, register, groups, countries, order: orderOf(order, register.entries) };
  }

  // An entry as an element.

  const own = new Intl.Locale(language).maximize().script;
  const scriptIs = SCRIPTS.map((script) => new RegExp(`^\\p{Script=${script}}`, "u"));

  const tags = new Map(); // by letter

  // The language tag of a text that begins in another script than the page's, or nothing.
  function tagOf(text) {
    const letter = /\p{L}/u.exec(text)?.[0] ?? "";
    if (!tags.has(letter)) tags.set(letter, tagOfLetter(letter));
    return tags.get(letter);
  }

  function tagOfLetter(letter) {
    const script = SCRIPTS[scriptIs.findIndex((each) => each.test(letter))];
    if (!script || script === own || ALSO[own]?.includes(script)) return "";
    return TAGS[script] ?? `und-${script}`;
  }

  function isolated(text, className = "") {
    const part = document.createElement("bdi");
    const tag = tagOf(text);
    part.textContent = text;
    if (className) part.className = className;
    if (tag) part.lang = tag;
    return part;
  }

  function linked(element, link) {
    if (!/^https?:\/\//.test(link)) return element;
    const anchor = document.createElement("a");
    anchor.href = link;
    anchor.rel = "external nofollow noopener noreferrer";
    anchor.append(element);
    return anchor;
  }

  function withClass(name, className, ...children) {
    const element = document.createElement(name);
    element.className = className;
    element.append(...children);
    return element;
  }

  function start(crowd) {
    const { register, groups, countries, order } = crowd;
    const { entries } = register;
    const scrolled = byId("scrolled");
    const ends = []; // of each group, in the order that is shown
    groups.reduce((end, [, count], at) => { ends[at] = end + count; return ends[at]; }, 0);
    const groupAt = (position) => ends.findIndex((end) => position < end);
    const startOf = (group) => ends[group] - groups[group][1];

    // What is shown beside the name; `unsaid` is what the heading above says.
    function besideOf(entry, unsaid) {
      const { role, affiliation, country, kind } = entry;
      return [role,
        unsaid === "affiliation" && kind === "person" ? "" : affiliation,
        unsaid === "country" ? "" : countries[country] ?? country].filter(Boolean);
    }

    function row(position, unsaid = "") {
      const entry = entries[order[position]];
      const item = document.createElement("li");
      if (entry.name) item.append(linked(isolated(entry.name, "name"), entry.link), " ");
      const beside = besideOf(entry, unsaid).flatMap((each, at) => (at ? [comma, isolated(each)] : [isolated(each)]));
      if (beside.length) item.append(withClass("span", "details", ...beside));
      if (entry.comment) item.append(withClass("q", "details", isolated(entry.comment)));
      return item;
    }

    // Where in its group an entry stands, for those who do not see how long the list is.
    function placed(item, position, group = groupAt(position)) {
      item.dataset.entry = order[position];
      item.setAttribute("aria-setsize", groups[group][1]);
      item.setAttribute("aria-posinset", position - startOf(group) + 1);
      return item;
    }

    // Parts of the list, each an element that keeps its room while it is empty.

    const first = [...everybody.querySelectorAll(":scope > .names > [data-entry]")];
    first.forEach((item, position) => placed(item, position));
    const parts = [];
    const partOf = new Map(); // by element
    let rowSize = 0; // px, over columns

    const sight = new IntersectionObserver((sightings) => {
      for (const { target, isIntersecting } of sightings) {
        if (isIntersecting) draw(partOf.get(target));
        else empty(partOf.get(target));
      }
    }, { rootMargin: AHEAD });

    function measure() {
      const lists = [...everybody.querySelectorAll(":scope > .names")];
      const size = lists.reduce((sum, list) => sum + list.offsetHeight, 0);
      if (size) rowSize = size / first.length;
    }

    function draw(part) {
      if (part.isDrawn) return;
      part.isDrawn = true;
      const before = part.element.offsetHeight;
      const items = [];
      for (let position = part.from; position < part.to; position += 1) {
        items.push(placed(row(position, groups[part.group][2]), position, part.group));
      }
      const list = withClass("ul", "names", ...items);
      list.setAttribute("aria-label", `${number.format(part.from + 1)}–${number.format(part.to)}`);
      part.element.style.blockSize = "";
      part.element.replaceChildren(list);
      keepSight(part.element, before);
    }

    // Where a browser does not keep in sight what is seen when something above it grows.
    function keepSight(element, before) {
      if (CSS.supports("overflow-anchor", "auto")) return;
      const { bottom, height } = element.getBoundingClientRect();
      if (bottom < 0) scrollBy(0, height - before);
    }

    function empty(part) {
      if (!part.isDrawn || part.element.contains(document.activeElement)) return;
      const size = part.element.offsetHeight;
      if (!size) return; // all of the list is hidden while something was looked for
      part.isDrawn = false;
      part.element.style.blockSize = `${size}px`;
      part.element.replaceChildren();
    }

    function reserve(part) {
      if (!part.isDrawn) part.element.style.blockSize = `${Math.ceil((part.to - part.from) * rowSize)}px`;
    }

    function lay() {
      measure();
      let from = first.length;
      groups.forEach(([heading], group) => {
        if (heading && startOf(group) >= first.length) {
          scrolled.append(withClass("h3", "", isolated(heading)));
        }
        while (from < ends[group]) {
          const part = { from, to: Math.min(from + PART, ends[group]), group, isDrawn: false,
            element: document.createElement("div") };
          reserve(part);
          parts.push(part);
          partOf.set(part.element, part);
          scrolled.append(part.element);
          from = part.to;
        }
      });
      for (const { element } of parts) sight.observe(element);
    }

    function relay() {
      measure();
      parts.forEach(reserve);
    }

    // Shows the entry in this place of the list, so that somebody with a keyboard goes on from there.
    function go(position) {
      if (everybody.hidden) finder.leave();
      const part = parts.find(({ from, to }) => from <= position && position < to);
      if (part) draw(part);
      const item = part ? part.element.querySelectorAll("li")[position - part.from] : first[position];
      item.tabIndex = -1;
      item.scrollIntoView({ block: "center" });
      item.focus({ preventScroll: true });
    }

    function goToHash() {
      const place = /^#entry-(\d{1,8})$/.exec(location.hash)?.[1];
      const position = place === undefined ? -1 : order.indexOf(Number(place));
      if (position >= 0) go(position);
    }

    function offerPlaces() {
      const jump = byId("jump");
      const step = Math.ceil(order.length / STOPS);
      let under = -1;
      let into = jump;
      for (let position = 0; position < order.length; position += step) {
        const group = groupAt(position);
        const [heading] = groups[group];
        if (group !== under && heading) {
          into = document.createElement("optgroup");
          into.label = heading;
          jump.append(into);
        }
        under = group;
        const entry = entries[order[position]];
        const option = document.createElement("option");
        option.value = position;
        option.textContent = [number.format(position + 1), entry.name || besideOf(entry, "").join(comma)].join(" · ");
        into.append(option);
      }
      jump.addEventListener("change", () => go(Number(jump.value)));
    }

    lay();
    offerPlaces();
    let width = innerWidth;
    addEventListener("resize", () => {
      if (width === innerWidth) return;
      width = innerWidth;
      relay();
    });
    addEventListener("hashchange", goToHash);
    for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
    byId("signatories").classList.add("scrolls");
    const finder = crowdSearch({ entries, order, besideOf, row });
    goToHash();
    return crowd;
  }

  // What goes on from here waits for what the page carries.
  globalThis.crowd = globalThis.DecompressionStream ? read().then(start) : new Promise(() => {});
  globalThis.crowd.catch(() => {}); // compare_packed.js says so
}
