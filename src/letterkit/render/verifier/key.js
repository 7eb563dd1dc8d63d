// Ed25519 keys, written as `<name>+<key id>+<base64 of a type byte and the public key>`.

const [NOTE, COSIGNATURE] = [1, 4]; // type bytes
const P = 2n ** 255n - 19n;
const modulo = (number) => ((number % P) + P) % P;

function power(base, exponent) {
  let [result, square] = [1n, modulo(base)];
  for (let left = exponent; left; left >>= 1n) {
    if (left & 1n) result = result * square % P;
    square = square * square % P;
  }
  return result;
}

const D = modulo(-121665n * power(121666n, P - 2n));
// The y of the points of order eight, up to its sign: a root of d·y⁴ + 2y² = 1.
const Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
const LOW_ORDER = [0n, 1n, P - 1n, Y8, P - Y8];

// Under a point of low order one signature fits every message.
function isAcceptable(publicKey) {
  const number = publicKey.reduceRight((high, byte) => high << 8n | BigInt(byte), 0n);
  const y = BigInt.asUintN(255, number);
  const square = y * y % P;
  const isOnCurve = power(modulo((square - 1n) * (D * square + 1n)), (P - 1n) / 2n) === 1n;
  return y < P && !LOW_ORDER.includes(y) && isOnCurve;
}

async function parseKey(line) {
  const found = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(line);
  insist(found && !/[\p{C}\p{Z}]/u.test(found[1]));
  const [, name, id, encoded] = found;
  const typed = fromBase64(encoded);
  const [type, publicKey] = [typed[0], typed.subarray(1)];
  insist(publicKey.length === 32 && [NOTE, COSIGNATURE].includes(type) && isAcceptable(publicKey));
  const hash = await sha256(utf8(`${name}\n`), typed);
  insist(hex(hash.subarray(0, 4)) === id);
  return { line, name, id, type, publicKey };
}

async function verifySignature(key, signature, message) {
  const usable = await crypto.subtle.importKey("raw", key.publicKey, "Ed25519", false, ["verify"]);
  insist(await crypto.subtle.verify("Ed25519", usable, signature, message), "signature");
}

// Whether this browser knows Ed25519 at all; the key is the first of RFC 8032, section 7.1.
async function knowsEd25519() {
  const known = fromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  try {
    await crypto.subtle.importKey("raw", known, "Ed25519", false, ["verify"]);
    return true;
  } catch {
    return false;
  }
}
