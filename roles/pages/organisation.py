"""The page on which administrators say what their organisation counts in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from roles.actions.organisation import change_organisation
from roles.actions.stale import Stale
from roles.models import Organisation
from roles.pages.forms.organisation import OrganisationForm
from roles.permissions import organisation_for


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, organisation: str) -> HttpResponse:
    """Change name, currency, factors and fiscal year."""
    owner = organisation_for(request.user, organisation)
    # A form fills in its instance; the page keeps showing what is stored.
    draft = Organisation.objects.get(pk=owner.pk)
    form = OrganisationForm(
        request.POST or None, instance=draft, initial={"version": owner.version}
    )
    context = {"form": form, "organisation": owner}
    if request.method == "POST" and form.is_valid():
        try:
            change_organisation(owner, **asked(form), by=request.user)
        except Stale as stale:
            stands = model_to_dict(stale.now)
            note = {"by": None, "at": None, "differences": form.differences(stands)}
            context |= {"form": form.over(stands), "note": note}
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Saved; every page counts like this from now on.")
            return redirect("organisation-edit", owner.slug)
    return render(request, "organisation/edit.html", context)


def asked(form: OrganisationForm) -> dict:
    """Return the fields that were typed, and the version they are typed over."""
    values = dict(form.cleaned_data)
    return {"version": values.pop("version"), "values": values}
