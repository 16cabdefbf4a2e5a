"""What the product is for, who sees what, and what it must not be used for."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show use and limits, to people without an account too."""
    return render(request, "limits/overview.html")
