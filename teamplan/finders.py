"""Find Plotly's script inside its package, and nothing else of it."""

from importlib.resources import files
from pathlib import Path

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import FileSystemStorage

SCRIPT = "plotly.min.js"


class PlotlyFinder(BaseFinder):
    """Serve `plotly/plotly.min.js` from the installed package."""

    def __init__(self, *args, **kwargs):
        """Point a storage at the package's folder."""
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(
            location=str(Path(str(files("plotly"))) / "package_data")
        )
        self.storage.prefix = "plotly"

    def find(self, path, find_all=False, **kwargs):
        """Return where the script lies, for its one address."""
        if path != f"plotly/{SCRIPT}":
            return []
        found = self.storage.path(SCRIPT)
        return [found] if find_all else found

    def list(self, ignore_patterns):
        """Yield the script alone."""
        yield SCRIPT, self.storage
