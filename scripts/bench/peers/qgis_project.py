"""Write the project of QGIS Server; run by the Python that has QGIS: project file, port of PostgreSQL."""

from __future__ import annotations

import sys

from qgis.core import QgsApplication, QgsDataSourceUri, QgsProject, QgsVectorLayer  # type: ignore[import-not-found]

app = QgsApplication([], False)
app.initQgis()
source = QgsDataSourceUri()
source.setConnection("127.0.0.1", sys.argv[2], "postgres", "postgres", "")
source.setDataSource("public", "schools", "geom", "", "id")
layer = QgsVectorLayer(source.uri(False), "schools", "postgres")
if not layer.isValid():
    raise SystemExit("QGIS cannot read the schools")
project = QgsProject.instance()
project.addMapLayer(layer)
project.writeEntry("WFSLayers", "/", [layer.id()])
project.setTrustLayerMetadata(True)
if not project.write(sys.argv[1]):
    raise SystemExit("QGIS cannot write the project")
app.exitQgis()
