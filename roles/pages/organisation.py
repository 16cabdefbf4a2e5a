"""The page on which administrators say what their organisation counts in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from roles.actions.organisation import change_organisation
from roles.models import Organisation
from roles.pages.forms.organisation import OrganisationForm
from roles.permissions import organisation_for


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, organisation: str) -> HttpResponse:
    """Change name, currency, factors and fiscal year."""
    owner = organisation_for(request.user, organisation)
    # A form fills in its instance; the page keeps showing what is stored.
    draft = Organisation.objects.get(pk=owner.pk)
    form = OrganisationForm(request.POST or None, instance=draft)
    if request.method == "POST" and form.is_valid():
        try:
            change_organisation(owner, form.cleaned_data, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Saved; every page counts like this from now on.")
            return redirect("organisation-edit", owner.slug)
    context = {"form": form, "organisation": owner}
    return render(request, "organisation/edit.html", context)
