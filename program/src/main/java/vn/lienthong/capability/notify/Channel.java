package vn.lienthong.capability.notify;

/**
 * A way on which letters leave the house. Mail is the one there is; a text message or a call out loud would be another, with
 * an outbox of its own kind.
 */
interface Channel {

    /**
     * Opens the way for a batch.
     *
     * @throws Away if nothing can be handed over now, whatever it is
     */
    Line open() throws Away;

    /** The open way. */
    interface Line extends AutoCloseable {

        /**
         * Hands one letter over.
         *
         * @param atLast called when everything has been said but the last word: before it the other side cannot have taken
         *     the letter, after it nobody knows until the answer
         * @throws Away if the way is closed for all letters; this one was not taken and is not to blame
         */
        Handed hand(Letter letter, Runnable atLast) throws Away;

        @Override
        void close();
    }

    /** What became of a letter. */
    sealed interface Handed {

        /** The other side has it. */
        record Taken() implements Handed {}

        /** Not now, for this letter. */
        record Later(String answer) implements Handed {}

        /** Never, for this letter. */
        record Refused(String answer) implements Handed {}

        /** The line broke at this letter, which was not taken; the line is of no more use. */
        record Broken(String answer) implements Handed {}

        /** The last word was said and no answer came; the line is of no more use. */
        record Unsure(String answer) implements Handed {}
    }

    /** Nothing can be handed over: no fault of a letter. */
    final class Away extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;
        private final String answer;

        /**
         * @param reason message key
         * @param answer what the other side or the network said
         */
        Away(String reason, String answer) {
            super(reason);
            this.reason = reason;
            this.answer = answer;
        }

        String reason() {
            return reason;
        }

        String answer() {
            return answer;
        }
    }
}
