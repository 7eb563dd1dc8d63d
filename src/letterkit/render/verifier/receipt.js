// Receipts, C2SP tlog-proof: what opens a leaf, and the path from that leaf to a signed root.

const MOST_HASHES = 63;
const OPENS = ["amends", "entry", "key", "private", "private_salt", "salt", "v"];

async function parseReceipt(bytes) {
  const whole = fromUtf8(bytes);
  const end = whole.indexOf("\n\n");
  insist(end >= 0);
  const [magic, extra, index, ...hashes] = whole.slice(0, end).split("\n");
  insist(magic === "c2sp.org/tlog-proof@v1" && hashes.length <= MOST_HASHES);
  const path = hashes.map(fromBase64);
  insist(path.every((each) => each.length === 32));
  return {
    index: parseNumber(valueOf("index", index)),
    path,
    note: parseNote(whole.slice(end + 2)),
    ...await parseOpening(fromUtf8(fromBase64(valueOf("extra", extra)))),
  };
}

function valueOf(key, line) {
  insist(line !== undefined && line.startsWith(`${key} `));
  return line.slice(key.length + 1);
}

async function parseOpening(json) {
  const found = parseCanonical(json);
  insist(isObject(found) && found.v === 1);
  insist(Object.keys(found).every((key) => OPENS.includes(key)));
  insist(isObject(found.entry) && isObject(found.private) && isString(found.key));
  insist(Object.values(found.private).every(isString));
  insist(!("amends" in found) || isCount(found.amends));
  [found.salt, found.private_salt].forEach(fromHex);
  checkEntry(found.entry);
  return { ...found, key: await parseKey(found.key) };
}

// Its leaf is computed, because nothing but the leaf authenticates what opens it.
async function verifyReceipt(receipt) {
  const { entry, salt, key, note, index, path, amends } = receipt;
  await verifyPrivate(entry, receipt.private, receipt.private_salt);
  const checkpoint = await verifyCheckpoint(note, key);
  const words = amends === undefined ? "sign" : `amend ${amends}`;
  const leaf = `letterkit.leaf.v1 ${words} sha256:${await commitEntry(entry, salt)}`;
  const hash = await leafHash(`${leaf}\n`);
  await verifyInclusion(hash, index, checkpoint.size, path, checkpoint.root);
  return { checkpoint, leaf, index: Number(index) };
}

// What became of a verified receipt's entry in a verified register.
async function compareReceipt(receipt, verified, register) {
  const { checkpoint, leaf, index } = verified;
  const { log, hashes, leaves } = register;
  if (receipt.key.line !== register.key.line) return { outcome: "other" };
  if (index < leaves.length && leaves[index] !== leaf) return { outcome: "contradicts" };
  const edition = log.edition.number;
  if (checkpoint.size > register.checkpoint.size) return { outcome: "older", edition };
  const root = await rootOf(hashes.slice(0, Number(checkpoint.size)));
  if (!isSame(root, checkpoint.root)) return { outcome: "contradicts" };
  const standing = log.standing(index);
  if (!log.allTexts.has(receipt.entry.text)) return { outcome: "altered" };
  if (standing.newest === undefined) return { outcome: "withdrawn", edition: standing.edition };
  if (standing.newest !== index) return { outcome: "amended", edition: standing.edition };
  return { outcome: register.texts.has(receipt.entry.text) ? "holds" : "earlier", edition };
}
