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

  // The words of the letter, with the numbers and dashes that its lists show.
  function words(element) {
    let number = element.start ?? 1;
    let found = "";
    for (const child of element.childNodes) {
      if (child.localName === "li" && element.localName === "ol") found += `${number++}.`;
      if (child.localName === "li" && element.localName === "ul") {
        found += element.hasAttribute("data-letterkit") ? "" : "–";
      }
      found += child.nodeType === Node.TEXT_NODE ? child.data : words(child);
    }
    return found;
  }

  async function digest(text) {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function fingerprint(sha256) {
    const bits = BigInt(`0x${sha256.slice(0, 15)}`).toString(2).padStart(60, "0");
    const code = bits.match(/.{5}/g).map((five) => BASE32[parseInt(five, 2)]).join("");
    return code.match(/.{4}/g).join("-");
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

  async function namesHold(register) {
    const all = [...document.querySelectorAll("[data-entry]")];
    for (let at = 0; at < all.length; at += SLICE) {
      if (!all.slice(at, at + SLICE).every((each) => entryHolds(each, register.entries))) {
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
    const listed = all.filter((each) => each.closest("#everybody"));
    const different = new Set(listed.map((each) => each.dataset.entry));
    return listed.length === register.entries.length && different.size === listed.length;
  }

  async function holds() {
    const blocks = ["letterkit-text", "letterkit-register"].map(byId);
    if (!(await Promise.all(blocks.map(blockHolds))).every(Boolean)) return false;
    const register = JSON.parse(blocks[1].textContent);
    return await textHolds(register) && await namesHold(register);
  }

  async function outcome() {
    if (!globalThis.crypto?.subtle) return "cannot";
    try {
      return await holds() ? "holds" : "differs";
    } catch {
      return "differs"; // a block that is missing or cannot be read
    }
  }

  // Whoever goes on from here waits for the outcome.
  globalThis.comparison = new Promise((resolve) => {
    const sight = new IntersectionObserver(async (sightings, observer) => {
      if (!sightings.some((each) => each.isIntersecting)) return;
      observer.disconnect();
      if (document.readyState !== "complete") {
        await new Promise((done) => addEventListener("load", done, { once: true }));
      }
      const compared = byId("compared");
      compared.className = await outcome();
      compared.textContent = compared.dataset[compared.className];
      resolve(compared.className);
    });
    sight.observe(byId("check"));
    sight.observe(document.querySelector("aside"));
  });
}
