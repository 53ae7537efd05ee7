package vn.lienthong.matching;

import java.io.IOException;

/** Takes the answers, in the order of the rows. Called by one thread. */
@FunctionalInterface
public interface AnswerSink {

    void accept(Answer answer) throws IOException;
}
