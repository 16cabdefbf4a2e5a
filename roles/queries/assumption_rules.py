"""Which assumptions the model needs, and what each may be."""

# What the model divides by, or what would make all work worth nothing.
ABOVE_ZERO = {"typical_cost", "segment_1", "oncost", "fit_power"}
BELOW = 1_000_000
SEGMENTS = ["segment_1", "segment_2", "segment_3", "segment_4"]
NEEDED = {
    *("fit_power", "able_attainment", "able_fit", "master_fit"),
    *("learners_per_master", "unsupervised_share"),
    *("above_required_bonus", "above_required_cap"),
    *("contractor_share", "contract_least", "contractor_premium"),
    *("keep_share", "closing_quarters", "away_from_home"),
    *SEGMENTS,
    *("people_share", "direction_weight", "oncost"),
    *("hire_lead_quarters", "hire_lead_quarters_senior", "ramp_q1", "ramp_q2"),
    *("cost_per_hire_share", "attrition_a_year"),
    *("learn_share_1", "learn_share_2", "learn_share_3"),
    *("learn_quarters_1", "learn_quarters_2", "learn_quarters_3"),
    *("learn_cost_kusd", "typical_cost"),
    *("build_effort", "buy_effort", "build_cost_share"),
    *("upkeep_effort_share", "upkeep_cost_share"),
}


def wrong_value(assumption: str, unit: str, value: float) -> str | None:
    """Return what is wrong with a value of an assumption in its unit, if anything."""
    if unit.startswith("share") and not 0 <= value <= 1:
        return "A share is between 0 and 1."
    if unit == "quarters" and (value < 1 or value != int(value)):
        return "Quarters are whole, and at least 1."
    if assumption in ABOVE_ZERO and value <= 0:
        return "This has to be above 0."
    if not 0 <= value < BELOW:
        return f"This has to be between 0 and {BELOW:,}."
    return None
