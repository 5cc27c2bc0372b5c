"""Tables and lines for people, on the terminal: what each command prints, in the module of its name.

Nothing here works anything out. Names of casualties stay in, as on the page: they are for the internal page.
"""
