"""A team of four whose plans are tampered with."""

from tests.independent.strategies import LAYERS


def make_member(name: str, role: str, **fields: object) -> dict:
    return {
        **{"name": name, "roles": [role], "seniority": "mid", "fte": 1.0},
        **{"annual_cost": None, "start": None, "end": None},
        **{"levels": {}, "from_tools": {}, "not_applicable": []},
    } | fields


def make_document(**fields: object) -> dict:
    """Four people, one to leave in the third quarter, every layer answered 0."""
    return {
        **{"team": "four", "stage": "multiple", "scope": {}, "provided": []},
        "drivers": {"data_sources": 8, "models": 4, "new_models": 4, "stakeholders": 4},
        "layers": dict.fromkeys(LAYERS, 0),
        **{"area_weights": None, "maturity": {}},
        "members": [
            make_member("ann", "data_scientist"),
            make_member("ben", "data_engineer"),
            make_member("cas", "ml_engineer", end="2026-08-14"),
            make_member("dee", "analyst", levels={"sql": 3, "data_modelling": 1}),
        ],
    } | fields
