"""Run inside the Python that has QGIS, headless: opens layers of a portal and says in JSON what QGIS made of them.

Standard input is a JSON object: `address`, `layers` (each: name, and as wanted page_size, srsname, only_box, rect,
expression, subset), `definitions` (paths of .qlr files) and `projects` (paths of .qgs files). Standard output ends with a line "RESULT " and the answer.
"""

import json
import sys


def open_layer(address, wanted):
    words = [f"typename='{wanted['name']}'", f"url='{address}/api'", "pagingEnabled='true'"]
    words += [f"{key}='{wanted[key]}'" for key in ("srsname",) if key in wanted]
    words += [f"pageSize='{wanted['page_size']}'"] if "page_size" in wanted else []
    words += ["restrictToRequestBBOX='1'"] if wanted.get("only_box") else []
    return QgsVectorLayer(" " + " ".join(words), wanted["name"], "OAPIF")


def describe(layer, wanted):
    request = QgsFeatureRequest()
    if "rect" in wanted:
        request.setFilterRect(QgsRectangle(*wanted["rect"]))
    if "expression" in wanted:
        request.setFilterExpression(wanted["expression"])
    set_subset = layer.setSubsetString(wanted["subset"]) if "subset" in wanted else True
    names = [field.name() for field in layer.fields()]
    features = [
        {
            "values": {name: plain(value) for name, value in zip(names, feature.attributes(), strict=True)},
            "wkt": None if feature.geometry().isNull() else feature.geometry().asWkt(7),
            "fid": feature.id(),
        }
        for feature in layer.getFeatures(request)
    ]
    return {
        "valid": layer.isValid(), "crs": layer.crs().authid(), "type": QgsWkbTypes.displayString(layer.wkbType()),
        "count": layer.featureCount(), "fields": {field.name(): field.typeName() for field in layer.fields()},
        "features": features, "set_subset": set_subset,
    }  # fmt: skip


def plain(value):
    if isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (QDate, QDateTime)):
        return value.toString(Qt.ISODate)
    if value is None or value == NULL:
        return None
    raise TypeError(type(value))


def load_definition(path):
    project = QgsProject.instance()
    project.clear()
    ok, message = QgsLayerDefinition.loadLayerDefinition(path, project, project.layerTreeRoot())
    return {"ok": ok, "message": message, "layers": loaded_layers(project)}


def load_project(path):
    project = QgsProject.instance()
    project.clear()
    ok = project.read(path)
    extent = project.viewSettings().defaultViewExtent()
    sides = [extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()]
    return {
        "ok": ok, "message": project.error(), "title": project.title(), "crs": project.crs().authid(), "extent": sides,
        "layers": loaded_layers(project), "order": [layer.name() for layer in project.layerTreeRoot().layerOrder()],
    }  # fmt: skip


def loaded_layers(project):
    return [
        {
            "name": layer.name(), "valid": layer.isValid(), "crs": layer.crs().authid(),
            "count": sum(1 for _ in layer.getFeatures()),
            "renderer": layer.renderer().type() if layer.renderer() else "",
            "legend": [item.label() for item in layer.renderer().legendSymbolItems()] if layer.renderer() else [],
            "aliases": {field.name(): layer.attributeAlias(index) for index, field in enumerate(layer.fields())},
        }
        for layer in project.mapLayers().values()
    ]  # fmt: skip


def main():
    order = json.load(sys.stdin)
    application = QgsApplication([], False)
    application.initQgis()
    said = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda text, tag, level: said.append([tag, int(level), text]))
    found = {
        "version": Qgis.QGIS_VERSION_INT,
        "layers": [describe(open_layer(order["address"], wanted), wanted) for wanted in order.get("layers", [])],
        "definitions": [load_definition(path) for path in order.get("definitions", [])],
        "projects": [load_project(path) for path in order.get("projects", [])],
    }
    QgsProject.instance().clear()
    found["said"] = [one for one in said if one[1] != Qgis.Info]
    print("RESULT " + json.dumps(found))
    application.exitQgis()


if __name__ == "__main__":  # pytest, which looks for examples in every module, has no QGIS
    from qgis.core import (
        NULL,
        Qgis,
        QgsApplication,
        QgsFeatureRequest,
        QgsLayerDefinition,
        QgsProject,
        QgsRectangle,
        QgsVectorLayer,
        QgsWkbTypes,
    )
    from qgis.PyQt.QtCore import QDate, QDateTime, Qt

    main()
