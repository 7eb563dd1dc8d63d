// Whether the parts of a file agree, as far as they can be compared here: artefact → checks.
//
// A check is { result, key, values }: whether it passed, failed or was not made, and the sentence.
// What fails here fails in `letterkit verify` too. It compares more, so nothing holds by this alone.

const [PASS, FAIL, NOT] = ["pass", "fail", "not"];
const passed = (key, values = {}) => ({ result: PASS, key, values });
const failed = (key, values = {}) => ({ result: FAIL, key, values });
const unchecked = (key, values = {}) => ({ result: NOT, key, values });
const failuresOf = (checks) => checks.filter((each) => each.result === FAIL);
// What only letterkit itself can compare, by medium.
const ONLY_BY_COMMAND = { pdf: "looks_pdf", page: "looks_page", text: "looks_text",
  "e-mail": "looks_mail" };

async function agreementOf(artefact) {
  const inner = [];
  for (const each of artefact.enclosed ?? []) inner.push(await agreementOf(each));
  const checks = [];
  const text = await carriedText(artefact, checks);
  const register = await carriedRegister(artefact, inner, checks);
  const { checks: sealChecks, sealed } = await sealOf(artefact, register);
  checks.unshift(...sealChecks);
  const lost = lostOf(artefact);
  if (lost.length) checks.push(unchecked("copy"));
  if (register) await compareAttached(artefact, register, checks);
  await compareNamed(artefact, register, checks);
  const langs = register && (inner.length ? inner[0].artefact.lang : artefact.lang);
  if (text && register) compareText(text, register, await trustedLanguage(artefact, langs), checks);
  if (artefact.facing) await compareFacing(artefact, register, checks);
  if (text && artefact.fingerprints) compareFingerprints(artefact, text, checks);
  for (const each of inner) compareEnclosed(each, inner[0], text, checks);
  const version = (artefact.versions ?? []).find((each) => !KNOWN_VERSIONS.includes(each)) ?? "";
  if (version) forgive(checks);
  const found = { artefact, inner, checks, text, register, sealed, lost, version, edition: null,
    registerJson: binary(artefact.registers?.[0]?.content ?? new Uint8Array()) };
  if (register && register.edition !== null && !failuresOf(checks).length) {
    found.edition = await verifiedEdition(register, checks);
  }
  if (register) sayLevels(register, checks);
  return found;
}

// What another version of letterkit wrote may have another form; only the seal has one for all.
function forgive(checks) {
  for (const check of checks) {
    if (check.result === FAIL && !check.key.startsWith("seal_")) check.result = NOT;
  }
}

const isAsStated = async ({ content, carried = content, stated }) =>
  hex(await sha256(carried)) === stated;

// The one part of a kind, or null with a check that says why there is none.
async function onlyPart(parts, part, checks) {
  const isOne = parts.length === 1;
  if (isOne && (!parts[0].stated || await isAsStated(parts[0]))) {
    if (parts[0].stated) checks.push(passed("part_stated", { part }));
    return parts[0];
  }
  checks.push(failed(isOne ? "part_differs" : "part_missing", { part, n: parts.length }));
  return null;
}

async function carriedText(artefact, checks) {
  const { medium, texts = [], lost = [] } = artefact;
  if (medium === "register") return null;
  if (lost.includes("among") && !(await Promise.all(texts.map(isAsStated))).every(Boolean)) {
    checks.push(unchecked("text_mangled"));
    return null;
  }
  const part = medium === "canonical text" ? texts[0] : await onlyPart(texts, "letter.txt", checks);
  if (!part) return null;
  const content = new TextDecoder("utf-8", { ignoreBOM: true }).decode(part.content);
  if (!isCanonical(content) || !isSame(utf8(content), part.content)) {
    checks.push(failed("text_form"));
    return null;
  }
  if (medium === "canonical text") checks.push(unchecked("text_alone"));
  return { content, sha256: hex(await sha256(part.content)) };
}

