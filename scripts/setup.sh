#!/usr/bin/env bash
# Make .venv, the front-end packages and the gazetteer. Does nothing that is already done.
set -euo pipefail
cd "$(dirname "$0")/.."

fits() { "$1" -c 'import sys, ssl, sqlite3, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; }

find_python() {
  local candidate
  local pyenv_root="${PYENV_ROOT:-$HOME/.pyenv}"
  for candidate in python3.13 python3.12 python3.14 python3 \
    "$pyenv_root"/versions/3.13*/bin/python "$pyenv_root"/versions/3.12*/bin/python; do
    candidate=$(command -v "$candidate" || true)
    if [ -n "$candidate" ] && fits "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  echo "Cần Python 3.12 trở lên (Python 3.12 or newer is needed): cài python3.12 và python3.12-venv, hoặc dùng pyenv install 3.13." >&2
  return 1
}

stamp=.venv/.setup-stamp
wanted=$(cat requirements-dev.txt package-lock.json scripts/vendor_frontend.py scripts/slim_fonts.py pyproject.toml | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ] || [ ! -d static/vendor ]; then
  if [ ! -x .venv/bin/python ] || ! fits .venv/bin/python; then
    rm -rf .venv
    python=$(find_python)
    "$python" -m venv .venv
  fi
  .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "$(grep -E '^uv==' requirements-dev.txt)"
  .venv/bin/uv pip sync --quiet --python .venv/bin/python requirements-dev.txt
  .venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --editable .
  .venv/bin/python scripts/vendor_frontend.py
  .venv/bin/python scripts/slim_fonts.py
  echo "$wanted" > "$stamp"
fi
.venv/bin/python scripts/build_gazetteer.py
