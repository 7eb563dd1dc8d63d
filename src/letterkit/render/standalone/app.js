"use strict";
// What is seen of verify.html: its words in a language, files that are dropped, verdicts.
{
  const ALL_WORDS = unpacked(JSON.parse(document.getElementById("words").textContent));
  const MARKS = { good: "\u2713", care: "!", bad: "\u2715" };
  const LOOKS = { sealed: "good", holds: "good", kept: "good", unsealed: "care", promised: "care",
    unlike: "care", withdrawn: "care", cannot: "care", altered: "bad", broken: "bad", forked: "bad" };
  const KINDS = { "e-mail": "mail", "canonical text": "canonical" };
  const RESULTS = { pass: "checked", fail: "wrong", not: "not_checked" };
  const CODES = ["fingerprint", "sha256", "key", "origin", "entry_text", "entry_email"];
  const RTL = ["ar"];

  // By language its own name, and the sentences by their keys; 0 stands for one that it lacks, and
  // another number for one that is the same as the sentence in that place.
  function unpacked({ keys, said }) {
    return Object.fromEntries(Object.entries(said).map(([each, [language, ...sentences]]) => {
      const pairs = keys.map((key, at) => [key, sentences[sentences[at] - 1] ?? sentences[at]]);
      return [each, { language, words: Object.fromEntries(pairs.filter(([, words]) => words)) }];
    }));
  }

  const byId = (id) => document.getElementById(id);
  let lang = "en";
  let shown = []; // the verdicts that stand on the page
  let worker = null;
  let turns = 0;

  // A sentence in the language of the page, as the nodes that show it. A value that is itself a
  // sentence is a pair; any other is set apart, for it may run in another direction.
  function said(key, values = {}) {
    const words = ALL_WORDS[lang].words;
    const isOne = values.n === 1 && `${key}_one` in words;
    const parts = words[isOne ? `${key}_one` : key].split(/\{(\w+)\}/);
    return parts.flatMap((part, at) => {
      if (at % 2 === 0) return [part];
      const value = values[part];
      if (Array.isArray(value)) return said(...value);
      return [element("bdi", {}, String(value))];
    });
  }

  const phrase = (key) => ALL_WORDS[lang].words[key];

  function element(tag, attributes = {}, ...children) {
    const found = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) found.setAttribute(name, value);
    found.append(...children.filter((each) => each !== null));
    return found;
  }

  const code = (text) => element("code", { lang: "en", dir: "ltr", translate: "no" }, text);

  // The link.

  // What an address names behind its `#`, or null. No server is sent that part of an address.
  function linked() {
    const given = new URLSearchParams(location.hash.slice(1));
    const forms = { edition: /^[1-9][0-9]{0,14}$/, size: /^[1-9][0-9]{0,14}$/, root: /^[A-Z2-7]{12}$/,
      key: /^[0-9a-f]{8}$/ };
    const found = {};
    for (const [name, form] of Object.entries(forms)) {
      const value = given.get(name) ?? "";
      if (!form.test(value)) return null;
      found[name] = value;
    }
    const text = given.get("text") ?? "";
    return { ...found, text: /^[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}$/.test(text) ? text : "" };
  }

  function showLink() {
    const link = linked();
    byId("link").hidden = !link;
    if (!link) return;
    const { edition, size, root, key, text } = link;
    const stamp = code([edition, size, root, key].join(" \u00b7 "));
    byId("link-names").replaceChildren(stamp);
    if (text) byId("link-names").append(element("br"), `${phrase("link_text")} `, code(text));
  }

  // Verdicts.

  function factOf([label, value]) {
    const words = Array.isArray(value) ? said(...value) : [value];
    const shownAs = CODES.includes(label) ? code(value) : element("bdi", {}, ...words);
    return [element("dt", {}, phrase(`fact_${label}`)), element("dd", {}, shownAs)];
  }

  function checkOf({ result, key, values }) {
    const label = key.startsWith("seal_") ? `${phrase("seal_label")}: ` : "";
    return element("li", { class: result }, element("b", {}, phrase(RESULTS[result])), " ", label,
      ...said(key, values));
  }

  function detailsOf(verdict) {
    const facts = verdict.asks ? verdict.facts.filter(([label]) => !label.startsWith("entry_"))
      : verdict.facts;
    if (!facts.length && !verdict.checks.length) return null;
    const found = element("details", {}, element("summary", {}, phrase("details")));
    if (facts.length) found.append(element("dl", {}, ...facts.flatMap(factOf)));
    found.append(element("ul", { class: "checks" }, ...verdict.checks.map(checkOf)));
    return found;
  }

  function questionOf(verdict, number) {
    if (!verdict.asks) return null;
    const entry = verdict.facts.filter(([label]) => label.startsWith("entry_"));
    const signed = verdict.letter
      ? element("div", { class: "text", tabindex: "0", role: "region", dir: "auto",
        "aria-label": phrase("ask_text") }, verdict.letter)
      : element("p", {}, ...said("ask_drop", { fingerprint: verdict.fingerprint }));
    const answer = element("p", { class: "answer", role: "status" });
    if (verdict.answer) answer.textContent = phrase(verdict.answer);
    const button = (key) => {
      const found = element("button", { type: "button",
        "aria-pressed": String(verdict.answer === `ask_${key}`) }, phrase(key));
      found.addEventListener("click", () => {
        verdict.answer = `ask_${key}`;
        for (const each of found.parentElement.children) {
          each.setAttribute("aria-pressed", String(each === found));
        }
        answer.textContent = phrase(verdict.answer);
      });
      return found;
    };
    return element("section", { class: "ask", "aria-labelledby": `ask-${number}` },
      element("h3", { id: `ask-${number}` }, phrase("ask")),
      element("div", { class: "beside" }, element("dl", {}, ...entry.flatMap(factOf)), signed),
      element("div", { class: "buttons" }, button("yes"), button("no")), answer);
  }

  function findOf({ names }, number) {
    if (!names) return null;
    return letterkitFind(names, { element, said, phrase, label: `find-${number}` });
  }

  function commandOf(verdict) {
    if (!verdict.onlyByCommand) return null;
    const isPlain = /^[\w.-]+$/.test(verdict.file) && !verdict.file.startsWith("-");
    const file = isPlain ? verdict.file : "FILE";
    return element("p", { class: "command" }, element("b", {}, phrase("not_checked")),
      `: ${phrase(verdict.onlyByCommand)}. ${phrase("command")} `, code(`letterkit verify ${file}`));
  }

  function kindOf({ kind }) {
    const key = `kind_${KINDS[kind] ?? kind}`;
    return key in ALL_WORDS.en.words ? phrase(key) : "";
  }

  function cardOf(verdict, number) {
    const look = LOOKS[verdict.status];
    const sentences = verdict.sentences.map((each) => said(...each));
    const linked = verdict.linked && [...said(verdict.linked.key, verdict.linked.values), "."];
    if (verdict.status === "unlike") sentences.unshift(linked);
    const [first, ...more] = sentences;
    const kind = kindOf(verdict);
    return element("article", { class: look, "data-status": verdict.status },
      element("h2", {}, element("bdi", {}, verdict.file), kind ? element("span", {}, kind) : null),
      element("div", { class: "said" },
        element("span", { class: "mark", role: "img", "aria-label": phrase(look) }, MARKS[look]),
        element("p", { class: "sentence" }, ...first)),
      ...more.map((each) => element("p", { class: "more" }, ...each)),
      linked && verdict.status !== "unlike" ? element("p", { class: "linked" }, ...linked) : null,
      questionOf(verdict, number), findOf(verdict, number), commandOf(verdict), detailsOf(verdict));
  }

  function showVerdicts() {
    byId("verdicts").replaceChildren(...shown.map(cardOf));
  }

  // Files.

  function start() {
    const source = new Blob([`(${letterkitVerifier})();`], { type: "text/javascript" });
    const address = URL.createObjectURL(source);
    worker = new Worker(address);
    worker.addEventListener("error", () => { worker = null; });
  }

  function ask(question) {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data.verdicts);
      worker.addEventListener("error", () => resolve(null));
      worker.postMessage(question, [port2, ...question.files.map(({ bytes }) => bytes)]);
    });
  }

  const unreadable = ({ name }, key) =>
    ({ file: name, kind: "", status: "cannot", sentences: [[key, {}]], facts: [], checks: [] });

  async function judge(given) {
    const files = [];
    const lost = [];
    for (const file of given) {
      try {
        if (file.size > 2 ** 27) lost.push(unreadable(file, "cannot_large"));
        else files.push({ name: file.name, bytes: await file.arrayBuffer() });
      } catch {
        lost.push(unreadable(file, "cannot_damaged")); // a folder, or a file that has gone
      }
    }
    try {
      if (!worker) start();
      const phrases = Object.values(ALL_WORDS).map(({ words }) => words.press_first);
      const verdicts = files.length ? await ask({ files, link: linked(), phrases }) : [];
      if (verdicts) return [...verdicts, ...lost];
    } catch {
      worker = null;
    }
    return given.map((file) => unreadable(file, "cannot_browser"));
  }

  async function receive(list) {
    const given = [...list];
    if (!given.length) return;
    const turn = (turns += 1);
    shown = [];
    showVerdicts();
    byId("working").hidden = false;
    byId("verdicts").setAttribute("aria-busy", "true");
    const verdicts = await judge(given);
    if (turn !== turns) return;
    shown = verdicts;
    showVerdicts();
    byId("working").hidden = true;
    byId("verdicts").setAttribute("aria-busy", "false");
    byId("verdicts").scrollIntoView({ block: "nearest" });
  }

  // Language.

  function speak(wanted) {
    lang = wanted;
    const root = document.documentElement;
    [root.lang, root.dir] = [lang, RTL.includes(lang) ? "rtl" : "ltr"];
    document.title = phrase("title");
    for (const each of document.querySelectorAll("[data-words]")) {
      each.textContent = phrase(each.dataset.words);
    }
    byId("language").value = lang;
    showLink();
    showVerdicts();
  }

  // The first language of the browser that this page speaks.
  function preferred() {
    const known = (navigator.languages ?? []).map((each) => each.split("-")[0].toLowerCase());
    return known.find((each) => each in ALL_WORDS) ?? "en";
  }

  for (const [each, { language }] of Object.entries(ALL_WORDS)) {
    byId("language").append(element("option", { value: each, lang: each }, language));
  }
  byId("language").addEventListener("change", ({ target }) => speak(target.value));

  const zone = byId("drop");
  const input = byId("files");
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  input.addEventListener("change", async () => {
    await receive(input.files);
    input.value = "";
  });
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    zone.classList.add("awaited");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) zone.classList.remove("awaited");
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    zone.classList.remove("awaited");
    receive(event.dataTransfer.files);
  });
  globalThis.addEventListener("hashchange", showLink);
  speak(preferred());
}
