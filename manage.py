#!/usr/bin/env python
"""TeamPlan's commands."""

import os
import sys


def main() -> None:
    """Run a command of Django or of the app."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teamplan.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
