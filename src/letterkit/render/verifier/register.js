// `register.json`: whether entries, counts and texts are those of the leaves that the key signed.

const PUBLISHED = ["checkpoint", "leaves", "origin", "vkey", "earlier", "earlier_unnamed",
  "renewed", "changed", "seal"];
const OPENED = ["affiliation", "comment", "country", "id", "index", "kind", "lang", "level", "link",
  "name", "private", "role", "salt", "shown", "signed", "text"];

const OPENS_LEAF = ["index", "salt", "private"];

// `knowsSignatures` is false where the browser has no Ed25519; then all else is verified.
// `commitments` are those to entries of this text that were made before, by index.
async function verifyRegister(text, knowsSignatures, advance, commitments) {
  return await verifyEdition(parseRegister(text), knowsSignatures, advance, commitments);
}

async function verifyEdition(register, knowsSignatures, advance = () => {}, made = new Map()) {
  insist(register.edition !== null);
  const key = await parseKey(register.vkey);
  const note = parseNote(register.checkpoint);
  const checkpoint = await (knowsSignatures ? verifyCheckpoint : checkpointOf)(note, key);
  insist(checkpoint.origin === register.origin);
  const { log, hashes } = await verifyLog(register.leaves, checkpoint, advance);
  const entries = [...register.entries, ...register.earlier];
  insist(new Set(entries.map((each) => each.index)).size === entries.length);
  await mapped(entries, (entry) => verifyListed(entry, log, made), advance);
  verifyCounts(register, entries, log);
  const texts = new Set(Object.values(register.texts));
  return { key, checkpoint, log, hashes, texts, leaves: register.leaves, count: entries.length };
}

// A list that was not published has no edition, and none of what stands for one.
function parseRegister(text) {
  const found = parseJson(text);
  insist(isObject(found) && isObject(found.counts) && isObject(found.texts));
  const register = { ...found, earlier: found.earlier ?? [], hidden: found.earlier_unnamed ?? 0,
    renewed: found.renewed ?? 0, changed: found.changed ?? {}, seal: found.seal ?? "" };
  insist(register.v === 1 && Array.isArray(register.entries) && register.entries.every(isObject));
  if (register.edition === null) {
    for (const key of PUBLISHED) insist(!(key in found));
  } else checkPublished(register);
  insist(formatRegister(register) === text);
  return register;
}

function checkPublished(register) {
  const { edition, earlier, leaves, hidden, renewed, changed, seal } = register;
  insist([earlier, leaves].every(Array.isArray) && earlier.every(isObject));
  insist([register.vkey, register.checkpoint, register.origin, seal, ...leaves].every(isString));
  insist(isCount(edition) && edition > 0 && isCount(hidden) && isCount(renewed));
  insist(isObject(changed) && Object.values(changed).every(isString));
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
  const head = { counts, edition, slug, texts, title, v };
  insist([slug, title, ...Object.values(texts)].every(isString));
  const isPublished = edition !== null;
  if (isPublished) Object.assign(head, { checkpoint, origin, vkey });
  if (register.seal) head.seal = register.seal;
  if (hidden) head.earlier_unnamed = hidden;
  if (register.renewed) head.renewed = register.renewed;
  if (Object.keys(register.changed).length) head.changed = sorted(register.changed);
  const written = (entries) => entries.map((each) => formatListed(each, isPublished));
  const lists = [["entries", written(register.entries)]];
  if (register.earlier.length) lists.push(["earlier", written(register.earlier)]);
  if (isPublished) lists.push(["leaves", register.leaves.map((leaf) => JSON.stringify(leaf))]);
  const blocks = lists.map(([name, lines]) =>
    `,\n "${name}": [${lines.length ? `\n${lines.join(",\n")}\n` : ""}]`);
  return `${JSON.stringify(sorted(head), null, 1).slice(0, -2)}${blocks.join("")}\n}\n`;
}

function formatListed(entry, isPublished) {
  const keys = isPublished ? OPENED : OPENED.filter((key) => !OPENS_LEAF.includes(key));
  insist(keys.every((key) => (key === "index" ? isCount(entry.index) : isString(entry[key]))));
  insist(KINDS.includes(entry.kind) && LEVELS.includes(entry.level) && HIDDEN.has(entry.shown));
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, entry[key]])));
}

function countsOf({ entries, counts }) {
  const levels = {};
  const { paper = 0 } = counts;
  insist(isObject(counts.unnamed_levels) && isCount(counts.unnamed) && isCount(paper));
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
    ...(paper && { paper }),
    people: entries.filter((each) => each.kind === "person").length,
    unnamed,
    unnamed_levels: sorted(counts.unnamed_levels),
  };
}

// What is committed to of an entry as a list has it.
function entryOf(listed) {
  const entry = { v: 1 };
  for (const key of WORDS) entry[key] = listed[key];
  return entry;
}

async function verifyListed(listed, log, made) {
  const entry = checkEntry(entryOf(listed));
  insist(log.allTexts.has(entry.text));
  const commitment = made.get(listed.index) ?? await commitEntry(entry, listed.salt);
  insist(commitment === log.commitments.get(listed.index));
}

function verifyCounts(register, entries, log) {
  const current = new Set(Object.values(register.texts));
  const named = entries.filter((each) => each.shown !== "unnamed").length;
  insist(named === log.edition.named && register.edition === log.edition.number);
  insist(register.counts.unnamed + register.hidden === log.edition.unnamed);
  insist((register.counts.paper ?? 0) === log.edition.paper);
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
