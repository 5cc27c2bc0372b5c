"""The desk under load, on a register of made-up reports."""
