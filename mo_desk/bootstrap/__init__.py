"""Putting the parts together, in two assemblies: a laptop (`desk`) and an agency's server (`hub`).

Only here are real clocks, real chance and real files chosen. Heavy libraries are loaded by importing these modules, and by
nothing before, so that the sign-in window paints first; a laptop never loads the server's libraries.
"""
