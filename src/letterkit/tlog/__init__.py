"""The transparency log: tree, leaf, note, checkpoint, cosignature, policy, proof, receipt. Pure."""
