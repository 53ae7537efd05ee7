package vn.lienthong.kernel;

import java.util.List;

/**
 * Lines that a room adds to what the program says when it is ready, such as the accounts of the demo. A bean of this
 * kind is asked once, after the first page can be opened.
 */
public interface StartNote {

    /** Small numbers first; the address itself stands above all. */
    int order();

    /** Whole lines without a line break, in the reader's words; none to stay silent. */
    List<String> lines();
}
