"""The layers of roles/: each may import those listed for it, and no others."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROLES = Path(__file__).parent.parent / "roles"

MAY_IMPORT = {  # as in the table above; every folder of roles/ has a line
    "engine": [],
    "models": [],
    "permissions": ["models"],
    "queries": ["models"],
    "reports": ["models", "queries", "engine"],
    "actions": ["models", "queries", "reports"],
    "imports": ["models", "queries", "actions"],
    "charts": [],
    "templatetags": [],
    "exports": ["reports", "charts"],
    "jobs": ["models", "reports", "actions", "imports"],
    "pages": [
        *("permissions", "models", "queries", "reports", "actions"),
        *("imports", "charts", "exports", "jobs", "templatetags"),
    ],
    "management": [
        *("permissions", "models", "queries", "reports", "actions"),
        *("imports", "charts", "exports", "jobs"),
    ],
}
PURE = ["engine", "charts"]


def imported_names(node):
    """Return the dotted names that an import statement brings in."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def layers_imported_by(layer):
    """Yield (file, other layer) for each import of another layer of roles."""
    for file in [*ROLES.glob(f"{layer}.py"), *ROLES.glob(f"{layer}/**/*.py")]:
        for node in ast.walk(ast.parse(file.read_text())):
            for name in imported_names(node):
                package, _, rest = name.partition(".")
                other = rest.split(".")[0]
                if package == "roles" and other != layer:
                    yield str(file.relative_to(ROLES)), other


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_layer_imports_only_what_it_may(layer):
    assert [
        (file, other)
        for file, other in layers_imported_by(layer)
        if other not in MAY_IMPORT[layer]
    ] == []


@pytest.mark.parametrize("layer", PURE)
def test_pure_layer_runs_without_django(layer):
    code = f"""
import pkgutil, sys, roles.{layer} as package
for module in pkgutil.walk_packages(package.__path__, "roles.{layer}."):
    __import__(module.name)
sys.exit("django" in sys.modules)
"""
    finished = subprocess.run(
        [sys.executable, "-c", code], cwd=ROLES.parent, check=False
    )

    assert finished.returncode == 0


def test_every_layer_has_a_line():
    layers = {
        path.stem
        for path in ROLES.iterdir()
        if (path.is_dir() and (path / "__init__.py").exists()) or path.suffix == ".py"
    }

    assert layers - {"__init__", "apps", "migrations"} == set(MAY_IMPORT)


@pytest.mark.parametrize("file", [*ROLES.glob("**/*.py")], ids=str)
def test_file_is_short(file):
    if "migrations" not in file.parts:
        assert len(file.read_text().splitlines()) <= 400
