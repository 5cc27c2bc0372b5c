"""What the pages do, as JSON over HTTP: the same sign-in, the same roles, the same refusals.

A program signs in as a person does (``POST /sign-in``) and keeps the cookie. What changes the register is sent as JSON
with the token that ``GET /api/me`` gives, in the header ``X-CSRF``.
"""

from accounted.web.routes.api import deciding, document, listing, reading

__all__ = ["ROUTERS"]

ROUTERS = (listing.router, reading.router, deciding.router, document.router)
