"""How charts look: names of the tokens of tokens.css, and a bare figure.

A figure carries names such as `var(--mark)`; the page puts in the colours of its
theme. `resolve` does that where there is no page.
"""

import plotly.graph_objects as go

PAPER, LINE, EDGE = "var(--paper)", "var(--line)", "var(--edge)"
INK, INK_SOFT, BREAKS = "var(--ink)", "var(--ink-soft)", "var(--breaks)"
# The finding, what it is compared with, and everything else.
MARK, MARK_SOFT, MARK_REST = "var(--mark)", "var(--mark-soft)", "var(--mark-rest)"
BAND = "var(--band)"
LEVELS = [f"var(--level-{level})" for level in range(5)]
LEVEL_INKS = [f"var(--level-{level}-ink)" for level in range(5)]
# Short to more than enough, even in the middle.
GAPS = [
    "var(--gap-short)",
    "var(--gap-short-soft)",
    "var(--gap-even)",
    "var(--gap-over-soft)",
    "var(--gap-over)",
]
FONT = "var(--font)"

TOKENS = [
    *(PAPER, LINE, EDGE, INK, INK_SOFT, BREAKS, MARK, MARK_SOFT, MARK_REST, BAND),
    *(*LEVELS, *LEVEL_INKS, *GAPS, FONT),
]

AXIS = {
    "gridcolor": LINE,
    "linecolor": EDGE,
    "zerolinecolor": EDGE,
    "tickfont": {"color": INK_SOFT},
    "automargin": True,
    "fixedrange": True,
}


def bare_figure(*, height: int = 300) -> go.Figure:
    """Return an empty figure in the look of the pages: no title, no legend."""
    return go.Figure(
        layout={
            "template": go.layout.Template(),
            "height": height,
            "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": 13, "color": INK},
            "hoverlabel": {
                "bgcolor": PAPER,
                "bordercolor": EDGE,
                "font": {"color": INK},
            },
            "showlegend": False,
            "dragmode": False,
            "xaxis": AXIS,
            "yaxis": AXIS,
        }
    )
