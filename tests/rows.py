"""Many rows of a table in one test, which names all rows that fail.

A test for each row takes more time than what it tests where that is a look at one text.
"""


def failing(rows, holds):
    """The rows that `holds` raises something for, each with what it raised.

    A row is a tuple or list of arguments, or the only one.
    """
    found = []
    for row in rows:
        arguments = row if isinstance(row, tuple | list) else (row,)
        try:
            holds(*arguments)
        except Exception as error:
            said = str(error).strip().partition("\n")[0]
            found.append(f"{', '.join(map(repr, arguments))}: {type(error).__name__}: {said}")
    return found
