"""A page read aloud: how the words are said, and the process that says them."""
