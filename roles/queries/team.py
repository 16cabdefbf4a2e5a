"""Read who is on a team."""

from collections.abc import Iterable

from roles.models import Team
from roles.queries.document import member_names, members_of


def members(team: Team) -> dict[str, str]:
    """Return member -> name, as the documents of the team label them."""
    return members_by_team([team])[team.pk]


def members_by_team(teams: Iterable[Team]) -> dict[int, dict[str, str]]:
    """Return team -> member -> name, read at once."""
    teams = list(teams)
    rows = members_of(teams)
    return {
        team.pk: {str(key): name for key, name in member_names(rows[team.pk]).items()}
        for team in teams
    }
