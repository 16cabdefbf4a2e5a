"""The five answers for each layer, in words a manager can choose by."""

LAYER_ANSWERS = {
    "storage_compute": [
        "Data and work sit on people's own machines.",
        "There is a server or a cloud account; each project arranges its own corner.",
        "One agreed place for data, and shared machines that somebody looks after.",
        "Storage and compute are set up by script, and grow and shrink with the load.",
        "Anybody on the team gets storage or compute within minutes, within a limit.",
    ],
    "resource_management": [
        "Jobs are started by hand, when somebody remembers.",
        "A few timers start jobs; a failure is found by whoever misses the result.",
        "One scheduler for the team, with the dependencies of jobs written down.",
        "Jobs run as graphs of steps, try again, raise an alarm; spend is watched.",
        "Everybody adds pipelines by template; queues and limits run themselves.",
    ],
    "ml_platform": [
        "No shared tools: models are files that people pass to each other.",
        "Single projects try a tracking or a serving tool.",
        "The team shares a model store, tracking and one way of serving.",
        "Releases, monitoring and features run through the platform without handwork.",
        "A data scientist takes a model from idea to watched service alone, safely.",
    ],
    "development_environment": [
        "Everybody works in their own way; code lives on laptops.",
        "Some code is under version control; tests are rare.",
        "One standard set of tools, all code versioned and reviewed.",
        "Tests and releases run by themselves, with a way back to what worked.",
        "A new member works on day one in an environment that resembles production.",
    ],
}
