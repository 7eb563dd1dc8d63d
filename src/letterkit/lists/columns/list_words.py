"""The texts of a row in the words of a list: days, links, languages, countries."""

from collections.abc import Callable, Mapping

from letterkit.errors import LetterkitError
from letterkit.lists import values as parse
from letterkit.lists.rows.days import iso_day
from letterkit.text.countries import countries_called

_CHECKS: Mapping[str, Callable[[str], object]] = {
    "link": parse.link,
    "lang": parse.language,
}


def bring_into_list_words(
    values: dict[str, str],
    private: dict[str, str],
    order: str,
    note: Callable[[str], None],
) -> None:
    """Change the values in place; a text for which a list has no words stays as a private one."""
    for name in ("signed", "consent_date"):
        if text := values.get(name):
            values[name] = iso_day(text, order)
            if not values[name]:
                note("a date that cannot be read")
                private[f"{name} as given"] = text
    if codes := countries_called(values.get("country", "")):
        choice = " or ".join(codes)
        note(f"a country of which there are several: write {choice} in the list")
    if (text := values.get("link", "")) and "." in text and not text.startswith("http"):
        values["link"] = f"https://{text}"
    for name in list(values):
        try:
            parse.tidy(name, values[name])
            check = _CHECKS.get(name)
            if check and values[name]:
                check(values[name])
        except LetterkitError as error:
            note(f"{name}: {error}; kept as a private text")
            private[f"{name} as given"] = values.pop(name)[: parse.MAX_TEXT]
