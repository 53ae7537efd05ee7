package vn.lienthong.steering.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.ui.SearchSource;

/** Finds records of this program by words, in every room that answers the search, to hang them on a step. */
@Component
class RecordPicker {

    private static final int OF_EACH = 8;

    private final ObjectProvider<SearchSource> sources;
    private final Access access;

    RecordPicker(ObjectProvider<SearchSource> sources, Access access) {
        this.sources = sources;
        this.access = access;
    }

    /**
     * A find.
     *
     * @param kind the source: message key of its heading
     */
    record Picked(String kind, SearchSource.Found found) {

        /** What a form sends back. */
        String value() {
            return kind + " " + found.path();
        }
    }

    /** What the one who looks may see and the words fit; nothing without words. */
    List<Picked> find(String words) {
        List<Picked> found = new ArrayList<>();
        if (!words.isBlank()) {
            sources.orderedStream()
                    .filter(source -> source.right().isEmpty() || access.may(source.right()))
                    .forEach(source -> source.find(words, OF_EACH)
                            .forEach(one -> found.add(new Picked(source.headingKey(), one))));
        }
        return List.copyOf(found);
    }

    /** The find that was picked: found anew, so that nobody hangs on what may not be seen. */
    Optional<Picked> picked(String words, String value) {
        return find(words).stream().filter(one -> one.value().equals(value)).findFirst();
    }
}
