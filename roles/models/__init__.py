"""What is stored, in domain order; access and audit around it."""

from roles.models.user import User
from roles.models.catalogue import (
    Assumption,
    CatalogueVersion,
    DeckFact,
    Driver,
    FocusArea,
    LevelAnchor,
    Requirement,
    Role,
    RoleSkill,
    Salary,
    ScaleStage,
    Skill,
    SourceText,
    Task,
    TitleAlias,
)
from roles.models.infrastructure import (
    Capability,
    Layer,
    MarketSupport,
    MaturityAnchor,
    MaturityLevel,
    Prerequisite,
    Relief,
)
from roles.models.limit import (
    MOST_COST,
    MOST_DRIVER,
    MOST_MONEY,
    MOST_SCOPE,
    MOST_WEIGHT,
    up_to,
    within,
)
from roles.models.seniority import Seniority
from roles.models.organisation import Organisation, OwnAssumption, OwnSalary
from roles.models.person import Person
from roles.models.team import (
    DRIVERS,
    AreaWeight,
    LayerAnswer,
    Maturity,
    TaskScope,
    Team,
)
from roles.models.member import Member, MemberRole
from roles.models.assessment import Assessment, Level
from roles.models.access import Access
from roles.models.audit import AuditEntry
from roles.models.importing import ImportDraft
from roles.models.job import Job
from roles.models.plan import Plan

__all__ = [
    "DRIVERS",
    "MOST_COST",
    "MOST_DRIVER",
    "MOST_MONEY",
    "MOST_SCOPE",
    "MOST_WEIGHT",
    "Access",
    "AreaWeight",
    "Assessment",
    "Assumption",
    "AuditEntry",
    "Capability",
    "CatalogueVersion",
    "DeckFact",
    "Driver",
    "FocusArea",
    "ImportDraft",
    "Job",
    "Layer",
    "LayerAnswer",
    "Level",
    "LevelAnchor",
    "MarketSupport",
    "Maturity",
    "MaturityAnchor",
    "MaturityLevel",
    "Member",
    "MemberRole",
    "Organisation",
    "OwnAssumption",
    "OwnSalary",
    "Person",
    "Plan",
    "Prerequisite",
    "Relief",
    "Requirement",
    "Role",
    "RoleSkill",
    "Salary",
    "ScaleStage",
    "Seniority",
    "Skill",
    "SourceText",
    "Task",
    "TaskScope",
    "Team",
    "TitleAlias",
    "User",
    "up_to",
    "within",
]
