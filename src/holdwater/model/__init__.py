"""The ground floor: frozen values, and nothing but the standard library.

What stands on the road is a named tuple, whose annotations are evaluated where they can
be: each that is text would be compiled when the module is imported.
"""
