// A reader of PDFs as letterkit writes them, ISO 32000-1: a cross-reference stream at the end,
// objects in streams, Flate. It is no general reader: what is written in another way is refused.

const MOST_UNPACKED = 64 * 2 ** 20; // bytes of a stream
const MOST_NESTED = 50;
const MOST_NODES = 1000; // of the tree of names of attachments
const [FREE, PLAIN, PACKED] = [0, 1, 2];
const ESCAPED = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

class Ref {
  constructor(number) {
    this.number = number;
  }
}

class Name {
  constructor(text) {
    this.text = text;
  }
}

const named = (value) => (value instanceof Name ? value.text : null);

// Reads values from text of one character a byte.
class Values {
  constructor(text, at = 0) {
    this.text = text;
    this.at = at;
  }

  skip() {
    const blank = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
    blank.lastIndex = this.at;
    blank.exec(this.text);
    this.at = blank.lastIndex;
  }

  taken(form) {
    const sticky = new RegExp(form.source, "y");
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text);
    if (found) this.at = sticky.lastIndex;
    return found;
  }

  read(depth = 0) {
    insist(depth < MOST_NESTED, "reader");
    this.skip();
    if (this.taken(/<</)) return this.#dictionary(depth);
    if (this.taken(/\[/)) return this.#array(depth);
    if (this.taken(/\(/)) return this.#string();
    const hexed = this.taken(/<([0-9A-Fa-f\s]*)>/);
    if (hexed) return fromHexed(hexed[1].replace(/\s/g, ""));
    const name = this.taken(/\/([^\0\t\n\f\r ()<>[\]{}/%]*)/);
    if (name) {
      return new Name(name[1].replace(/#([0-9A-Fa-f]{2})/g,
        (_, digits) => String.fromCharCode(parseInt(digits, 16))));
    }
    const ref = this.taken(/(\d{1,10}) +0 +R(?![A-Za-z0-9])/);
    if (ref) return new Ref(Number(ref[1]));
    const number = this.taken(/[+-]?(?:\d+\.?\d*|\.\d+)/);
    if (number) return Number(number[0]);
    const word = this.taken(/true|false|null/);
    insist(word, "reader");
    return { true: true, false: false, null: null }[word[0]];
  }

  #dictionary(depth) {
    const found = new Map();
    for (this.skip(); !this.taken(/>>/); this.skip()) {
      const key = named(this.read(depth + 1));
      insist(key !== null && !found.has(key), "reader");
      found.set(key, this.read(depth + 1));
    }
    return found;
  }

  #array(depth) {
    const found = [];
    for (this.skip(); !this.taken(/\]/); this.skip()) found.push(this.read(depth + 1));
    return found;
  }

  #string() {
    let found = "";
    for (let open = 1; ;) {
      const character = this.text[this.at];
      this.at += 1;
      insist(character !== undefined, "reader");
      if (character === "\\") {
        const octal = this.taken(/[0-7]{1,3}/);
        const next = octal ? String.fromCharCode(parseInt(octal[0], 8) & 255) : this.text[this.at];
        if (!octal) this.at += 1;
        insist(next !== undefined, "reader");
        if (octal) found += next;
        else if (next !== "\n") found += ESCAPED[next] ?? next;
        continue;
      }
      if (character === "(") open += 1;
      if (character === ")") open -= 1;
      if (!open) return found;
      found += character;
    }
  }
}

function fromHexed(digits) {
  const pairs = digits.padEnd(digits.length + digits.length % 2, "0").match(/../g) ?? [];
  return pairs.map((pair) => String.fromCharCode(parseInt(pair, 16))).join("");
}

// A text string, ISO 32000-1, 7.9.2.2: UTF-16 or UTF-8 with a mark, or else ASCII.
function textOf(value) {
  if (typeof value !== "string") return "";
  const bytes = toBytes(value);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder("utf-16be").decode(bytes.subarray(2));
  }
  return new TextDecoder().decode(bytes);
}

async function inflated(bytes, most = MOST_UNPACKED) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const parts = [];
  let length = 0;
  try {
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > most) {
        await reader.cancel();
        break;
      }
      parts.push(value);
    }
  } catch {
    throw new Refused("damaged");
  }
  insist(length <= most, "large");
  return joined(...parts);
}

// The rows of a cross-reference stream are written as differences to the row above: RFC 2083, 6.
function undone(bytes, columns) {
  const found = new Uint8Array(bytes.length - bytes.length / (columns + 1));
  insist(Number.isInteger(found.length), "damaged");
  for (let row = 0, at = 0; at < bytes.length; row += 1) {
    const filter = bytes[at];
    insist(filter === 0 || filter === 2, "reader");
    at += 1;
    for (let column = 0; column < columns; column += 1, at += 1) {
      const place = row * columns + column;
      const above = filter && row ? found[place - columns] : 0;
      found[place] = bytes[at] + above;
    }
  }
  return found;
}

