// Artefact → verdict: the sentence that `letterkit verify` says, what it rests on, what was not
// compared here.
//
// A verdict is { status, kind, sentences, facts, checks }. A sentence is [key, values], a fact
// [key of its label, text], a check as in agreement.js.

const saying = (key, values = {}) => [key, values];
const MEDIA = ["pdf", "page", "e-mail", "text", "register", "canonical text"];

function verdictOf(agreed) {
  const { artefact, checks } = agreed;
  const [status, ...sentences] = statementOf(agreed);
  const names = ["sealed", "unsealed"].includes(status) ? namesOf(agreed) : undefined;
  return { status, kind: artefact.medium, sentences, facts: factsOf(agreed), checks, names,
    onlyByCommand: status === "altered" ? undefined : ONLY_BY_COMMAND[artefact.medium] };
}

function statementOf(agreed) {
  const { artefact, checks, register, sealed, lost, version } = agreed;
  const [fault] = failuresOf(checks);
  if (fault?.key.startsWith("seal_")) {
    return ["altered", saying("altered_seal", { detail: [fault.key, fault.values] })];
  }
  if (fault && sealed) return ["altered", saying("altered_sealed", { origin: sealed.origin })];
  if (fault) return ["altered", saying("altered")];
  const copies = [...lost, ...agreed.inner.flatMap((each) => each.lost)];
  if (copies.length) return ["cannot", saying(`copy_${copies[0]}`)];
  const other = version || agreed.inner.map((each) => each.version).find(Boolean);
  if (other) return ["cannot", saying("version", { version: other, own: OWN_VERSION })];
  if (sealed) return ["sealed", saying("sealed", { origin: sealed.origin, edition: sealed.edition })];
  if (artefact.medium === "canonical text") return ["cannot", saying("nothing")];
  const isComparedWhole = artefact.medium === "register";
  const agree = isComparedWhole ? saying("agrees") : saying("agrees_partly");
  return ["unsealed", saying("unsealed"), agree, limitOf(artefact, register)];
}

// Who can be looked for, as `letterkit verify --name` has it: only in what agrees, the entries of a
// register, or else those that a text shows. `aside` counts those of a register without their name.
function namesOf({ artefact, register }) {
  const listed = register ? register.entries : artefact.listed;
  if (!listed?.length) return undefined;
  const entries = listed.map(({ name, role, affiliation, country, details }) =>
    [name, details ?? [role, affiliation, country].filter(Boolean).join(", ")]);
  if (!register) return { entries };
  const count = (how) => register.entries.filter(({ shown }) => shown === how).length;
  return { entries, aside: { initials: count("initials"), role: count("role"),
    unnamed: register.counts.unnamed,
    earlier: (register.earlier ?? []).length + (register.earlier_unnamed ?? 0) } };
}

// How far the word goes that the parts agree.
function limitOf({ stamps = [] }, register) {
  if (register && register.edition !== null) return saying("limit_signed", { edition: register.edition });
  if (register) return saying("limit_unsigned");
  if (stamps.length) return saying("limit_named", { edition: stamps[0].edition });
  return saying("limit_none");
}

function factsOf({ text, register, artefact, sealed }) {
  const facts = [];
  if (text) {
    const lines = text.content.split("\n");
    facts.push(["title", lines[0]]);
    if (!lines[1] && lines[2]) facts.push(["date", lines[2]]);
    facts.push(["fingerprint", fingerprintOf(text.sha256)], ["sha256", text.sha256]);
  } else if (register) facts.push(["title", register.title]);
  if (register) {
    const { organisations, people, unnamed, paper } = register.counts;
    facts.push(["signatories", ["counted", { n: organisations + people, unnamed }]]);
    if (paper) facts.push(["signatories", ["paper", { paper }]]);
    if (register.edition !== null) facts.push(["origin", register.origin]);
  }
  const key = register?.vkey ?? (sealed ? sealed.key.line : "");
  if (key) facts.push(["key", key]);
  return facts;
}

function refusal(kind, { reason, values }) {
  const sentences = [saying(`cannot_${reason || "damaged"}`, values)];
  return { status: "cannot", kind, sentences, facts: [], checks: [] };
}

// Who signed, as only their own file tells it.
function entryFacts({ entry, private: kept }) {
  const values = { name: entry.name || kept.name, email: kept.email, role: entry.role,
    affiliation: entry.affiliation, shown: entry.shown, level: entry.level, signed: entry.signed,
    text: entry.text };
  return Object.entries(values).filter(([, value]) => value).map(([key, value]) => [`entry_${key}`, value]);
}

