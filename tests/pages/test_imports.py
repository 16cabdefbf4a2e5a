from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from roles.models import AuditEntry, ImportDraft, Team
from tests.make import make_member, make_team, make_user

UPLOAD = reverse("imports-upload")
TABLE = b"Name,Title,Python\nAna,Data scientist,3\nBen,Manager,2\n"


def send(client, data=TABLE, *, called="team.csv", team="acme/data", **fields):
    file = SimpleUploadedFile(called, data)
    return client.post(UPLOAD, {"file": file, "team": team, **fields}, follow=True)


def the_draft():
    return ImportDraft.objects.get()


def take_over(client, page, **answers):
    draft, form = the_draft(), page.context["form"]
    initial = {key: form[key].initial or "" for key in form.fields}
    seen = page.context["preview"].change.seen
    data = {**initial, "seen": seen, "apply": "yes", **answers}
    return client.post(reverse("imports-preview", args=[draft.pk]), data, follow=True)


def test_upload_says_which_tables_are_understood(editor):
    page = editor.get(UPLOAD)

    assert "One row for each person" in page.text
    assert reverse("imports-template") in page.text


def test_upload_offers_the_teams_one_may_edit(editor, team):
    make_team("elsewhere")

    page = editor.get(UPLOAD, {"team": "acme/data"})

    assert 'value="acme/data" selected' in page.text
    assert "elsewhere" not in page.text


def test_preview_saves_nothing(editor, team):
    page = send(editor)

    assert "2 people added, 0 changed, 0 the same" in page.text
    assert team.members.count() == 0


def test_preview_asks_for_an_unsure_title_with_a_suggestion(editor):
    page = send(editor)

    assert "1 person. A suggestion." in page.text
    assert '<option value="cdo" selected>' in page.text


def test_takes_over_with_the_answers_given(editor, team):
    page = send(editor)
    (key,) = page.context["form"].titles

    page = take_over(editor, page, **{key: "analyst"})

    assert "Taken over: 2 added, 0 changed, 0 the same." in page.text
    roles = {m.person.name: m.member_roles.get().role_id for m in team.members.all()}
    assert roles == {"Ana": "data_scientist", "Ben": "analyst"}


def test_outcome_says_what_is_missing(editor):
    page = take_over(editor, send(editor))

    assert "data has 2 members" in page.text
    assert "Still missing: " in page.text


def test_outcome_leads_on_to_the_gaps_of_a_team_that_is_ready(editor, ready_team):
    page = take_over(editor, send(editor))

    assert "All is there that an assessment needs." in page.text
    assert reverse("gaps-overview", args=["acme", "data"]) in page.text


def test_preview_shows_no_menu_of_a_team(editor):
    assert "None/None" not in send(editor).text


def test_erases_the_file_once_it_is_taken_over(editor):
    take_over(editor, send(editor))

    assert not ImportDraft.objects.exists()


def test_starts_a_new_team_that_the_user_owns(editor, alice):
    page = send(editor, team="new", name="Fresh team")

    take_over(editor, page)

    fresh = Team.objects.get(slug="fresh-team")
    assert fresh.members.count() == 2
    assert fresh.accesses.get(user=alice).right == "owner"


def test_a_new_team_needs_a_name(editor):
    page = send(editor, team="new")

    assert "A new team needs a name." in page.text
    assert not ImportDraft.objects.exists()


def test_keeps_answers_between_two_looks(editor):
    page = send(editor)
    (key,) = page.context["form"].titles
    address = reverse("imports-preview", args=[the_draft().pk])

    page = editor.post(address, {key: "analyst", "look": ""}, follow=True)

    assert '<option value="analyst" selected>' in page.text


def test_a_title_without_suggestion_has_to_be_answered(editor, team):
    page = send(editor, b"Name,Title,Python\nAna,Wizard,3\n")

    page = take_over(editor, page)

    assert "This field is required." in page.text
    assert team.members.count() == 0


def test_shows_what_is_wrong_by_row_column_and_value(editor, team):
    page = send(editor, b"Name,Title,Python\nAna,Data scientist,7\n")

    assert "Nothing can be taken over yet: 1 thing is wrong." in page.text
    cells = '<td class="number">2</td>\n          <td>Python</td>\n          <td>7</td>'
    assert cells in page.text
    assert 'name="apply"' not in page.text


def test_what_is_wrong_is_not_taken_over_when_asked_all_the_same(editor, team):
    page = send(editor, b"Name,Title,Python\nAna,Data scientist,7\n")

    take_over(editor, page)

    assert team.members.count() == 0


def test_shows_why_a_file_cannot_be_read(editor):
    page = send(editor, b"\x89PNG\r\n\x1a\n", called="team.xlsx")

    assert "Nothing of this file can be taken over." in page.text
    assert "a picture" in page.text
    assert not ImportDraft.objects.exists()


def test_shows_the_preview_again_when_the_team_has_changed(editor, team):
    page = send(editor)
    make_member(team, "Ana", ["analyst"])

    page = take_over(editor, page)

    assert "The team has changed since you looked at this preview." in page.text
    assert "1 person added, 1 changed" in page.text
    assert team.members.count() == 1


def test_offers_nothing_to_take_over_where_all_is_the_same(editor):
    take_over(editor, send(editor))

    page = send(editor)

    assert "There is nothing to take over: all of it is on file." in page.text


def test_asks_what_money_means(editor, team):
    page = send(editor, b"Name,Title,Salary\nAna,Data scientist,100000\n")

    assert page.context["form"]["cost"].initial == "salary"
    assert "What does the column “Salary” hold?" in page.text
    take_over(editor, page, cost="loaded")
    assert team.members.get().annual_cost == 100_000


def test_a_draft_is_for_its_user_alone(editor, client, olivia):
    send(editor)
    address = reverse("imports-preview", args=[the_draft().pk])

    client.force_login(olivia)

    assert client.get(address).status_code == 404


def test_a_draft_is_gone_for_who_may_not_edit_any_more(editor, team):
    send(editor)
    team.accesses.all().delete()

    assert (
        editor.get(reverse("imports-preview", args=[the_draft().pk])).status_code == 404
    )


def test_a_draft_that_can_no_longer_be_read_leads_back(editor):
    send(editor)
    ImportDraft.objects.update(data=b"Title,Python\nAnalyst,3\n")

    page = editor.get(reverse("imports-preview", args=[the_draft().pk]), follow=True)

    assert "no column says who is meant" in page.text
    assert "Import a spreadsheet" in page.text


def test_discard_erases_the_file(editor):
    send(editor)

    editor.post(reverse("imports-discard", args=[the_draft().pk]))

    assert not ImportDraft.objects.exists()


def test_a_viewer_may_not_import_into_the_team(client, catalogue, bob, team):
    client.force_login(bob)

    page = send(client)

    assert "You may not do this yet" in page.text
    assert not ImportDraft.objects.exists()


def test_somebody_of_no_organisation_is_told_whom_to_ask(client, catalogue):
    client.force_login(make_user("zoe"))

    assert "You may not do this yet" in client.get(UPLOAD).text


def test_upload_and_import_are_on_record_with_ids_only(editor, team):
    take_over(editor, send(editor))

    entries = AuditEntry.objects.filter(by__isnull=False).order_by("pk")
    assert [entry.action for entry in entries] == ["upload", "answer", "import"]
    members = sorted(team.members.values_list("pk", flat=True))
    assert sorted(entries[2].ids) == members


def test_template_imports_as_it_is(editor, team):
    template = editor.get(reverse("imports-template")).content

    page = send(editor, template)

    assert "1 person added" in page.text
    assert page.context["preview"].can_apply
