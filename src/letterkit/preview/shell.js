"use strict";
// The page of the preview. What there is to see comes as an event, whole; a file is loaded anew only
// if its mark changed, so that what somebody reads stays where it is.

const FORMATS = { page: "Page", pdf: "PDF", mail: "E-mail", text: "Text" };
const GRAVITY = { error: "Error", review: "To review", note: "Note" };
const byId = (id) => document.getElementById(id);
const scrolled = new Map(); // how far each file was scrolled
let state = null;
let lang = "";
let format = "page";
let loaded = ""; // the file and mark of the newest frame
let source = null;

function element(name, text, className = "") {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    return made;
}

// Sets a text only if it differs: a live region that is written to is read out.
function say(id, text) {
    if (byId(id).textContent !== text) {
        byId(id).textContent = text;
    }
}

// Where somebody is stands in the address, so that two tabs can show two things.
function readAddress() {
    const [wantedLang, wantedFormat] = decodeURIComponent(location.hash.slice(1)).split("/");
    lang = wantedLang || lang;
    format = wantedFormat in FORMATS ? wantedFormat : format;
}

function choose(newLang, newFormat) {
    [lang, format] = [newLang, newFormat];
    history.replaceState(null, "", `#${encodeURIComponent(lang)}/${format}`);
    draw();
}

// Tabs, https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
function keys(list, act) {
    list.addEventListener("keydown", (event) => {
        const tabs = [...list.children];
        const at = tabs.indexOf(event.target);
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        const edge = { Home: 0, End: tabs.length - 1 }[event.key];
        if (at < 0 || (step === undefined && edge === undefined)) {
            return;
        }
        const next = tabs[edge ?? (at + step + tabs.length) % tabs.length];
        event.preventDefault();
        act(next.dataset.key);
        byId(next.id)?.focus();
    });
    list.addEventListener("click", (event) => {
        const tab = event.target.closest("[role=tab]");
        if (tab) {
            act(tab.dataset.key);
        }
    });
}

function select(list, key) {
    for (const tab of list.children) {
        const isSelected = tab.dataset.key === key;
        tab.ariaSelected = String(isSelected);
        tab.tabIndex = isSelected ? 0 : -1;
    }
}

function drawLanguages() {
    const list = byId("languages");
    const there = [...list.children].map((tab) => tab.dataset.key).join(" ");
    if (there !== state.languages.map((each) => each.lang).join(" ")) {
        list.replaceChildren(...state.languages.map((each) => {
            const tab = element("button", each.name);
            tab.role = "tab";
            tab.type = "button";
            tab.id = `language-${each.lang}`;
            tab.lang = each.lang;
            tab.dataset.key = each.lang;
            tab.setAttribute("aria-controls", "shown");
            return tab;
        }));
    }
    list.hidden = state.languages.length < 2;
    select(list, lang);
    byId("shown").setAttribute("aria-labelledby", `language-${lang}`);
}

function drawStatus(drawing) {
    const status = byId("status");
    status.className = state.problem ? "bad" : state.working || drawing ? "busy" : "";
    if (state.working) {
        say("status", "Making the letter …");
    } else if (state.problem) {
        say("status", state.languages.length ? "The last good version is shown" : "Nothing to show yet");
    } else {
        say("status", drawing ? "Making the PDF …" : "Up to date");
    }
}

function drawProblem() {
    const [box, problem] = [byId("problem"), state.problem];
    const text = problem ? problem.message + problem.hint : "";
    if (box.dataset.text === text) {
        return;
    }
    box.dataset.text = text;
    const lines = problem ? [document.createElement("p"), element("p", problem.hint)] : [];
    lines[0]?.append(element("strong", problem.message));
    box.replaceChildren(...lines.slice(0, problem?.hint ? 2 : 1));
}

