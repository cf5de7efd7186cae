"""How the documentation is built: Sphinx with MyST Markdown, numpydoc and furo."""

import naervaer

project = "Nærvær"
author = "The Nærvær authors"
copyright = "The Nærvær authors, EUPL-1.2"
release = naervaer.__version__
language = "en"

extensions = [
    "myst_parser",
    "numpydoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.mathjax",
    "sphinx.ext.viewcode",
]
exclude_patterns = ["_build"]
myst_enable_extensions = ["dollarmath", "deflist", "colon_fence", "attrs_inline"]
myst_heading_anchors = 3
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
numpydoc_show_class_members = False
suppress_warnings = ["myst.header"]

html_theme = "furo"
html_title = "Nærvær"
html_static_path = ["_static", "../node_modules/mathjax/es5/tex-svg.js"]
mathjax_path = "tex-svg.js"  # our own copy: no page asks a third party for anything
html_theme_options = {"source_repository": "", "navigation_with_keys": True}
