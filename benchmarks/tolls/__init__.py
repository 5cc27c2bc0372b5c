"""Tolls of multi-report: from the gold's own claims, and from raw text."""
