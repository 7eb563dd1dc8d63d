// Entries, and the two commitments to what a signatory signed and to what they keep to themselves.

const WORDS = ["affiliation", "country", "kind", "lang", "level", "name", "private", "role",
  "shown", "signed", "text"];
const KINDS = ["person", "organisation"];
const LEVELS = ["listed", "code", "dkim", "key", "pdf"];
const HIDDEN = new Map([
  ["named", []],
  ["initials", []],
  ["role", ["name"]],
  ["unnamed", ["name", "role", "affiliation", "country"]],
]);
const LANGUAGE = "[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*";
const IS_LANGUAGE = new RegExp(`^${LANGUAGE}$`);

// Nothing hidden, nothing that turns the direction of what stands around it.
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const BLANK_END = /^\p{White_Space}|\p{White_Space}$/u;

function checkLine(value) {
  insist(typeof value === "string" && !UNSEEN.test(value) && !BLANK_END.test(value));
  insist(value.normalize("NFC") === value);
}

function isDate(text) {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text.startsWith("0000")) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function checkEntry(entry) {
  insist(entry.v === 1 && Object.keys(entry).length === WORDS.length + 1);
  for (const key of WORDS) checkLine(entry[key]);
  insist(KINDS.includes(entry.kind) && LEVELS.includes(entry.level) && HIDDEN.has(entry.shown));
  insist(isHash(entry.private) && isHash(entry.text) && IS_LANGUAGE.test(entry.lang));
  insist(entry.signed === "" || isDate(entry.signed));
  insist(HIDDEN.get(entry.shown).every((key) => entry[key] === ""));
  return entry;
}

const committed = async (domain, salt, value) =>
  hex(await sha256(utf8(`${domain}\n`), fromHex(salt), utf8(canonical(value))));

const commitEntry = (entry, salt) => committed("letterkit.entry.v1", salt, checkEntry(entry));

async function verifyPrivate(entry, kept, salt) {
  const keys = Object.keys(kept);
  insist(keys.includes("email") && keys.every((key) => key === "email" || key === "name"));
  keys.forEach((key) => checkLine(kept[key]));
  insist(await committed("letterkit.private.v1", salt, kept) === entry.private);
}
