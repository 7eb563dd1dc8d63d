// Answers { files: [{ name, bytes }] } with a verdict each. Files that were dropped together are
// looked at beside each other: a receipt and a list, checksums and what they list.

async function readOne({ name, bytes }) {
  try {
    const artefact = await readArtefact(bytes);
    const own = { file: name, artefact, kind: artefact.medium };
    return MEDIA.includes(artefact.medium) ? { ...own, ...await agreementOf(artefact) } : own;
  } catch (error) {
    return { file: name, kind: kindOf(bytes), error: error instanceof Refused ? error : new Refused() };
  }
}

// The file whose register, or else whose text, an opened entry is compared with.
function besideOf(opened, found) {
  const letters = found.filter((each) => each.checks);
  if (found.length === 2 && letters.length === 1) return letters[0];
  const ofThisKey = letters.filter((each) => each.edition && each.edition.key.line === opened);
  ofThisKey.sort((one, other) => other.edition.log.size - one.edition.log.size);
  return ofThisKey[0];
}

// The key in a receipt or a promise, which says whose register it belongs to.
function keyIn(bytes) {
  try {
    const extra = /^extra (\S+)$/m.exec(fromUtf8(bytes));
    return parseJson(fromUtf8(fromBase64(extra[1]))).key;
  } catch {
    return undefined;
  }
}

async function judged(each, found, files) {
  if (each.error) return refusal(each.kind, each.error);
  if (each.checks) return verdictOf(each);
  const { artefact: { bytes }, kind } = each;
  if (["receipt", "promise"].includes(kind)) {
    const beside = besideOf(keyIn(bytes), found);
    return await (kind === "receipt" ? judgeReceipt : judgePromise)(bytes, beside);
  }
  if (kind === "sums") return await judgeSums(each, found, files);
  const sums = kind === "sealnote" && found.find((other) => other.kind === "sums");
  if (sums) return await judgeSums(sums, found, files);
  if (kind === "checkpoint") return await judgeCheckpoint(bytes, found);
  return refusal(kind, new Refused(kind === "privatekey" ? kind : "other"));
}

