"""A labelled synthetic province: lives first, registers from them with their errors, then thefts.

The labels say what is wrong in the lives, whatever a rule may see of it. Nothing here reads the
rules. Every figure made from it is synthetic.
"""
