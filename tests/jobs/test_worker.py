"""A worker in a process of its own, as a server has one."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

ENQUEUE = """
from django.utils import timezone
from roles.actions.demo import offer_demo_team
from roles.actions.local import local_manager
from roles.actions.plan import start_plan
from roles.jobs.plan import hand_over
manager = local_manager()
team = offer_demo_team(manager.administers.get(), by=manager, now=timezone.now())
hand_over(start_plan(team, {"budget": 0, "quarters": 1}, by=manager))
"""
READ = """
from roles.models import Plan
plan = Plan.objects.get()
print(plan.job.state, plan.answer["status"])
"""


@pytest.mark.slow
def test_a_worker_process_works_it_out(tmp_path):
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'worker.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "teamplan.settings",
    }

    def manage(*arguments: str) -> str:
        finished = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return finished.stdout

    manage("migrate", "--verbosity=0")
    manage("load_catalogue")
    manage("shell", "--no-imports", "-c", ENQUEUE)
    manage("db_worker", "--batch", "--no-startup-delay", "--no-reload")

    assert manage("shell", "--no-imports", "-c", READ).strip() == "done optimal"
