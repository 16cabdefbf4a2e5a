"""Sign in on one's own machine, by the link that `serve` prints."""

from ipaddress import ip_address

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from roles.permissions import user_by_link

# What proxies add to a request that they pass on.
OF_PROXIES = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"]


@login_not_required
@never_cache
@require_GET
@transaction.atomic
def account_link(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Sign in whom the link names: once, on this machine, in development mode."""
    if not settings.DEBUG or not is_from_here(request):
        raise Http404
    user = user_by_link(uid, token)
    if user is None:
        messages.error(request, "This link was used before, or is over an hour old.")
        return redirect(settings.LOGIN_URL)
    login(request, user, "django.contrib.auth.backends.ModelBackend")
    return redirect(settings.LOGIN_REDIRECT_URL)


def is_from_here(request: HttpRequest) -> bool:
    """Tell whether a request comes from this machine, and through no proxy."""
    if any(name in request.headers for name in OF_PROXIES):
        return False
    try:
        return ip_address(request.META["REMOTE_ADDR"]).is_loopback
    except ValueError:
        return False
