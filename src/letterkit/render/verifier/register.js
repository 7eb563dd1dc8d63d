// `register.json`: whether entries, counts and texts are those of the leaves that the key signed.

const OPENED = ["affiliation", "comment", "country", "id", "index", "kind", "lang", "level", "link",
  "name", "private", "role", "salt", "shown", "signed", "text"];

// `knowsSignatures` is false where the browser has no Ed25519; then all else is verified.
async function verifyRegister(text, knowsSignatures, advance) {
  const register = parseRegister(text);
  const key = await parseKey(register.vkey);
  const note = parseNote(register.checkpoint);
  const checkpoint = await (knowsSignatures ? verifyCheckpoint : checkpointOf)(note, key);
  insist(checkpoint.origin === register.origin);
  const { log, hashes } = await verifyLog(register.leaves, checkpoint, advance);
  const entries = [...register.entries, ...register.earlier];
  insist(new Set(entries.map((each) => each.index)).size === entries.length);
  await mapped(entries, (entry) => verifyListed(entry, log), advance);
  verifyCounts(register, entries, log);
  const texts = new Set(Object.values(register.texts));
  return { key, checkpoint, log, hashes, texts, leaves: register.leaves, count: entries.length };
}

function parseRegister(text) {
  const found = parseJson(text);
  insist(isObject(found));
  const register = { ...found, earlier: found.earlier ?? [], hidden: found.earlier_unnamed ?? 0,
    renewed: found.renewed ?? 0, changed: found.changed ?? {} };
  insist([register.entries, register.earlier, register.leaves].every(Array.isArray));
  insist([...register.entries, ...register.earlier].every(isObject));
  insist([register.vkey, register.checkpoint, ...register.leaves].every(isString));
  insist(isObject(register.texts) && isObject(register.counts) && register.v === 1);
  insist(isCount(register.edition) && isCount(register.hidden) && isCount(register.renewed));
  insist(isObject(register.changed) && Object.values(register.changed).every(isString));
  insist(formatRegister(register) === text);
  return register;
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isString = (value) => typeof value === "string" && !/\p{Cs}/u.test(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const sorted = (object) =>
  Object.fromEntries(Object.keys(object).sort().map((key) => [key, object[key]]));

// The one way to write it; its counts are those of its entries.
function formatRegister(register) {
  const { checkpoint, edition, hidden, origin, slug, title, v, vkey } = register;
  const [counts, texts] = [countsOf(register), sorted(register.texts)];
  const head = { checkpoint, counts, edition, origin, slug, texts, title, v, vkey };
  insist([origin, slug, title, ...Object.values(texts)].every(isString));
  if (hidden) head.earlier_unnamed = hidden;
  if (register.renewed) head.renewed = register.renewed;
  if (Object.keys(register.changed).length) head.changed = sorted(register.changed);
  const lists = [["entries", register.entries.map(formatOpened)]];
  if (register.earlier.length) lists.push(["earlier", register.earlier.map(formatOpened)]);
  lists.push(["leaves", register.leaves.map((leaf) => JSON.stringify(leaf))]);
  const written = lists.map(([name, lines]) =>
    `,\n "${name}": [${lines.length ? `\n${lines.join(",\n")}\n` : ""}]`);
  return `${JSON.stringify(sorted(head), null, 1).slice(0, -2)}${written.join("")}\n}\n`;
}

function formatOpened(entry) {
  insist(isCount(entry.index) && [entry.comment, entry.id, entry.link, entry.salt].every(isString));
  return JSON.stringify(Object.fromEntries(OPENED.map((key) => [key, entry[key]])));
}

function countsOf({ entries, counts }) {
  const levels = {};
  insist(isObject(counts.unnamed_levels) && isCount(counts.unnamed));
  let unnamed = 0;
  for (const [level, number] of Object.entries(counts.unnamed_levels)) {
    insist(LEVELS.includes(level) && isCount(number));
    if (number) levels[level] = number;
    unnamed += number;
  }
  insist(unnamed === counts.unnamed);
  for (const { level } of entries) levels[level] = (levels[level] ?? 0) + 1;
  return {
    levels: sorted(levels),
    organisations: entries.filter((each) => each.kind === "organisation").length,
    people: entries.filter((each) => each.kind === "person").length,
    unnamed,
    unnamed_levels: sorted(counts.unnamed_levels),
  };
}

async function verifyListed(listed, log) {
  const entry = { v: 1 };
  for (const key of WORDS) entry[key] = listed[key];
  insist(log.allTexts.has(entry.text));
  insist(await commitEntry(entry, listed.salt) === log.commitments.get(listed.index));
}

function verifyCounts(register, entries, log) {
  const current = new Set(Object.values(register.texts));
  const named = entries.filter((each) => each.shown !== "unnamed").length;
  insist(named === log.edition.named && register.edition === log.edition.number);
  insist(register.counts.unnamed + register.hidden === log.edition.unnamed);
  insist(Object.entries(register.texts).every(([lang, text]) => log.texts.get(lang) === text));
  insist(register.entries.every((each) => current.has(each.text)));
  insist(register.earlier.every((each) => !current.has(each.text)));
  verifyRenewed(register, entries, log);
}

// How many signed an earlier text first: exactly for entries, and at most so many of the others.
// A list need not say it.
function verifyRenewed({ renewed, changed, ...register }, entries, log) {
  const named = register.entries.filter((each) => log.hasRenewed(each.index, each.text)).length;
  const opened = new Set(entries.map((each) => each.index));
  const others = log.mayHaveRenewed(Object.values(register.texts), opened);
  const hidden = renewed - named;
  insist(!renewed || (hidden >= 0 && hidden <= Math.min(others, register.counts.unnamed)));
  insist(Object.keys(changed).every((lang) => Object.hasOwn(register.texts, lang)));
}