function drawFindings() {
    const items = state.findings.map((each) => {
        const item = element("li", "", each.severity);
        item.append(element("b", GRAVITY[each.severity] ?? each.severity), element("span", each.message));
        item.append(element("code", `${each.place} (${each.code})`));
        return item;
    });
    if (state.more) {
        items.push(element("li", `and ${state.more} more; letterkit check ${state.letter} shows all`));
    }
    const total = state.findings.length + state.more;
    const words = total === 1 ? "1 thing to look at" : `${total} things to look at`;
    say("summary", !state.checked ? "Not checked yet" : total ? words : "Nothing");
    byId("findings").replaceChildren(...items);
    byId("lists").hidden = !state.counted;
    say("counted", state.counted);
    byId("notes").replaceChildren(...state.notes.map((each) => element("li", each)));
}

function drawHeads(view) {
    byId("heads").hidden = !view?.heads.length;
    byId("heads").replaceChildren(
        ...(view?.heads ?? []).flatMap(([name, value]) => [element("dt", name), element("dd", value)]),
    );
}

// The old frame stays until the new one is there.
function load(view) {
    const wanted = view ? `${view.file}?${view.mark}` : "";
    if (wanted === loaded) {
        return;
    }
    loaded = wanted;
    const frames = byId("frames");
    frames.querySelector(".coming")?.remove();
    if (!view) {
        frames.replaceChildren();
        return;
    }
    const frame = document.createElement("iframe");
    frame.className = "coming";
    frame.title = `${FORMATS[format]}: ${view.file}`;
    frame.dataset.file = view.file;
    if (format !== "pdf") { // browsers show no PDF in a sandbox, but have one for it themselves
        frame.sandbox = "allow-scripts";
    }
    frame.src = `view/${encodeURIComponent(view.file)}?${view.mark}`;
    frame.addEventListener("load", () => {
        if (!frame.classList.contains("coming")) {
            return;
        }
        frame.contentWindow.postMessage(scrolled.get(view.file) ?? 0, "*");
        const hadFocus = frames.contains(document.activeElement);
        for (const each of [...frames.children]) {
            if (each !== frame) {
                each.remove();
            }
        }
        frame.classList.remove("coming");
        frame.dataset.mark = view.mark;
        if (hadFocus) {
            frame.focus();
        }
    });
    frames.append(frame);
}

function draw() {
    if (!state.languages.some((each) => each.lang === lang)) {
        lang = state.languages[0]?.lang ?? lang;
    }
    const shown = state.languages.find((each) => each.lang === lang);
    const view = shown?.views[format];
    const title = shown?.title ?? state.letter;
    say("title", title);
    byId("title").lang = lang;
    document.title = `${state.problem ? "Error: " : ""}${title} – preview`;
    drawLanguages();
    select(byId("formats"), format);
    byId("view").setAttribute("aria-labelledby", `format-${format}`);
    drawStatus(state.languages.some((each) => each.drawing));
    drawProblem();
    drawFindings();
    const lacking = format === "pdf" ? shown?.lacking : null;
    const older = format === "pdf" && shown?.drawing;
    const waits = format === "pdf" && shown?.waiting;
    say("wait", lacking ? `${lacking.message}. ${lacking.hint}`
        : waits ? (view ? "This PDF is older than the page; a new one is made once the error is mended."
            : "There is no PDF yet; it is made once the error is mended.")
        : older ? (view ? "This PDF is older than the letter; a new one is being made." : "The PDF is being made.")
        : "");
    drawHeads(view);
    load(view);
}

// A browser makes few connections to one server, so a tab that nobody sees has none.
function listen() {
    if (document.hidden) {
        source?.close();
        source = null;
    } else if (!source) {
        source = new EventSource("events");
        source.addEventListener("message", (event) => {
            state = JSON.parse(event.data);
            draw();
        });
        source.addEventListener("error", () => {
            byId("status").className = "bad";
            say("status", "No connection: letterkit preview has ended, or is starting");
        });
    }
}

addEventListener("message", (event) => {
    const frame = [...document.querySelectorAll("iframe:not(.coming)")]
        .find((each) => each.contentWindow === event.source);
    if (frame && typeof event.data === "number") {
        scrolled.set(frame.dataset.file, event.data);
    }
});
addEventListener("hashchange", () => {
    readAddress();
    if (state) {
        draw();
    }
});
document.addEventListener("visibilitychange", listen);
keys(byId("languages"), (key) => choose(key, format));
keys(byId("formats"), (key) => choose(lang, key));
readAddress();
select(byId("formats"), format);
listen();
