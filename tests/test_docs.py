"""What the documents point to exists: files, headings, make targets and commands."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`[^`]+`")
PATH = re.compile(r"`([A-Za-z_.]+/[\w./-]*\.(?:py|md|sh|yml|css|js|json|csv|html|txt))`")

documents = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT))
)


def _slug(heading: str) -> str:
    """The anchor that code hosts give to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _anchors(document: Path) -> set[str]:
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    return {_slug(found) for found in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def _code(document: Path) -> str:
    text = document.read_text(encoding="utf-8")
    return "\n".join([*FENCE.findall(text), *CODE.findall(FENCE.sub("", text))])


@documents
def test_relative_links_lead_somewhere(document):
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    broken = []
    for link in LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append(link)

    assert broken == []


@documents
def test_named_files_exist(document):
    text = FENCE.sub("", document.read_text(encoding="utf-8"))

    missing = [name for name in PATH.findall(text) if not (ROOT / name).exists()]

    assert missing == []


@documents
def test_named_make_targets_exist(document):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))

    named = set(re.findall(r"^[`$ ]*make ([a-z][a-z-]*)", _code(document), re.MULTILINE))

    assert named - targets == set()


@documents
def test_named_commands_exist(document):
    named = set(re.findall(r"manage\.py ([a-z_]+)", _code(document)))

    assert named - set(get_commands()) == set()


def test_every_chapter_and_decision_stands_in_its_index():
    handbook = (ROOT / "docs" / "podrecznik" / "README.md").read_text(encoding="utf-8")
    decisions = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")

    missing = [
        path.name
        for index, folder in ((handbook, "podrecznik"), (decisions, "adr"))
        for path in sorted((ROOT / "docs" / folder).glob("0*.md"))
        if f"({path.name})" not in index
    ]

    assert missing == []
