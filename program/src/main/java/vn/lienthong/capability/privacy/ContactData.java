package vn.lienthong.capability.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.registry.OwnData;

/** Telephone numbers and mail addresses in requests: kept by consent only, gone with it. */
@Component
@Order(90)
class ContactData implements HeldData {

    static final String CONTACT = "privacy.contact";

    private final RequestStore store;
    private final JdbcClient database;
    private final Messages messages;

    ContactData(RequestStore store, JdbcClient database, Messages messages) {
        this.store = store;
        this.database = database;
        this.messages = messages;
    }

    @Override
    public List<Item> items() {
        return List.of(new Item(CONTACT, "privacy.item.contact", false, ""));
    }

    @Override
    public List<Held> of(String number, String request, OwnData.Reader reader, Locale locale) {
        List<String> values = new ArrayList<>();
        store.ofPerson(number).stream().map(DataRequest::subject).forEach(subject -> {
            if (!subject.phone().isEmpty()) {
                values.add(subject.phone());
            }
            if (!subject.email().isEmpty()) {
                values.add(subject.email());
            }
        });
        return values.isEmpty()
                ? List.of()
                : List.of(new Held(
                        CONTACT,
                        values.stream().distinct().toList(),
                        messages.text(locale, "privacy.item.contact.origin")));
    }

    @Override
    @Transactional
    public void erase(String number, Set<String> items, String request) {
        if (items.contains(CONTACT)) {
            store.ofPerson(number).stream()
                    .filter(one -> one.subject().hasContact())
                    .forEach(
                            one -> store.leave(one.id(), one.subject().withoutContact(), RequestStore.Rest.NO_CONTACT));
        }
    }

    /** The consent was taken back: what it was given for goes at once. */
    @EventListener
    void on(ConsentWithdrawn event) {
        if (event.purpose().equals(PrivacyConfiguration.CONTACT.code())) {
            database
                    .sql("""
                            select r.id from privacy_request r join privacy_consent c on c.subject_key = r.subject_key
                             where c.id = :consent
                            """)
                    .param("consent", event.consent())
                    .query((row, n) -> row.getObject("id", java.util.UUID.class))
                    .list()
                    .stream()
                    .flatMap(id -> store.find(id).stream())
                    .filter(one -> one.subject().hasContact())
                    .forEach(
                            one -> store.leave(one.id(), one.subject().withoutContact(), RequestStore.Rest.NO_CONTACT));
        }
    }
}
