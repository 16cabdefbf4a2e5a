"""Failed attempts to sign in: after too many, account and place have to wait."""

from contextlib import suppress
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest

MOST = 10
WAIT = 10 * 60  # seconds, from the first failure


def is_refused(request: HttpRequest) -> bool:
    """Tell whether this e-mail has failed too often from this address."""
    return cache.get(key_of(request), 0) >= MOST


def count_failure(request: HttpRequest) -> None:
    """Count a failure; the first starts the time, further ones do not prolong it."""
    key = key_of(request)
    if not cache.add(key, 1, timeout=WAIT):
        # It may end between these two lines, and then there is nothing to count.
        with suppress(ValueError):
            cache.incr(key)


def forget_failures(request: HttpRequest) -> None:
    """Start anew: who signed in knows the password."""
    cache.delete(key_of(request))


def key_of(request: HttpRequest) -> str:
    """Return what failures are counted under; the cache learns no e-mail.

    Both together, so that nobody can lock somebody else out from afar.
    """
    email = request.POST.get("username", "").strip().lower()
    place = request.META.get("REMOTE_ADDR", "")
    return f"sign-in:{sha256(f'{email} {place}'.encode()).hexdigest()}"
