"""What may follow the signature of a person in a PDF; by pyHanko's difference analysis.

A signing program adds what keeps a signature verifiable for long (PAdES B-LT and B-LTA, ETSI EN
319 142-1) in later revisions: certificates, revocation data (`/DSS`, `/VRI`) and document time
stamps, each in an invisible field. With them go the field's entry in the form and on its page, the
catalog's `/DSS`, `/Extensions` and `/Version`, and the date and program in the file's properties.
Every other change is refused: it was made by somebody after the person had signed.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from letterkit.errors import LetterkitError

CHANGED = "the PDF was changed after it was signed"
_HINT = (
    "after a signature may come only what its program adds to make it last (DSS, document time "
    "stamps); ask for the file as that program saved it"
)
_CATALOG = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version"})
_INFO = frozenset({"/ModDate", "/Producer"})
# The same in XMP: whatever else the properties say, a reader may be shown.
_XMP = re.compile(r"\{[^}]*\}(ModifyDate|MetadataDate|Producer|InstanceID)")
_END = re.compile(rb"startxref\s+\d+\s+%%EOF\Z")
_BLANKS = b"\0\t\n\f\r "  # ISO 32000-2, 7.2.3
# What the invisible field of a time stamp needs; no actions above all (`/A`, `/AA`).
_FIELD = frozenset(
    {
        *("/Type", "/Subtype", "/FT", "/T", "/TU", "/Ff", "/F", "/V", "/P", "/Rect", "/AP"),
        *("/Kids", "/Parent", "/DA", "/MK", "/NM", "/M"),
    }
)


def check_later_revisions(signature: Any, data: bytes) -> None:
    """Raise if anything else than what makes a signature last follows the revision it covers.

    Whether the time stamps hold is the caller's to verify.
    """
    if not _END.search(data.rstrip(_BLANKS)[-64:]):
        raise LetterkitError(f"{CHANGED}: bytes behind its end", hint=_HINT)
    diff = _diff_analysis()
    reader = signature.reader
    result = _policy().review_file(
        reader,
        signature.signed_revision,
        field_mdp_spec=signature.fieldmdp,
        doc_mdp=signature.docmdp_level,
    )
    lasting = diff.ModificationLevel.LTA_UPDATES
    if isinstance(result, diff.DiffResult) and result.modification_level <= lasting:
        return
    what = sorted(set(_changes(reader, signature.signed_revision)))
    raise LetterkitError(f"{CHANGED}: {', '.join(what)}" if what else CHANGED, hint=_HINT)


def _diff_analysis() -> Any:  # half of it has no types
    from pyhanko.sign import diff_analysis

    return diff_analysis


def _policy() -> Any:
    diff = _diff_analysis()
    as_rule = diff.ModificationLevel.LTA_UPDATES
    rules = [
        diff.CatalogModificationRule(ignored_keys=_CATALOG),
        diff.XrefStreamRule().as_qualified(as_rule),
        diff.ObjectStreamRule().as_qualified(as_rule),
        diff.DSSCompareRule().as_qualified(as_rule),
        _PropertiesRule(),
    ]
    fields = [_TimeStampFieldRule(), diff.SigFieldModificationRule()]
    form = diff.FormUpdatingRule(fields, ignored_acroform_keys=frozenset({"/Fields"}))
    return diff.StandardDiffPolicy(rules, form)


class _PropertiesRule:
    """Title, author and all else that `/Info` and XMP say stays; the date and program may not."""

    def apply_qualified(self, old: Any, new: Any) -> Iterator[tuple[Any, Any]]:
        diff = _diff_analysis()
        self._check_info(_info(old), _info(new))
        for rule in (diff.DocInfoRule(), diff.MetadataUpdateRule()):
            for update in rule.apply(old, new):
                yield diff.ModificationLevel.LTA_UPDATES, update
        # The rule has parsed both and refused entities.
        if "/Metadata" in new.root and _properties(old) != _properties(new):
            raise diff.SuspiciousModification("XMP says something else")

    def _check_info(self, before: Any, after: Any) -> None:
        if before is None and after is None:
            return
        if after is None or not _is_same(before or {}, after, *_INFO):
            raise _diff_analysis().SuspiciousModification("/Info says something else")


def _info(revision: Any) -> Any:
    """The dictionary of the file's properties, or None."""
    reference = revision.trailer_view.get_value_as_reference("/Info", optional=True)
    return reference and revision(reference)


