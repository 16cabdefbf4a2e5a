"""Who is on a team, by the labels of its documents."""

from roles.queries.document import document
from roles.queries.team import members
from tests.make import NOW, make_member


def test_labels_members_as_the_document_does(catalogue, team):
    for _ in range(2):
        make_member(team, "Ana Alvarez", ["analyst"])
    make_member(team, "Ben Baker", ["analyst"], removed_at=NOW)

    labels = members(team)

    documented = [row["name"] for row in document(team)["members"]]
    assert sorted(labels.values()) == sorted(documented)
    assert len(set(labels.values())) == 2
    assert list(labels) == [row["name"] for row in document(team, "id")["members"]]
