"""How the gazetteer is built at set-up: units of every era, their points, radii and corrections."""
