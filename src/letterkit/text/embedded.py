"""Files of ours inside a page: the text of a `<script>` data block that no HTML parser can misread.

JSON in which every `<` is written `\\u003c`, so that no name can close the block or open a comment.
A backslash of JSON is doubled before it, which is why undoing it reads pairs of backslashes first:

>>> format_embedded('{"name":"</script> \\\\\\\\u003c"}')
'{"name":"\\\\u003c/script> \\\\\\\\u003c"}'
>>> parse_embedded(format_embedded('{"name":"</script> \\\\\\\\u003c"}'))
'{"name":"</script> \\\\\\\\u003c"}'
"""

import re

_ESCAPE = re.compile(r"\\\\|\\u003c")


def format_embedded(json: str) -> str:
    return json.replace("<", r"\u003c")


def parse_embedded(block: str) -> str:
    return _ESCAPE.sub(lambda found: "<" if found[0] == r"\u003c" else found[0], block)
