"""Pages of published registers, for tests: the sample letter, signed by invented people."""

import dataclasses
import json

from letterkit.keys import format_base64
from letterkit.model import format_register
from letterkit.register.public import stamp_of
from letterkit.render.page import page
from letterkit.render.scripts import verifier
from letterkit.text.embedded import format_embedded
from registers import EMPTY, SIGNER, after, public, signature
from render.browser import Browser
from render.documents import VERSIONS, groups, sample, text

TEXTS = {version.lang: text(version.lang).sha256 for version in VERSIONS}


def signed(key, **fields):
    return signature(key, **{"lang": "en", "text": TEXTS["en"]} | fields)


ADA, BO = signed("ada", role="Nurse", affiliation="Example Hospital"), signed("bo")
VERA = signed("vera", shown="unnamed")
INITIALS = signed("cy", name="C. E.", shown="initials")
FIRST = after(EMPTY, [ADA, BO, VERA, INITIALS], TEXTS)
SECOND = after(FIRST, [signed("ada", role="Pilot"), VERA, INITIALS], TEXTS)


def document(kept=SECOND, lang="en", *, register=None, **changes):
    """The letter with this register, or with another that is to pass for it."""
    register = register or public(kept, TEXTS)
    return sample(
        lang,
        register=register,
        groups=groups(register.entries, lang),
        top=(),
        stamp=stamp_of(kept, SIGNER.verifier),
        **changes,
    )


def with_published(register, **changes):
    return dataclasses.replace(
        register, published=dataclasses.replace(register.published, **changes)
    )


def at_a_page(folder):
    """A browser at a published page."""
    browser = Browser(folder / "profile")
    file = folder / "page.html"
    file.write_text(page(document()), "utf-8")
    browser.open(file)
    return browser


def judged_by_page(browser, files, register):
    """What a page that carries a register says of each file that is dropped on it."""
    block = json.dumps(format_embedded(format_register(register)))
    return run(
        browser,
        f"""await (async () => {{
            await judgeRegister({{ register: {block} }}, () => {{}});
            return async (data) => (await judgeReceipt(fromBase64(data))).outcome;
        }})()""",
        [format_base64(each) for each in files],
    )


def run(browser, expression, values):
    """What an asynchronous function beside the verifier's makes of each value."""
    inside = verifier().partition("{")[2].rpartition("}")[0]
    return browser.run(f"""(async () => {{
        {inside}
        const outcome = {expression};
        const found = [];
        for (const value of {json.dumps(values)}) {{
            found.push(await outcome(value).catch(
                (error) => (error instanceof Refused ? "refused" : `${{error}}`)));
        }}
        return found;
    }})()""")
