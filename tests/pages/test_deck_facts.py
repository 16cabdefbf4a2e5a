"""Every fact of the lecture deck is to be read on a page."""

import csv
import html
import re

import pytest
from django.urls import reverse

from roles.queries.catalogue_files import CATALOGUE
from tests.make import make_member
from tests.plans import HIRE, make_plan

OVERVIEW = ("catalogue-overview", ())
TEAM = ("acme", "data")
INFRASTRUCTURE = ("infrastructure-overview", TEAM)
HIRES = ("gaps-hires", TEAM)
PLAN = ("plans-detail", (*TEAM, 1))


def capability(pk):
    return ("catalogue-capability", (pk,))


def task(pk):
    return ("catalogue-task", (pk,))


def role(pk):
    return ("catalogue-role", (pk,))


# fact of deck_facts.csv: (page, text that tells it), all of them to be there
TOLD = {
    "eight roles with tasks and skills": [
        (OVERVIEW, "8 roles carry 22 tasks"),
        (OVERVIEW, "CDO / data science leader"),
        (OVERVIEW, "Data engineer"),
        (OVERVIEW, "Visualization engineer"),
        (OVERVIEW, "Model validator"),
        (role("data_engineer"), "Build and run data pipelines"),
        (role("data_engineer"), "Hive, Pig and HDFS"),
    ],
    "four layers": [
        (OVERVIEW, "1. Storage and compute"),
        (OVERVIEW, "2. Resource management"),
        (OVERVIEW, "3. ML platform"),
        (OVERVIEW, "4. Development environment"),
    ],
    "ML needs and makes a lot of data; storage is commoditised; blob storage": [
        (capability("object_storage"), "needs a lot of data and makes a lot more"),
        (capability("object_storage"), "Storage has become a commodity"),
        (capability("object_storage"), "blob (binary large object) storage"),
    ],
    "compute can be sliced and distributed": [
        (capability("distributed_training"), "cut into slices and computed by many"),
    ],
    "pets and cattle": [
        (capability("elastic_compute"), "cattle, not pets: numbered, interchangeable"),
    ],
    "training compute is spiky and ephemeral; databases need permanent compute": [
        (capability("ephemeral_training_compute"), "Training is spiky"),
        (capability("ephemeral_training_compute"), "should be ephemeral"),
        (
            capability("ephemeral_training_compute"),
            "unlike databases, whose compute has to be permanent",
        ),
    ],
    "cloud is elastic and charged by use; own data centres are finite": [
        (capability("utilisation_control"), "elastic and charged by use"),
        (capability("utilisation_control"), "one's own data centre they are finite"),
    ],
    "compute needs access to storage; moving data costs": [
        (capability("data_transfer_cost"), "Compute must reach the storage"),
        (capability("data_transfer_cost"), "moving data costs money and time"),
    ],
    "development environment: IDE, versioning, CI/CD": [
        (OVERVIEW, "the IDE and notebooks, versioning, and CI/CD with automated tests"),
        (capability("standard_tooling"), "One well-kept set of IDE"),
        (capability("versioning"), "under version control, so that every result"),
        (capability("automated_testing"), "the first half of CI/CD"),
        (capability("delivery_rollback"), "The second half of CI/CD"),
    ],
    "andon cord: back to the last working version": [
        (capability("delivery_rollback"), "an andon cord that anybody may pull"),
        (capability("delivery_rollback"), "back at its last working version"),
    ],
    "development resembles production": [
        (capability("environment_parity"), "resembles production as closely as it can"),
    ],
    "resource management: repetitiveness": [
        (capability("job_scheduling"), "Repetitiveness is the first thing to know"),
    ],
    "resource management: dependencies as DAGs": [
        (capability("pipelines"), "directed acyclic graphs (DAGs)"),
        (capability("pipelines"), "which step depends on which"),
        (capability("pipelines"), "Needs first: Object storage"),
        (PLAN, "Work of a quarter is done by its end"),
    ],
    "ML platform: model store, feature store, monitoring, experiment tracking": [
        (OVERVIEW, "model store, feature store, experiment tracking, serving and"),
        (capability("model_store"), "where released models are kept"),
        (capability("feature_store"), "One home for the inputs of models"),
        (capability("model_monitoring"), "Watching what goes into models"),
        (capability("experiment_tracking"), "A memory for experiments"),
    ],
    (
        "layers near the ground are commoditised, layers near the top matter to "
        "data scientists"
    ): [
        (OVERVIEW, "Layers near the ground are commoditised"),
        (OVERVIEW, "layers near the top matter most to data scientists"),
        (OVERVIEW, "Nearest the ground, and the most commoditised"),
        (OVERVIEW, "the one data scientists notice most"),
        (INFRASTRUCTURE, "Nearest the ground, and the most commoditised"),
        (INFRASTRUCTURE, "the one data scientists notice most"),
    ],
    "investment grows with scale": [
        (OVERVIEW, "Scale: investment grows with it"),
        (OVERVIEW, "No infrastructure required"),
        (OVERVIEW, "Generalized infrastructure"),
        (OVERVIEW, "Highly specialized infrastructure"),
        (capability("serving"), "Multiple common applications"),
        (INFRASTRUCTURE, "Investment grows with scale"),
    ],
    "areas of focus: 20 features, 6 systems": [
        (OVERVIEW, "20 features in 6 systems"),
        (OVERVIEW, "arXiv 1909.00084, 2019"),
    ],
    "start with the data, then serving and deployment; training is well served": [
        (OVERVIEW, "Start with the data (weight 0.48 of 1), then serving and deploy"),
        (OVERVIEW, "Training and authoring (0.18) is well served off the shelf"),
    ],
    "no analysis without data": [
        (OVERVIEW, "No analysis without data: what stands on data says so"),
        (OVERVIEW, "Without data there is no analysis"),
    ],
    "self-service": [
        (OVERVIEW, "Look for self-service routes"),
        (capability("self_service_reporting"), "answer their own everyday questions"),
        (capability("managed_notebooks"), "Notebooks that open in the browser"),
        (capability("managed_notebooks"), "4, self-service"),
    ],
    "automate": [
        (OVERVIEW, "Automate: what is automated takes work away from tasks"),
        (OVERVIEW, "automate every step that is repeated"),
        (capability("data_testing"), "3, automated"),
        (capability("data_testing"), "Test data and trace its origin 40%"),
    ],
    "whom do you hire?": [
        (OVERVIEW, "Whom do you hire? Whoever carries the tasks"),
        (HIRES, "The hire with most effect is one more"),
        (PLAN, "2 x Data engineer"),
    ],
    "independent validation": [
        (OVERVIEW, "Validate models independently independent"),
        (OVERVIEW, "Carry out technical model tests independent"),
        (task("validate_models"), "independently of its builders"),
        (task("test_models"), "Independent: done only by people who hold"),
    ],
    "SMEs help decisions beyond models": [
        (task("domain_methods"), "proven methods of a field"),
        (task("advise_decisions"), "safe conclusions where no model reaches"),
        (role("sme"), "where a model alone would mislead"),
    ],
    "be honest with visualization": [
        (OVERVIEW, "no chart may suggest what the data do not show"),
        (OVERVIEW, "Bars start at zero"),
        (task("show_in_context"), "Honest display only"),
    ],
    "the leader understands before directing, negotiates priorities": [
        (role("cdo"), "understands before directing, agrees priorities"),
        (task("set_direction"), "after understanding the field well enough to judge"),
        (task("bridge_business"), "negotiating priorities and objectives"),
    ],
}


