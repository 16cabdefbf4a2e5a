"""The hiring plan on screen and as files."""

import io

import openpyxl
import pytest
from django.urls import reverse

from tests.make import make_team
from tests.plans import CONTRACTS, HIRE, make_answer, make_plan

PLACE = ["acme", "data"]
WHO = {"role": "data_engineer", "seniority": "mid"}
URL = reverse("hiring-overview", args=PLACE)


@pytest.fixture
def plan(ready_team):
    """Two data engineers, decided in January 2027, there from April on."""
    return make_plan(ready_team, HIRE)


def test_says_how_many_and_for_how_much(client, bob, plan):
    client.force_login(bob)

    page = client.get(URL)

    # 66,000 once and 110,000 in each of Q2 and Q3: 286,000
    assert "2 openings over 3 quarters" in page.text
    assert "USD\N{NO-BREAK SPACE}286\N{NO-BREAK SPACE}k within the horizon" in page.text
    assert "USD\N{NO-BREAK SPACE}440\N{NO-BREAK SPACE}k a year" in page.text


def test_offers_a_plan_where_there_is_none(client, bob, ready_team):
    client.force_login(bob)

    assert "No finished plan yet" in client.get(URL).text


def test_says_so_where_a_plan_hires_nobody(client, bob, ready_team):
    make_plan(ready_team)
    client.force_login(bob)

    assert "hires nobody" in client.get(URL).text


def test_contracts_are_no_openings(client, bob, ready_team):
    # 286 thousand for two hires, 44 for 0.50 + 0.25 + 0.25 FTE-quarters
    make_plan(ready_team, HIRE, *CONTRACTS)
    client.force_login(bob)

    page = " ".join(client.get(URL).text.split())

    assert "2 openings and 1.00 FTE-quarters on contract over 3 quarters" in page
    assert "USD 330 k within the horizon, then USD 440 k a year." in page
    assert "Model validator" in page


def test_a_plan_may_contract_and_hire_nobody(client, bob, ready_team):
    make_plan(ready_team, *CONTRACTS)
    client.force_login(bob)

    page = " ".join(client.get(URL).text.split())

    assert "0 openings and 1.00 FTE-quarters on contract" in page
    assert "USD 44 k within the horizon, then USD 0 k a year." in page


def test_says_how_many_are_expected_to_leave(client, alice, ready_team):
    losses = [{"role": "data_engineer", "quarter": 2, "fte": 0.61}]
    answer = make_answer({**HIRE, "backfill": 1}, expected_losses=losses)
    make_plan(ready_team, answer=answer)
    client.force_login(alice)

    page = " ".join(client.get(URL).text.split())

    assert "Expected backfill" in page
    assert "Expected to leave" in page
    assert '<td class="number">0.61</td>' in page


def test_only_editors_read_of_which_role(client, alice, bob, ready_team, monkeypatch):
    monkeypatch.setattr("roles.reports.loss.ENOUGH_PEOPLE", 0)
    losses = [{"role": "analyst", "quarter": 2, "fte": 0.61}]
    make_plan(ready_team, answer=make_answer(HIRE, expected_losses=losses))
    pages = []
    for user in (alice, bob):
        client.force_login(user)
        pages.append(client.get(URL).text)

    said = ['<th scope="row">Analyst</th>', '<th scope="row">All roles</th>']
    assert [[words in page for words in said] for page in pages] == [
        [True, False],
        [False, True],
    ]


def test_a_plan_that_still_runs_is_not_shown(client, bob, ready_team):
    make_plan(ready_team, HIRE, state="running")
    client.force_login(bob)

    assert "No finished plan yet" in client.get(URL).text


@pytest.mark.parametrize("wanted", ["0", "x", "²"])
def test_a_plan_that_is_not_there_is_not_found(client, bob, plan, wanted):
    client.force_login(bob)

    assert client.get(URL, {"plan": wanted}).status_code == 404


def test_a_plan_of_another_team_is_not_found(client, bob, plan):
    other = make_plan(make_team("other", stage_id="few"), HIRE)
    client.force_login(bob)

    assert client.get(URL, {"plan": other.pk}).status_code == 404


@pytest.mark.parametrize("key", ["x", "0", "9" * 5000])
def test_a_plan_that_cannot_be_is_not_found(client, bob, plan, key):
    client.force_login(bob)

    assert client.get(URL, {"plan": key}).status_code == 404


def test_workbook_has_the_same_total_as_the_page(client, bob, plan):
    client.force_login(bob)

    answer = client.get(reverse("hiring-xlsx", args=PLACE))

    book = openpyxl.load_workbook(io.BytesIO(answer.content), data_only=True)
    months = book["Cost by month"]
    assert months.cell(months.max_row, 6).value == pytest.approx(286_000)
    assert 'filename="data-hiring.xlsx"' in answer["Content-Disposition"]


def test_csv_lists_the_openings(client, bob, plan):
    client.force_login(bob)

    text = client.get(reverse("hiring-csv", args=PLACE)).content.decode("utf-8-sig")

    assert text.splitlines()[2].startswith(
        "1,Data engineer,Mid,2027-01-01,2027-04-01,New,"
    )


def test_says_what_the_rest_of_the_time_is_for(client, bob, ready_team):
    # Two people carry 1.5 of 2 FTE.
    time = {**WHO, "task": "pipelines", "fte": 1.5}
    make_plan(ready_team, answer=make_answer(HIRE, hire_tasks=[time]))
    client.force_login(bob)

    page = client.get(URL).text
    sheets = client.get(reverse("hiring-csv", args=PLACE)).content.decode("utf-8-sig")

    assert "The tasks take 1.5 of 2.0 FTE once everybody is at full speed." in page
    assert "The tasks take 1.5 of 2.0 FTE once everybody is at full speed." in sheets


def test_reads_a_bigger_plan_in_as_many_queries(
    client, bob, ready_team, django_assert_max_num_queries
):
    make_plan(ready_team, {**HIRE, "count": 200})
    client.force_login(bob)
    client.get(URL)

    with django_assert_max_num_queries(14):
        client.get(URL)


def test_a_plan_that_found_nothing_is_not_shown(client, bob, ready_team):
    reason = "The time was too short to find a plan with all that is locked."
    empty = {"readiness_by_quarter": [], "readiness_closing": None}
    answer = make_answer(status="time_limit", reason=reason, **empty)
    make_plan(ready_team, answer=answer)
    client.force_login(bob)

    assert "No finished plan yet" in client.get(URL).text
