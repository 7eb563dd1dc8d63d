// `register.json` without its hashes, as the page of a long list carries it, and those put back.
// In what is left, U+0001 stands for the next hash, and U+0002 in a leaf for the commitment to its entry.

const LEAVES = '\n "leaves": [\n';

// Gives `commitments` those that it made, by index.
async function putBack(left, hashes, commitments = new Map(), advance = () => {}) {
  let at = 0;
  const filled = left.replaceAll("\u0001", () => hex(hashes.subarray(at, (at += 32))));
  insist(at === hashes.length);
  if (!filled.includes("\u0002")) return filled;
  const [above, ...leaves] = filled.split(LEAVES);
  insist(leaves.length === 1 && !above.includes("\u0002"));
  const lines = above.split("\n").filter((line) => line.startsWith('{"'));
  const made = await mapped(lines, commitListed, advance);
  made.forEach(([index, commitment]) => commitments.set(index, commitment));
  const whole = leaves[0].split("\n").map((line, place) => {
    insist(!line.includes("\u0002") || commitments.has(place));
    return line.replaceAll("\u0002", commitments.get(place));
  });
  return above + LEAVES + whole.join("\n");
}

// Of an entry as a list has it, its index and the commitment; what it says is not judged.
async function commitListed(line) {
  let listed = null;
  try {
    listed = JSON.parse(line.replace(/,$/, ""));
  } catch {
    throw new Refused();
  }
  return [listed.index, await committed("letterkit.entry.v1", listed.salt, entryOf(listed))];
}