async function carriedRegister(artefact, inner, checks) {
  const { medium, registers } = artefact;
  if (!registers) {
    const [first] = inner;
    const isUnlike = inner.some((each) => failuresOf(each.checks).length
      || each.registerJson !== first.registerJson);
    return first && !isUnlike ? first.register : null;
  }
  const part = medium === "register" ? registers[0] : await onlyPart(registers, "register.json", checks);
  if (!part) return null;
  try {
    const register = parseRegister(fromUtf8(part.content));
    if (medium === "register") checks.push(passed("register_counts"));
    return register;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (medium === "register") throw new Refused("notregister");
    checks.push(failed("register_form"));
    return null;
  }
}

function lostOf(artefact) {
  const { medium, lost = [] } = artefact;
  const isStating = ["pdf", "page"].includes(medium);
  const parts = isStating ? ["texts", "facingTexts", "registers", "checkpoints", "policies", "manuscripts"] : [];
  const isUnstated = parts.some((key) => artefact[key]?.length && !artefact[key][0].stated);
  return isUnstated ? ["unstated", ...lost] : lost;
}

// The language of a page is in its manuscript, which may have been changed.
async function trustedLanguage(artefact, lang) {
  if (artefact.medium !== "page") return lang;
  const { manuscripts } = artefact;
  return manuscripts.length === 1 && await isAsStated(manuscripts[0]) ? lang : "";
}

function compareText({ content, sha256 }, register, lang, checks) {
  const { texts, title } = register;
  const all = Object.values(texts);
  const isNamed = lang ? Object.hasOwn(texts, lang) && texts[lang] === sha256 : all.includes(sha256);
  checks.push(isNamed ? passed("text_named") : failed("text_other"));
  const words = (line) => line.split(/\s+/).filter(Boolean).join(" ");
  const isOnly = all.length === 1 && all[0] === sha256;
  if (isOnly && words(title) !== words(content.split("\n", 1)[0])) checks.push(failed("title_other"));
}

// The text of a second language, of which the register says the same as of the first.
async function compareFacing({ facing, facingTexts }, register, checks) {
  const part = await onlyPart(facingTexts, "letter.txt", checks);
  if (!part) return;
  const isNamed = register?.texts[facing] === hex(await sha256(part.content));
  if (register) checks.push(isNamed ? passed("text_named") : failed("text_other"));
}

function compareFingerprints({ fingerprints }, { sha256 }, checks) {
  const isShown = fingerprints.length && fingerprints.every((each) => each === fingerprintOf(sha256));
  checks.push(isShown ? passed("fingerprint_shown") : failed("fingerprint_other"));
}

async function compareAttached({ medium, checkpoints, policies }, register, checks) {
  if (medium !== "pdf") return;
  if (register.edition === null) {
    if (checkpoints.length || policies.length) checks.push(failed("checkpoint_other"));
    return;
  }
  const part = await onlyPart(checkpoints, "checkpoint.txt", checks);
  if (part && !isSame(part.content, utf8(register.checkpoint))) checks.push(failed("checkpoint_other"));
  if (await onlyPart(policies, "policy.txt", checks)) checks.push(unchecked("witnesses_own"));
}

// What a printed page says of an edition, or null where the register does not say it readably.
async function stampOf(register) {
  try {
    const { size, root } = await parseCheckpoint(parseNote(register.checkpoint).text);
    const { id } = await parseKey(register.vkey);
    return { edition: register.edition, size: String(size), root: shortHash(root), id };
  } catch {
    return null;
  }
}

const isSameStamp = (one, other) =>
  ["edition", "size", "root", "id"].every((key) => one[key] === other[key]);

async function compareNamed({ medium, stamps }, register, checks) {
  if (!["text", "e-mail"].includes(medium)) return;
  if (stamps.length > 1) checks.push(failed("names_several"));
  else if (!register) {
    checks.push(stamps.length ? unchecked("names_edition", stamps[0]) : unchecked("names_none"));
  } else if (register.edition === null) {
    checks.push(stamps.length ? failed("names_other") : passed("names_unpublished"));
  } else {
    const own = await stampOf(register);
    const isNamed = own && stamps.length && isSameStamp(own, stamps[0]);
    checks.push(isNamed ? passed("names_carried", own) : failed("names_other"));
  }
}

