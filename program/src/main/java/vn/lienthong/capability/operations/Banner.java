package vn.lienthong.capability.operations;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.StartNote;
import vn.lienthong.kernel.Words;

/** What stands on the terminal when the first page can be opened: the address, and what the rooms add. */
@Component
class Banner {

    private final Environment environment;
    private final List<StartNote> notes;

    Banner(Environment environment, ObjectProvider<StartNote> notes) {
        this.environment = environment;
        this.notes =
                notes.stream().sorted(Comparator.comparingInt(StartNote::order)).toList();
    }

    private String address(int port) {
        boolean secure = !environment.getProperty("lienthong.tls", "off").equals("off");
        String host = secure
                ? environment.getProperty("lienthong.tls-names", "localhost").split(",", -1)[0]
                : "localhost";
        return (secure ? "https://" : "http://") + (host.isBlank() ? "localhost" : host) + ":" + port;
    }

    String text(int port) {
        Words words = Words.of(Banner.class);
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        List<String> lines = new ArrayList<>();
        lines.add(words.text("operations.banner.ready", String.format(Locale.ROOT, "%.1f", seconds)));
        lines.add(words.text("operations.banner.address", address(port)));
        lines.add(words.text("operations.banner.data", environment.getProperty("lienthong.data", "data")));
        notes.forEach(note -> lines.addAll(note.lines()));
        lines.add(words.text("operations.banner.stop"));
        return String.join(System.lineSeparator(), lines);
    }
}
