"""Run everything on this machine: database, catalogue, demo team, worker, pages."""

import signal

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connections
from django.urls import reverse
from django.utils import timezone

from roles.actions.catalogue import load_catalogue
from roles.actions.demo import offer_demo_team
from roles.actions.local import local_manager
from roles.management.worker import Worker
from roles.models import User
from roles.permissions import link_of

HOST = "127.0.0.1"


class Command(BaseCommand):
    """Start TeamPlan on this machine."""

    help = "Prepare the database and run TeamPlan on 127.0.0.1."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port."""
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args, **options) -> None:
        """Prepare, say where to look, and serve until told to stop."""
        # The port first: where it is taken, nothing is begun.
        server = listen(options["port"])
        signal.signal(signal.SIGTERM, stop)
        try:
            manager = self.prepare()
            # Each thread of the server opens connections of its own.
            connections.close_all()
            server.set_app(get_wsgi_application())
            with Worker(self.complain):
                self.greet(manager, server.server_port)
                server.serve_forever()
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")
        except OperationalError as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        finally:
            server.server_close()

    def prepare(self) -> User:
        """Bring database and catalogue up to date; return the local manager."""
        call_command("migrate", verbosity=0, interactive=False)
        manager = local_manager()
        load_catalogue(by=manager)
        if organisation := manager.administers.order_by("pk").first():
            offer_demo_team(organisation, by=manager, now=timezone.now())
        return manager

    def greet(self, manager: User, port: int) -> None:
        """Say where the app is, and in development mode how to sign in."""
        root = f"http://{HOST}:{port}"
        self.stdout.write(f"TeamPlan runs on {root}/ until you press Ctrl-C.")
        if settings.DEBUG:
            path = reverse("account-link", args=link_of(manager))
            self.stdout.write(
                f"Sign in with this link, once, within the hour:\n{root}{path}"
            )
        self.stdout.flush()

    def complain(self, text: str) -> None:
        """Say on standard error what should not happen."""
        self.stderr.write(text)


def listen(port: int) -> ThreadedWSGIServer:
    """Return a server that holds the port, or say that somebody else does."""
    try:
        return ThreadedWSGIServer((HOST, port), WSGIRequestHandler)
    except (OSError, OverflowError) as error:
        raise CommandError(
            f"Port {port} of {HOST} cannot be used ({error}). Is TeamPlan running "
            "already? Otherwise choose another one with --port."
        ) from error


def stop(number: int, frame: object) -> None:
    """Take a request to end as Ctrl-C."""
    raise KeyboardInterrupt
