"""Rulers for the product: how well it reads (``benchmarks.accuracy``) and how fast (``benchmarks.speed``)."""
