"""Whether anything outside the sealed bytes tells a report from a visit without one."""
