"""Freshness and coverage: what the plan promised, what is published, what is due."""
