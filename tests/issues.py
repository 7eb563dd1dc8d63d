"""Issues of GitHub as JSON, written with our forms, for tests."""

from letterkit.model.issue_form import NO_ANSWER, headings_of, words_of


def body(form="sign", lang="en", **answers):
    words = words_of(lang)
    usual = {
        "name": "Ada Example",
        "role": "Nurse",
        "affiliation": "Sample University",
        "country": NO_ANSWER,
        "kind": words["person"],
        "shown": words["named"],
        "consent": f"- [x] {words['agree']}",
        "leave": f"- [x] {words['gone']}",
    }
    said = {**usual, **answers}
    fields = headings_of(form, words).items()
    return "\n\n".join(f"### {heading}\n\n{said[field]}" for heading, field in fields)


def issue(number, form="sign", by="ada-e", labels=("accepted",), state="OPEN", lang="en", **more):
    """As `gh issue list --json` has it; `more` are answers, or `title` and `body`."""
    title = more.pop("title", words_of(lang)[form])
    text = more.pop("body", None)
    return {
        "number": number,
        "title": title,
        "body": body(form, lang, **more) if text is None else text,
        "author": {"id": "U", "is_bot": False, "login": by, "name": ""},
        "labels": [{"id": "L", "name": each, "color": "ededed"} for each in labels],
        "state": state,
        "createdAt": "2026-11-20T10:00:00Z",
    }


def of_interface(found):
    """The same as GitHub's interface answers it."""
    return {
        "number": found["number"],
        "title": found["title"],
        "body": found["body"].replace("\n", "\r\n"),
        "user": {"login": found["author"]["login"], "type": "User"},
        "labels": found["labels"],
        "state": found["state"].lower(),
        "created_at": found["createdAt"],
        "comments": 0,
    }
