// The search for a name in the list that a file carries: the rules are those of search.js.
function letterkitFind({ entries, aside }, { element, said, phrase, label }) {
  const MOST_SHOWN = 200;
  const SLICE = 12; // ms of preparing between two chances to paint
  const index = letterkitNames(NAME_RULES)();
  let added = 0;
  let preparing = null;

  async function prepare() {
    while (added < entries.length) {
      const until = performance.now() + SLICE;
      for (; added < entries.length && performance.now() < until; added += 1) index.add(entries[added][0]);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  const input = element("input", { type: "search", id: label, autocomplete: "off", spellcheck: "false",
    autocapitalize: "off", placeholder: phrase("find_hint") });
  const status = element("p", { class: "status", role: "status" });
  const found = element("div", { class: "found" });

  // Why somebody may not be found, where the list says how many those are.
  function otherwise() {
    if (!aside) return [phrase("find_hidden")];
    const counted = Object.entries(aside).filter(([, n]) => n);
    const list = counted.flatMap(([how, n], at) =>
      [...(at ? [", "] : []), ...said(`find_${how}`, { n })]);
    const [before, after] = phrase("find_aside").split("{list}");
    return list.length ? [before, ...list, after] : [];
  }

  function part(key, places) {
    const rows = places.map((at) => {
      const [name, details] = entries[at];
      return element("li", {}, element("b", {}, element("bdi", {}, name)), details ? " " : "",
        element("bdi", {}, details));
    });
    return [element("h3", {}, ...said(key, { n: places.length })), element("ul", {}, ...rows)];
  }

  async function find() {
    const query = input.value;
    await (preparing ??= prepare());
    if (query !== input.value) return;
    const [exact, ...alike] = index.search(query);
    const similar = alike.flat();
    const isAsked = index.wordsOf(query).length > 0;
    const parts = [["find_found", exact], ["find_similar", similar]].filter(([, each]) => each.length);
    let room = MOST_SHOWN;
    found.replaceChildren();
    for (const [key, places] of parts) {
      const [heading, list] = part(key, places.slice(0, room));
      heading.replaceChildren(...said(key, { n: places.length }));
      if (room > 0) found.append(heading, list);
      room -= places.length;
    }
    const sentences = parts.length ? [] : [[phrase("find_none")]];
    for (const [key, places] of parts) sentences.push([...said(key, { n: places.length }), "."]);
    if (room < 0) sentences.push([...said("find_first", { shown: MOST_SHOWN }), "."]);
    if (!exact.length) sentences.push(otherwise());
    status.replaceChildren(...(isAsked ? sentences.flatMap((each) => [...each, " "]) : []));
  }

  input.addEventListener("input", find);
  return element("div", { class: "find" }, element("label", { for: label }, phrase("find")), input,
    status, found);
}
