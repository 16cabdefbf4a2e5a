"""Does this demand look right?"""

from django.urls import reverse

from tests.make import make_member

URL = reverse("profile-demand", args=["acme", "data"])
PROFILE = reverse("profile-overview", args=["acme", "data"])


def test_demand_shows_each_sum_with_its_figures(client, bob, ready_team):
    make_member(ready_team, "Ana", ["data_engineer"], fte=0.5)
    client.force_login(bob)

    page = client.get(URL)

    # 5 data sources: 0.2 + 0.08 x 5 = 0.6 FTE of pipelines
    assert "0.2 + 0.08 × 5 data sources" in page.text
    assert '<td class="number">0.6</td>' in page.text
    assert "the people give 0.5 FTE" in page.text


def test_demand_names_what_is_missing(editor):
    page = editor.get(URL)

    assert "Still missing: the scale stage" in page.text
    assert f'href="{PROFILE}"' in page.text


def test_demand_shows_viewers_no_way_to_the_profile(client, bob, ready_team):
    client.force_login(bob)

    assert PROFILE not in client.get(URL).text
