"""The site map, in the order of the menu."""

from django.urls import path

from roles.pages import access as access_pages
from roles.pages import account as account_pages
from roles.pages import catalogue as catalogue_pages
from roles.pages import gaps as gaps_pages
from roles.pages import hiring as hiring_pages
from roles.pages import imports as import_pages
from roles.pages import infrastructure as infrastructure_pages
from roles.pages import limits as limits_pages
from roles.pages import matrix as matrix_pages
from roles.pages import matrix_member as matrix_member_pages
from roles.pages import member as member_pages
from roles.pages import organisation as organisation_pages
from roles.pages import plans as plan_pages
from roles.pages import profile as profile_pages
from roles.pages import teams as teams_pages
from roles.pages.link import account_link

TEAM = "teams/<slug:organisation>/<slug:slug>/"

# Accounts, errors, use and limits
account = [
    path("sign-in/", account_pages.sign_in, name="account-sign-in"),
    path("sign-out/", account_pages.sign_out, name="account-sign-out"),
    path("link/<str:uid>/<str:token>/", account_link, name="account-link"),
    path("limits/", limits_pages.overview, name="limits-overview"),
]

# Organisations, and who sees which team
access = [
    path(
        "organisations/<slug:organisation>/",
        organisation_pages.edit,
        name="organisation-edit",
    ),
    path(f"{TEAM}access/", access_pages.overview, name="access-overview"),
    path(f"{TEAM}access/<int:pk>/remove/", access_pages.remove, name="access-remove"),
]

# Teams and their profile
teams = [
    path("", teams_pages.overview, name="teams-overview"),
    path("teams/new/", teams_pages.create, name="teams-create"),
    path(f"{TEAM}archive/", teams_pages.archive, name="teams-archive"),
    path(f"{TEAM}restore/", teams_pages.restore, name="teams-restore"),
    path(f"{TEAM}profile/", profile_pages.overview, name="profile-overview"),
    path(f"{TEAM}profile/context/", profile_pages.context, name="profile-context"),
    path(f"{TEAM}profile/refine/", profile_pages.refine, name="profile-refine"),
    path(f"{TEAM}demand/", profile_pages.demand, name="profile-demand"),
    path(f"{TEAM}members/new/", member_pages.create, name="member-create"),
    path(f"{TEAM}members/<int:pk>/", member_pages.edit, name="member-edit"),
    path(f"{TEAM}members/<int:pk>/remove/", member_pages.remove, name="member-remove"),
    path(
        f"{TEAM}members/<int:pk>/restore/", member_pages.restore, name="member-restore"
    ),
    path(f"{TEAM}members/<int:pk>/join/", member_pages.join, name="member-join"),
]

# Import
imports = [
    path("import/", import_pages.upload, name="imports-upload"),
    path("import/template.csv", import_pages.template, name="imports-template"),
    path("import/<int:pk>/", import_pages.preview, name="imports-preview"),
    path("import/<int:pk>/discard/", import_pages.discard, name="imports-discard"),
    path(f"{TEAM}imported/", import_pages.outcome, name="imports-outcome"),
]

# Skills matrix
matrix = [
    path(f"{TEAM}matrix/", matrix_pages.overview, name="matrix-overview"),
    path(f"{TEAM}matrix/<int:pk>/", matrix_member_pages.member, name="matrix-member"),
    path(
        f"{TEAM}matrix/<int:pk>/confirm/",
        matrix_member_pages.confirm,
        name="matrix-confirm",
    ),
    path(
        f"{TEAM}matrix/<int:pk>/undo/<int:entry>/",
        matrix_member_pages.undo,
        name="matrix-undo",
    ),
    path(f"{TEAM}matrix/<int:pk>/<slug:skill>/", matrix_pages.cell, name="matrix-cell"),
]

# Infrastructure
infrastructure = [
    path(
        f"{TEAM}infrastructure/",
        infrastructure_pages.overview,
        name="infrastructure-overview",
    ),
    path(
        f"{TEAM}infrastructure/<slug:layer>/",
        infrastructure_pages.edit,
        name="infrastructure-edit",
    ),
]

# Gaps
gaps = [
    path(f"{TEAM}gaps/", gaps_pages.overview, name="gaps-overview"),
    path(f"{TEAM}gaps/away/", gaps_pages.away, name="gaps-away"),
    path(f"{TEAM}gaps/away/<int:member>/", gaps_pages.member, name="gaps-member"),
    path(f"{TEAM}gaps/hires/", gaps_pages.hires, name="gaps-hires"),
    path(f"{TEAM}gaps/<slug:table>.csv", gaps_pages.csv, name="gaps-csv"),
]

# Plans
plans = [
    path(f"{TEAM}plans/", plan_pages.overview, name="plans-overview"),
    path(f"{TEAM}plans/new/", plan_pages.create, name="plans-create"),
    path(f"{TEAM}plans/<int:pk>/", plan_pages.detail, name="plans-detail"),
    path(f"{TEAM}plans/<int:pk>/status/", plan_pages.status, name="plans-status"),
    path(f"{TEAM}plans/<int:pk>/cancel/", plan_pages.cancel, name="plans-cancel"),
    path(f"{TEAM}plans/<int:pk>/restart/", plan_pages.restart, name="plans-restart"),
    path(f"{TEAM}plans/<int:pk>/plan.xlsx", plan_pages.xlsx, name="plans-xlsx"),
    path(f"{TEAM}plans/<int:pk>/plan.csv", plan_pages.csv, name="plans-csv"),
]

# Hiring plan
hiring = [
    path(f"{TEAM}hiring/", hiring_pages.overview, name="hiring-overview"),
    path(f"{TEAM}hiring/plan.xlsx", hiring_pages.xlsx, name="hiring-xlsx"),
    path(f"{TEAM}hiring/plan.csv", hiring_pages.csv, name="hiring-csv"),
]

# Catalogue and assumptions
catalogue = [
    path("catalogue/", catalogue_pages.overview, name="catalogue-overview"),
    path(
        "catalogue/assumptions/",
        catalogue_pages.assumptions,
        name="catalogue-assumptions",
    ),
    path(
        "catalogue/assumptions/<slug:organisation>/<slug:subject>/",
        catalogue_pages.set_value,
        name="catalogue-set",
    ),
    path("catalogue/roles/<slug:pk>/", catalogue_pages.role, name="catalogue-role"),
    path("catalogue/tasks/<slug:pk>/", catalogue_pages.task, name="catalogue-task"),
    path(
        "catalogue/capabilities/<slug:pk>/",
        catalogue_pages.capability,
        name="catalogue-capability",
    ),
    path("catalogue/skills/<slug:pk>/", catalogue_pages.skill, name="catalogue-skill"),
]

urlpatterns = [
    *account,
    *access,
    *teams,
    *imports,
    *matrix,
    *infrastructure,
    *gaps,
    *plans,
    *hiring,
    *catalogue,
]