// A receipt, by itself or beside another file that was dropped.
async function judgeReceipt(bytes, beside) {
  let receipt = null;
  try {
    receipt = await parseReceipt(bytes);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return refusal("receipt", new Refused("notproof"));
  }
  const origin = ["origin", receipt.key.name];
  try {
    const verified = await verifyReceipt(receipt);
    const [status, sentence, checks] = await standingOf(receipt, verified, beside);
    const place = { index: verified.index, size: String(verified.checkpoint.size) };
    return {
      status,
      kind: "receipt",
      sentences: [sentence],
      facts: [origin, ["key", receipt.key.line], ...entryFacts(receipt)],
      checks: [passed("receipt_leaf", { ...place, origin: receipt.key.name }), ...checks,
        ...limitsOf(receipt)],
      asks: status !== "altered",
      text: receipt.entry.text,
      fingerprint: fingerprintOf(receipt.entry.text),
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: "altered", kind: "receipt", sentences: [saying("receipt_altered")],
      facts: [origin], checks: [failed("receipt_unproved")] };
  }
}

async function standingOf(receipt, verified, beside) {
  const holds = saying("receipt_alone");
  if (!beside) return ["holds", holds, []];
  const { edition, checks, text, lost, file } = beside;
  const unfit = (key) => ["altered", saying("receipt_beside"), [failed(key, { file })]];
  if (failuresOf(checks).length) return unfit("beside_altered");
  if (lost.length) return ["cannot", saying("receipt_unclear"), [unchecked("copy")]];
  if (!edition) {
    if (!text) return ["cannot", saying("receipt_unclear"), [unchecked("beside_nothing", { file })]];
    const isSame = text.sha256 === receipt.entry.text;
    return isSame ? ["holds", holds, [passed("beside_text", { file })]]
      : unfit("beside_other_text");
  }
  const found = await compareReceipt(receipt, verified, edition);
  const values = { edition: found.edition };
  const compared = [passed("beside_register", { file })];
  switch (found.outcome) {
    case "holds": return ["holds", saying("receipt_holds", values), compared];
    case "amended": return ["holds", saying("receipt_amended", values), compared];
    case "earlier": return ["holds", saying("receipt_earlier"), compared];
    case "withdrawn": return ["withdrawn", saying("receipt_withdrawn", values), compared];
    case "older":
      return ["cannot", saying("receipt_unclear"), [unchecked("beside_older", { file, ...values })]];
    case "contradicts":
      return ["forked", saying("forked"), [failed("beside_contradicts", { file })]];
    case "other": return unfit("beside_other");
    default: return ["altered", saying("receipt_altered"), [failed("beside_contradicts", { file })]];
  }
}

const isOnWord = ({ entry }) => ["listed", "code"].includes(entry.level);

const limitsOf = (opened) => ["limit_complete", "limit_same_list",
  isOnWord(opened) ? "limit_who_word" : "limit_who_key"].map((key) => unchecked(key));

// A promise, by itself or beside another file.
async function judgePromise(bytes, beside) {
  let promise = null;
  try {
    promise = await parsePromise(bytes);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return refusal("promise", new Refused("notproof"));
  }
  const facts = [["origin", promise.key.name]];
  try {
    const { commitment, edition } = await verifyPromise(promise);
    const [status, sentence, checks] = keptBy(promise, { commitment, edition }, beside);
    return {
      status,
      kind: "promise",
      sentences: [sentence],
      facts: [...facts, ["key", promise.key.line], ...entryFacts(promise)],
      checks: [passed("promise_signed", { edition }), ...checks, unchecked("limit_complete"),
        unchecked(isOnWord(promise) ? "limit_who_word" : "limit_who_key")],
      asks: !["altered", "broken"].includes(status),
      text: promise.entry.text,
      fingerprint: fingerprintOf(promise.entry.text),
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: "altered", kind: "promise", sentences: [saying("promise_altered")], facts,
      checks: [failed("receipt_unproved")] };
  }
}

function keptBy(promise, { commitment, edition }, beside) {
  if (!beside) return ["promised", saying("promised", { edition }), []];
  const { checks, file } = beside;
  const altered = (key) => ["altered", saying("promise_altered"), [failed(key, { file })]];
  if (failuresOf(checks).length) return altered("beside_altered");
  if (!beside.edition) {
    return ["cannot", saying("promise_unclear", { edition }), [unchecked("beside_nothing", { file })]];
  }
  if (beside.edition.key.line !== promise.key.line) return altered("beside_other");
  const { kept, index, standing } = keptIn(beside.edition, commitment);
  const number = beside.edition.log.edition.number;
  const found = [passed("beside_register", { file })];
  if (!kept && number < edition) return ["promised", saying("promised", { edition }), found];
  if (!kept) {
    return ["broken", saying("broken", { edition: number, promised: edition }),
      [failed("beside_lacks", { file }), unchecked("limit_broken")]];
  }
  if (standing.newest === undefined) {
    return ["withdrawn", saying("promise_withdrawn", { kept, edition: standing.edition }), found];
  }
  if (standing.newest !== index) {
    return ["kept", saying("kept_superseded", { kept, edition: standing.edition }), found];
  }
  if (kept > edition) return ["kept", saying("kept_late", { kept, edition }), found];
  return ["kept", saying("kept", { kept }), found];
}
