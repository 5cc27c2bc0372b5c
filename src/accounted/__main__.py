"""``python -m accounted``."""

from accounted.cli import main

main()
