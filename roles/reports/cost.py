"""What does a member cost where nobody has said?"""

from roles.engine.catalogue import SENIORITIES, Catalogue
from roles.models import Organisation, Seniority
from roles.queries.catalogue import tables


def typical_costs(organisation: Organisation) -> dict[tuple[str, str], float]:
    """Return (role, seniority) -> typical loaded annual cost, in whole units.

    An unknown seniority, "", counts as mid; pairs without a salary are left out.
    """
    catalogue = Catalogue.from_tables(tables(organisation))
    costs = {
        (role, seniority): catalogue.annual_cost(role, seniority) * 1000
        for role in catalogue.roles
        for seniority in SENIORITIES
    }
    known = {pair: cost for pair, cost in costs.items() if cost == cost}
    unknown = {
        (role, ""): cost
        for (role, seniority), cost in known.items()
        if seniority == Seniority.MID
    }
    return {**known, **unknown}
