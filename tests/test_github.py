"""`new --github`: the workflow's own steps are run here; a folder plays GitHub, a script `gh`."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from issues import issue

SRC = Path(__file__).parent.parent / "src"
SLUG = "parks"
WORKFLOW = ".github/workflows/letter.yml"
# Plays gh: a clone of the repository, and the issues of a file, of which each call is noted.
GH = f"""#!{sys.executable}
import json, os, shutil, subprocess, sys
given = sys.argv[1:]
with open(os.environ["GH_CALLS"], "a") as calls:
    print(" ".join(given), bool(os.environ.get("GH_TOKEN")), file=calls)
if given[:2] == ["repo", "clone"]:
    place = os.environ["GITHUB_SERVER_URL"] + "/" + given[2]
    sys.exit(subprocess.call(["git", "clone", *given[5:], place, given[3]]))
if given[:2] == ["issue", "list"]:
    issues = json.load(open(os.environ["GH_ISSUES"]))
    if "--label" in given:
        issues = [each for each in issues if "remove" in str(each["labels"])]
    text = json.dumps(issues, ensure_ascii=False)
    if shutil.which("jq"):
        done = subprocess.run(["jq", "-c", given[given.index("--jq") + 1]], input=text, text=True)
        sys.exit(done.returncode)
    elif "--label" in given:
        print(*(each["number"] for each in issues), sep="\\n")
    else:
        print(text)
