package vn.lienthong.steering.plan;

import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource;

/** Documents that wait for somebody to look through their reading. */
@Component
class OpenImports implements WorkSource {

    private final ImportReach reach;
    private final Access access;
    private final Messages messages;

    OpenImports(ImportReach reach, Access access, Messages messages) {
        this.reach = reach;
        this.access = access;
        this.messages = messages;
    }

    @Override
    public List<Work> work() {
        if (!access.may("plan.import")) {
            return List.of();
        }
        Locale locale = LocaleContextHolder.getLocale();
        return reach.open().stream()
                .map(open -> new Work(
                        open.fileName(),
                        "/ke-hoach/nhap/" + open.id(),
                        messages.text(locale, "plan.work.import"),
                        null,
                        open.state() == Import.State.REVIEW ? Tag.SOON : Tag.DOING,
                        messages.text(locale, "plan.state." + open.state())))
                .toList();
    }
}
