package vn.lienthong.idcard.simulator;

/** Makes machine-readable zones with right check digits. */
public final class Zones {

    private Zones() {}

    public static String of(String number, String birth, String sex, String expiry, String names) {
        return of(number, birth, sex, expiry, names, number.substring(3));
    }

    public static String of(
            String number, String birth, String sex, String expiry, String names, String documentNumber) {
        String first = "IDVNM" + checked(documentNumber) + checked(number + "<<");
        String birthPart = checked(birth);
        String expiryPart = checked(expiry);
        String fillers = "<".repeat(11);
        char whole = digit(first.substring(5) + birthPart + expiryPart + fillers);
        String second = birthPart + sex + expiryPart + "VNM" + fillers + whole;
        return first + "\n" + second + "\n" + names + "<".repeat(30 - names.length());
    }

    private static String checked(String part) {
        return part + digit(part);
    }

    /** What BAC and PACE make keys from. */
    static String keyText(String zone) {
        String flat = zone.replace("\n", "");
        return flat.substring(5, 15) + flat.substring(30, 37) + flat.substring(38, 45);
    }

    private static char digit(String part) {
        int sum = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int value = c == '<' ? 0 : Character.digit(c, 36);
            sum += value * new int[] {7, 3, 1}[i % 3];
        }
        return (char) ('0' + sum % 10);
    }
}
