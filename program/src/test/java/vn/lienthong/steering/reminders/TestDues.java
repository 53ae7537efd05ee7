package vn.lienthong.steering.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Things that tests make fall due. */
@Component
class TestDues implements DueSource {

    private final List<Due> open = new CopyOnWriteArrayList<>();

    void open(Due due) {
        open.add(due);
    }

    void done(String thing) {
        open.removeIf(due -> due.thing().equals(thing));
    }

    @Override
    public Stream<Due> due(LocalDate from, LocalDate to) {
        return open.stream();
    }
}
