package vn.lienthong.capability.sync;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.audit.Audit;

/** Work that does what the entry says: is refused, breaks after it has written, or is done. */
@Component
class TestOfflineWork implements OfflineWork {

    static final String KIND = "thu";

    private final Audit audit;
    private final List<OfflineEntry> taken = new CopyOnWriteArrayList<>();

    TestOfflineWork(Audit audit) {
        this.audit = audit;
    }

    List<OfflineEntry> taken(java.util.UUID device) {
        return taken.stream().filter(entry -> entry.device().equals(device)).toList();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String key() {
        return "sync.nav";
    }

    @Override
    public String right() {
        return Devices.RIGHT;
    }

    @Override
    public String pack() {
        return "{\"hamlet\":\"Bản Nà Thử\"}";
    }

    @Override
    public OfflineAnswer take(OfflineEntry entry) {
        String say = entry.body().path("say").asString("");
        audit.record("sync.pack.taken", "thu", entry.key().toString(), Map.of());
        if (say.equals("break")) {
            throw new IllegalStateException("broken on purpose");
        }
        if (say.equals("refuse")) {
            return OfflineAnswer.refused("sync.refused.kind");
        }
        taken.add(entry);
        return OfflineAnswer.done();
    }

    /** The page that browsers keep. */
    @Controller
    static class ShellPage {

        @GetMapping(OfflineWork.PAGES + KIND)
        @OpenToAll
        String shell(Model model) {
            model.addAttribute("kind", KIND);
            return "lienthong/capability/sync/bar";
        }
    }
}
