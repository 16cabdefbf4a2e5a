"""As whom a command acts, and on which organisation and team."""

from django.core.management import CommandError
from django.core.management.base import CommandParser

from roles.actions.local import LOCAL_EMAIL, local_manager
from roles.models import Organisation, Team, User
from roles.permissions import VIEW, organisations_for, teams_for


def refuse(message: str) -> CommandError:
    """Return the error that says what the user must mend: exit code 2."""
    return CommandError(message, returncode=2)


def add_acting_arguments(parser: CommandParser) -> None:
    """Let a command be told as whom to act, and in which organisation."""
    parser.add_argument(
        "--by",
        metavar="EMAIL",
        default=LOCAL_EMAIL,
        help="the user to act as (default: the local manager)",
    )
    parser.add_argument(
        "--organisation",
        metavar="SLUG",
        help="needed only where the user has several",
    )


def acting_user(options: dict) -> User:
    """Return the user named by ``--by``; the local manager is made when needed."""
    email = options["by"].strip().lower()
    if email == LOCAL_EMAIL:
        return local_manager()
    user = User.objects.filter(email=email, is_active=True).first()
    if user is None:
        raise refuse(f"--by: there is no active user {options['by']!r}.")
    return user


def acting_organisation(options: dict, user: User, right: str = VIEW) -> Organisation:
    """Return the organisation named by ``--organisation``, or the only one."""
    organisations = organisations_for(user, right)
    slugs = ", ".join(sorted(organisation.slug for organisation in organisations))
    if wanted := options.get("organisation"):
        for organisation in organisations:
            if organisation.slug == wanted:
                return organisation
        raise refuse(
            f"--organisation: {user} has no organisation {wanted!r}; "
            f"there is: {slugs or 'none'}."
        )
    if not slugs:
        article = "a" if right == VIEW else "an"
        raise refuse(f"There is no organisation in which {user} is {article} {right}.")
    if len(organisations) > 1:
        raise refuse(f"Say which with --organisation: {slugs}.")
    return organisations[0]


def acting_team(options: dict, user: User, right: str = VIEW) -> Team:
    """Return the team that the argument ``team`` names, by name or slug."""
    visible = teams_for(user)
    if options.get("organisation"):
        visible = visible.filter(organisation=acting_organisation(options, user))
    teams = sorted(visible, key=lambda team: (team.name.casefold(), team.pk))
    team = the_one(options["team"], teams)
    if not teams_for(user, right).filter(pk=team.pk).exists():
        raise refuse(f"{user} may view {team.name!r}, but this takes an {right}.")
    return team


def the_one(wanted: str, teams: list[Team]) -> Team:
    """Return the team of this slug or name; name the choices where there is not one."""
    matches = [team for team in teams if team.slug == wanted] or [
        team for team in teams if team.name.casefold() == wanted.strip().casefold()
    ]
    if not matches:
        names = ", ".join(team.name for team in teams if not team.archived_at)
        raise refuse(f"There is no team {wanted!r}; there is: {names or 'none yet'}.")
    if len(matches) == 1:
        return matches[0]
    if len({team.organisation_id for team in matches}) > 1:
        slugs = ", ".join(sorted({team.organisation.slug for team in matches}))
        raise refuse(f"Several teams {wanted!r}: say --organisation, one of {slugs}.")
    slugs = ", ".join(team.slug for team in matches)
    raise refuse(f"Several teams are called {wanted!r}: name one of {slugs}.")
