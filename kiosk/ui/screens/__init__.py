"""One view model a screen; `visit.open("name")` imports it when a visitor goes there."""
