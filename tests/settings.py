"""The settings of the tests: fast hashing, jobs on the spot."""

from teamplan.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# Files are looked up when asked for: nothing was collected.
WHITENOISE_AUTOREFRESH = True
# Small solves are done sooner than a process has started.
PROCESSES = 1
DASK_SCHEDULER = ""
