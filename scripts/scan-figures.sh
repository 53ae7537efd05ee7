#!/bin/sh
# Prints the figures of plans as clean 300-dpi scans: scripts/scan-figures.sh FOLDER
# Every pdf of the folder that has a truth beside it (NAME.pdf, NAME.truth.json) is printed and scanned as
# make-plan-samples.py does (skew, grain, shadow), read by the program and scored. Default: the plans of the tests.
# Needs what make-plan-samples.py needs, and tesseract-ocr with tesseract-ocr-vie.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$root/program/src/test/resources/vn/lienthong/steering/planreader/blind}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for pdf in "$folder"/*.pdf; do
    name=$(basename "$pdf" .pdf)
    [ -f "$folder/$name.truth.json" ] || continue
    /usr/bin/python3 - "$root/scripts/make-plan-samples.py" "$pdf" "$work/$name.pdf" <<'PYTHON'
import importlib.util
import sys

spec = importlib.util.spec_from_file_location("samples", sys.argv[1])
samples = importlib.util.module_from_spec(spec)
spec.loader.exec_module(samples)
samples.to_scan(sys.argv[2], sys.argv[3], (0.4, -0.5, 0.2))
PYTHON
    echo "== $name"
    "$root/lienthong" plan extract "$work/$name.pdf" --output "$work/$name.json"
    "$root/lienthong" plan score "$work/$name.json" "$folder/$name.truth.json" | grep -E '^(items|leads|day|all dates|step|wrong|right|- )'
done
