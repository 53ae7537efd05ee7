#!/bin/sh
# Makes the bundled font: Noto Sans (SIL Open Font License 1.1), Latin and Vietnamese only, regular and bold, as woff2.
# Needs Debian's fonts-noto-core, fonttools, python3-brotli. Same input, same bytes.
set -eu
cd "$(dirname "$0")/../program/src/main/java/vn/lienthong/capability/ui"
noto=/usr/share/fonts/truetype/noto
# Basic Latin, Latin-1, Latin Extended-A parts, horn letters, combining marks, Vietnamese block, punctuation, dong, arrows and signs of the parts
points=U+0020-007E,U+00A0-00FF,U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0304,U+0306,U+0309,U+031B,U+0323,U+1E00-1EFF,U+2010-2015,U+2018-201F,U+2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+20AB,U+2116,U+2122,U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265
for weight in Regular:regular Bold:bold; do
  SOURCE_DATE_EPOCH=1577836800 pyftsubset "$noto/NotoSans-${weight%%:*}.ttf" --unicodes="$points" \
    --layout-features=kern,mark,mkmk,ccmp,locl,tnum,lnum,pnum --flavor=woff2 --no-hinting --desubroutinize \
    --output-file="sans-${weight##*:}.woff2"
done
{
  echo "sans-regular.woff2 and sans-bold.woff2 are a subset of Noto Sans (scripts/make-font.sh), called \"Lien Thong Sans\" in the style sheets."
  echo "Copyright 2010, 2012-2020 Google Inc.; 2015-2020 Google LLC."
  echo "This Font Software is licensed under the SIL Open Font License, Version 1.1, as follows."
  echo
  sed -n '/^ PREAMBLE$/,/^License:/p' /usr/share/doc/fonts-noto-core/copyright | grep '^ ' | sed -e 's/^ \.$//' -e 's/^ //'
} > sans-licence.txt
ls -l sans-*
