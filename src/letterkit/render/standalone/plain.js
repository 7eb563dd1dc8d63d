// The letter as plain text, as docs/formats.md has it: the canonical text in format=flowed, the
// list, and the last lines with the text's SHA-256. It may stand inside another message.

const THIN_RULE = "-".repeat(WIDTH);
const [SEPARATOR, NOBODY, WITHHELD] = ["\u00a0\u2014\u00a0", "\u2014\u00a0", "\u2026\u00a0"];
const DELSP = "format=flowed; delsp=yes";
const SEAL_BELOW = new RegExp(`\\n${RULE}\\nletterkit seal\\n`
  + "[^\\s+]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+\\n(?:[A-Za-z0-9+/=.]{72}\\n){12}$");
const MOST_STARTS = 200; // paragraphs at which the letter may begin
const MOST_QUOTING = 3;
// What mail programs put above a message that they forward.
const MAIL_HEADER = new RegExp("^[\\s*]*(?:From|To|Date|Sent|Subject|Von|An|Gesendet|Datum|Betreff"
  + "|De|À|Envoyé|Objet|Para|Enviado|Fecha|Asunto|Od|Do|Wysłano|Data|Temat|От|Кому|Дата|Отправлено"
  + "|Тема|Від|Надіслано|Ад|Каму|Адпраўлена|Тэма|من|إلى|التاريخ|الموضوع)[\\s*]*:", "gm");
const STAMP = /^\D*([1-9][0-9]{0,18})\D* · \u200e?([1-9][0-9]{0,18}) · ([A-Z2-7]{12}) · ([0-9a-f]{8})$/u;
const FINGERPRINT = /(?<![A-Z0-9-])([A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4})(?![A-Z0-9-])/g;

const hashOf = async (text) => hex(await sha256(utf8(text)));
const unmarked = (text) => (text.startsWith("\ufeff") ? text.slice(1) : text);

function unflowed(lines, isDelsp) {
  const found = [];
  let isOpen = false;
  for (const raw of lines) {
    const isSignature = raw === "-- "; // RFC 3676, 4.3: neither flowed nor fixed
    const line = raw.startsWith(" ") ? raw.slice(1) : raw;
    const isSoft = line.endsWith(" ") && !isSignature;
    const content = isSoft && isDelsp ? line.slice(0, -1) : line;
    if (isOpen && !isSignature) found[found.length - 1] += content;
    else found.push(content);
    isOpen = isSoft;
  }
  return found;
}

// `lines` cut at the lines that are `rule`; at most `times` times.
function cutAt(lines, rule, times = Infinity) {
  const found = [[]];
  for (const line of lines) {
    if (line === rule && found.length <= times) found.push([]);
    else found[found.length - 1].push(line);
  }
  return found;
}

function parsePlain(text) {
  const whole = unmarked(text).replaceAll("\r\n", "\n").replace(SEAL_BELOW, "\n");
  const sections = cutAt(whole.replace(/\n$/, "").split("\n"), RULE);
  const closing = sections.at(-1);
  insist([2, 3].includes(sections.length) && closing.length > 1 && isHash(closing.at(-1)), "plain");
  const isDelsp = closing.includes(DELSP);
  const letter = cutAt(sections[0], THIN_RULE, 1).at(-1);
  const last = closing.slice(0, -1).filter((line) => line !== DELSP);
  return {
    text: `${unflowed(letter, isDelsp).join("\n")}\n`,
    closing: unflowed(last, isDelsp),
    listed: sections.length === 3 ? listedIn(sections[1], isDelsp) : [],
    counted: sections.length === 3 ? unflowed(cutAt(sections[1], "", 1)[0].slice(2), isDelsp) : [],
    sha256: closing.at(-1),
  };
}

