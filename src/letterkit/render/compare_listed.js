  // What comes of it where all names stand in the page: goes on from compare.js.
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
    return await textHolds(register) && totalHolds(register) && await namesHold(register)
      && await wordsHold();
  }

  async function outcome() {
    if (!globalThis.crypto?.subtle) return "cannot";
    try {
      return await holds() ? "holds" : "differs";
    } catch {
      return "differs"; // a block that is missing or cannot be read
    }
  }
