# Read by ./lienthong test, with its functions: proves everything. --long adds fuzzing, kill tests and scale; --pictures
# keeps what each page looked like in program/target/pictures.
more=()
for word in "$@"; do
  case $word in
    --long) more+=(-Dlong) ;;
    --pictures) more+=(-Dpictures=true) ;;
    *)
      say "Không hiểu: $word. Dùng: ./lienthong test [--long] [--pictures]" "Not understood: $word. Use: ./lienthong test [--long] [--pictures]"
      exit 2
      ;;
  esac
done

missing=()
for browser in chromium chromium-browser google-chrome; do
  [ -x "/usr/bin/$browser" ] && found_browser=yes
done
[ -n "${found_browser:-}" ] || missing+=(chromium)
command -v tesseract > /dev/null 2>&1 || missing+=(tesseract-ocr)
if ! { tesseract --list-langs 2> /dev/null || true; } | grep -qx vie; then
  missing+=(tesseract-ocr-vie)
fi
if [ ${#missing[@]} -gt 0 ]; then
  say "Chưa đủ công cụ để kiểm thử. Hãy cài: apt-get install ${missing[*]}" \
    "The tests need more tools. Install: apt-get install ${missing[*]}"
  exit 1
fi

mkdir -p "$home/target"
maven -B -ntp -T 2 "${more[@]}" verify
