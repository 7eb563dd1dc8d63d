// Merkle trees, RFC 6962 section 2.1; proofs are followed as RFC 9162 section 2.1.3.2 does.

const leafHash = (line) => sha256(Uint8Array.of(0), utf8(line));
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

async function rootOf(leafHashes, advance = () => {}) {
  if (!leafHashes.length) return await sha256();
  let level = leafHashes;
  while (level.length > 1) {
    const pairs = [];
    for (let at = 0; at < level.length; at += 2) pairs.push(level.slice(at, at + 2));
    // A last one without a sibling goes up as it is.
    level = await mapped(pairs, ([left, right]) => (right ? nodeHash(left, right) : left), advance);
  }
  return level[0];
}

// `index` and `size` are BigInts, because receipts may hold any below 2^63.
async function verifyInclusion(hash, index, size, path, root) {
  insist(index < size);
  let [found, node, last] = [hash, index, size - 1n];
  for (const sibling of path) {
    insist(last > 0n);
    if (node & 1n || node === last) {
      found = await nodeHash(sibling, found);
      while (node && !(node & 1n)) [node, last] = [node >> 1n, last >> 1n];
    } else {
      found = await nodeHash(found, sibling);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  insist(last === 0n && isSame(found, root));
}
