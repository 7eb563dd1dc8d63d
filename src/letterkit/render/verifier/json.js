// Canonical JSON, RFC 8785, of objects, lists, strings, whole numbers, true, false and null.

const MOST_LEVELS = 100;

function canonical(value, levels = MOST_LEVELS) {
  if (typeof value === "string") {
    insist(!/\p{Cs}/u.test(value)); // half of a surrogate pair
    return JSON.stringify(value);
  }
  if (typeof value === "number") insist(Number.isSafeInteger(value));
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  insist(levels > 0);
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each, levels - 1)).join()}]`;
  const members = Object.keys(value).sort() // by UTF-16 code units, as the standard has it
    .map((key) => `${canonical(key)}:${canonical(value[key], levels - 1)}`);
  return `{${members.join()}}`;
}

// Whatever was not written this way reads back otherwise: a key twice, a fraction, a blank.
function parseCanonical(text) {
  const value = parseJson(text);
  insist(canonical(value) === text);
  return value;
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused();
  }
}
