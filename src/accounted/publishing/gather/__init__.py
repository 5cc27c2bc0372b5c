"""From findings to the page's content: picks, orders, puts into words, withholds names. Works nothing out anew."""

from accounted.publishing.gather.choices import CONTEXT, LEADING
from accounted.publishing.gather.incidents import incident_view, incident_views
from accounted.publishing.gather.origins import origin_picture
from accounted.publishing.gather.whole import page_view

__all__ = ["CONTEXT", "LEADING", "incident_view", "incident_views", "origin_picture", "page_view"]
