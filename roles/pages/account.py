"""Sign in and out."""

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from roles.pages.attempt import WAIT, count_failure, forget_failures, is_refused


def next_page(request: HttpRequest) -> str:
    """Return where the user was going, if that is on this site."""
    wished = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wished, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wished if is_ours else resolve_url("teams-overview")


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for e-mail and password."""
    if request.user.is_authenticated:
        return redirect(next_page(request))
    if request.method == "POST" and is_refused(request):
        return refused(request)
    form = sign_in_form(request, request.POST or None)
    if request.method == "POST":
        if form.is_valid():
            forget_failures(request)
            login(request, form.get_user())
            return redirect(next_page(request))
        count_failure(request)
    context = {"form": form, "next": next_page(request)}
    return render(request, "account/sign_in.html", context)


def sign_in_form(request: HttpRequest, data: QueryDict | None) -> AuthenticationForm:
    """Return the form that asks for e-mail and password."""
    form = AuthenticationForm(request, data)
    form.fields["username"].label = "E-mail"
    return form


def refused(request: HttpRequest) -> HttpResponse:
    """Ask for patience after too many failures, whatever the password."""
    # Without data: a form that has some looks at the password when it is shown.
    form = sign_in_form(request, None)
    form.initial = {"username": request.POST.get("username", "")}
    context = {"form": form, "next": next_page(request), "minutes": WAIT // 60}
    response = render(request, "account/sign_in.html", context, status=429)
    response["Retry-After"] = str(WAIT)
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("account-sign-in")