def words(page):
    """Return what a reader sees: no tags, single spaces."""
    body = re.sub(r"<(head|header|footer)\b.*?</\1>", " ", page, flags=re.S)
    plain = html.unescape(re.sub(r"<[^>]+>", " ", body))
    return re.sub(r" (?=[.,;:?!)])", "", re.sub(r"\s+", " ", plain))


def facts():
    with (CATALOGUE / "deck_facts.csv").open(encoding="utf-8", newline="") as file:
        return [row["fact"] for row in csv.DictReader(file)]


def test_every_fact_of_the_deck_has_its_page():
    assert facts() == list(TOLD)


@pytest.fixture
def planned_team(ready_team):
    """The data team with a member and a plan to hire."""
    make_member(ready_team, "Ana", ["analyst"])
    make_plan(ready_team, HIRE, pk=1)


def test_every_fact_is_told_on_its_page(client, planned_team, olivia):
    client.force_login(olivia)

    pages = {
        page: words(client.get(reverse(page[0], args=page[1])).text)
        for page in {page for told in TOLD.values() for page, _ in told}
    }

    assert [
        (fact, page, text)
        for fact, told in TOLD.items()
        for page, text in told
        if text not in pages[page]
    ] == []


@pytest.mark.parametrize("page", [OVERVIEW, capability("versioning"), role("sme")])
def test_page_names_the_deck_as_source(client, catalogue, charlie, page):
    client.force_login(charlie)

    assert "Lecture deck" in words(client.get(reverse(page[0], args=page[1])).text)
