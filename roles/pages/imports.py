"""Import a spreadsheet: upload, look, answer, take over."""

import csv
import io

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from roles.actions.draft import answer_draft, discard_draft, keep_draft
from roles.actions.importing import TeamChanged, import_team
from roles.imports.mapping import Choices
from roles.imports.preview import Preview, preview_import
from roles.imports.problem import ImportRefused
from roles.models import ImportDraft, Role, Skill, User
from roles.pages.forms.importing import AnswersForm, UploadForm
from roles.pages.menu import address
from roles.pages.parts import CSV, file_response
from roles.permissions import EDIT, organisations_for, team_for, teams_for
from roles.reports.inputs import WORDS

# A list on a page; the numbers above it say how many there are.
SHOWN = 200
CHANGED = (
    "The team has changed since you looked at this preview. Nothing was taken over; "
    "look again."
)


def upload(request: HttpRequest) -> HttpResponse:
    """Take a file and show what it would do, or what is wrong with it."""
    teams = teams_for(request.user, EDIT).filter(archived_at__isnull=True)
    organisations = organisations_for(request.user, EDIT)
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        teams=teams,
        organisations=organisations,
        initial={"team": request.GET.get("team", "")},
    )
    context = {"form": form, "may_import": bool(organisations), "problems": []}
    if request.method == "POST" and form.is_valid():
        try:
            draft = kept(request, form.cleaned_data)
        except ImportRefused as refusal:
            context["problems"] = refusal.problems
        else:
            return redirect("imports-preview", draft.pk)
    return render(request, "imports/upload.html", context)


def kept(request: HttpRequest, values: dict) -> ImportDraft:
    """Keep an upload until it is taken over, if it can be read at all."""
    where = {"organisation": values["organisation"], "team": values["team"]}
    preview_import(values["file"], **where, editable=teams_for(request.user, EDIT))
    return keep_draft(
        values["file"],
        **where,
        team_name="" if values["team"] else values["name"],
        file_name=request.FILES["file"].name,
        by=request.user,
    )


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the file would do; keep answers; take it over when asked."""
    draft = draft_for(request.user, pk)
    try:
        return answered(request, draft)
    except ImportRefused as refusal:
        # It could be read when it was uploaded; the catalogue has changed since.
        messages.error(request, str(refusal))
        return redirect("imports-upload")


def answered(request: HttpRequest, draft: ImportDraft) -> HttpResponse:
    """Return the preview with the answers just given, or what came of applying it."""
    seen = preview_of(draft, request.user)
    form = AnswersForm(request.POST or None, preview=seen, cost=draft.cost)
    if request.method == "POST" and form.is_valid():
        answer_draft(draft, form.answers(), form.cost(), by=request.user)
        seen = preview_of(draft, request.user)
        if "apply" not in request.POST:
            return redirect("imports-preview", draft.pk)
        if request.POST.get("seen") != seen.change.seen:
            messages.error(request, CHANGED)
        elif seen.can_apply and (answer := apply(request, draft, seen)):
            return answer
    return render(request, "imports/preview.html", page_of(draft, seen, form))


def draft_for(user: User, pk: int) -> ImportDraft:
    """Return the user's own upload, if the team is still theirs to edit."""
    drafts = ImportDraft.objects.fresh().select_related("organisation", "team")
    draft = get_object_or_404(drafts, pk=pk, user=user)
    if draft.team:
        team_for(user, draft.organisation.slug, draft.team.slug, EDIT)
    else:
        get_object_or_404(organisations_for(user, EDIT), pk=draft.organisation_id)
    return draft


def preview_of(draft: ImportDraft, user: User) -> Preview:
    """Return what the upload would do with the answers given so far."""
    return preview_import(
        bytes(draft.data),
        organisation=draft.organisation,
        team=draft.team,
        editable=teams_for(user, EDIT),
        choices=Choices(draft.titles, draft.cost or None),
    )


def apply(
    request: HttpRequest, draft: ImportDraft, seen: Preview
) -> HttpResponse | None:
    """Take the file over and go on to what comes next; None where that failed."""
    try:
        team = import_team(
            seen.change,
            organisation=draft.organisation,
            team=draft.team,
            name=draft.team_name,
            by=request.user,
            now=timezone.now(),
            draft=draft,
        )
    except TeamChanged:
        messages.error(request, CHANGED)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, outcome_of(seen))
        return redirect("imports-outcome", team.organisation.slug, team.slug)
    return None


def outcome_of(seen: Preview) -> str:
    """Say in one line what an import has done."""
    parts = [(seen.new, "added"), (seen.changed, "changed"), (seen.same, "the same")]
    counted = ", ".join(f"{len(rows)} {word}" for rows, word in parts)
    return f"Taken over: {counted}. Nobody was removed."


def page_of(draft: ImportDraft, seen: Preview, form: AnswersForm) -> dict:
    """Return all that the preview shows."""
    roles = seen.vocabulary.roles
    return {
        "draft": draft,
        # Not as `team`: the address names none, and so the menu of one would not work.
        "onto": draft.team,
        "preview": seen,
        "form": form,
        "new": [(row, ", ".join(roles[r] for r in row.roles)) for row in seen.new],
        "titles": [(one, roles.get(one.role)) for one in seen.titles if one.sure],
        "is_changed": bool(seen.new or seen.changed),
        "shown": SHOWN,
    }


def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase an upload that is not wanted."""
    draft = draft_for(request.user, pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    discard_draft(draft, by=request.user)
    messages.success(request, "The file is erased; nothing was taken over.")
    return redirect("imports-upload")


@require_safe
def outcome(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Say what comes next after an import."""
    team = team_for(request.user, organisation, slug, EDIT)
    missing = ", ".join(WORDS[name] for name in team.missing())
    context = {
        "team": team,
        "missing": f"Still missing: {missing}." if missing else "",
        "members": team.members.present().count(),
        "has_layers": team.layer_answers.exists(),
        "gaps_url": address("gaps-overview", organisation, slug),
        "matrix_url": address("matrix-overview", organisation, slug),
        "profile_url": address("profile-overview", organisation, slug),
    }
    return render(request, "imports/outcome.html", context)


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Send an empty table with all columns that are understood."""
    skills = list(
        Skill.objects.order_by("position", "id").values_list("name", flat=True)
    )
    role = Role.objects.order_by("position").values_list("name", flat=True).first()
    example = {
        "Name": "Ana Example",
        "Number": "1234",
        "E-mail": "ana@example.com",
        "Title": role,
        "Seniority": "senior",
        "FTE": "0.8",
        "Annual cost": "",
        "Start": "",
        "End": "",
        **dict.fromkeys(skills, ""),
    }
    text = io.StringIO()
    writer = csv.DictWriter(text, example)
    writer.writeheader()
    writer.writerow(example)
    # Excel takes a file for UTF-8 only where it begins with this mark.
    content = text.getvalue().encode("utf-8-sig")
    return file_response(content, CSV, "team-template.csv")
