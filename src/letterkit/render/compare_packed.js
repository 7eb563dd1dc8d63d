  // What comes of it where the names are drawn from the register as one scrolls: goes on from compare.js.
  // Those that stand in the page are compared; that each entry has its place, once, is counted.
  function placesHold({ register, order, groups }) {
    const seen = new Uint8Array(register.entries.length);
    for (const place of order) {
      if (seen[place] !== 0) return false; // there already, or no place of an entry
      seen[place] = 1;
    }
    const shown = groups.reduce((sum, [, count]) => sum + count, 0);
    return order.length === seen.length && shown === seen.length;
  }

  function firstHold({ register, order }) {
    const listed = [...document.querySelectorAll("#everybody > .names > [data-entry]")];
    return listed.length > 0 && listed.every((each, at) => Number(each.dataset.entry) === order[at])
      && [...document.querySelectorAll("[data-entry]")]
        .every((each) => entryHolds(each, register.entries));
  }

  async function holds(crowd) {
    if (!(await blockHolds(byId("letterkit-text")) && await blockHolds(byId("letterkit-shown")))) return false;
    if (await digest(crowd.carried) !== byId("letterkit-register").dataset.sha256) return false;
    return await textHolds(crowd.register) && totalHolds(crowd.register) && placesHold(crowd)
      && firstHold(crowd) && await wordsHold();
  }

  async function outcome() {
    if (!globalThis.crypto?.subtle || !globalThis.DecompressionStream) return "cannot";
    try {
      return await holds(await globalThis.crowd) ? "holds" : "differs";
    } catch {
      return "differs"; // a block that is missing or cannot be read
    }
  }

