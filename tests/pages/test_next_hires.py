"""The sentence and the table of the next hires."""

from django.template.loader import render_to_string

from roles.reports.hire import HireOption


def test_the_thrifty_hire_needs_no_article(ready_team):
    best = HireOption("sme", "Subject expert", "senior", "Senior", 0.05, 200_000)
    thrifty = HireOption("analyst", "Analyst", "mid", "Mid", 0.04, 100_000)
    shown = {"team": ready_team, "best": best, "thrifty": thrifty, "options": []}
    shown |= {"finding": "", "hire_chart": {}}

    part = render_to_string("gaps/_hires.html", shown)

    assert "For the money it is one more analyst (mid): +4.0 points" in part
