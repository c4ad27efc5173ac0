"""Django's admin, for operators: what is configuration, and nothing else.

Accounts are made by the command on the server: nobody makes themselves the head of an office from a
browser.
"""
