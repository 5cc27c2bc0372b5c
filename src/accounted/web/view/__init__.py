"""The desk's view: what pages show, kept beside the register and brought up to it step by step."""
