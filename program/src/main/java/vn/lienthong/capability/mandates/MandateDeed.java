package vn.lienthong.capability.mandates;

/**
 * Something that can be done for another, declared as a bean by the room that does it. Its words stand in that room's bundle: for
 * {@code dossiers.file} at {@code dossiers.deed.file}. Parents and guardians may do all of it, whoever has a written mandate what
 * the paper names.
 *
 * @param code room and deed
 * @param path where it is done, below {@code /cong-dan/thay-mat/<id of the mandate>/}
 */
public record MandateDeed(String code, String path) {

    public MandateDeed {
        if (!code.matches("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a deed is named room.deed, not " + code);
        }
    }

    /** Key of its words. */
    public String key() {
        return code.replace(".", ".deed.");
    }
}
