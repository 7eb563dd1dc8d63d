"use strict";
// Says beside the count what the page's own check has found, and copies the page's address.
// Green is for a signed edition only: a page without one agrees with itself, and no more.
{
  const byId = (id) => document.getElementById(id);
  const own = byId("own");

  function show(state, more) {
    const [title, detail] = own.children;
    own.className = state;
    title.textContent = own.dataset[state];
    detail.textContent = more;
    own.hidden = false;
  }

  async function judged() {
    const verified = byId("verified");
    const compared = await globalThis.comparison;
    if (compared !== "holds") return [compared, byId("compared").textContent];
    if (!verified) return ["partly", own.dataset.unpublished];
    const { outcome, edition } = await globalThis.verification;
    const number = new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`);
    switch (outcome) {
      case "holds": return [outcome, own.dataset.signed.replace("{edition}", number.format(edition))];
      case "unsigned": return ["partly", verified.textContent];
      case "differs": return [outcome, verified.textContent];
      default: return ["cannot", verified.textContent];
    }
  }

  show("checking", "");
  judged().then((found) => show(...found), () => show("cannot", ""));

  const copy = byId("copy");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(copy.dataset.address);
      byId("copied").textContent = byId("copied").dataset.copied;
    });
  }
}
