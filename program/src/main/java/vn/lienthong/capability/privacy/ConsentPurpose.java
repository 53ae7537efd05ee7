package vn.lienthong.capability.privacy;

/**
 * Something that is done with a person's data only if they agree, declared as a bean by the room that does it. Its words
 * stand in that room's bundle: for {@code lodging.offers} the title at {@code lodging.consent.offers} and the text that the
 * person agrees to (kind of data, purpose, who, rights: law 91/2025/QH15 article 9) at {@code lodging.consent.offers.text}.
 * A changed text is a new version; consents stay with the version they were given for.
 *
 * @param code room and use, such as {@code lodging.offers}; stored, so it never changes
 */
public record ConsentPurpose(String code) {

    public ConsentPurpose {
        if (!code.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+")) {
            throw new IllegalArgumentException("a consent is named room.use, not " + code);
        }
    }

    /** Key of its title. */
    public String key() {
        int dot = code.indexOf('.');
        return code.substring(0, dot) + ".consent" + code.substring(dot);
    }

    /** Key of the text that is agreed to. */
    public String textKey() {
        return key() + ".text";
    }
}