class Pdf {
  #bytes;
  #places = new Map(); // of each object: its kind and two numbers
  #known = new Map();
  #packs = new Map();
  trailer = new Map();

  constructor(bytes) {
    this.#bytes = bytes;
  }

  static async open(bytes) {
    const end = binary(bytes.subarray(Math.max(0, bytes.length - 2048)));
    const found = /startxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(end);
    insist(found, "damaged");
    const pdf = new Pdf(bytes);
    await pdf.#readPlaces(Number(found[1]));
    return pdf;
  }

  async #readPlaces(at) {
    insist(!isAt(this.#bytes, at, "xref"), "reader"); // a table, ISO 32000-1, 7.5.4
    const { value, bytes } = await this.#objectAt(at);
    insist(bytes && named(value.get("Type")) === "XRef", "reader");
    insist(!value.has("Encrypt"), "reader");
    insist(!value.has("Prev"), "reader");
    this.trailer = value;
    const widths = value.get("W");
    const size = value.get("Size");
    insist(Array.isArray(widths) && widths.length === 3, "reader");
    insist(widths.every((width) => Number.isInteger(width) && width >= 0 && width < 7), "reader");
    const ranges = value.get("Index") ?? [0, size];
    insist(Array.isArray(ranges) && ranges.every((each) => isCount(each)), "reader");
    let place = 0;
    const next = (width) => {
      let number = 0;
      for (const stop = place + width; place < stop; place += 1) number = number * 256 + bytes[place];
      return number;
    };
    for (let range = 0; range + 1 < ranges.length; range += 2) {
      for (let number = ranges[range], left = ranges[range + 1]; left; number += 1, left -= 1) {
        insist(place < bytes.length, "damaged");
        const kind = widths[0] ? next(widths[0]) : PLAIN;
        const entry = [kind, next(widths[1]), next(widths[2])];
        if (kind !== FREE && !this.#places.has(number)) this.#places.set(number, entry);
      }
    }
  }

  // What a value stands for.
  async resolved(value) {
    if (!(value instanceof Ref)) return value;
    if (!this.#known.has(value.number)) this.#known.set(value.number, this.#found(value.number));
    return (await this.#known.get(value.number)).value;
  }

  async get(dictionary, key) {
    insist(dictionary instanceof Map, "reader");
    return await this.resolved(dictionary.get(key));
  }

  // The bytes of a stream, unpacked.
  async bytesOf(value) {
    insist(value instanceof Ref, "reader");
    await this.resolved(value);
    const { bytes } = await this.#known.get(value.number);
    insist(bytes, "reader");
    return bytes;
  }

  async #found(number) {
    const place = this.#places.get(number);
    insist(place, "reader");
    const [kind, first, second] = place;
    if (kind === PLAIN) return await this.#objectAt(first, number);
    insist(kind === PACKED, "reader");
    const pack = await this.#pack(first);
    const [own, at] = pack.places[second] ?? [];
    insist(own === number, "damaged");
    return { value: new Values(pack.text, at).read() };
  }

  #pack(number) {
    if (!this.#packs.has(number)) this.#packs.set(number, this.#unpacked(number));
    return this.#packs.get(number);
  }

  async #unpacked(number) {
    const [kind, at] = this.#places.get(number) ?? [];
    insist(kind === PLAIN, "reader");
    const { value, bytes } = await this.#objectAt(at, number);
    insist(bytes && named(value.get("Type")) === "ObjStm", "reader");
    const [count, first] = [value.get("N"), value.get("First")];
    insist(isCount(count) && isCount(first) && first <= bytes.length, "reader");
    const numbers = binary(bytes.subarray(0, first)).trim().split(/\s+/).map(Number);
    insist(numbers.length >= 2 * count && numbers.every(isCount), "damaged");
    const places = [];
    for (let each = 0; each < count; each += 1) {
      places.push([numbers[2 * each], first + numbers[2 * each + 1]]);
    }
    return { text: binary(bytes), places };
  }

  async #objectAt(at, number) {
    insist(at < this.#bytes.length, "damaged");
    // A dictionary is short; what stands behind it may be long.
    const head = binary(this.#bytes.subarray(at, at + 2 ** 16));
    const begun = /^\s*(\d+) +0 +obj\b/.exec(head);
    insist(begun && (number === undefined || Number(begun[1]) === number), "damaged");
    const values = new Values(head, begun[0].length);
    const value = values.read();
    const opened = values.taken(/\s*stream\r?\n/);
    if (!opened || !(value instanceof Map)) return { value };
    const length = value.get("Length");
    insist(isCount(length), "reader");
    const start = at + values.at;
    const end = binary(this.#bytes.subarray(start + length, start + length + 12));
    insist(/^\s{0,2}endstream/.test(end), "damaged");
    return { value, bytes: await this.#decoded(value, this.#bytes.subarray(start, start + length)) };
  }

  async #decoded(dictionary, packed) {
    const filter = dictionary.get("Filter");
    const parameters = dictionary.get("DecodeParms") ?? null;
    if (filter === undefined) return packed;
    insist(named(filter) === "FlateDecode", "reader");
    const bytes = await inflated(packed);
    if (parameters === null) return bytes;
    insist(parameters instanceof Map && parameters.get("Predictor") >= 10, "reader");
    return undone(bytes, parameters.get("Columns"));
  }

  // Name and bytes of every attachment.
  async attachments() {
    const root = await this.get(this.trailer, "Root");
    const names = await this.get(root, "Names");
    if (!(names instanceof Map)) return [];
    const left = [await this.get(names, "EmbeddedFiles")];
    const found = [];
    for (let nodes = 0; left.length; nodes += 1) {
      const node = await this.resolved(left.shift());
      if (node === undefined || node === null) continue;
      insist(nodes < MOST_NODES && node instanceof Map, "reader");
      left.push(...await this.get(node, "Kids") ?? []);
      const listed = await this.get(node, "Names") ?? [];
      insist(Array.isArray(listed), "reader");
      for (let at = 1; at < listed.length; at += 2) found.push(await this.#attachment(listed[at]));
    }
    return found;
  }

  async #attachment(ref) {
    const spec = await this.resolved(ref);
    const streams = await this.get(spec, "EF");
    const name = textOf(await this.get(spec, "UF") ?? await this.get(spec, "F"));
    insist(streams instanceof Map, "reader");
    return { name, bytes: await this.bytesOf(streams.get("F") ?? streams.get("UF")) };
  }

  async info() {
    const found = await this.get(this.trailer, "Info");
    return found instanceof Map ? found : new Map();
  }

  async hasStructure() {
    return (await this.get(this.trailer, "Root")).has("StructTreeRoot");
  }
}

const LETTER_FILE = /^letter\.([^.]*)\.txt$/;
const STATED = { "register.json": "LetterkitRegister", "checkpoint.txt": "LetterkitCheckpoint",
  "policy.txt": "LetterkitPolicy" };

// Of a copy that lost what states it: the first text is in the language of the whole PDF, or has its title.
async function secondLanguage(pdf, texts, stated) {
  if (texts.size !== 2) return "";
  const own = textOf(await pdf.get(await pdf.get(pdf.trailer, "Root"), "Lang"));
  const title = await stated("Title");
  const titleOf = (lang) => new TextDecoder().decode(texts.get(lang)).split("\n", 1)[0];
  const rank = (lang) => 2 * (lang === own) + (titleOf(lang) === title);
  const [one, two] = texts.keys();
  return rank(one) < rank(two) ? one : two;
}

async function readPdf(bytes) {
  const pdf = await Pdf.open(bytes);
  const [files, info] = [await pdf.attachments(), await pdf.info()];
  const stated = async (key) => textOf(await pdf.resolved(info.get(key)));
  const texts = files.filter((file) => LETTER_FILE.test(file.name));
  const langOf = (file) => LETTER_FILE.exec(file.name)[1];
  // A second language that stands beside the first: its tag, and the SHA-256 of its text.
  const [firstStated, second = ""] = (await stated("LetterkitFacing")).split(" ");
  const facing = firstStated || await secondLanguage(pdf, new Map(texts.map((file) => [langOf(file), file.bytes])), stated);
  const first = texts.filter((file) => langOf(file) !== facing);
  if (!texts.length && !files.some((file) => Object.hasOwn(STATED, file.name))) {
    const isStated = ["LetterkitText", ...Object.values(STATED)].some((key) => info.has(key));
    throw new Refused(isStated ? "lostfiles" : "notpdf");
  }
  const partsOf = async (wanted, key, among = files) => {
    const hash = await stated(key);
    const own = among.filter((file) => wanted.test(file.name));
    return own.map((file) => ({ content: file.bytes, stated: hash }));
  };
  const seals = files.filter((file) => binary(file.bytes).includes(MARKERS["application/pdf"].marker));
  return {
    medium: "pdf",
    bytes,
    mediaType: "application/pdf",
    lang: first.length === 1 ? langOf(first[0]) : "",
    texts: await partsOf(LETTER_FILE, "LetterkitText", first),
    facing,
    facingTexts: texts.filter((file) => !first.includes(file))
      .map((file) => ({ content: file.bytes, stated: second })),
    registers: await partsOf(/^register\.json$/, "LetterkitRegister"),
    checkpoints: await partsOf(/^checkpoint\.txt$/, "LetterkitCheckpoint"),
    policies: await partsOf(/^policy\.txt$/, "LetterkitPolicy"),
    extract: /^([1-9]\d{0,14}) ([1-9]\d{0,14})$/.exec(await stated("LetterkitPress"))?.slice(1),
    lost: await pdf.hasStructure() ? [] : ["unmarked"],
    wasSealed: seals.some((file) => !binary(file.bytes).includes(" ".repeat(FIELD))),
  };
}
