"""Files for the actions."""

import pytest

from tests.catalogue import copied


@pytest.fixture
def folder(tmp_path):
    """Holds a copy of the catalogue's files, to be changed."""
    return copied(tmp_path)
