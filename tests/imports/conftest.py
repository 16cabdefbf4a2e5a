"""A preview of rows for the data team."""

import pytest

from roles.imports.mapping import Choices
from roles.imports.preview import preview_import
from roles.models import Team
from tests.imports.words import csv_of


@pytest.fixture
def look(catalogue, team):
    """Preview rows for the data team, as somebody who edits that team alone."""

    def preview(rows, **choices):
        return preview_import(
            csv_of(rows),
            organisation=team.organisation,
            team=team,
            editable=Team.objects.filter(pk=team.pk),
            choices=Choices(**choices),
        )

    return preview
