"""TeamPlan's app: who can do what, what it takes, and what to do about it.

    people              programs
      |                    |
    pages  charts  exports  api        show
         imports  jobs
    actions             reports        change / answer
                    queries   engine   read / calculate (no Django)
    models                             store

Nouns, in domain order: catalogue, team, assessment, readiness, gaps, plan;
access and audit are around them. A feature is `ls roles/*/gaps.py`.
"""
