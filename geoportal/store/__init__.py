"""Versions on disk: which one is served, history, rollback, withdrawal, locks and cleaning."""
