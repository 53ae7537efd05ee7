package vn.lienthong.capability.feeds;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Deadlines that a test decides. */
@Component
class TestDeadlines implements FeedSource {

    final Map<UUID, List<FeedEntry>> entries = new ConcurrentHashMap<>();

    @Override
    public List<FeedEntry> ofPerson(UUID account, Locale locale) {
        return entries.getOrDefault(account, List.of());
    }

    @Override
    public List<FeedEntry> ofAgency(UUID agency, Locale locale) {
        return entries.getOrDefault(agency, List.of());
    }
}