"""


def sh(*arguments, cwd, **more):
    return subprocess.run(arguments, cwd=cwd, check=True, capture_output=True, text=True, **more)


def committed(folder, message="Begin"):
    """Everything in a folder as a commit; its hash."""
    if not (folder / ".git").exists():
        sh("git", "init", "--quiet", "--initial-branch=main", cwd=folder)
    sh("git", "add", "--all", cwd=folder)
    who = ("-c", "user.name=Ada Example", "-c", "user.email=ada@example.org")
    sh("git", *who, "commit", "--quiet", "--message", message, cwd=folder)
    return sh("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()


@pytest.fixture
def hosted(desk, tmp_path_factory):
    """A letter in Git with what `new --github` writes, on a host that is a folder."""
    place = tmp_path_factory.mktemp("host")
    tools = place / "tools"
    (tools / "bin").mkdir(parents=True)
    program = tools / "bin/letterkit"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{SRC}" exec "{sys.executable}" -m letterkit "$@"\n', "utf-8"
    )
    program.chmod(0o755)
    commit = committed(tools)
    sh("git", "config", "uploadpack.allowAnySHA1InWant", "true", cwd=tools)
    desk.write("signatories/parks.csv", "id,name,consent\np1,Private Person,yes\n")
    assert desk.run("new", SLUG, "--github") == 0, desk.said
    workflow = desk.folder / WORKFLOW
    text = workflow.read_text("utf-8")
    text = text.replace('LETTERKIT_REPOSITORY: ""', f'LETTERKIT_REPOSITORY: "file://{tools}"')
    workflow.write_text(text.replace('LETTERKIT_COMMIT: ""', f"LETTERKIT_COMMIT: {commit}"))
    committed(desk.folder)
    remote = place / "us/letters"
    remote.parent.mkdir()
    sh("git", "clone", "--quiet", "--bare", str(desk.folder), str(remote), cwd=place)
    (place / "bin").mkdir()
    (place / "bin/gh").write_text(GH)
    (place / "bin/gh").chmod(0o755)
    desk.host = place
    return desk


def run(desk, issues, job="page", skip=()):
    """Run the steps of a job as a runner does; what they printed, and the last exit code."""
    place = desk.host
    (place / "issues.json").write_text(json.dumps(issues, ensure_ascii=False), "utf-8")
    work, temp = (Path(sh("mktemp", "-d", cwd=place).stdout.strip()) for _ in range(2))
    (temp / "env").touch()
    workflow = yaml.safe_load((desk.folder / WORKFLOW).read_text("utf-8"))
    kept = {key: os.environ[key] for key in ("HOME", "LANG", "TMPDIR") if key in os.environ}
    runner = {
        "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
        "GITHUB_SERVER_URL": f"file://{place}",
        "GITHUB_REPOSITORY": "us/letters",
        "GITHUB_ENV": str(temp / "env"),
        "RUNNER_TEMP": str(temp),
        "GH_CALLS": str(place / "calls"),
        "GH_ISSUES": str(place / "issues.json"),
    }
    said = ""
    for step in workflow["jobs"][job]["steps"]:
        if step["name"] in skip:
            continue
        own = {**workflow["env"], **workflow["jobs"][job].get("env", {}), **step.get("env", {})}
        given = {key: re.sub(r"\$\{\{ .* \}\}", "7", str(value)) for key, value in own.items()}
        later = dict(line.split("=", 1) for line in (temp / "env").read_text().splitlines())
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=work / step.get("working-directory", ""),
            env={**kept, **runner, **given, **later},
            capture_output=True,
            text=True,
        )
        said += done.stdout + done.stderr
        if done.returncode:
            return said, done.returncode
    return said, 0


def site(desk, name="index.html"):
    """A file of the branch that is the page."""
    remote = desk.host / "us/letters"
    return sh("git", "show", f"gh-pages:{name}", cwd=remote).stdout


COMMAND = "$(touch hacked) `touch hacked`\n::set-output name=x::y"


def test_who_was_accepted_is_on_the_page_and_who_left_is_in_no_history(hosted):
    first = [
        issue(1, by="ada", name="Ada Example"),
        issue(2, by="bo", name="Bo Sample", affiliation=f'O\'Brien & "Sons"; {COMMAND}'),
        issue(3, by=COMMAND, name="Cy Waiting", labels=("sign", COMMAND), title=COMMAND),
        issue(4, by="zo", name="Zo Leaving"),
        issue(6, by="di", name="Di Asking", labels=("question",)),
    ]
    said, code = run(hosted, first)
    assert code == 0, said
    page = site(hosted)
    assert "Ada Example" in page
    assert "Zo Leaving" in page
    assert "$(touch hacked) `touch hacked`" in page
    assert not list(hosted.host.rglob("hacked"))
    assert "Cy Waiting" not in page
    assert "Private Person" not in page  # the list is in no commit
    said, code = run(hosted, [*first, issue(5, "remove", by="zo", labels=("remove",))])
    assert code == 0, said
    assert "::warning::Issue 5 asks to take a signature out." in said
    assert "Zo" not in site(hosted)
    for name in ("Ada", "Bo", "Cy", "Zo", "zo", "Di", "touch"):
        assert not re.search(rf"\b{name}\b", said), name  # anybody may read what a run printed
    remote = hosted.host / "us/letters"
    assert sh("git", "rev-list", "--count", "gh-pages", cwd=remote).stdout == "1\n"
    everything = sh("git", "log", "--all", "--patch", cwd=remote).stdout
    assert "Ada Example" in everything
    for name in ("Zo Leaving", "Cy Waiting", "Di Asking", "Private Person"):
        assert name not in everything
    assert hosted.run("verify", _written(hosted, "parks.en.html")) in (0, 2)
    assert "it is, byte for byte, what letterkit" in hosted.said


def _written(desk, name):
    path = desk.folder / "build" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(site(desk, name), "utf-8")
    return path


def test_before_anybody_signed_there_is_a_page_too(hosted):
    said, code = run(hosted, [])
    assert code == 0, said
    assert "Its text." in site(hosted)
    said, code = run(hosted, [issue(1, labels=("sign",))])
    assert code == 0, said
    assert "Ada Example" not in site(hosted)


def test_what_cannot_be_read_stops_and_leaves_the_page_and_prints_no_name(hosted):
    assert run(hosted, [issue(1)])[1] == 0
    before = site(hosted)
    odd = issue(2, by="bo", name="Bo $(touch hacked) Sample")
    said, code = run(hosted, [issue(1), odd])
    assert code == 1
    assert "::error::The issues cannot be read." in said
    assert "Bo" not in said
    assert site(hosted) == before


def test_a_workflow_says_that_it_does_not_know_where_letterkit_is(desk, hosted):
    path = hosted.folder / WORKFLOW
    path.write_text(re.sub("LETTERKIT_COMMIT: .*", 'LETTERKIT_COMMIT: ""', path.read_text("utf-8")))
    said, code = run(hosted, [])
    assert (code, "::error::Write into the workflow where letterkit comes from" in said) == (
        1,
        True,
    )


def test_an_edited_issue_loses_its_label(hosted):
    said, code = run(hosted, [], job="labels")
    assert code == 0, said
    calls = (hosted.host / "calls").read_text().splitlines()
    assert calls[-1] == "issue edit 7 --repo us/letters --remove-label accepted True"
    assert [each.split()[2] for each in calls[:-1]] == ["sign", "change", "remove", "accepted"]


def test_the_workflow_takes_nothing_of_strangers_and_no_more_leave_than_it_needs(hosted):
    text = (hosted.folder / WORKFLOW).read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert "uses:" not in text  # nothing of other people runs here but git, gh and letterkit
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["labels"]["permissions"] == {"issues": "write"}
    assert workflow["jobs"]["page"]["permissions"] == {"contents": "write", "issues": "read"}
    expressions = re.findall(r"\$\{\{ (.*?) \}\}", text)
    assert set(expressions) == {"github.token", "github.event.issue.number"}
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step["run"]
            is_theirs = '$LETTERKIT"' in step["run"]
            assert not (is_theirs and "GH_TOKEN" in step.get("env", {})), step["name"]
    assert "GH_TOKEN" not in workflow["jobs"]["page"].get("env", {})


def test_github_files_are_written_once_and_beside_nothing_that_was_there(desk):
    desk.write("signatories/parks.csv", "name\n")
    desk.write(".gitignore", "/build/\nnotes")
    assert desk.run("new", SLUG, "--github", "--title", "Other") == 2
    assert "--github takes no facts" in desk.said
    assert desk.run("new", SLUG, "--github") == 0, desk.said
    ignored = (desk.folder / ".gitignore").read_text("utf-8").splitlines()
    assert ignored[:2] == ["/build/", "notes"]
    assert {"/registers/", "/signatories/", "/.letterkit/history/"} <= set(ignored)
    assert desk.run("new", SLUG, "--github") == 2
    assert "sign.yml: file exists" in desk.said
    assert desk.run("new", "woods", "--github", "--lang", "be", "--yes") == 2  # one letter each


def test_a_new_letter_begins_with_forms_in_its_language(desk):
    assert desk.run("new", "woods", "--github", "--lang", "be", "--yes") == 0, desk.said
    form = yaml.safe_load((desk.folder / ".github/ISSUE_TEMPLATE/sign.yml").read_text("utf-8"))
    assert form["name"] == "Падпісаць ліст"
    assert (desk.folder / "letters/woods/letter.md").exists()
    assert 'FIRST_PAGE: "woods.be.html"' in (desk.folder / WORKFLOW).read_text("utf-8")
