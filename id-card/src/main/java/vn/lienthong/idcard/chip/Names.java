package vn.lienthong.idcard.chip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A distinguished name. Two are equal if they read alike: authorities write the same name now as PrintableString, now as UTF-8,
 * and the country in either case.
 */
record Names(String text, String country) {

    private static final Map<String, String> SHORT =
            Map.of("2.5.4.6", "C", "2.5.4.10", "O", "2.5.4.11", "OU", "2.5.4.3", "CN", "2.5.4.5", "SERIALNUMBER");

    static Names read(Tlv name) throws BadData {
        StringBuilder text = new StringBuilder();
        String country = "";
        for (Tlv set : name.expect(Tlv.SEQUENCE).children()) {
            for (Tlv pair : set.children()) {
                String oid = pair.children(2).get(0).oid();
                Tlv written = pair.children(2).get(1);
                String value = new String(
                        written.value(), written.tag() == 0x1E ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
                String plain = value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
                if (oid.equals("2.5.4.6")) {
                    country = plain;
                }
                text.append(text.length() == 0 ? "" : ", ")
                        .append(SHORT.getOrDefault(oid, oid))
                        .append('=')
                        .append(plain);
            }
        }
        return new Names(text.toString(), country);
    }
}
