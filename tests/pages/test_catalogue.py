import pytest
from django.urls import reverse

from roles.models import AuditEntry, OwnAssumption, OwnSalary

pytestmark = pytest.mark.usefixtures("catalogue")

ASSUMPTIONS = reverse("catalogue-assumptions")
DETAILS = [
    ("catalogue-role", "data_engineer"),
    ("catalogue-task", "validate_models"),
    ("catalogue-capability", "delivery_rollback"),
    ("catalogue-skill", "sql"),
]


def test_overview_derives_where_to_focus_from_the_papers_table(client, charlie):
    client.force_login(charlie)

    page = client.get(reverse("catalogue-overview"))

    # Means of the clouds .190, .600, .688: (1 - .1) x .810 / (.810 + .4 + .312).
    assert "Start with the data (weight 0.48 of 1)" in page.text
    assert (
        "(1 − 0.10) × (1 − 0.19) / [(1 − 0.19) + (1 − 0.60) + (1 − 0.69)] = 0.48"
        in page.text
    )
    assert "Python or R 3" in page.text


def test_overview_shows_investment_growing_with_scale(client, charlie):
    client.force_login(charlie)

    page = client.get(reverse("catalogue-overview"))

    # Few: storage, notebooks and versioning one level each: 30 + 15 + 15 thousand.
    assert "<td>No infrastructure required</td>" in page.text
    assert ">60\N{NO-BREAK SPACE}k<" in page.text


@pytest.mark.parametrize("page", ["catalogue-overview", "catalogue-assumptions"])
def test_pages_take_the_same_queries_for_any_number_of_rows(
    client, charlie, page, django_assert_max_num_queries
):
    client.force_login(charlie)
    client.get(reverse(page))

    with django_assert_max_num_queries(32):
        client.get(reverse(page))


@pytest.mark.parametrize(("page", "pk"), DETAILS)
def test_detail_says_on_what_it_rests(client, charlie, page, pk):
    client.force_login(charlie)

    text = client.get(reverse(page, args=[pk])).text

    assert "judgement" in text or "deck" in text
    assert "#source-lecture_deck" in text


@pytest.mark.parametrize("page", [page for page, _ in DETAILS])
def test_detail_of_something_unknown_is_not_found(client, charlie, page):
    client.force_login(charlie)

    assert client.get(reverse(page, args=["nothing"])).status_code == 404


def test_role_page_says_what_is_not_published(client, charlie):
    client.force_login(charlie)

    text = client.get(reverse("catalogue-role", args=["data_engineer"])).text

    assert "n not published in the snapshot used" in text


def test_assumptions_are_the_catalogues_for_somebody_without_a_team(client, charlie):
    client.force_login(charlie)

    text = client.get(ASSUMPTIONS).text

    assert "All numbers are the catalogue&#x27;s own" in text or (
        "All numbers are the catalogue's own" in text
    )
    assert "Set own" not in text


def test_assumptions_of_somebody_elses_organisation_are_not_found(
    client, charlie, team
):
    client.force_login(charlie)

    assert client.get(ASSUMPTIONS, {"organisation": "acme"}).status_code == 404


def test_administrator_sets_an_own_value_and_clears_it(client, dora):
    client.force_login(dora)
    url = reverse("catalogue-set", args=["acme", "oncost"])

    client.post(url, {"value": "1.22", "reason": "Our payroll of 2026", "version": 1})
    marked = client.get(ASSUMPTIONS).text
    client.post(url, {"clear": "yes", "version": 2})

    assert "1.22" in marked
    assert "Own value because: Our payroll of 2026" in marked
    assert not OwnAssumption.objects.exists()
    assert list(AuditEntry.objects.values_list("action", flat=True)[:2]) == [
        "clear_own_assumption",
        "set_own_assumption",
    ]


def test_administrator_sets_an_own_salary(client, dora):
    client.force_login(dora)
    url = reverse("catalogue-set", args=["acme", "salary-data_engineer-mid"])

    client.post(url, {"value": "98000", "reason": "Pay scale", "version": 1})

    own = OwnSalary.objects.get()
    assert (own.role_id, own.seniority, own.amount) == ("data_engineer", "mid", 98000)


@pytest.mark.parametrize(
    ("subject", "value", "message"),
    [
        ("able_fit", "1.5", "A share is between 0 and 1."),
        ("hire_lead_quarters", "0.5", "Quarters are whole, and at least 1."),
        ("salary-analyst-mid", "0", "A salary is above 0."),
        ("oncost", "-1", "greater than or equal to 0"),
    ],
)
def test_form_says_what_is_wrong_and_stores_nothing(
    client, dora, subject, value, message
):
    client.force_login(dora)
    url = reverse("catalogue-set", args=["acme", subject])

    page = client.post(url, {"value": value, "reason": "A try", "version": 1})

    assert message in page.text
    assert not OwnAssumption.objects.exists()
    assert not OwnSalary.objects.exists()


def test_second_administrator_is_told_and_nothing_is_overwritten(client, dora):
    client.force_login(dora)
    url = reverse("catalogue-set", args=["acme", "oncost"])
    client.post(url, {"value": "1.22", "reason": "Payroll", "version": 1})

    page = client.post(url, {"value": "1.4", "reason": "Guess", "version": 1}).text
    cleared = client.post(url, {"clear": "yes", "version": 1}, follow=True).text

    assert "Not saved" in page
    assert "The value that counts is 1.22." in page
    assert 'value="1.4"' in page
    assert "Not saved" in cleared
    assert OwnAssumption.objects.get().value == 1.22


def test_an_own_value_needs_a_reason(client, dora):
    client.force_login(dora)
    url = reverse("catalogue-set", args=["acme", "oncost"])

    page = client.post(url, {"value": "1.2", "reason": " ", "version": 1})

    assert "This field is required" in page.text
    assert not OwnAssumption.objects.exists()


@pytest.mark.parametrize(
    "subject", ["nothing", "salary-nobody-mid", "salary-cdo-junior"]
)
def test_value_that_does_not_exist_is_not_found(client, dora, subject):
    client.force_login(dora)

    page = client.get(reverse("catalogue-set", args=["acme", subject]))

    assert page.status_code == 404


def test_owner_of_a_team_may_not_set_values_of_the_organisation(client, olivia, team):
    client.force_login(olivia)

    page = client.get(reverse("catalogue-set", args=["acme", "oncost"]))

    assert page.status_code == 404
