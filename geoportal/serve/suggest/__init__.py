"""What the search box suggests while one types: units, datasets, features, places, the likeliest first."""
