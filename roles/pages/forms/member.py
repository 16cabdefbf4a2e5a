"""The form of a member, which asks before two people become one."""

from django import forms
from django.db.models import QuerySet

from roles.models import MOST_COST, Member, Person, Role, Seniority, Team, up_to
from roles.pages.forms.number import plain
from roles.pages.forms.version import VersionedForm
from roles.queries.profile import namesakes

SOMEBODY_NEW = "new"
DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class MemberForm(VersionedForm):
    """A person on a team, each with a version; somebody new has none."""

    versions = ["version", "person_version"]

    person_version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(max_length=200)
    role = forms.ModelChoiceField(
        Role.objects.all(), label="Main role", empty_label="Choose a role"
    )
    further_roles = forms.ModelMultipleChoiceField(
        Role.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What else this person is responsible for.",
    )
    seniority = forms.ChoiceField(
        choices=[("", "Not known: counts as mid"), *Seniority.choices], required=False
    )
    fte = forms.FloatField(
        min_value=0,
        max_value=1,
        initial=1,
        label="FTE",
        help_text="Share of full working time given to this team, 0 to 1.",
    )
    annual_cost = forms.DecimalField(
        validators=up_to(MOST_COST),
        max_digits=12,
        decimal_places=2,
        required=False,
        label="Loaded annual cost",
        help_text="Salary with everything on top. Empty: typical for the role.",
    )
    start = forms.DateField(
        required=False, widget=DATE, label="First day", help_text="Empty: here already."
    )
    end = forms.DateField(
        required=False, widget=DATE, label="Last day", help_text="Empty: none in sight."
    )
    number = forms.CharField(
        max_length=60,
        required=False,
        label="Personnel number",
        help_text="Tells people of one name apart in imports.",
    )
    email = forms.EmailField(required=False, label="E-mail")

    def __init__(
        self,
        *args,
        team: Team,
        teams: QuerySet[Team],
        member: Member | None = None,
        **kwargs,
    ):
        """Know the teams on which the same person may be found."""
        super().__init__(*args, **kwargs)
        self.team, self.teams, self.member = team, teams, member
        self.known: dict[str, Person] = {}
        for name in self.versions:
            self.fields[name].required = member is not None

    def again(self, data: dict) -> "MemberForm":
        """Return a form of the same kind with other data."""
        return type(self)(data, team=self.team, teams=self.teams, member=self.member)

    def clean_email(self) -> str:
        """Return the address in lower case, as it is kept."""
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict:
        """Refuse an end before the start and a taken number; ask about namesakes."""
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            self.add_error(
                "end", f"The last day lies before the first, {start:%d %B %Y}."
            )
        if self.member is None and cleaned.get("name"):
            self.ask_about_namesakes(cleaned)
        self.refuse_taken("number", cleaned.get("number"))
        self.refuse_taken("email", cleaned.get("email"))
        return cleaned

    def ask_about_namesakes(self, cleaned: dict) -> None:
        """Add the question whether this is somebody we know, where it may be."""
        identity = {key: cleaned.get(key, "") for key in ["name", "number", "email"]}
        self.known = {
            str(person.pk): person
            for person in namesakes(self.team, self.teams, **identity)
        }
        here = self.team.members.present().filter(person__name__iexact=identity["name"])
        is_twice = here.exists()
        if not self.known and not is_twice:
            return
        self.fields["same_person"] = forms.ChoiceField(
            choices=[
                *((key, f"Yes: {where(person)}") for key, person in self.known.items()),
                (SOMEBODY_NEW, "No, somebody else"),
            ],
            widget=forms.RadioSelect,
            label="Is this the same person?",
            help_text="Somebody of this name is on this team already."
            if is_twice
            else "One person keeps one set of levels, whatever team they are on.",
        )
        answer = self.data.get(self.add_prefix("same_person"))
        if answer not in [*self.known, SOMEBODY_NEW]:
            self.add_error("same_person", "Please say whether this is the same person.")
        cleaned["same_person"] = self.known.get(answer)

    def refuse_taken(self, field: str, value: str | None) -> None:
        """Refuse a number or address that another person of the organisation has."""
        if not value:
            return
        mine = (
            self.member.person if self.member else self.cleaned_data.get("same_person")
        )
        others = Person.objects.filter(organisation=self.team.organisation)
        others = others.exclude(pk=mine.pk) if mine else others
        if others.filter(**{f"{field}__iexact": value}).exists():
            self.add_error(field, "Somebody else in the organisation has this already.")

    def roles(self) -> list[str]:
        """Return the roles, the main one first."""
        main = self.cleaned_data["role"].pk
        further = [role.pk for role in self.cleaned_data["further_roles"]]
        return [main, *(role for role in further if role != main)]

    def seen(self) -> dict[str, int]:
        """Return the versions that the user has seen."""
        return {name: self.cleaned_data[name] for name in self.versions}

    def values(self) -> dict:
        """Return what the action sets."""
        names = ["name", "number", "email", "seniority", "fte"]
        return {
            name: self.cleaned_data[name]
            for name in [*names, "annual_cost", "start", "end"]
        }


def where(person: Person) -> str:
    """Return a person with team and role, so that a manager knows who is meant."""
    places = [
        f"{'' if member.removed_at is None else 'formerly '}on {member.team}"
        + "".join(f" ({one.role})" for one in member.member_roles.all()[:1])
        for member in person.members.all()
    ]
    return f"{person.name}, {'; '.join(places)}"


def member_of(member: Member) -> dict:
    """Return what stands, as `MemberForm` shows it."""
    roles = list(member.member_roles.values_list("role", flat=True))
    return {
        "version": member.version,
        "person_version": member.person.version,
        "name": member.person.name,
        "number": member.person.number,
        "email": member.person.email,
        "role": roles[0] if roles else None,
        "further_roles": roles[1:],
        "seniority": member.seniority,
        "fte": plain(member.fte),
        "annual_cost": plain(member.annual_cost),
        "start": member.start,
        "end": member.end,
    }
