package vn.lienthong.idcard;

/** Makes machine-readable zones with right check digits. */
public final class Zones {

    private Zones() {}

    public static String of(String number, String birth, String sex, String expiry, String names) {
        return of(number, birth, sex, expiry, names, number.substring(3));
    }

    static String of(String number, String birth, String sex, String expiry, String names, String documentNumber) {
        String first = "IDVNM" + checked(documentNumber) + checked(number + "<<");
        String birthPart = checked(birth);
        String expiryPart = checked(expiry);
        String fillers = "<".repeat(11);
        char whole = CheckDigit.of(first.substring(5) + birthPart + expiryPart + fillers);
        String second = birthPart + sex + expiryPart + "VNM" + fillers + whole;
        return first + "\n" + second + "\n" + names + "<".repeat(30 - names.length());
    }

    private static String checked(String part) {
        return part + CheckDigit.of(part);
    }
}
