"""Lossbook's machinery: examples are run, their values are bound to the pages, the pages become the site.

The core (runs, examples, pages, bindings, parity, figures, maths) knows nothing of MkDocs; `mkdocs_hooks.py`
beside this package is the only place where the two meet.
"""
