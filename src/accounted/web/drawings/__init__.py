"""What the desk draws itself, as SVG: maps, timelines, steps, effects."""
