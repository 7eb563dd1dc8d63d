// Answers { register: what stands in the page's data block }, or { left, hashes } of one that was
// packed, and then { receipt: bytes }: of a receipt, or of another file of the letter, whose seal
// is checked.

const RECEIPT = "c2sp.org/tlog-proof"; // how a receipt begins
const LARGEST_RECEIPT = 2 ** 20; // bytes

let register = null; // once it is verified

async function judgeRegister({ register: block, left, hashes }, tell) {
  const carried = left
    ?? block.replace(/\\\\|\\u003c/g, (found) => (found === "\\u003c" ? "<" : found));
  const entries = carried.split('\n{"').length;
  const total = 2 * carried.split('\n"letterkit.leaf.v1 ').length + (hashes ? 2 : 1) * entries;
  let done = 0;
  const advance = (more) => {
    done += more;
    tell({ progress: Math.min(1, done / total) });
  };
  const isSigned = await knowsEd25519();
  try {
    const made = new Map();
    const json = hashes ? await putBack(left, hashes, made, advance) : carried;
    const verified = await verifyRegister(json, isSigned, advance, made);
    if (isSigned) register = verified;
    const { key, checkpoint, log, count } = verified;
    const stamp = [String(checkpoint.size), shortHash(checkpoint.root), key.id];
    return { outcome: isSigned ? "holds" : "unsigned", edition: log.edition.number, count, stamp };
  } catch {
    return { outcome: "differs" };
  }
}

async function judgeSeal(bytes) {
  try {
    const sealed = await verifySeal(bytes, register.key);
    if (sealed) return { outcome: "sealed", edition: sealed.edition };
    return { outcome: isLetterkits(bytes) ? "unsealed" : "malformed" };
  } catch {
    return { outcome: "broken" };
  }
}

async function judgeReceipt(bytes) {
  if (!await knowsEd25519()) return { outcome: "cannot" };
  if (!register) return { outcome: "page" };
  if (!isAt(bytes, 0, RECEIPT)) return await judgeSeal(bytes);
  if (bytes.length > LARGEST_RECEIPT) return { outcome: "malformed" };
  let receipt = null;
  try {
    receipt = await parseReceipt(bytes);
  } catch {
    return { outcome: "malformed" };
  }
  try {
    const verdict = await compareReceipt(receipt, await verifyReceipt(receipt), register);
    const { name, role, affiliation } = receipt.entry;
    return { ...verdict, who: [name || receipt.private.name || "", role, affiliation] };
  } catch {
    return { outcome: "altered" };
  }
}

onmessage = async ({ data, ports: [port] }) => {
  const tell = (answer) => port.postMessage(answer);
  if (data.receipt) tell(await judgeReceipt(new Uint8Array(data.receipt)));
  else tell(await judgeRegister(data, tell));
};
