"""Publishing: what leaves the house. One module per output.

Names of casualties are withheld before any output sees them.

>>> from accounted.publishing import export, page_view, render  # doctest: +SKIP
>>> html = render(page_view(findings, internal=False))  # doctest: +SKIP
"""

from accounted.publishing.flow_drawing import flow_svg
from accounted.publishing.gather import incident_view, incident_views, origin_picture, page_view
from accounted.publishing.json_export import export
from accounted.publishing.page import render
from accounted.publishing.view import PageView

__all__ = ["PageView", "export", "flow_svg", "incident_view", "incident_views", "origin_picture", "page_view", "render"]
