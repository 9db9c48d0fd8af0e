#!/usr/bin/env bash
# Install what the tests drive besides Python: a browser, QGIS and GDAL. Quiet, and only what is missing.
set -euo pipefail
missing=()
for package in chromium python3-qgis gdal-bin; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -ne 0 ]; then
  echo "Cần cài: ${missing[*]} (needs root: apt-get install ${missing[*]})" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
