"""Cuts and spoils a sync round at every point there is, and looks at what is left.

`shim` stands under the process, `zygote` runs rounds in it, `stage` sets the scene, `checks` says
what must hold, `disk` makes of a trace what a power cut can leave. scripts/faults runs everything
and writes docs/faults.md; the everyday suite runs a part.
"""
