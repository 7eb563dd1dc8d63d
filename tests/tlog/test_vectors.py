from pathlib import Path


def test_every_folder_of_published_vectors_is_read_by_a_test(vectors):
    here = Path(__file__)
    others = [path for path in here.parents[1].rglob("test_*.py") if path != here]
    tests = "".join(path.read_text("utf-8") for path in others)
    folders = sorted(path.name for path in vectors.iterdir() if path.is_dir())
    assert folders != []
    assert [name for name in folders if f'"{name}"' not in tests] == []
