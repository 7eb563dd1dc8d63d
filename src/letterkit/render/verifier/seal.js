// Seals: a signed note over a whole file, with blanks in the place of the note itself.

const [FIELD, WIDTH, BLANK] = [864, 72, 32];
const MOST_OF_KEY = 1000; // bytes of the key's line in a text
const RULE = "=".repeat(WIDTH);
// As docs/formats.md has them. No script of a page may hold the tag of one as it is written.
const MARKERS = {
  "application/pdf": { marker: "letterkit seal of this PDF\n", end: "\n" },
  "text/html": {
    marker: '\x3cscript type="application/json" id="letterkit-seal">"', end: '"\x3c/script>\n',
  },
  "application/json": { marker: '\n "seal": "', end: '",' },
  "text/plain": { marker: `\n${RULE}\nletterkit seal\n`, lineEnd: "\n" },
  "message/rfc822": { marker: "\r\n=_letterkit seal\r\n", lineEnd: "\r\n" },
};

// Files are searched as text of one character a byte.
const latin = (bytes) => new TextDecoder("latin1").decode(bytes);
const isAt = (bytes, at, text) => isSame(bytes.subarray(at, at + text.length), utf8(text));
// What letterkit writes into every file of a kind, sealed or not.
const OWN = {
  "application/pdf": "%PDF-", "text/html": 'id="letterkit-text"', "message/rfc822": "MIME-Version:",
  "application/json": '\n "slug": "', "text/plain": RULE,
};
const isLetterkits = (bytes) => latin(bytes).includes(OWN[mediaTypeOf(bytes)]);

function mediaTypeOf(bytes) {
  const start = latin(bytes.subarray(0, 1024)).replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  if (start.includes("%PDF-")) return "application/pdf";
  if (start.startsWith("<")) return "text/html";
  if (start.startsWith("{")) return "application/json";
  return /^mime-version:/im.test(start) ? "message/rfc822" : "text/plain";
}

function placesOf(bytes, marker) {
  const wanted = utf8(marker);
  const places = [];
  for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    if (isSame(bytes.subarray(at, at + wanted.length), wanted)) places.push(at);
  }
  return places;
}

// Where the field starts and stops, or null where there is no marker.
function findPlace(bytes, { marker, end = "", lineEnd = "" }) {
  const places = placesOf(bytes, marker);
  if (!places.length) return null;
  insist(places.length === 1, "several");
  let start = places[0] + marker.length;
  let line = "";
  if (lineEnd) {
    const following = latin(bytes.subarray(start, start + MOST_OF_KEY)).split(lineEnd)[0];
    line = fromUtf8(bytes.subarray(start, start + following.length));
    start += following.length + lineEnd.length;
  }
  const stop = start + FIELD + FIELD / WIDTH * lineEnd.length;
  const isWhole = stop <= bytes.length && (!lineEnd || stop === bytes.length);
  insist(isWhole && isAt(bytes, stop, end), "malformed");
  return { start, stop, line };
}

function parseField(field, lineEnd) {
  const width = WIDTH + lineEnd.length;
  let encoded = field;
  if (lineEnd) {
    encoded = "";
    for (let at = 0; at < field.length; at += width) {
      insist(field.slice(at + WIDTH, at + width) === lineEnd);
      encoded += field.slice(at, at + WIDTH);
    }
  }
  insist(encoded.length === FIELD && /^[A-Za-z0-9+/]+={0,2}\.*$/.test(encoded));
  return fromBase64(encoded.replace(/\.+$/, ""));
}

function parseSeal(text) {
  const form = /^letterkit\.seal\.v1\n(.+)\nedition ([0-9]+)\n(\S+) ([0-9]+)\nsha256 ([0-9a-f]{64})\n$/;
  const found = form.exec(text);
  insist(found && found[2] !== "0");
  const [, origin, edition, mediaType, size, digest] = found;
  return { origin, edition: parseNumber(edition), mediaType, size: parseNumber(size), digest };
}

// Who sealed this file, and as which edition, or null where nobody did. Without a `key`, it is the
// one on the line before the seal.
async function verifySeal(bytes, key, mediaType = mediaTypeOf(bytes)) {
  const form = MARKERS[mediaType];
  const place = findPlace(bytes, form);
  if (!place) return null;
  const { start, stop, line } = place;
  const field = latin(bytes.subarray(start, stop));
  if (mediaType === "application/pdf" && !field.trim()) return null;
  insist(!key || !form.lineEnd || line === key.line, "stranger");
  const own = key ?? await because("key", () => parseKey(line));
  const written = await because("malformed", () => parseField(field, form.lineEnd ?? ""));
  const note = await because("note", () => parseNote(fromUtf8(written)));
  const seal = await verifySealNote(note, own);
  insist(seal.mediaType === mediaType, "kind", { type: seal.mediaType });
  const more = bytes.length - Number(seal.size);
  insist(more <= 0, "added", { n: more });
  insist(more >= 0, "removed", { n: -more });
  const blanks = new Uint8Array(stop - start).fill(BLANK);
  const hash = await sha256(bytes.subarray(0, start), blanks, bytes.subarray(stop));
  insist(hex(hash) === seal.digest, "changed");
  return { origin: seal.origin, edition: Number(seal.edition), key: own };
}

// What a note says, if it is a seal by this key and nothing else.
async function verifySealNote(note, key) {
  insist(note.signatures.length === 1, "form");
  await verifyNote(note, key);
  const seal = await because("form", () => parseSeal(note.text));
  insist(seal.origin === key.name, "origin");
  return seal;
}