def _properties(revision: Any) -> Counter[tuple[str, str]]:
    """What the XMP metadata of a revision say: elements and attributes, each with its path."""
    from lxml import etree  # type: ignore[import-untyped]  # comes with pyHanko; no stubs

    if "/Metadata" not in revision.root:
        return Counter()
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    found: Counter[tuple[str, str]] = Counter()
    waiting = [("", etree.fromstring(revision.root["/Metadata"].data, parser))]
    while waiting:
        path, element = waiting.pop()
        if not isinstance(element.tag, str) or _XMP.fullmatch(element.tag):
            continue
        path += element.tag
        found[path, (element.text or "").strip()] += 1
        for name, value in element.attrib.items():
            if not _XMP.fullmatch(name) and name != "{adobe:ns:meta/}xmptk":
                found[path + name, value] += 1
        waiting += [(path, child) for child in element]
    return found


class _TimeStampFieldRule:
    """New signature fields are invisible, do nothing, and are on a page only as such."""

    def apply(self, context: Any) -> Iterator[tuple[Any, Any]]:
        diff = _diff_analysis()
        for spec in context.field_specs.values():
            if spec.old_field_ref is None:
                _check_field(spec.new_field)
        for _, update in diff.SigFieldCreationRule().apply(context):
            # An appearance is none in a field without an area; some programs add an empty one.
            yield diff.ModificationLevel.LTA_UPDATES, replace(update, valid_when_locked=True)


def _check_field(field: Any) -> None:
    suspicious = _diff_analysis().SuspiciousModification
    kids = [kid.get_object() for kid in field.get("/Kids", ())]
    for each in (field, *kids):
        if not each.keys() <= _FIELD or each.get("/Subtype", "/Widget") != "/Widget":
            raise suspicious("a field that is more than a signature's")
        rect = [each["/Rect"].raw_get(n) for n in range(4)] if "/Rect" in each else [0] * 4
        # Numbers in objects of their own could be others by the next revision.
        plain = all(isinstance(side, int | float) or hasattr(side, "as_numeric") for side in rect)
        if not plain or (rect[0], rect[1]) != (rect[2], rect[3]):
            raise suspicious("a field that is visible")


def _changes(reader: Any, since: int) -> Iterator[str]:
    """What later revisions change, in a reader's words; not every change has one."""
    signed = reader.get_historical_resolver(since)
    for number in range(since + 1, reader.xrefs.total_revisions):
        revision = reader.get_historical_resolver(number)
        for reference in revision.explicit_refs_in_revision():
            before = None
            if reader.xrefs.get_historical_ref(reference, since) is not None:
                before = signed(reference)
            yield from _change(before, revision(reference))


def _change(before: Any, after: Any) -> Iterator[str]:
    from pyhanko.pdf_utils.generic import DictionaryObject, StreamObject

    if not isinstance(after, DictionaryObject):
        return
    kind = after.get("/Type")
    if kind in ("/Filespec", "/EmbeddedFile"):
        yield "an attachment"
    elif "/FT" in after and after.get("/FT") != "/Sig":
        yield "a form field"
    elif "/Rect" in after and after.get("/FT") != "/Sig":
        yield "an annotation"
    elif kind == "/Page" and not _is_same(before, after, "/Annots"):
        yield "a page"
    elif isinstance(after, StreamObject) and isinstance(before, StreamObject):
        if kind != "/Metadata" and after.data != before.data:
            yield "the content of a page"
    elif "/Producer" in after and not _is_same(before or {}, after, *_INFO):
        yield "its title or other properties"


def _is_same(before: Any, after: Any, *ignored: str) -> bool:
    if before is None:
        return False
    keys = (before.keys() | after.keys()) - set(ignored)
    return all(
        key in before and key in after and before.raw_get(key) == after.raw_get(key) for key in keys
    )
