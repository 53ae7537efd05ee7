package vn.lienthong.capability.notify;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The groups of notices that the rooms of this house declare, in their order. */
@Component
class Kinds {

    private final ObjectProvider<NoticeKind> offered;

    Kinds(ObjectProvider<NoticeKind> offered) {
        this.offered = offered;
    }

    List<NoticeKind> all() {
        return offered.stream()
                .sorted(Comparator.comparingInt(NoticeKind::order).thenComparing(NoticeKind::key))
                .toList();
    }

    boolean known(String kind) {
        return offered.stream().anyMatch(offer -> offer.key().equals(kind));
    }

    void require(String kind) {
        if (!known(kind)) {
            throw new IllegalArgumentException("no room declares notices of kind " + kind);
        }
    }
}
