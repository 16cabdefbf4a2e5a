"""Read who is on a team."""

from roles.models import Team
from roles.queries.document import member_names


def members(team: Team) -> dict[str, str]:
    """Return member -> name, as the documents of the team label them."""
    rows = list(team.members.present().select_related("person"))
    return {str(key): name for key, name in member_names(rows).items()}
