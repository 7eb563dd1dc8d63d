"use strict";
// Bytes, their text and their hash. One spelling of everything; whatever else there is, is refused.

// `reason` is a short word for why, for a message; `values` go into that sentence.
class Refused extends Error {
  constructor(reason = "", values = {}) {
    super(reason);
    Object.assign(this, { reason, values });
  }
}

function insist(holds, reason, values) {
  if (!holds) throw new Refused(reason, values);
}

// Gives every refusal within `work` this reason.
async function because(reason, work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) throw new Refused(reason);
    throw error;
  }
}

const ENCODER = new TextEncoder();
const utf8 = (text) => ENCODER.encode(text);

function fromUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused();
  }
}

const isHash = (text) => /^[0-9a-f]{64}$/.test(text);
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function hex(bytes) {
  let digits = "";
  for (const byte of bytes) digits += PAIRS[byte];
  return digits;
}

function fromHex(digits) {
  insist(typeof digits === "string" && isHash(digits)); // all that we have in hex has 32 bytes
  const bytes = new Uint8Array(32);
  for (let at = 0; at < 32; at += 1) bytes[at] = parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

function fromBase64(encoded) {
  let decoded = "";
  try {
    decoded = atob(encoded);
  } catch {
    throw new Refused();
  }
  insist(btoa(decoded) === encoded);
  return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
}

// What people compare of a hash: its first twelve base32 characters.
function shortHash(bytes) {
  const bits = BigInt(`0x${hex(bytes).slice(0, 15)}`).toString(2).padStart(60, "0");
  const fives = bits.match(/.{5}/g);
  return fives.map((five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[parseInt(five, 2)]).join("");
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const isSame = (one, other) =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

const sha256 = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));

// The results of `work` for all items, many at a time; `advance` gets how many are done.
async function mapped(items, work, advance) {
  const results = [];
  for (let at = 0; at < items.length; at += 1024) {
    const some = await Promise.all(items.slice(at, at + 1024).map(work));
    results.push(...some);
    advance(some.length);
  }
  return results;
}
