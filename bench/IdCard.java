import java.time.LocalDate;
import java.util.Locale;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.QrReading;

/** How many card codes and machine-readable zones one core reads in a second; {@code bench/idcard} starts it. */
public final class IdCard {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static long sink;

    public static void main(String[] arguments) {
        String[] codes = new String[1000];
        String[] broken = new String[1000];
        String[] zones = new String[1000];
        for (int i = 0; i < codes.length; i++) {
            String number = "0980" + (50 + i % 50) + String.format(Locale.ROOT, "%06d", i * 991);
            codes[i] = number + "|012345678|Nguyễn Văn An|3112" + (1950 + i % 50)
                    + "|Nam|Số " + i + ", Phố Đá, Phường Bạch Đằng, Quận Hải Châu, Đà Nẵng|15042021";
            broken[i] = java.text.Normalizer.normalize(codes[i], java.text.Normalizer.Form.NFD).replace('|', '~') + "\r\n";
            zones[i] = "IDVNM0990123459001099012345<<0\n9912315M3912313VNM<<<<<<<<<<<6\nNGUYEN<<VAN<AN<<<<<<<<<<<<<<<<";
        }
        measure("QR codes, clean", 1_000_000, codes, text -> QrReading.of(text) instanceof QrReading.Read);
        measure("QR codes, mended (NFD, other separator)", 0, broken, text -> QrReading.of(text) instanceof QrReading.Read);
        measure("machine-readable zones", 500_000, zones, text -> MrzReading.of(text, TODAY) instanceof MrzReading.Read);
    }

    private interface Work {
        boolean on(String text);
    }

    private static void measure(String what, int goal, String[] texts, Work work) {
        long best = 0;
        for (int round = 0; round < 6; round++) {
            long count = 0;
            long start = System.nanoTime();
            long end = start + 1_000_000_000L;
            long now = start;
            while (now < end) {
                for (String text : texts) {
                    if (!work.on(text)) {
                        throw new IllegalStateException("not read");
                    }
                    sink++;
                }
                count += texts.length;
                now = System.nanoTime();
            }
            best = Math.max(best, count * 1_000_000_000L / (now - start));
        }
        System.out.printf(
                Locale.ROOT, "%-42s %,12d per second on one core%s%n", what, best, goal == 0 ? "" : String.format(Locale.ROOT, " (goal %,d)", goal));
    }
}
