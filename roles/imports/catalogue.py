"""The names by which files are understood, from the catalogue."""

from roles.imports.vocabulary import Vocabulary
from roles.models import Assumption, Organisation, Role, Skill, TitleAlias

ONCOST = "oncost"


def vocabulary_of(organisation: Organisation | None) -> Vocabulary:
    """Return the catalogue's names; the organisation's own on-cost lies over it."""
    own = organisation and organisation.own_assumptions.filter(assumption=ONCOST)
    oncost = own.first() if own else None
    oncost = oncost or Assumption.objects.filter(pk=ONCOST).first()
    skills = Skill.objects.order_by("position", "id")
    titles = TitleAlias.objects.order_by("position")
    return Vocabulary(
        tuple((skill.pk, skill.name, tuple(skill.aliases)) for skill in skills),
        dict(Role.objects.order_by("position").values_list("id", "name")),
        tuple(titles.values_list("title_contains", "role", "sure")),
        oncost.value if oncost else 1.0,
    )
