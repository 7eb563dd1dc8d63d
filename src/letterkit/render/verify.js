"use strict";
// Verifies the register that the page carries, and receipts against it, in a worker that runs a
// function of this page. Nothing is fetched, and nothing of a receipt is kept.
{
  const LARGEST = 2 ** 29; // bytes of a file that is dropped
  const PATIENCE = 1000; // ms of work before its progress is shown
  const PROVING = ["holds", "amended", "withdrawn", "earlier", "older"];

  const byId = (id) => document.getElementById(id);
  const number = new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`);
  let worker = null;
  let turns = 0;

  const phrase = (element, outcome, values) => element.dataset[outcome]
    .replace(/\{(\w+)\}/g, (_, key) => number.format(values[key]));

  function start() {
    const source = new Blob([`(${letterkitVerifier})();`], { type: "text/javascript" });
    const address = URL.createObjectURL(source);
    worker = new Worker(address);
    worker.addEventListener("error", () => { worker = null; });
  }

  function ask(question, progress) {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        if (data.outcome) resolve(data);
        else progress.value = data.progress;
      };
      worker.addEventListener("error", () => resolve({ outcome: "cannot" }));
      worker.postMessage(question, [port2]);
    });
  }

  // Whether the foot of the page shows what was verified.
  function isShown({ edition, stamp }) {
    const shown = byId("letterkit-stamp");
    const expected = [shown.dataset.edition.replace("{n}", edition), ...stamp].join(" · ");
    return shown.textContent.trim() === expected;
  }

  // The register in the page; that of a long list is packed there, and crowd.js has unpacked it.
  async function carried() {
    if (!globalThis.crowd) return { register: byId("letterkit-register").textContent };
    const { left, hashes } = await globalThis.crowd;
    return { left, hashes };
  }

  async function verifyRegister(progress) {
    if (!globalThis.Worker) return { outcome: "cannot" };
    try {
      start();
      const found = await ask(await carried(), progress);
      return found.stamp && !isShown(found) ? { outcome: "differs" } : found;
    } catch {
      return { outcome: "differs" }; // a block that is missing
    }
  }

  async function checkRegister(comparison) {
    if (comparison === "differs") return { outcome: comparison }; // which is said already
    const verified = byId("verified");
    const progress = byId("verifying");
    const slow = setTimeout(() => {
      progress.hidden = false;
      verified.textContent = verified.dataset.checking;
    }, PATIENCE);
    const found = comparison === "cannot" ? { outcome: "cannot" } : await verifyRegister(progress);
    clearTimeout(slow);
    progress.hidden = true;
    const { outcome, edition, count } = found;
    verified.className = outcome;
    verified.textContent = phrase(verified, outcome, { edition, n: count });
    return found;
  }

  const checked = globalThis.comparison.then(checkRegister);
  globalThis.verification = checked;

  async function judge(file) {
    const { outcome } = await checked;
    if (outcome === "differs") return { outcome: "page" };
    if (outcome !== "holds" || !worker) return { outcome: "cannot" };
    if (file.size > LARGEST) return { outcome: "malformed" };
    try {
      return await ask({ receipt: await file.arrayBuffer() });
    } catch {
      return { outcome: "malformed" }; // it cannot be read
    }
  }

  function paragraph(words) {
    const found = document.createElement("p");
    found.append(...words);
    return found;
  }

  function isolated(words) {
    const found = document.createElement("bdi");
    found.textContent = words;
    return found;
  }

  async function receive(file) {
    const verdict = byId("verdict");
    const turn = (turns += 1);
    verdict.replaceChildren();
    verdict.className = "";
    const { outcome, edition, who = [] } = await judge(file);
    if (turn !== turns) return;
    const said = [paragraph([phrase(verdict, outcome, { edition })])];
    const parts = who.filter(Boolean).flatMap((each) => [verdict.dataset.comma, isolated(each)]);
    if (parts.length) said.push(paragraph(parts.slice(1)));
    if (PROVING.includes(outcome)) said.push(paragraph([verdict.dataset.limit]));
    verdict.className = outcome;
    verdict.replaceChildren(...said);
  }

  const section = byId("receipt");
  const input = section.querySelector("input");
  const hasFiles = (event) => event.dataTransfer.types.includes("Files");

  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (file) await receive(file);
    input.value = "";
  });
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    section.classList.add("awaited");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) section.classList.remove("awaited");
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    section.classList.remove("awaited");
    section.scrollIntoView({ block: "nearest" });
    receive(event.dataTransfer.files[0]);
  });
  section.hidden = false;
}
