package vn.lienthong.steering.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.devices.Need;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.kernel.Money;

/** What people type about a need, and what must be mended in it. */
final class NeedForms {

    static final String KIND = "loai";
    static final String WHAT = "noi-dung";
    static final String PLACE = "noi-dat";
    static final String COUNT = "so-luong";
    static final String PRICE = "don-gia";
    static final String FUND = "nguon";
    static final String REASON = "ly-do";
    static final String STATE = "ket-qua";
    static final String GRANTED = "so-duyet";
    static final String DECISION = "van-ban";
    static final String VERSION = "version";
    static final String ID = "id";

    private static final int MOST = 100_000;

    private NeedForms() {}

    /** What the form says of a need; empty if something must be mended. */
    static Optional<Need> read(Form form, UUID id, UUID plan, UUID item, UUID agency, Instant now) {
        Need.Kind kind = form.value(KIND).equals(Need.Kind.COST.name()) ? Need.Kind.COST : Need.Kind.DEVICE;
        if (form.value(WHAT).isEmpty()) {
            form.refuse(WHAT, "needs.error.what");
        }
        int count = kind == Need.Kind.COST ? 1 : number(form.value(COUNT));
        if (count < 1 || count > MOST) {
            form.refuse(COUNT, "needs.error.count");
        }
        Money price = Money.parse(form.value(PRICE)).orElse(null);
        if (price == null) {
            form.refuse(PRICE, "needs.error.price");
        }
        if (form.wrong() || price == null) {
            return Optional.empty();
        }
        return Optional.of(new Need(
                id,
                plan,
                item,
                agency,
                kind,
                form.value(WHAT),
                form.value(PLACE),
                count,
                price,
                form.value(FUND),
                form.value(REASON),
                Need.State.PROPOSED,
                null,
                0,
                "",
                null,
                now,
                Math.max(1, number(form.value(VERSION)))));
    }

    /** A form that shows a need as it is. */
    static Form of(Need need) {
        return Form.blank()
                .with(KIND, need.kind().name())
                .with(WHAT, need.what())
                .with(PLACE, need.place())
                .with(COUNT, Integer.toString(need.count()))
                .with(PRICE, need.price().toString())
                .with(FUND, need.fund())
                .with(REASON, need.reason())
                .with(VERSION, Integer.toString(need.version()));
    }

    /** What was decided on a need. */
    record Decision(Need.State state, int granted, String paper, LocalDate on) {}

    static Optional<Decision> decision(Form form, Need need, LocalDate today) {
        Need.@Nullable State state = java.util.stream.Stream.of(
                        Need.State.APPROVED, Need.State.REFUSED, Need.State.DELIVERED)
                .filter(one -> one.name().equals(form.value(STATE)))
                .findFirst()
                .orElse(null);
        if (state == null) {
            form.refuse(STATE, "needs.error.state");
            return Optional.empty();
        }
        int granted = state == Need.State.REFUSED
                ? 0
                : form.value(GRANTED).isEmpty() ? need.count() : number(form.value(GRANTED));
        if (state != Need.State.REFUSED && (granted < 1 || granted > need.count())) {
            form.refuse(GRANTED, "needs.error.granted", need.count());
        }
        if (form.value(DECISION).isEmpty()) {
            form.refuse(DECISION, state == Need.State.REFUSED ? "needs.error.why" : "needs.error.decision");
        }
        return form.wrong() ? Optional.empty() : Optional.of(new Decision(state, granted, form.value(DECISION), today));
    }

    static int number(String typed) {
        String plain = typed.replaceAll("[ .\\u00a0]", "");
        return plain.matches("\\d{1,9}") ? Integer.parseInt(plain) : -1;
    }
}
