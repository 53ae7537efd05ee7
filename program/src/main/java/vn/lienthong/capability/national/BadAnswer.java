package vn.lienthong.capability.national;

/** An answer that cannot be trusted: unreadable, half, or about another person. Nothing of it is kept. */
final class BadAnswer extends RuntimeException {

    private final boolean otherPerson;

    private BadAnswer(String word, boolean otherPerson) {
        super(word, null, false, false);
        this.otherPerson = otherPerson;
    }

    /** @param word what is wrong, in one word; never a value of the answer */
    static BadAnswer of(String word) {
        return new BadAnswer(word, false);
    }

    /** The answer is about somebody else: not to be asked again. */
    static BadAnswer otherPerson() {
        return new BadAnswer("other-person", true);
    }

    boolean isOtherPerson() {
        return otherPerson;
    }

    String word() {
        return String.valueOf(getMessage());
    }
}
