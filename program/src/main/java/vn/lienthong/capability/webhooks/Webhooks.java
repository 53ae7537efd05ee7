package vn.lienthong.capability.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.kernel.Ids;

/** Where rooms say what happened, for the programs that asked to be told. */
@Service
public class Webhooks {

    private final WebhookStore store;
    private final List<WebhookKind> kinds;
    private final JsonMapper json;
    private final Clock clock;

    Webhooks(WebhookStore store, ObjectProvider<WebhookKind> kinds, JsonMapper json, Clock clock) {
        this.store = store;
        this.kinds = kinds.stream()
                .sorted(Comparator.comparingInt(WebhookKind::order))
                .toList();
        this.json = json;
        this.clock = clock;
    }

    /**
     * Puts a message into the outbox of every address that asked for its kind, in the transaction of the cause.
     *
     * @param data ids, states and days; no personal data, nothing that somebody typed
     * @throws IllegalArgumentException if no room declares the kind
     */
    @Transactional
    public void tell(String kind, Map<String, ?> data) {
        if (kinds.stream().noneMatch(known -> known.code().equals(kind))) {
            throw new IllegalArgumentException("no webhook kind " + kind);
        }
        List<UUID> hooks = store.wanting(kind);
        if (!hooks.isEmpty()) {
            put(kind, data, hooks);
        }
    }

    void put(String kind, Map<String, ?> data, List<UUID> hooks) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", kind);
        body.put("timestamp", now.toString());
        body.put("data", data);
        UUID message = Ids.next();
        store.message(message, kind, json.writeValueAsString(body), now);
        hooks.forEach(hook -> store.deliver(hook, message, now));
    }

    List<WebhookKind> kinds() {
        return kinds;
    }
}
