"""docker-compose.yml and the Dockerfile, as far as they can be held to something without an engine to run them."""

import re
from pathlib import Path

import pytest
import yaml

from tracker import quickstart

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMMANDS = quickstart.commands(quickstart.Addresses("0.0.0.0", 8000, 8766), verbose=True)


def options(command: list[str]) -> set[str]:
    return {part for part in command if part.startswith("-")}


def test_every_part_of_production_is_there():
    assert set(SERVICES) == {"web", "worker", "beat", "migrate", "db", "broker"}
    assert SERVICES["db"]["image"] == "postgres:18"
    assert SERVICES["broker"]["image"] == "valkey/valkey:9"


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_every_service_that_runs_on_has_a_health_check_and_comes_back(name):
    service = SERVICES[name]
    assert service["restart"] == "unless-stopped"
    assert "healthcheck" in service or (service["build"] == "." and "HEALTHCHECK" in DOCKERFILE)


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_nothing_starts_before_the_tables_are_up_to_date(name):
    assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_secrets_have_no_default():
    for name, value in re.findall(r"^\s+([A-Z_]*(?:PASSWORD|SECRET_KEY|DATABASE_URL)): (.+)$", TEXT, re.MULTILINE):
        assert re.search(r"\$\{\w+:\?[^}]+\}", value), name
    assert ":-" not in "".join(re.findall(r"\$\{\w*(?:PASSWORD|SECRET)\w*[^}]*\}", TEXT))
    assert not re.search(r"^(ENV|ARG).*(PASSWORD|SECRET)", DOCKERFILE, re.MULTILINE)


def test_only_migrations_run_as_the_owner_of_the_tables():
    for name in ("web", "worker", "beat"):
        environment = SERVICES[name]["environment"]
        assert environment["DATABASE_URL"].startswith("postgres://tracker_app:")
        assert "OWNER" not in str(environment)
    migrate = SERVICES["migrate"]
    assert migrate["environment"]["DATABASE_URL"].startswith("postgres://tracker:${OWNER_DB_PASSWORD")
    assert "migrate --noinput && python manage.py grant_app_role tracker_app --create" in migrate["command"][-1]


def test_the_site_alone_is_reachable_and_only_from_this_machine():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["web"]
    assert SERVICES["web"]["ports"][0].startswith("127.0.0.1:")


def test_data_is_on_volumes():
    assert SERVICES["db"]["volumes"] == ["database:/var/lib/postgresql"]
    assert {"database", "captures", "backups", "broker"} == set(COMPOSE["volumes"])
    for name in ("web", "worker", "migrate"):
        assert "captures:/srv/tracker/captures" in SERVICES[name]["volumes"]


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_the_processes_are_those_of_quickstart(name):
    command, ours = SERVICES[name]["command"], COMMANDS[name]
    assert command[0] == "python"
    assert command[1:] == ours[1:]


def test_the_image_serves_the_site_as_quickstart_does():
    command = re.findall(r"^CMD (\[.+\])$", DOCKERFILE, re.MULTILINE)
    served = yaml.safe_load(command[0])
    assert served[0] == "python"
    assert options(served) == options(COMMANDS["web"]) - {"--log-level"}
    assert served[-1] == COMMANDS["web"][-1]


def test_the_image_runs_as_no_root_and_needs_no_secret_to_be_built():
    assert re.search(r"^USER tracker$", DOCKERFILE, re.MULTILINE)
    assert DOCKERFILE.index("USER tracker") < DOCKERFILE.index("HEALTHCHECK")
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".env", ".data", ".git", ".venv"} <= set(ignored)


def test_the_members_of_the_workspace_are_there_before_the_packages_are_installed():
    assert DOCKERFILE.index("COPY plugins plugins") < DOCKERFILE.index("uv sync --frozen --no-dev $EXTRAS")
