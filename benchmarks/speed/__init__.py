"""How fast the product reads, and what recording many reports costs; see ``__main__``."""
