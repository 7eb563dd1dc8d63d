// Files → artefacts: what letterkit made, known by its content and not by its name.

const LARGEST_FILE = 64 * 2 ** 20; // bytes
const LARGEST_TEXT = 16 * 2 ** 20;
const binary = (bytes) => new TextDecoder("x-user-defined").decode(bytes); // a character a byte
const toBytes = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 255);

// Other files of ours, by how they begin.
const CHECKPOINT_FORM = "[^\\n]+\\n[0-9]+\\n[A-Za-z0-9+/]{43}=\\n(?:[^\\n]+\\n)*\\n"
  + "(?:\u2014 \\S+ [A-Za-z0-9+/=]+\\n)+";
const OTHERS = [
  ["receipt", /^c2sp\.org\/tlog-proof@v1\n/],
  ["promise", /^letterkit\.promise-file\.v1\n/],
  ["fork", new RegExp(`^${CHECKPOINT_FORM}\\n[^\\n]+\\n[0-9]+\\n`)],
  ["checkpoint", new RegExp(`^${CHECKPOINT_FORM}`)],
  ["policy", /^(?:[ \t]*(?:#[^\n]*)?\n)*(?:log|witness[ \t]+\S+)[ \t]+[^\s+]+\+[0-9a-f]{8}\+/],
  ["growth", /^letterkit\.growth\.v1\n/],
  ["statement", /^letterkit\.statement\.v1\n/],
  ["signature", /^(?:-----BEGIN (?:SSH|PGP) SIGNATURE-----|untrusted comment: )/],
  ["sealnote", /^letterkit\.seal\.v1\n/],
  ["sums", /^[0-9a-f]{64} {2}\S/],
  ["privatekey", /^PRIVATE\+KEY\+/],
];
// At the beginning of a line: the page's scripts have the same words in a string.
const PAGE_SEAL = /^\x3cscript type="application\/json" id="letterkit-seal">/m;
const BLOCK = new RegExp('\x3cscript type="application/json" id="letterkit-(text|register|manuscript)"'
  + '(?: data-packed="(deflate)")?(?: data-sha256="([0-9a-f]{0,64})")?>([^<]*)\x3c/script>\\n', "g");
// What the register of a long list may unpack to, in bytes and by what is packed.
const [MOST_LISTED, MOST_TIMES] = [128 * 2 ** 20, 64];

function kindOf(bytes) {
  const start = binary(bytes.subarray(0, 1024)).replace(/^\uf7ef\uf7bb\uf7bf/, "")
    .replace(/^[\t-\r ]+/, "").toLowerCase();
  if (!start) return "empty";
  if (start.includes("%pdf-")) return "pdf";
  if (start.startsWith("<")) return "page";
  if (start.startsWith("{")) return "register";
  const fields = start.split(/\r?\n\r?\n/, 1)[0].split(/\r?\n/).map((line) => line.split(":", 1)[0]);
  const isMail = fields.includes("mime-version")
    || (fields.includes("from") && fields.includes("subject"));
  return isMail ? "e-mail" : "text";
}

function otherKind(text) {
  const start = unmarked(text.slice(0, 2 ** 17)).replaceAll("\r\n", "\n");
  return OTHERS.find(([, form]) => form.test(start))?.[0];
}

// The artefact that these bytes are. Refused where they are none, or one that cannot be read.
async function readArtefact(bytes) {
  insist(bytes.length <= LARGEST_FILE, "large");
  const kind = kindOf(bytes);
  insist(kind !== "empty", "empty");
  if (kind === "pdf") return await readPdf(bytes);
  const text = await because("notours", () => fromUtf8(bytes));
  if (kind === "page") return await readPage(text, bytes);
  if (kind === "register") {
    return { medium: "register", bytes, mediaType: "application/json", registers: [{ content: bytes }] };
  }
  if (kind === "e-mail") return await readMail(bytes);
  const other = otherKind(text);
  if (other) return { medium: other, bytes };
  insist(bytes.length <= LARGEST_TEXT, "large");
  const plain = await ownText(text).catch(() => null);
  if (plain) return { ...textArtefact(plain, [plain]), medium: "text", bytes, mediaType: "text/plain" };
  insist(isCanonical(text), "notours");
  return { medium: "canonical text", bytes, texts: [{ content: bytes }] };
}

function textArtefact(plain, all) {
  return {
    texts: all.map((each) => ({ content: utf8(each.text), stated: each.sha256 })),
    fingerprints: plain.isAmongOthers ? null : fingerprintsIn(plain.closing.join("\n")),
    stamps: stampsOf(plain.closing),
    listed: all.some((each) => each.isAmongOthers) ? [] : plain.listed,
    counted: plain.counted,
    lost: all.some((each) => each.isAmongOthers) ? ["among"] : [],
  };
}

// No HTML is parsed: a data block is found by its opening tag, and ends at the next `<`.
async function readPage(text, bytes) {
  const blocks = { text: [], register: [], manuscript: [] };
  for (const [, kind, packed, stated, carried] of text.matchAll(BLOCK)) {
    if (packed) blocks[kind].push({ ...await unpacked(carried), stated });
    else blocks[kind].push({ content: contentOfBlock(kind, carried), stated, carried: utf8(carried) });
  }
  insist(Object.values(blocks).some((each) => each.length) || text.includes("letterkit-"), "notours");
  insist(text.includes("</html>"), "damaged");
  const manuscripts = blocks.manuscript.map((each) => fromUtf8(each.content));
  return {
    medium: "page",
    bytes,
    mediaType: "text/html",
    texts: blocks.text,
    registers: blocks.register,
    manuscripts: blocks.manuscript,
    lang: languageOf(manuscripts[0]),
    versions: manuscripts.map(madeBy).filter(Boolean),
    wasSealed: PAGE_SEAL.test(text),
  };
}

// The register that was packed; the hash of it is that of what is left of it, with its hashes.
async function unpacked(packed) {
  const [stream, hashes, ...more] = packed.replace(/^"|"$/g, "").split(".");
  insist(hashes !== "" && !more.length, "damaged");
  const parts = await because("damaged", () => [stream, hashes ?? ""].map(fromBase64));
  const most = Math.min(MOST_LISTED, MOST_TIMES * joined(...parts).length);
  const left = await inflated(parts[0], most);
  const gaps = left.reduce((count, byte) => count + (byte === 1 || byte === 2), 0);
  insist(left.length + 63 * gaps <= most, "large");
  const content = await because("damaged", async () => utf8(await putBack(fromUtf8(left), parts[1])));
  return { content, carried: joined(left, parts[1]) };
}

function contentOfBlock(kind, carried) {
  if (kind === "text") {
    try {
      const text = JSON.parse(carried);
      if (typeof text === "string") return utf8(text);
    } catch {
      return utf8(carried);
    }
  }
  return utf8(carried.replace(/\\\\|\\u003c/g, (found) => (found === "\\u003c" ? "<" : found)));
}

const madeBy = (manuscript) =>
  /^\{"v":\d{1,4},"made_by":"([0-9A-Za-z.+-]{1,40})"/.exec(manuscript)?.[1] ?? "";

function languageOf(manuscript) {
  try {
    const { lang } = JSON.parse(manuscript);
    return typeof lang === "string" ? lang : "";
  } catch {
    return "";
  }
}
