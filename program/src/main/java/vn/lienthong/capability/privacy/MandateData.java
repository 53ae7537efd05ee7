package vn.lienthong.capability.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.mandates.Mandates;
import vn.lienthong.capability.registry.OwnData;

/** Papers by which somebody acts for the person, or the person for somebody: kept, for they are the ground of what was done. */
@Component
@Order(40)
class MandateData implements HeldData {

    private static final String PAPERS = "mandates.papers";

    private final Mandates mandates;

    MandateData(Mandates mandates) {
        this.mandates = mandates;
    }

    @Override
    public List<Item> items() {
        return List.of(new Item(PAPERS, "privacy.item.mandates", false, "privacy.duty.mandates"));
    }

    @Override
    public List<Held> of(String number, String request, OwnData.Reader reader, Locale locale) {
        List<String> papers = mandates.about(number);
        return papers.isEmpty() ? List.of() : List.of(new Held(PAPERS, papers, ""));
    }

    @Override
    public void erase(String number, Set<String> items, String request) {
        throw new IllegalArgumentException("kept by law: " + items);
    }
}
