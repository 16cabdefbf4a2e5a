"""The frame of the pages in a browser: looks, keys, themes, saving as one goes."""

import pytest

from roles.models import Team
from tests.make import make_member, make_team

pytestmark = pytest.mark.browser

TEAM = "/teams/acme/data/"
PAGES = [
    *("/", "/teams/new/", "/limits/", f"{TEAM}profile/", f"{TEAM}demand/"),
    f"{TEAM}members/new/",
]


@pytest.fixture
def signed_in(transactional_db, client, olivia, ready_team):
    make_member(ready_team, "Ana Silva-Wolkenstein", ["analyst", "sme"])
    make_team("old", owner=olivia, archived_at="2026-01-01T00:00Z")
    client.force_login(olivia)


@pytest.mark.parametrize(
    "how",
    [{"scheme": "light"}, {"scheme": "dark"}, {"width": 360}],
    ids=["light", "dark", "phone"],
)
def test_pages_fit_their_window_and_axe_finds_nothing(signed_in, visit, how):
    visitor = visit(**how)
    found = {}
    for path in PAGES:
        visitor.open(path)
        found[path] = (visitor.overflow(), visitor.violations())

    assert found == dict.fromkeys(PAGES, (0, []))
    assert visitor.problems == []


def test_the_sign_in_page_is_fit_for_everybody(transactional_db, visit):
    visitor = visit(width=360)
    visitor.open("/sign-in/")

    assert (visitor.overflow(), visitor.violations()) == (0, [])
    assert visitor.problems == []


def test_two_keys_open_a_page_and_one_lists_them(signed_in, visit):
    page = visit().open(f"{TEAM}demand/")
    page.keyboard.press("?")
    listed = page.locator("#keys").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/profile/")

    assert "open Profile" in listed
    assert page.url.endswith("/profile/")


def test_keys_do_nothing_while_one_types(signed_in, visit):
    page = visit().open("/teams/new/")
    page.locator("#id_name").press_sequentially("go?")

    assert page.locator("#id_name").input_value() == "go?"
    assert not page.locator("#keys").is_visible()


def test_a_chosen_theme_stays(signed_in, visit):
    page = visit(scheme="light").open("/")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for _ in range(2):
        page.locator("[data-theme-toggle]").click()
    page.reload()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert (before, after) == ("rgb(255, 255, 255)", "rgb(20, 24, 29)")
    assert page.locator("[data-theme-name]").inner_text() == "dark"


def test_the_profile_saves_as_one_goes(signed_in, visit):
    visitor = visit()
    page = visitor.open(f"{TEAM}profile/")
    for name, value in [("data_sources", "7"), ("new_models", "9")]:
        page.locator(f"#id_{name}").fill(value)
        page.locator(f"#id_{name}").blur()
    page.wait_for_function(
        "document.querySelector('#id_version').value === '3'", timeout=5000
    )
    page.get_by_text("1: Some code is under version control").click()
    page.wait_for_function(
        "document.querySelector('#id_version').value === '4'", timeout=5000
    )

    team = Team.objects.get(slug="data")
    assert (team.data_sources, team.new_models) == (7, 9)
    assert team.layer_answers.get().maturity == 1
    assert page.locator("#context-saved").inner_text().startswith("Saved at")
    assert visitor.problems == []


def test_what_is_refused_while_saving_stands_at_its_field(signed_in, visit):
    page = visit().open(f"{TEAM}profile/")
    page.locator("#id_new_models").fill("-2")
    page.locator("#id_new_models").blur()
    page.wait_for_selector("#id_new_models_error")

    assert page.locator("#id_new_models").input_value() == "-2"
    assert Team.objects.get(slug="data").new_models == 2
