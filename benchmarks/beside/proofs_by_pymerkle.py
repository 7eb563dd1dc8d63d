from listed import people, shown
from pymerkle import InmemoryTree

tree = InmemoryTree(algorithm="sha256")
everybody = people()
tree.append_entries([shown(each).encode() for each in everybody])
for number in range(1, len(everybody) + 1):
    tree.prove_inclusion(number)