// A checkpoint alone names no key that could be used; a list beside it does.
async function judgeCheckpoint(bytes, found) {
  const unknown = refusal("checkpoint", new Refused("checkpoint"));
  try {
    const note = parseNote(fromUtf8(bytes));
    const { origin } = await parseCheckpoint(note.text);
    const list = found.find((each) => each.edition?.key.name === origin);
    if (!list) return { ...unknown, facts: [["origin", origin]] };
    const { key } = list.edition;
    await verifyCheckpoint(note, key);
    return { status: "holds", kind: "checkpoint", facts: [["origin", origin], ["key", key.line]],
      sentences: [saying("checkpoint_signed", { file: list.file })],
      checks: [unchecked("witnesses")] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return unknown;
  }
}

// Checksums against the files dropped with them; and their seal, which is a file beside them.
async function judgeSums({ artefact: { bytes } }, found, files) {
  const listed = new Map();
  for (const line of fromUtf8(bytes).split("\n")) {
    const parts = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (parts) listed.set(parts[2].split("/").at(-1), parts[1]);
  }
  const checks = [];
  for (const file of files.filter((each) => listed.has(each.name))) {
    const isListed = hex(await sha256(file.bytes)) === listed.get(file.name);
    checks.push((isListed ? passed : failed)(isListed ? "sums_same" : "sums_differ", { file: file.name }));
  }
  const seal = await sealOfSums(bytes, found);
  checks.push(seal ?? unchecked("seal_none"));
  const number = checks.filter((each) => each.key === "sums_same").length;
  const verdict = { kind: "sums", facts: [], checks };
  if (failuresOf(checks).length) {
    return { ...verdict, status: "altered", sentences: [saying("sums_altered")] };
  }
  if (!number) return { ...verdict, status: "cannot", sentences: [saying("cannot_sums")] };
  if (seal) return { ...verdict, status: "sealed", sentences: [saying("sums_sealed", { n: number })] };
  return { ...verdict, status: "unsealed", sentences: [saying("unsealed"), saying("sums_listed", { n: number })] };
}

async function sealOfSums(bytes, found) {
  const note = found.find((each) => each.kind === "sealnote");
  const key = found.find((each) => each.edition)?.edition.key;
  if (!note || !key) return null;
  try {
    const seal = await verifySealNote(parseNote(fromUtf8(note.artefact.bytes)), key);
    insist(seal.mediaType === "text/x-sha256sums" && Number(seal.size) === bytes.length);
    insist(seal.digest === hex(await sha256(bytes)));
    return passed("seal_holds", { origin: seal.origin, edition: Number(seal.edition) });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return failed("seal_changed");
  }
}

// Whether a file is of the edition that a link names, or of one that goes on from it.
async function comparedWithLink({ artefact, register, edition, text, sealed }, link) {
  const found = edition ? await editionBesideLink(register, edition, link)
    : stampBesideLink(artefact, sealed, link);
  if (found?.result === FAIL || !text || !link.text) return found;
  const isText = fingerprintOf(text.sha256) === link.text;
  return isText ? found ?? passed("link_text_same") : unchecked("link_other_text");
}

async function editionBesideLink(register, { key, hashes, log }, link) {
  const size = Number(link.size);
  if (key.id !== link.key) return failed("link_other");
  if (size > hashes.length) return unchecked("link_newer", { edition: register.edition });
  const root = shortHash(await rootOf(hashes.slice(0, size)));
  if (root !== link.root) return failed("link_other");
  return size === log.size ? passed("link_same") : passed("link_older", { edition: register.edition });
}

// A text has no register, and names its edition; with its seal the key did that.
function stampBesideLink({ stamps = [] }, sealed, link) {
  if (!sealed || stamps.length !== 1) return null;
  const [stamp] = stamps;
  if (stamp.id !== link.key) return failed("link_other");
  const isSame = ["size", "root"].every((key) => stamp[key] === link[key]);
  if (isSame) return passed("link_same");
  return Number(stamp.size) === Number(link.size) ? failed("link_other") : null;
}

// How many of how many a version for the press names: a PDF states it, and a text says it below
// the counts, in one of `phrases`.
function extractOf({ extract, counted = [] }, phrases) {
  if (extract) return extract;
  const line = counted.at(-1) ?? "";
  for (const phrase of phrases) {
    const [before, between, after] = phrase.split(/\{n\}|\{total\}/);
    if (!line.startsWith(before) || !line.endsWith(after)) continue;
    const numbers = line.slice(before.length, line.length - after.length).split(between);
    const areNumbers = numbers.every((each) => /^\d[\d\s.,'\u2019\u066c]*$/u.test(each));
    if (numbers.length === 2 && areNumbers) return numbers;
  }
  return null;
}

async function answer(each, found, given, link, phrases) {
  const verdict = await judged(each, found, given);
  const extract = each.artefact && extractOf(each.artefact, phrases);
  if (extract && ["sealed", "unsealed"].includes(verdict.status)) {
    const [n, total] = extract;
    verdict.sentences.splice(1, 0, saying("press_first", { n, total }));
  }
  const signed = found.find((other) => other.text && other.text.sha256 === verdict.text);
  if (signed) verdict.letter = signed.text.content;
  const linked = link && each.checks ? await comparedWithLink(each, link) : null;
  if (!linked || verdict.status === "altered") return verdict;
  // What is whole, and another than the one that was looked for, is no good news.
  const isUnlike = linked.result === FAIL && ["sealed", "unsealed"].includes(verdict.status);
  return { ...verdict, linked, status: isUnlike ? "unlike" : verdict.status };
}

// Whatever goes wrong with one file is no verdict on it, and none on the others.
async function orRefused(work) {
  try {
    return await work();
  } catch (error) {
    return refusal("", error instanceof Refused ? error : new Refused("damaged"));
  }
}

async function judgeAll(files, link, phrases) {
  if (!globalThis.DecompressionStream || !await knowsEd25519()) return null;
  const given = files.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) }));
  const found = [];
  for (const file of given) found.push(await readOne(file));
  const verdicts = [];
  for (const each of found) {
    const verdict = await orRefused(() => answer(each, found, given, link, phrases));
    verdicts.push({ ...verdict, file: each.file });
  }
  return verdicts;
}

// `verdicts` are null where the browser lacks what it takes.
onmessage = async ({ data: { files, link, phrases }, ports: [port] }) => {
  port.postMessage({ verdicts: await judgeAll(files, link, phrases) });
};
