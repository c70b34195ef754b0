"""Lossbook's machinery: examples are run, their values are bound to the pages, the pages become the site.

The core (runs, examples, pages, bindings, parity, figures, maths) knows nothing of MkDocs; `generator` beside this
package is the only place where the two meet.
"""

from lossbook import kept  # noqa: F401 - first of all: it notes what code is about to be imported
