"""python -m geoportal.cli."""

from geoportal.cli import main

main()
