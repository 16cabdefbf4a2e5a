"""What a header says its column holds."""

import re
from enum import StrEnum

from roles.imports.vocabulary import bare, plain


class Field(StrEnum):
    """What a column may tell of a person, beside skills."""

    NAME = "name"
    FIRST = "first name"
    LAST = "last name"
    NUMBER = "number"
    EMAIL = "e-mail"
    TITLE = "title"
    FTE = "fte"
    LOADED = "annual cost"
    SALARY = "salary"
    SENIORITY = "seniority"
    START = "start"
    END = "end"
    SKILL = "skill"
    LEVEL = "level"


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


COSTS = (Field.LOADED, Field.SALARY)

PERSON = words(
    "person people employee employees respondent respondents member members colleague "
    "staff consultant worker associate individual mitarbeiter mitarbeiterin "
    "collaborateur employe personne persona empleado"
)
NAME = words("name names nom nombre")
FILLER = words("of the full complete complet completo display preferred and s")
COUNTER = words("id number no nr num code key identifier reference ref")
STAFF_NUMBER = words("personnel payroll hr matricule personalnummer")
MAIL = words("mail email courriel")
MONEY = words("usd eur gbp chf cad aud inr sek nok dkk jpy pln")
THOUSANDS = words("k kusd keur kgbp kchf tusd teur thousand thousands 000 000s")
PAY = words(
    "salary salaries pay wage wages compensation remuneration salaire gehalt lohn "
    "salario"
)
# Pay by another measure than the year, or none at all.
NOT_ANNUAL = words(
    "month monthly hour hourly day daily week weekly quarter quarterly grade band "
    "range scale level currency date increase rise review bonus type frequency rank"
)

# field: (words of which one must stand there, words that may stand beside them)
RULES: dict[Field, tuple[frozenset[str], frozenset[str]]] = {
    Field.FIRST: (
        words("first given forename prenom vorname"),
        words("name names"),
    ),
    Field.LAST: (
        words("last family surname nachname famille apellido"),
        words("name names nom de"),
    ),
    Field.EMAIL: (
        MAIL,
        PERSON | FILLER | NAME | words("e address adresse work business"),
    ),
    Field.NUMBER: (
        COUNTER | STAFF_NUMBER,
        COUNTER | STAFF_NUMBER | PERSON | FILLER | {"team", "work"},
    ),
    Field.TITLE: (
        words(
            "title role roles job position function occupation profession designation "
            "poste fonction rolle funktion stelle titre puesto cargo"
        ),
        words("current main primary business in the team name of intitule de"),
    ),
    Field.FTE: (
        words("fte ftes etp vzae pensum equivalent"),
        words("share in percent of full time working current contract"),
    ),
    Field.LOADED: (
        words("cost costs cout kosten coste ctc"),
        MONEY
        | THOUSANDS
        | PERSON
        | PAY
        | words(
            "annual yearly year per a pa p loaded fully full total employer employment "
            "personnel labour labor in estimated current to company of the"
        ),
    ),
    Field.SENIORITY: ({"seniority"}, {"level", "of", "the"}),
    Field.START: (
        words(
            "start started starts starting joined joining join hire hired entry begin "
            "begins since debut eintritt"
        ),
        words("date day from first employment contract on of work team"),
    ),
    Field.END: (
        words("end ends ended ending leaving leaves exit termination fin austritt"),
        words("date day last employment contract on of work team until"),
    ),
    Field.LEVEL: (
        words("level rating score proficiency niveau nivel stufe"),
        {"skill", "tool", "value", "of", "the"},
    ),
    Field.SKILL: (
        words(
            "skill skills tool tools technology technologies competency competencies "
            "competence kompetenz"
        ),
        NAME | {"or", "and", "of", "the"},
    ),
}
EXACT = {
    "full time equivalent": Field.FTE,
    "working time": Field.FTE,
    "first day": Field.START,
    "last day": Field.END,
    "leave date": Field.END,
    "e mail": Field.EMAIL,
}


def words_of(text: object) -> list[str]:
    """Return the words of a header: small letters without accents and signs."""
    parts = re.split(r"[^\w]+", plain(text))
    return [bare(part) for part in parts if bare(part)]


def field_of(text: object) -> Field | None:
    """Return what a column under this header tells of a person, or None."""
    listed = words_of(text)
    if field := EXACT.get(" ".join(listed)):
        return field
    said = set(listed)
    if _is_person(said):
        return Field.NAME
    if said & PAY and not said & NOT_ANNUAL:
        return Field.LOADED if "loaded" in said else Field.SALARY
    scaleless = {word for word in said if not word.isdigit()} or said
    for field, (core, beside) in RULES.items():
        stated = said if field == Field.LOADED else scaleless
        if stated & core and stated <= core | beside:
            return field
    return None


def _is_person(words: frozenset[str]) -> bool:
    if not words & (PERSON | NAME):
        return False
    # A team's name is no person's; a team member is one.
    allowed = {"team"} if words & PERSON else set()
    return words <= PERSON | NAME | FILLER | allowed


def in_thousands(text: object) -> bool:
    """Tell whether amounts under this header count in thousands."""
    return bool(set(words_of(text)) & THOUSANDS)


def currency_of(text: object) -> str | None:
    """Return the currency that a header names."""
    named = [word.removeprefix("k").removeprefix("t") for word in words_of(text)]
    return next((word.upper() for word in named if word in MONEY), None)


def is_bare_counter(text: object) -> bool:
    """Tell whether a header may as well count rows: "ID", "No."."""
    return set(words_of(text)) <= COUNTER | FILLER
