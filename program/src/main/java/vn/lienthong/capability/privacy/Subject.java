package vn.lienthong.capability.privacy;

/**
 * Who asks and what for, as it lies sealed in the request.
 *
 * @param number twelve digits
 * @param standIn who files for the person and by which right (guardian, authorised); empty if the person does
 * @param wish in the person's words
 * @param value for a correction: the value that is right
 */
record Subject(String number, String name, String phone, String email, String standIn, String wish, String value) {

    /** After the data are no longer needed. */
    static final Subject FORGOTTEN = new Subject("", "", "", "", "", "", "");

    Subject withoutContact() {
        return new Subject(number, name, "", "", standIn, wish, value);
    }

    boolean hasContact() {
        return !phone.isEmpty() || !email.isEmpty();
    }

    /** {@code 099 ••• ••• 101}. */
    String masked() {
        return number.length() < 6 ? "" : number.substring(0, 3) + " ••• ••• " + number.substring(number.length() - 3);
    }

    /** Not to be printed: it is a person. */
    @Override
    public String toString() {
        return "Subject";
    }
}
