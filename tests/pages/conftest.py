"""Who looks at the pages, and at whom."""

import pytest

from tests.make import make_member


@pytest.fixture
def ana(ready_team):
    """An analyst with SQL judged at 3."""
    return make_member(ready_team, "Ana", ["analyst"], levels={"sql": 3})


@pytest.fixture
def editor(client, alice, catalogue, team):
    """The browser of alice, who edits the data team."""
    client.force_login(alice)
    return client