function compareEnclosed(each, first, text, checks) {
  if (failuresOf(each.checks).length || each.text?.sha256 !== text?.sha256
    || each.registerJson !== first.registerJson) checks.push(failed("enclosed_other"));
  else checks.push(each.lost.length || each.version ? unchecked("copy") : passed("enclosed_same"));
}

// Whether the list is the edition that its key signed.
async function verifiedEdition(register, checks) {
  try {
    const verified = await verifyEdition(register, true);
    const { key, checkpoint, log } = verified;
    checks.push(passed("edition_signed", { edition: log.edition.number,
      size: String(checkpoint.size), origin: key.name, id: key.id }));
    return verified;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    checks.push(failed("edition_other"));
    return null;
  }
}

function sayLevels(register, checks) {
  if (register.edition === null) checks.push(unchecked("list_unsigned"));
  else checks.push(unchecked("witnesses"), unchecked("title_free"));
  const listed = Object.keys(register.counts.levels);
  if (listed.some((level) => ["listed", "code"].includes(level))) checks.push(unchecked("levels"));
  const { paper } = register.counts;
  if (paper) checks.push(unchecked("paper", { paper }));
}

// The seal of a file: its checks, and who sealed it if it holds.
async function sealOf(artefact, register) {
  const { medium, mediaType, bytes } = artefact;
  if (!mediaType) return { checks: [] };
  const isPublished = register && register.edition !== null;
  if (!hasTrace(bytes, mediaType)) {
    if (!artefact.wasSealed) return { checks: [unchecked("seal_none")] };
    const check = lostOf(artefact).length ? unchecked("seal_gone") : failed("seal_rewritten");
    return { checks: [check] };
  }
  if (!isPublished && ["pdf", "page", "register"].includes(medium)) {
    return { checks: [unchecked("seal_keyless")] };
  }
  let fault = { reason: "ends", values: {} };
  try {
    const key = isPublished ? await because("key", () => parseKey(register.vkey)) : undefined;
    const sealed = await verifySeal(bytes, key, mediaType);
    if (sealed) return compareSeal(sealed, artefact, register);
    if (placesOf(bytes, MARKERS[mediaType].marker).length) return { checks: [unchecked("seal_none")] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    fault = { reason: error.reason || "malformed", values: error.values };
  }
  if (await onlyLineEndsDiffer(bytes, mediaType)) return { checks: [unchecked("seal_saved")] };
  const isOnTheWay = artefact.wasOnTheWay || artefact.lost?.length;
  if (["text", "e-mail"].includes(medium) && isOnTheWay) return { checks: [unchecked("seal_gone")] };
  return { checks: [failed(`seal_${fault.reason}`, fault.values)] };
}

// Whether there is a seal, or was one before the ends of lines were changed.
function hasTrace(bytes, mediaType) {
  const { marker, lineEnd } = MARKERS[mediaType];
  const lines = marker.replaceAll("\r\n", "\n");
  const others = lineEnd ? [lines, lines.replaceAll("\n", "\r\n")] : [];
  return [marker, ...others].some((each) => placesOf(bytes, each).length);
}

function compareSeal(sealed, { stamps = [] }, register) {
  const editions = new Set(stamps.map((each) => each.edition));
  if (register && register.edition !== null) editions.add(register.edition);
  const { origin, edition } = sealed;
  if (!editions.size) return { checks: [failed("seal_nameless", { edition })] };
  editions.delete(edition);
  if (editions.size) return { checks: [failed("seal_edition", { edition })] };
  return { checks: [passed("seal_holds", { origin, edition })], sealed };
}

async function onlyLineEndsDiffer(bytes, mediaType) {
  const { lineEnd } = MARKERS[mediaType];
  if (!lineEnd) return false;
  const own = binary(bytes).replace(/^\uf7ef\uf7bb\uf7bf/, "").replaceAll("\r\n", "\n");
  const lines = toBytes(lineEnd === "\n" ? own : own.replaceAll("\n", lineEnd));
  if (isSame(lines, bytes)) return false;
  try {
    return await verifySeal(lines, undefined, mediaType) !== null;
  } catch {
    return false;
  }
}
