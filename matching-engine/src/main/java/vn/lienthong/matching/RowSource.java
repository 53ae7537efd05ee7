package vn.lienthong.matching;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows one after the other. Asked by one thread. */
@FunctionalInterface
public interface RowSource {

    /** The next row; null when there is none left. */
    @Nullable
    Row next() throws IOException;
}
