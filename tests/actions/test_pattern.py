"""Patterns of actions: how they are read, and what is said of those that cannot be."""

import pytest

from roles.actions.pattern import WrongPattern, checked_patterns

pytestmark = pytest.mark.usefixtures("catalogue")
MEMBERS = {"17": "17", "ana lytic": "17"}


def check(*said, locked=True, members=None):
    return checked_patterns(
        list(said), locked=locked, quarters=4, members=members or {}
    )


def test_reads_each_kind_from_its_text():
    found = check(
        "hire role=data_engineer seniority=senior quarter=1 count=2",
        "contract role=model_validator seniority=mid quarter=2 fte=0.5",
        "train member='Ana Lytic' skill=sql to=2 quarter=1",
        "raise capability=feature_store to=1 mode=buy quarter=4",
        members=MEMBERS,
    )

    who = {"role": "data_engineer", "seniority": "senior"}
    contract = {"role": "model_validator", "seniority": "mid"}
    assert found == [
        {"kind": "hire", **who, "quarter": 1, "count": 2},
        {"kind": "contract", **contract, "quarter": 2, "fte": 0.5},
        {"kind": "train", "member": "17", "skill": "sql", "to": 2, "quarter": 1},
        {
            **{"kind": "raise", "capability": "feature_store"},
            **{"to": 1, "mode": "buy", "quarter": 4},
        },
    ]


def test_takes_patterns_that_are_read_already():
    pattern = {"kind": "hire", "role": "analyst", "quarter": 1}

    assert check(pattern) == [pattern]


def test_a_kind_alone_is_a_pattern():
    assert check("hire", locked=False) == [{"kind": "hire"}]


@pytest.mark.parametrize("member", ["17", "'ana LYTIC'"])
def test_members_go_by_id_and_by_name(member):
    (found,) = check(f"train member={member}", members=MEMBERS)

    assert found["member"] == "17"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "'' is no kind with key=value after it, such as 'hire role="),
        ("hire data_engineer", "'hire data_engineer' is no kind with key=value"),
        ("hire role='x", "is no kind with key=value"),
        ("hire quarter=1 quarter=2", "is no kind with key=value"),
        ("hire kind=train", "is no kind with key=value"),
        ("fire role=analyst", "'fire' is no kind; there is: hire, contract, train"),
        ("hire skill=sql", "'skill' does not go with hire; there is: role, seniority"),
        ("train count=1", "'count' does not go with train"),
        ("hire fte=1", "'fte' does not go with hire"),
        ("hire role=baker", "role 'baker' is not one of cdo, data_engineer, analyst"),
        ("hire seniority=boss", "seniority 'boss' is not one of junior, mid, senior."),
        ("contract seniority=junior", "seniority 'junior' is not one of mid, senior."),
        ("contract role=cdo", "role 'cdo' is not one of data_engineer, analyst"),
        ("train skill=sqll", "'sqll' is no skill of the catalogue; nearest: sql"),
        ("raise capability=store", "is no capability of the catalogue; nearest: "),
        ("raise mode=steal", "mode 'steal' is not one of buy, build."),
        ("hire quarter=0", "quarter '0' is not a whole number from 1 to 4."),
        ("hire quarter=5", "quarter '5' is not a whole number from 1 to 4."),
        ("contract quarter=1", "quarter '1' is not a whole number from 2 to 4."),
        ("train to=4", "to '4' is not a whole number from 1 to 3."),
        ("raise to=5", "to '5' is not a whole number from 1 to 4."),
        ("raise to=1.5", "to '1.5' is not a whole number from 1 to 4."),
        ("hire count=0", "count '0' is not a whole number from 1 to 1000."),
        ("contract fte=no", "fte 'no' is not a number from 0.01 to 1000."),
        ("contract fte=nan", "fte 'nan' is not a number from 0.01 to 1000."),
        ("train member=Ben", "there is no member 'Ben' on the team."),
    ],
)
def test_names_the_value_and_what_would_be_right(text, said):
    with pytest.raises(WrongPattern) as error:
        check(text, members=MEMBERS)

    assert said in str(error.value)


def test_a_refusal_starts_with_the_pattern_it_is_about():
    with pytest.raises(WrongPattern, match="^hire role=baker quarter=1: role 'baker'"):
        check("hire role=analyst", "hire role=baker quarter=1")


@pytest.mark.parametrize("text", ["hire count=2", "contract fte=0.5"])
def test_how_much_goes_only_with_what_must_be_in_the_plan(text):
    with pytest.raises(WrongPattern, match="does not go with"):
        check(text, locked=False)


@pytest.mark.parametrize("text", ["train member=17", "train skill=sql to=2", "train"])
def test_training_is_asked_of_by_those_who_may_know_levels(text):
    with pytest.raises(WrongPattern, match="that is for those who edit the team"):
        check(text)


def test_there_may_not_be_any_number_of_them():
    assert len(check(*["hire"] * 50)) == 50
    with pytest.raises(WrongPattern, match="51 are too many; there may be 50."):
        check(*["hire"] * 51)
