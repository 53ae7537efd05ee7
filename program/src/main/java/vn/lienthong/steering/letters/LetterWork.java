package vn.lienthong.steering.letters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource;

/** Letters that wait for the signature of the one who looks. */
@Component
class LetterWork implements WorkSource {

    private final LetterStore store;
    private final LetterReach reach;
    private final Access access;
    private final Messages messages;

    LetterWork(LetterStore store, LetterReach reach, Access access, Messages messages) {
        this.store = store;
        this.reach = reach;
        this.access = access;
        this.messages = messages;
    }

    @Override
    public List<Work> work() {
        if (!access.may(LettersConfiguration.ISSUE)) {
            return List.of();
        }
        var locale = LocaleContextHolder.getLocale();
        Map<UUID, Boolean> may = new HashMap<>();
        return store.presented().stream()
                .filter(letter -> may.computeIfAbsent(letter.plan(), reach::mayIssue))
                .map(letter -> new Work(
                        messages.text(locale, "letters.work", letter.summary()),
                        letter.path(),
                        messages.text(locale, letter.kind().key()),
                        null,
                        Tag.WAIT,
                        messages.text(locale, "letters.work.state")))
                .toList();
    }
}
