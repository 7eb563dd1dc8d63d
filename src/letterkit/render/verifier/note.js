// Signed notes and checkpoints, C2SP signed-note and tlog-checkpoint.

const MOST_SIGNATURES = 100;
const LARGEST = 2n ** 63n - 1n;

function parseNumber(text) {
  insist(/^(0|[1-9][0-9]{0,18})$/.test(text) && BigInt(text) <= LARGEST);
  return BigInt(text);
}

function parseNote(whole) {
  const end = whole.lastIndexOf("\n\n");
  insist(end >= 0 && !/[\x00-\x09\x0b-\x1f]/.test(whole));
  const lines = whole.slice(end + 2).split("\n");
  insist(lines.pop() === "" && lines.length >= 1 && lines.length <= MOST_SIGNATURES);
  return { text: whole.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

function parseSignature(line) {
  const words = line.split(" ");
  const [dash, name, encoded] = words;
  insist(words.length === 3 && dash === "\u2014" && name && !/[+\p{White_Space}]/u.test(name));
  const bytes = fromBase64(encoded);
  insist(bytes.length >= 5);
  return { name, id: hex(bytes.subarray(0, 4)), value: bytes.subarray(4) };
}

async function parseCheckpoint(text) {
  const lines = text.split("\n");
  insist(lines.pop() === "" && lines.length >= 3 && !lines.includes(""));
  const [origin, size, encoded] = lines;
  const checkpoint = { origin, size: parseNumber(size), root: fromBase64(encoded) };
  insist(checkpoint.root.length === 32);
  insist(checkpoint.size || isSame(checkpoint.root, await sha256()));
  return checkpoint;
}

// Every line of the key must be good, and there must be one; lines of other keys say nothing.
async function verifyNote(note, key) {
  const own = note.signatures.filter((each) => each.name === key.name && each.id === key.id);
  insist(own.length, "unknown");
  for (const each of own) await verifySignature(key, each.value, utf8(note.text));
}

async function verifyCheckpoint(note, key) {
  await verifyNote(note, key);
  return await checkpointOf(note, key);
}

// What the note says, which its key need not have signed.
async function checkpointOf(note, key) {
  const checkpoint = await parseCheckpoint(note.text);
  insist(key.type === NOTE && checkpoint.origin === key.name);
  return checkpoint;
}
