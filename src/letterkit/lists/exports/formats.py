"""Which format a file is in: by its suffix, or by what it holds if it has none that is known."""

import re
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.encoding import whole_bytes, whole_text
from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.exports.chats import refuse_chats
from letterkit.lists.exports.foreign_files import refuse_foreign
from letterkit.lists.exports.mailboxes import refuse_mails

TABLE, SHEET, JSON, JSON_LINES, YAML = "table", "sheet", "json", "json lines", "yaml"
SCRIPT, MARKDOWN, PAGE, PLAIN, PAIRS = "script", "markdown", "page", "plain", "pairs"
TOML = "toml"

SUFFIXES = {
    ".csv": TABLE,
    ".tsv": TABLE,
    ".tab": TABLE,
    ".xlsx": SHEET,
    ".ods": SHEET,
    ".json": JSON,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".yaml": YAML,
    ".yml": YAML,
    ".toml": TOML,
    ".js": SCRIPT,
    ".mjs": SCRIPT,
    ".ts": SCRIPT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mkd": MARKDOWN,
    ".html": PAGE,
    ".htm": PAGE,
    ".xhtml": PAGE,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".lst": PLAIN,
    ".list": PLAIN,
}
KNOWN = (
    *(".csv", ".tsv", ".xlsx", ".ods", ".json", ".jsonl", ".yaml", ".toml", ".md", ".html", ".txt"),
    ".js",
)
PICTURES = frozenset({
    *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".bmp", ".tif", ".tiff", ".avif"),
    *(".heic", ".mp3", ".mp4", ".mov", ".webm"),
})  # fmt: skip
MAILS = (".eml", ".mbox")
_SAMPLE = 512
_PAIR = re.compile(r"([^\s:#][^:#\n]{0,60}?)\s*:(?:\s+(.*)|$)")
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)
_ELEMENT = re.compile(r"\s*<(?:ul|ol|table|div|section|article|main|h[1-6]|p)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\s*[{\[]\s*(?:[\"{\[\]}]|$)")
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\|.*\|\s*$|\s*\|?\s*:?-{2,}:?\s*\|)", re.MULTILINE)
_ITEM = re.compile(r"\s*-\s+([^\s:]+):\s")


def format_of(path: Path, name: str, encoding: str = "") -> str:
    """The format of a file; what is no text, or a text of another kind, is refused.

    So is a chat, and an e-mail under a name that is none of an e-mail's.
    """
    suffix = path.suffix.lower()
    found = SUFFIXES.get(suffix)
    if found not in (SHEET, PAGE):
        refuse_foreign(path, name, known=bool(found))
    if found != SHEET:
        refuse_chats(path, name)
    if found:
        if found in (PLAIN, MARKDOWN):
            refuse_mails(whole_text(path, name, encoding), name)
        return found
    if suffix in PICTURES or suffix in MAILS or not _is_text(whole_bytes(path, name)):
        raise LetterkitError(
            f"{name}: a file in a format that is not known",
            hint=f"it is one of {' '.join(KNOWN)}, or a folder of them",
        )
    text = whole_text(path, name, encoding)
    refuse_mails(text, name)
    return format_of_text(text)


def _is_text(data: bytes) -> bool:
    """A NUL byte stands in no text but UTF-16, which has a mark at its start."""
    start = data[:_SAMPLE]
    return start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" not in start


def format_of_text(text: str) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return PLAIN
    if lines[0].strip() == "---" and any(line.strip() in ("---", "...") for line in lines[1:]):
        return MARKDOWN
    if _PAGE.match(text) or _ELEMENT.match(text):
        return PAGE
    if _OBJECT.match(text):
        return JSON_LINES if _is_json_lines(lines) else JSON
    if lines[0].strip() == "---" or _is_yaml_list(lines):
        return YAML
    if _are_pairs(lines):
        return PAIRS
    return MARKDOWN if _MARKDOWN.search(text) else PLAIN


def _is_json_lines(lines: list[str]) -> bool:
    return len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines[:20])


def _is_yaml_list(lines: list[str]) -> bool:
    """`- name: Ada Example`, not `- Ada Example: editor`."""
    match = _ITEM.match(lines[0])
    return bool(match) and _is_known(match[1] if match else "")


def _are_pairs(lines: list[str]) -> bool:
    """Whether lines are `key: value`, and one of the keys is for a name."""
    keys = []
    for line in lines:
        if line.startswith("#"):
            continue
        match = _PAIR.match(line)
        if match and len(match[1].split()) <= 4:
            keys.append(match[1])
        elif line[:1] not in " \t-":
            return False
    return any(_is_known(key) for key in keys) or (len(keys) > 1 and len(keys) == len(lines))


def _is_known(key: str) -> bool:
    return field_of(key) in ("name", FIRST, LAST, "affiliation")


def pairs_of(text: str, name: str) -> dict[str, str]:
    """The values of `key: value` lines, for texts that are not quite YAML."""
    found: dict[str, str] = {}
    key = ""
    for number, line in enumerate(text.split("\n"), 1):
        match = _PAIR.match(line)
        if match and match[1] in found:
            raise LetterkitError(
                f"{name}:{number}: a key occurs twice", hint="delete one of the two"
            )
        if match:
            key = match[1]
            found[key] = (match[2] or "").strip().strip("\"'")
        elif line.strip() and key:
            found[key] = f"{found[key]} {line.strip()}".strip()
    return found