// The entries of a list: what stands below its heading, in groups with headings underlined or none.
function listedIn(lines, isDelsp) {
  const [, ...blocks] = cutAt(lines, "");
  const last = blocks.length ? unflowed(blocks.at(-1), isDelsp)[0] : "";
  if (begins(last, WITHHELD)) blocks.pop();
  return blocks.flatMap((block) => {
    const under = block.findIndex((line) => /^-+$/.test(line));
    return unflowed(block.slice(under + 1), isDelsp).map((line) => {
      if (begins(line, NOBODY)) return { name: "", details: line.slice(NOBODY.length) };
      const [name, ...details] = line.split(SEPARATOR);
      return { name, details: details.join(SEPARATOR) };
    });
  });
}

// Whether a mark stands in front, and is not itself a name with details behind it.
const begins = (line, mark) => line.startsWith(mark) && !line.startsWith(mark[0] + SEPARATOR);

function parsedPlain(text) {
  try {
    return parsePlain(text);
  } catch {
    return null;
  }
}

const isWhole = async (parts) => await hashOf(parts.text) === parts.sha256;

// The message up to the last SHA-256 in it, and the same with quoting taken off.
function* copiesOf(text) {
  let left = text;
  for (let level = 0; level <= MOST_QUOTING; level += 1) {
    const lines = left.split("\n");
    const end = lines.findLastIndex((line) => isHash(line.trim()));
    if (end >= 0) yield [...lines.slice(0, end), lines[end].trim(), ""].join("\n");
    const quoted = left.search(/^> ?/m);
    if (quoted < 0) return;
    left = left.slice(quoted).replace(/^> ?/gm, "");
  }
}

function startsOf(above) {
  const blanks = above.matchAll(/\n[ \t]*\n(?=\S)/g);
  return [0, ...[...blanks].slice(0, MOST_STARTS).map((found) => found.index + found[0].length)];
}

// The text inside a message: whole if it can be found so, otherwise as it stands there.
async function plainInside(text) {
  let damaged = null;
  for (const copy of copiesOf(text)) {
    const [above] = copy.split(`\n${RULE}\n`, 1);
    const below = copy.slice(above.length + RULE.length + 2);
    // The list is left out of the search, for it may be long.
    const closing = below.split(`${RULE}\n`).at(-1);
    for (const start of startsOf(above)) {
      const parts = parsedPlain(`${above.slice(start)}\n${RULE}\n${closing}`);
      if (!parts) break; // words above the letter cannot be why
      if (await isWhole(parts)) return parsedPlain(copy.slice(start)) ?? parts;
      damaged ??= parts;
    }
  }
  return damaged;
}

// The text that letterkit wrote, and whether it stands among other words.
async function ownText(whole) {
  const text = whole.replaceAll("\r\n", "\n");
  const parts = parsedPlain(text);
  if (parts && await isWhole(parts)) return { ...parts, isAmongOthers: false };
  const found = await plainInside(text);
  if (!parts) {
    insist(found, "plain");
    return { ...found, isAmongOthers: true };
  }
  if (found && await isWhole(found)) return { ...found, isAmongOthers: true };
  const [above] = text.split(RULE, 1);
  const headers = above.match(MAIL_HEADER) ?? [];
  const isForward = /^>/m.test(above) || headers.length > 1;
  return { ...parts, isAmongOthers: isForward };
}

function stampsOf(closing) {
  return closing.map((line) => STAMP.exec(line)).filter(Boolean)
    .map(([, edition, size, root, id]) => ({ edition: Number(edition), size, root, id }));
}

const fingerprintsIn = (text) => [...text.matchAll(FINGERPRINT)].map((found) => found[1]);

function fingerprintOf(sha256Hex) {
  const code = shortHash(fromHex(sha256Hex));
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join("-");
}

// Whether the text is canonical: in one form, so that one text has one hash.
function isCanonical(text) {
  const lines = text.normalize("NFC").split("\n");
  const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
  if (lines.some((line) => hidden.test(line))) return false;
  const spelt = lines.map((line) => {
    const indent = /^ */.exec(line)[0];
    const words = line.replace(/^ +| +$/g, "").replace(/ +/g, " ");
    return (indent + words).replace(/\p{White_Space}+$/u, "");
  });
  return `${spelt.join("\n").replace(/^\n+|\n+$/g, "")}\n` === text;
}
