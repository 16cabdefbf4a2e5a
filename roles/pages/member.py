"""Pages that put people on a team, change them, and take them off."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from roles.actions.member import add_member, edit_member, remove_member, restore_member
from roles.actions.person import join_people
from roles.actions.stale import Stale
from roles.actions.turn import turn
from roles.actions.version import last_change
from roles.models import Member, Person, Team
from roles.pages.forms.member import MemberForm, member_of, where
from roles.pages.forms.refusal import add_refusal
from roles.pages.parts import offer_undo, whole_number
from roles.permissions import EDIT, team_for, teams_for
from roles.queries.profile import namesakes, present_members


def create(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Put somebody on the team."""
    team = team_for(request.user, organisation, slug, EDIT)
    teams = teams_for(request.user, EDIT)
    form = MemberForm(request.POST or None, team=team, teams=teams)
    if request.method == "POST" and added(request, team, form):
        return to_members(team)
    return render(request, "member/create.html", {"team": team, "form": form})


def added(request: HttpRequest, team: Team, form: MemberForm) -> bool:
    """Put on the team whom the form names, unless something is wrong."""
    with turn(team.organisation):
        # Whether the name is new is looked up within the turn.
        if not form.is_valid():
            return False
        values, roles = form.values(), form.roles()
        person = form.cleaned_data.get("same_person")
        try:
            add_member(team, values, roles, by=request.user, person=person)
        except ValidationError as error:
            add_refusal(form, error)
            return False
    return True


def edit(request: HttpRequest, organisation: str, slug: str, pk: int) -> HttpResponse:
    """Change what is known of a member."""
    team = team_for(request.user, organisation, slug, EDIT)
    member = get_object_or_404(present_members(team), pk=pk)
    teams = teams_for(request.user, EDIT)
    form = MemberForm(
        request.POST or None,
        initial=member_of(member),
        team=team,
        teams=teams,
        member=member,
    )
    shown = {"team": team, "member": member, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            values, roles = form.values(), form.roles()
            edit_member(member, values, roles, by=request.user, **form.seen())
            return to_members(team)
        except Stale as stale:
            member = present_members(team).get(pk=pk)
            shown |= told(form, member, stale.now)
        except ValidationError as error:
            add_refusal(form, error)
    known = namesakes(team, teams, member.person.name)
    shown["namesakes"] = [(person, where(person)) for person in known]
    return render(request, "member/edit.html", shown)


def told(form: MemberForm, member: Member, changed: Member | Person) -> dict:
    """Return the form over what stands now, and who changed what."""
    stands = member_of(member)
    # A person may have been changed from a team that this user knows nothing of.
    is_ours = isinstance(changed, Member)
    by, at = last_change(member, member.team) if is_ours else (None, None)
    differences = form.differences(stands)
    note = {"by": by, "at": at, "differences": differences}
    return {"form": form.over(stands), "note": note}


def remove(request: HttpRequest, organisation: str, slug: str, pk: int) -> HttpResponse:
    """Take somebody off the team; undo puts them back."""
    team = team_for(request.user, organisation, slug, EDIT)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    member = get_object_or_404(present_members(team), pk=pk)
    remove_member(member, by=request.user)
    undo = reverse("member-restore", args=[organisation, slug, pk])
    offer_undo(request, f"{member.person.name} is off the team.", undo)
    return to_members(team)


def restore(
    request: HttpRequest, organisation: str, slug: str, pk: int
) -> HttpResponse:
    """Put somebody back who was taken off."""
    team = team_for(request.user, organisation, slug, EDIT)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    member = get_object_or_404(team.members.select_related("person"), pk=pk)
    try:
        restore_member(member, by=request.user)
    except ValidationError:
        messages.error(request, f"{member.person.name} is on the team already.")
    return to_members(team)


def join(request: HttpRequest, organisation: str, slug: str, pk: int) -> HttpResponse:
    """Say that a member and somebody on another team are one person."""
    team = team_for(request.user, organisation, slug, EDIT)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    member = get_object_or_404(present_members(team), pk=pk)
    known = namesakes(team, teams_for(request.user, EDIT), member.person.name)
    other = get_object_or_404(known, pk=whole_number(request.POST.get("person")))
    try:
        join_people(member.person, other, team=team, by=request.user)
        messages.success(request, f"{member.person.name} is one person now.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("member-edit", organisation, slug, pk)


def to_members(team: Team) -> HttpResponse:
    """Go back to the members of the profile."""
    url = reverse("profile-overview", args=[team.organisation.slug, team.slug])
    return redirect(f"{url}#members")
