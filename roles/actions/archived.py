"""What is said to somebody who changes a team that is in the archive."""

from roles.models import Team

# action and kind: what may be done to a team in the archive all the same.
ALLOWED = {
    ("archive", "team"),
    ("grant", "access"),
    ("revoke", "access"),
    ("cancel_plan", "plan"),
    ("discard", "importdraft"),
}


class Archived(Exception):
    """The team is in the archive, where nothing of it changes."""

    def __init__(self, team: Team) -> None:
        self.team = team
        super().__init__(f"{team} is archived: restore it first. Nothing was changed.")


def check_not_archived(team: Team, action: str, kind: str) -> None:
    """Raise Archived where the archive does not allow `action`."""
    if team.archived_at and (action, kind) not in ALLOWED:
        raise Archived(team)
