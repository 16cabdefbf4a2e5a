"""Pages about what the model knows and assumes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from roles.actions.own_value import (
    clear_own_value,
    set_own_assumption,
    set_own_salary,
)
from roles.actions.stale import Stale
from roles.models import (
    Assumption,
    Capability,
    Organisation,
    OwnAssumption,
    OwnSalary,
    Role,
    Seniority,
    Skill,
    Task,
    User,
)
from roles.pages.forms.own_value import OwnValueForm
from roles.pages.parts import whole_number
from roles.permissions import organisation_for, organisations_for
from roles.reports.assumptions import AssumptionsReport, assumptions_report
from roles.reports.catalogue import catalogue_report
from roles.reports.catalogue_detail import (
    capability_report,
    role_report,
    skill_report,
    task_report,
)

CHANGED = "Not saved: somebody changed values here after you had opened this."


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Show what the catalogue holds."""
    context = {"report": catalogue_report()}
    return render(request, "catalogue/overview.html", context)


@require_GET
def role(request: HttpRequest, pk: str) -> HttpResponse:
    """Show one role."""
    report = role_report(get_object_or_404(Role, pk=pk))
    return render(request, "catalogue/role.html", {"report": report})


@require_GET
def task(request: HttpRequest, pk: str) -> HttpResponse:
    """Show one task."""
    tasks = Task.objects.select_related("focus_area", "home_role")
    report = task_report(get_object_or_404(tasks, pk=pk))
    return render(request, "catalogue/task.html", {"report": report})


@require_GET
def capability(request: HttpRequest, pk: str) -> HttpResponse:
    """Show one capability."""
    rows = Capability.objects.select_related("layer", "focus_area", "owner_task")
    rows = rows.prefetch_related("prerequisites__needs", "needed_by__capability")
    report = capability_report(get_object_or_404(rows, pk=pk))
    return render(request, "catalogue/capability.html", {"report": report})


@require_GET
def skill(request: HttpRequest, pk: str) -> HttpResponse:
    """Show one skill."""
    report = skill_report(get_object_or_404(Skill, pk=pk))
    return render(request, "catalogue/skill.html", {"report": report})


@require_GET
def assumptions(request: HttpRequest) -> HttpResponse:
    """Show every number, as it counts in one of the user's organisations."""
    organisations = list(organisations_for(request.user))
    wanted = request.GET.get("organisation", "")
    chosen = [one for one in organisations if wanted in ("", one.slug)]
    if wanted and not chosen:
        raise Http404
    organisation = chosen[0] if chosen else None
    context = {
        "report": assumptions_report(organisation),
        "organisations": organisations,
        "may_set": administers(request.user, organisation),
    }
    return render(request, "catalogue/assumptions.html", context)


def administers(user: User, organisation: Organisation | None) -> bool:
    """Tell whether `user` may set values of `organisation`."""
    return bool(organisation) and organisation in user.administers.all()


@require_http_methods(["GET", "POST"])
def set_value(request: HttpRequest, organisation: str, subject: str) -> HttpResponse:
    """Set an own value of an organisation, or clear it."""
    owner = organisation_for(request.user, organisation)
    row = value_row(assumptions_report(owner), subject)
    if request.method == "POST" and "clear" in request.POST:
        return cleared(request, owner, subject)
    stands = {"value": f"{row.value:.10g}", "version": owner.version}
    form = OwnValueForm(request.POST or None, initial=stands)
    if form.is_valid():
        try:
            save(owner, subject, form.cleaned_data, by=request.user)
        except Stale:
            form = form.over(stands)
            form.add_error(
                None, f"{CHANGED} The value that counts is {row.value:.10g}."
            )
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, f"{row.name}: your own value counts from now on.")
            return redirect(back(owner, subject))
    context = {"form": form, "row": row, "organisation": owner}
    return render(request, "catalogue/set.html", context)


def cleared(request: HttpRequest, owner: Organisation, subject: str) -> HttpResponse:
    """Clear an own value, unless somebody changed values meanwhile."""
    # A version that cannot be read was not seen.
    seen = whole_number(request.POST.get("version")) or 0
    if own := own_row(owner, subject):
        try:
            clear_own_value(own, by=request.user, version=seen)
        except Stale:
            messages.error(request, CHANGED)
            return redirect("catalogue-set", owner.slug, subject)
        messages.success(request, "The catalogue's value counts again.")
    return redirect(back(owner, subject))


def value_row(report: AssumptionsReport, subject: str):
    """Return the row that `subject` names, else 404."""
    for row in [*report.assumptions, *report.salaries]:
        if row.key == subject:
            return row
    raise Http404


def back(organisation: Organisation, subject: str) -> str:
    """Return the address of the row on the page of all numbers."""
    page = reverse("catalogue-assumptions")
    return f"{page}?organisation={organisation.slug}#{subject}"


def salary_of(subject: str) -> tuple[str, str] | None:
    """Return the role and seniority that `subject` names, if it is a salary."""
    kind, _, rest = subject.partition("-")
    role, _, seniority = rest.rpartition("-")
    is_salary = kind == "salary" and seniority in Seniority.values
    return (role, seniority) if is_salary else None


def own_row(organisation: Organisation, subject: str):
    """Return the own value that `subject` names, or None."""
    if salary := salary_of(subject):
        rows = OwnSalary.objects.filter(role=salary[0], seniority=salary[1])
    else:
        rows = OwnAssumption.objects.filter(assumption=subject)
    return rows.filter(organisation=organisation).first()


def save(organisation: Organisation, subject: str, said: dict, *, by: User) -> None:
    """Store the own value that `subject` names."""
    value, reason = said["value"], said["reason"]
    by = {"by": by, "version": said["version"]}
    if salary := salary_of(subject):
        role = get_object_or_404(Role, pk=salary[0])
        set_own_salary(organisation, role, salary[1], value, reason, **by)
    else:
        assumption = get_object_or_404(Assumption, pk=subject)
        set_own_assumption(organisation, assumption, float(value), reason, **by)
