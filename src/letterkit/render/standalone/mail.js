// An e-mail, RFC 5322 and RFC 2045: its text, its HTML, its PDFs. What is not built as letterkit
// and mail servers build one is refused.

const MOST_PARTS = 50;
const MOST_CONTAINERS = 10;
// The fields that letterkit writes. Servers and mail programs add others.
const OWN_FIELDS = ["from", "to", "subject", "date", "message-id", "content-language", "x-unsent",
  "mime-version", "content-type"];
const MAIL_MANUSCRIPT = /<meta name="letterkit-manuscript" content="([^"<]{0,200})/g;

// Head and body of a message or a part; each field as its name and its value, unfolded.
function headOf(text) {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const lines = head.replace(/\r?\n(?=[ \t])/g, "").split(/\r?\n/).filter(Boolean);
  const fields = lines.map((line) => /^([!-9;-~]+):\s*(.*)$/s.exec(line)).filter(Boolean)
    .map(([, name, value]) => [name.toLowerCase(), value]);
  return { fields, body: end ? text.slice(end.index + end[0].length) : "" };
}

const fieldOf = (fields, name) => fields.find(([own]) => own === name)?.[1] ?? "";

function boundaryOf(type) {
  const found = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(type);
  return found ? found[1] ?? found[2] : "";
}

// The parts that hold no others, as type and text of one character a byte.
function partsOf(text, depth = 0) {
  insist(depth < MOST_CONTAINERS, "mail");
  const { fields, body } = headOf(text);
  const stated = fieldOf(fields, "content-type") || "text/plain";
  const type = /^[^\s;]*/.exec(stated)[0].toLowerCase();
  if (!type.startsWith("multipart/")) {
    if (type === "message/rfc822") throw new Refused("enclosed");
    const encoding = fieldOf(fields, "content-transfer-encoding").trim().toLowerCase();
    return [{ type, encoding, body }];
  }
  const boundary = boundaryOf(stated);
  insist(boundary, "damaged");
  const escaped = boundary.replace(/[.*+?^$\{}()|[\]\\]/g, "\\$&");
  const line = new RegExp(`(?:^|\\r?\\n)--${escaped}(--)?[ \\t]*(?=\\r?\\n|$)`, "g");
  const found = [...body.matchAll(line)];
  const last = found.findIndex((each) => each[1]);
  insist(last > 0 && last <= MOST_PARTS, "damaged");
  const parts = [];
  for (let at = 0; at < last; at += 1) {
    const start = found[at].index + found[at][0].length;
    parts.push(...partsOf(body.slice(start, found[at + 1].index).replace(/^\r?\n/, ""), depth + 1));
  }
  return parts;
}

function contentOf({ encoding, body }) {
  if (encoding === "base64") {
    try {
      return toBytes(atob(body.replace(/[\r\n\t ]/g, "")));
    } catch {
      throw new Refused("mail");
    }
  }
  if (encoding !== "quoted-printable") return toBytes(body);
  const joinedLines = body.replace(/[ \t]+(?=\r?\n)/g, "").replace(/=\r?\n/g, "");
  return toBytes(joinedLines.replace(/=([0-9A-Fa-f]{2})/g,
    (_, digits) => String.fromCharCode(parseInt(digits, 16))));
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" };
const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|#34|#39);/g, (_, name) => ENTITIES[name]);

async function readMail(bytes) {
  const whole = binary(bytes);
  const parts = partsOf(whole);
  const texts = [];
  for (const part of parts) {
    if (part.type !== "text/plain") continue;
    texts.push(await because("mail", () => ownText(fromUtf8(contentOf(part)))));
  }
  insist(texts.length, "mail");
  const enclosed = [];
  for (const part of parts) {
    if (part.type === "application/pdf") enclosed.push(await readPdf(contentOf(part)));
  }
  const versions = [];
  for (const part of parts.filter((each) => each.type === "text/html")) {
    for (const found of binary(contentOf(part)).matchAll(MAIL_MANUSCRIPT)) {
      versions.push(madeBy(unescaped(found[1])));
    }
  }
  const names = headOf(whole).fields.map(([name]) => name);
  return {
    ...textArtefact(texts[0], texts),
    medium: "e-mail",
    bytes,
    mediaType: "message/rfc822",
    versions: versions.filter(Boolean),
    enclosed,
    wasOnTheWay: names.some((name) => !OWN_FIELDS.includes(name)),
  };
}
