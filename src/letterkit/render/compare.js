"use strict";
// Compares what the page shows with what it carries, as soon as a reader sees the count or the foot.
// It finds accidents and careless edits: who changes the whole page can change this script too.
{
  const SLICE = 500; // entries compared between two chances to paint
  const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  const byId = (id) => document.getElementById(id);
  const shown = (id) => byId(id).textContent.trim();

  // Blanks and invisible characters do not count, nor does how a letter is composed.
  const bare = (text) => text.normalize("NFKC").replace(/[\s\p{Cf}]+/gu, "");

  // The words of the letter, with the numbers and dashes that its lists show, and a dash for an empty cell.
  function words(element) {
    let number = element.start ?? 1;
    let found = "";
    for (const child of element.childNodes) {
      if (child.localName === "li" && element.localName === "ol") found += `${number++}.`;
      if (child.localName === "li" && element.localName === "ul") {
        found += element.hasAttribute("data-letterkit") ? "" : "–";
      }
      const inside = child.nodeType === Node.TEXT_NODE ? child.data : words(child);
      const isCell = child.localName === "td" || child.localName === "th";
      found += isCell && !inside.trim() ? "–" : inside;
    }
    return found;
  }

  async function digest(text) {
    const carried = typeof text === "string" ? new TextEncoder().encode(text) : text;
    const bytes = await crypto.subtle.digest("SHA-256", carried);
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function fingerprint(sha256) {
    const bits = BigInt(`0x${sha256.slice(0, 15)}`).toString(2).padStart(60, "0");
    const code = bits.match(/.{5}/g).map((five) => BASE32[parseInt(five, 2)]).join("");
    return code.match(/.{4}/g).join("-");
  }

  // What scripts write into later on.
  const WRITTEN = ["own", "compared", "verified", "verdict", "copied", "status", "found", "scrolled", "jump"];
  const written = new Set(WRITTEN.map(byId).filter(Boolean));
  const unspaced = (text) => text.replace(/[ \t\n\f\r]+/g, "");

  function allWords(element) {
    if (element.localName === "script" || written.has(element)) return "";
    return [...element.childNodes].map((child) =>
      (child.nodeType === Node.TEXT_NODE ? child.data : allWords(child))).join("");
  }

  // Tags with all they have, and words. What is `scripted` may be shown already.
  function markup(element) {
    if (element.localName === "script") return "";
    const its = [...(element.attributes ?? [])].filter(({ name }) => name !== "data-words"
      && !(name === "hidden" && element.classList.contains("scripted")));
    const inside = [...element.childNodes].map((child) =>
      (child.nodeType === Node.TEXT_NODE ? child.data : markup(child)));
    const head = element.localName === "body" ? "" : `<${[element.localName, ...its.map(({ name, value }) => `${name}=${value}`)].join("|")}>`;
    return head + inside.join("");
  }

  // As they stand in the file: this runs before anything is written into the page.
  const first = { markup: unspaced(markup(document.body)), words: unspaced(allWords(document.body)) };

  // Counts, addresses, and whatever else stands around the letter and the names.
  async function wordsHold() {
    return await digest(first.markup) === byId("compared").dataset.words
      && unspaced(allWords(document.body)) === first.words;
  }

  // Also by the register, whose counts are those of its edition.
  function totalHolds({ counts }) {
    const total = document.querySelector(".total")?.firstChild.data;
    const { people, organisations, unnamed } = counts;
    return !total || Number(total.replace(/[^0-9]/g, "")) === people + organisations + unnamed;
  }

  async function blockHolds(block) {
    return await digest(block.textContent) === block.dataset.sha256;
  }

  async function textHolds(register) {
    const text = JSON.parse(byId("letterkit-text").textContent);
    const sha256 = await digest(text);
    return sha256 === shown("letterkit-sha256")
      && fingerprint(sha256) === shown("letterkit-fingerprint")
      && register.texts[document.documentElement.lang] === sha256
      && bare(words(byId("letter"))) === bare(text);
  }

  function entryHolds(element, entries) {
    const name = element.querySelector(".name")?.textContent ?? "";
    return bare(name) === bare(entries[element.dataset.entry]?.name ?? "\0");
  }
