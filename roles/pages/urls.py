"""The site map, in the order of the menu."""


TEAM = "teams/<slug:organisation>/<slug:slug>/"

# Accounts, errors, use and limits
account = []

# Teams and their profile
teams = []

# Import
imports = []

# Skills matrix
matrix = []

# Infrastructure
infrastructure = []

# Gaps
gaps = []

# Plans
plans = []

# Hiring plan
hiring = []

# Catalogue and assumptions
catalogue = []

urlpatterns = [
    *account,
    *teams,
    *imports,
    *matrix,
    *infrastructure,
    *gaps,
    *plans,
    *hiring,
    *catalogue,
]
