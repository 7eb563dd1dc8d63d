// The register as its leaves tell it: what counts, what was amended, what was withdrawn.

const HASH = "sha256:([0-9a-f]{64})";
const COUNTS = "named=([0-9]+) unnamed=([0-9]+) withdrawn=([0-9]+)(?: paper=([1-9][0-9]*))?";
const LEAF = new RegExp(`^letterkit\\.leaf\\.v1 (?:letter (${LANGUAGE}) ${HASH}|sign ${HASH}|`
  + `amend ([0-9]+) ${HASH}|withdraw ([0-9]+)|edition ([0-9]+) ${COUNTS})$`);

class Log {
  size = 0;
  edition = { number: 0, named: 0, unnamed: 0, withdrawn: 0, paper: 0 };
  isComplete = false;
  texts = new Map(); // the newest of each language
  allTexts = new Set();
  #began = new Map(); // the index of the first text of each language
  #introduced = new Map(); // of each text: where its language began, and where it came in
  commitments = new Map(); // by the index of each leaf that counts
  #live = new Map(); // the index of the leaf that counts, by that of the `sign` leaf
  #signed = new Map(); // the index of the `sign` leaf, by that of each leaf for it
  #touched = new Map(); // the edition that last changed a signature
  #seen = new Set();
  #new = new Set(); // the languages of this edition's texts; null once it has signatures

  append(line) {
    const found = LEAF.exec(line);
    insist(found);
    const [, lang, text, signed, amends, amended, withdraws, edition, ...counts] = found;
    if (lang) this.#letter(lang, text);
    else if (signed) this.#sign(this.size, signed);
    else if (amended) this.#amend(indexOf(amends), amended);
    else if (withdraws) this.#withdraw(indexOf(withdraws));
    else this.#close(indexOf(edition), counts.map((each = "0") => indexOf(each)));
    this.isComplete = edition !== undefined;
    this.size += 1;
  }

  // What became of a leaf: the index of the one that counts in its place, if any, and since when.
  standing(index) {
    insist(this.#signed.has(index));
    const signed = this.#signed.get(index);
    return { newest: this.#live.get(signed), edition: this.#touched.get(signed) };
  }

  // Whether the signatory of a text with this leaf signed an earlier text first.
  hasRenewed(index, text) {
    return this.#isOlder(this.#signed.get(index), text);
  }

  // How many at most have renewed so of those whose leaves are not `opened`.
  mayHaveRenewed(texts, opened) {
    const hidden = [...this.#live].filter(([, newest]) => !opened.has(newest));
    return hidden.filter(([signed]) => texts.some((text) => this.#isOlder(signed, text))).length;
  }

  #isOlder(signed, text) {
    const [began, introduced] = this.#introduced.get(text);
    return began < signed && signed < introduced;
  }

  #letter(lang, text) {
    insist(this.#new && !this.#new.has(lang) && this.texts.get(lang) !== text);
    this.#new.add(lang);
    this.texts.set(lang, text);
    this.allTexts.add(text);
    if (!this.#began.has(lang)) this.#began.set(lang, this.size);
    const place = [this.#began.get(lang), this.size];
    if (!this.#introduced.has(text)) this.#introduced.set(text, place);
  }

  #sign(signed, commitment) {
    insist(!this.#seen.has(commitment) && this.texts.size);
    this.#seen.add(commitment);
    this.commitments.delete(this.#live.get(signed));
    this.#live.set(signed, this.size);
    this.commitments.set(this.size, commitment);
    this.#signed.set(this.size, signed);
    this.#touch(signed);
  }

  #amend(signed, commitment) {
    insist(this.#live.has(signed));
    this.#sign(signed, commitment);
  }

  #withdraw(signed) {
    insist(this.#live.has(signed));
    this.commitments.delete(this.#live.get(signed));
    this.#live.delete(signed);
    this.#touch(signed);
  }

  #touch(signed) {
    this.#touched.set(signed, this.edition.number + 1);
    this.#new = null;
  }

  #close(number, [named, unnamed, withdrawn, paper]) {
    insist(number === this.edition.number + 1 && this.texts.size);
    insist(named + unnamed === this.#live.size);
    insist(withdrawn === this.#touched.size - this.#live.size);
    this.edition = { number, named, unnamed, withdrawn, paper };
    this.#new = new Set();
  }
}

// Beyond 2^53 digits are lost, and no register has so many leaves.
const indexOf = (text) => Number(parseNumber(text));

async function verifyLog(leaves, checkpoint, advance) {
  const log = new Log();
  for (const leaf of leaves) log.append(leaf);
  const hashes = await mapped(leaves, (leaf) => leafHash(`${leaf}\n`), advance);
  insist(log.isComplete && BigInt(log.size) === checkpoint.size);
  insist(isSame(await rootOf(hashes, advance), checkpoint.root));
  return { log, hashes };
}
