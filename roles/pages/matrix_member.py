"""Pages about what one member can do, and what was said of it before."""

from collections import defaultdict

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from roles.actions.assessment import assess_many, confirm_assumed, undo_assessments
from roles.actions.stale import Stale
from roles.models import Assessment, AuditEntry, Member, Skill, Team
from roles.pages.forms.matrix import ANSWERS, LevelsForm, answer_of
from roles.pages.parts import offer_undo, whole_number
from roles.permissions import EDIT, team_for
from roles.queries import assessment as read
from roles.reports.matrix import COUNTED, MatrixMember, MatrixReport, matrix_report


def member(request: HttpRequest, organisation: str, slug: str, pk: int) -> HttpResponse:
    """Show and change the levels of one member, with their history."""
    team = team_for(request.user, organisation, slug, EDIT)
    someone = get_object_or_404(read.people(team), pk=pk)
    skills = list(Skill.objects.all())
    stands = stands_of(someone)
    form = LevelsForm(request.POST or None, initial=stands, skills=skills)
    changed = None
    if request.method == "POST" and form.is_valid():
        try:
            return saved(request, team, someone, save(request, team, someone, form))
        except Stale as stale:
            someone.person = stale.now
            stands = stands_of(someone)
            changed, form = form.differences(stands), form.over(stands)
    shown = {**page_of(team, someone, form), "form": form, "changed": changed}
    return render(request, "matrix/member.html", shown)


def save(
    request: HttpRequest, team: Team, someone: Member, form: LevelsForm
) -> AuditEntry | None:
    """Record what is new in the form."""
    return assess_many(
        someone.person,
        form.said(),
        by=request.user,
        now=timezone.now(),
        team=team,
        version=form.cleaned_data["version"],
    )


def confirm(
    request: HttpRequest, organisation: str, slug: str, pk: int
) -> HttpResponse:
    """Make all levels that are assumed of a member a judgement."""
    team = team_for(request.user, organisation, slug, EDIT)
    someone = get_object_or_404(read.people(team), pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    report = matrix_report(team, timezone.localdate())
    try:
        entry = confirm_assumed(
            someone.person,
            report.assumed(str(pk)),
            by=request.user,
            now=timezone.now(),
            team=team,
            version=seen_version(request),
        )
    except Stale as stale:
        messages.error(request, f"Nothing was confirmed. {stale} This is what stands.")
        return redirect("matrix-member", organisation, slug, pk)
    return saved(request, team, someone, entry)


def undo(
    request: HttpRequest, organisation: str, slug: str, pk: int, entry: int
) -> HttpResponse:
    """Restore what stood before one change of a member's levels."""
    team = team_for(request.user, organisation, slug, EDIT)
    someone = get_object_or_404(read.people(team), pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    change = get_object_or_404(AuditEntry, pk=entry, team=team, kind="assessment")
    try:
        undo_assessments(someone.person, change, by=request.user, now=timezone.now())
        messages.success(request, f"The levels of {someone} are as they were before.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    if request.POST.get("back") == "matrix":
        return redirect("matrix-overview", organisation, slug)
    return redirect("matrix-member", organisation, slug, pk)


def saved(
    request: HttpRequest, team: Team, someone: Member, entry: AuditEntry | None
) -> HttpResponse:
    """Go back to the member and say what was recorded."""
    slugs = [team.organisation.slug, team.slug, someone.pk]
    if entry:
        count = len(entry.ids)
        text = f"{count} level{'s' if count > 1 else ''} of {someone} recorded."
        offer_undo(request, text, reverse("matrix-undo", args=[*slugs, entry.pk]))
    else:
        messages.info(request, "Nothing was changed.")
    return redirect("matrix-member", *slugs)


def seen_version(request: HttpRequest) -> int:
    """Return the version that the user has seen; 0, which is none, where it is bad."""
    return whole_number(request.POST.get("version")) or 0


def stands_of(someone: Member) -> dict:
    """Return what the manager's rows say now, as the form shows it."""
    judged = read.judged(someone.person, Assessment.Source.MANAGER)
    answers = {skill: answer_of(row) for skill, row in judged.items()}
    return {"version": someone.person.version, **answers}


def page_of(team: Team, someone: Member, form: LevelsForm) -> dict:
    """Return all that the page of a member shows around the form."""
    report, key = matrix_report(team, timezone.localdate()), str(someone.pk)
    anchors, groups = read.level_anchors(), defaultdict(list)
    history = read.history(someone.person)
    for skill in form.skills:
        row = row_of(form, skill, *report.level(key, skill.pk))
        row["history"] = history.get(skill.pk, [])
        groups[skill.category].append(row)
    return {
        "team": team,
        "member": someone,
        "answers": ANSWERS,
        "assumed": len(report.assumed(key)),
        "groups": [
            {
                "name": name,
                "rows": rows,
                "anchors": sorted(anchors.get(name, {}).items()),
            }
            for name, rows in groups.items()
        ],
        "following": following(report, key),
    }


def row_of(form: LevelsForm, skill: Skill, level: int, origin: str) -> dict:
    """Return what the page shows of one skill."""
    field = form[skill.pk]
    return {
        "skill": skill,
        "field": field,
        "value": field.value() or "",
        "seen": field.as_hidden(only_initial=True),
        "level": level,
        "origin": origin,
        # The answer that counts now, whoever gave it.
        "counts": str(level) if origin in COUNTED else None,
    }


def following(report: MatrixReport, key: str) -> MatrixMember | None:
    """Return the next member by name with levels to confirm, after this one."""
    names = [row.member for row in report.members]
    waiting = [row for row in report.unconfirmed if row.member != key]
    start = names.index(key) if key in names else 0
    after = [row for row in waiting if names.index(row.member) > start]
    return next(iter([*after, *waiting]), None)
