package vn.lienthong.matching;

import java.io.IOException;

/**
 * Answers which person of a register a row means. One matcher may be used by several threads; it sees the register as it is at
 * the moment of each call.
 */
public final class Matcher {

    public Matcher(Register register, Settings settings) {
        throw new UnsupportedOperationException();
    }

    /** One row alone, with the weights as shipped or taught; it is never a duplicate. */
    public Answer match(Row row) {
        throw new UnsupportedOperationException();
    }

    /**
     * A whole list. Weights are learned from its first rows, which are kept back until then; the others stream.
     *
     * @throws IOException as the source or the sink threw it
     */
    public Summary match(RowSource rows, AnswerSink answers, Control control) throws IOException {
        throw new UnsupportedOperationException();
    }
}
