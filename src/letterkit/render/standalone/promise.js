// Promises: what opens a commitment, and the note in which the key says for which edition it is.

const PROMISE = "letterkit.promise-file.v1";

async function parsePromise(bytes) {
  const whole = fromUtf8(bytes);
  const end = whole.indexOf("\n\n");
  insist(end >= 0);
  const [magic, extra, ...more] = whole.slice(0, end).split("\n");
  insist(magic === PROMISE && !more.length);
  const opening = await parseOpening(fromUtf8(fromBase64(valueOf("extra", extra))));
  return { ...opening, note: parseNote(whole.slice(end + 2)) };
}

async function verifyPromise(promise) {
  const { entry, salt, key, note, amends } = promise;
  insist(key.type === NOTE);
  await verifyNote(note, key);
  const form = /^letterkit\.promise\.v1\n(.+)\nsign sha256:([0-9a-f]{64})\nedition ([1-9][0-9]*)\n$/;
  const found = form.exec(note.text);
  insist(found && found[1] === key.name && amends === undefined);
  insist(await commitEntry(entry, salt) === found[2]);
  await verifyPrivate(entry, promise.private, promise.private_salt);
  return { commitment: found[2], edition: Number(parseNumber(found[3])) };
}

// In which edition a verified register holds the commitment, if in any, and what became of it.
function keptIn(register, commitment) {
  const holds = new RegExp(` (?:sign|amend [0-9]+) sha256:${commitment}$`);
  let [edition, index, kept] = [1, -1, 0];
  register.leaves.forEach((leaf, place) => {
    if (leaf.startsWith("letterkit.leaf.v1 edition ")) edition += 1;
    else if (holds.test(leaf)) [index, kept] = [place, edition];
  });
  return { kept, index, standing: kept ? register.log.standing(index) : null };
}
