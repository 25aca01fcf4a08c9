"""What the documents say is there: commands, options, files, settings."""

import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("tracker", "claims", "sources", "ledger", "seeds")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "seeds" / "README.md"])
README = (ROOT / "README.md").read_text(encoding="utf-8")
OURS = sorted(name for name, app in get_commands().items() if app in PACKAGES)


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_the_two_first_commands_stand_in_the_readme_as_they_are_run():
    lines = [line.strip() for line in README.splitlines()]
    assert "pip install -q uv && uv run manage.py quickstart" in lines
    assert "pip install -q uv && uv run pytest" in lines
    assert re.search(r'^check "\w+" uv run pytest$', (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", DOCUMENTS, ids=names(DOCUMENTS))
def test_every_command_a_document_names_exists_with_its_options(path):
    commands = get_commands()
    for command, rest in re.findall(r"manage\.py ([a-z]\w+)([^`\n]*)", path.read_text(encoding="utf-8")):
        assert command in commands, command
        app = commands[command]
        parser = (load_command_class(app, command) if isinstance(app, str) else app).create_parser("manage.py", command)
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", rest):
            assert option in parser._option_string_actions, f"{command} {option}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=names(DOCUMENTS))
def test_every_file_a_document_links_to_is_there(path):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if not re.match(r"https?:|mailto:", target):
            assert (path.parent / target).exists(), target


def test_every_command_of_ours_is_in_the_table():
    table = README.split("## Commands")[1].split("\n## ")[0]
    assert sorted(re.findall(r"^\| `(\w+)", table, re.MULTILINE)) == OURS


def test_the_settings_table_is_complete_and_holds_nothing_else():
    table = README.split("## Settings")[1].split("\n## ")[0]
    told = re.findall(r"^\| `(\w+)`", table, re.MULTILINE)
    read = {
        name
        for package in (*PACKAGES, "plugins")
        for path in (ROOT / package).rglob("*.py")
        for name in re.findall(
            r"[\"'](TRACKER_[A-Z_]+|DATABASE_URL|CELERY_BROKER_URL|SEED_[A-Z_]+)[\"']", path.read_text(encoding="utf-8")
        )
    }
    assert sorted(told) == sorted(set(told))
    assert set(told) == read


def test_folders_of_the_map_exist():
    table = README.split("## The tree")[1].split("\n## ")[0]
    folders = re.findall(r"^\| `([\w/]+)`", table, re.MULTILINE)
    assert len(folders) > 8
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


def test_the_index_of_decisions_names_each_of_them():
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", index) == sorted(path.name for path in folder.glob("0*.md"))


def test_the_changelog_has_a_place_for_what_comes_and_for_this_version():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert "## [Unreleased]" in changelog
    assert version == "0.1.0" or f"## [{version}]" in changelog
