import shutil

import pytest
from django.core.management import CommandError, call_command

from roles.models import Task
from roles.queries.catalogue_files import CATALOGUE

pytestmark = pytest.mark.django_db


def test_says_what_changed(capsys):
    call_command("load_catalogue")
    Task.objects.filter(pk="pipelines").update(name="Pipes")
    capsys.readouterr()

    call_command("load_catalogue")

    said = capsys.readouterr().out
    assert "changed: 1\n  tasks: pipelines\n" in said
    assert "added: 0\n" in said


def test_first_load_counts_without_listing(capsys):
    call_command("load_catalogue")

    said = capsys.readouterr().out
    assert "added: 647\n" in said
    assert "pipelines" not in said


def test_refuses_a_wrong_file_with_exit_code_2(tmp_path):
    folder = shutil.copytree(CATALOGUE, tmp_path / "catalogue")
    (folder / "roles.csv").write_text("id,name\n", encoding="utf-8")

    with pytest.raises(CommandError, match=r"roles\.csv, row 1") as error:
        call_command("load_catalogue", folder=folder)

    assert error.value.returncode == 2
    assert not Task.objects.exists()
