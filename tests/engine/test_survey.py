"""How often levels alone tell the title that people gave in a survey."""

import csv
import gzip

import numpy as np
import pandas as pd
import pytest

from roles.engine.catalogue import Catalogue
from roles.engine.role_fit import role_fit
from roles.engine.team import Team
from tests.engine.make import TODAY
from tests.independent.strategies import TABLES
from tests.independent.teams import FILES, MISSING, make_member, make_row, real_team

ORGANISATION = FILES / "organisation_long.csv.gz"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ORGANISATION.exists(), reason=MISSING),
]
CATALOGUE = Catalogue.from_tables(TABLES)
# The titles of the survey that name a role of the catalogue.
TITLES = {
    "Data Analyst (Business, Marketing, Financial, Quantitative, etc)": "analyst",
    "Data Engineer": "data_engineer",
    "Data Scientist": "data_scientist",
    "Machine Learning/ MLops Engineer": "ml_engineer",
}


@pytest.fixture(scope="module")
def team():
    """Return the respondents with one of the four titles as a team."""
    people = {}
    with gzip.open(ORGANISATION, "rt") as file:
        for row in csv.DictReader(file):
            if row["title"] in TITLES:
                key = f"{row['team']}, {row['person']}"
                person = people.setdefault(key, make_row(row["title"], "", []))
                person["cells"].append((row["skill"], row["level"]))
    members = [make_member(name, **person) for name, person in people.items()]
    document = {**real_team("bank"), "members": members}
    return Team.from_document(document, CATALOGUE, TODAY)


@pytest.mark.parametrize(
    ("enough", "people", "first", "first_two"),
    [
        # Everybody with any skill, and those of whom there is a statement. By chance
        # it is 0.25 and 0.5.
        (1, 949, 0.387, 0.646),
        (5, 611, 0.408, 0.633),
    ],
)
def test_balanced_accuracy_of_the_title_in_a_survey(
    team, enough, people, first, first_two
):
    scores = role_fit(CATALOGUE, team, enough).scores[list(TITLES.values())].dropna()
    title = pd.Series({name: team.roles[name][0] for name in scores.index})

    own = np.array([scores.at[name, title[name]] for name in scores.index])
    above = (scores.to_numpy() > own[:, None]).sum(axis=1)

    assert len(scores) == people
    for most, share in [(1, first), (2, first_two)]:
        is_among = pd.Series(above < most, index=scores.index)
        assert is_among.groupby(title).mean().mean() == pytest.approx(share, abs=0.005)
