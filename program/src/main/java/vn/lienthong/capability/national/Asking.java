package vn.lienthong.capability.national;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.registry.DataUse;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.Registry;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.kernel.VietnameseText;

/**
 * Makes an ask: who may, what is approved, the lines in diary and audit, then the wire, then what came of it. The lines are
 * committed before anything is sent; no transaction is open while the answer is waited for.
 */
@Component
class Asking {

    /** After so long an ask that nobody finished was cut off: the queue takes it up. */
    static final Duration CUT_OFF = Duration.ofMinutes(2);

    private static final Pattern HOLDS_NUMBER = Pattern.compile(".*(?<!\\d)\\d(?:[ .]?\\d){11}(?!\\d).*");
    private static final Duration NEXT_TRY = Duration.ofMinutes(1);

    private final Lines lines;
    private final NationalSettings settings;
    private final AskStore store;
    private final Registry registry;
    private final DataUse diary;
    private final Access access;
    private final People people;
    private final AgencyDirectory agencies;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate apart;
    private final Map<String, Purpose> purposes = new HashMap<>();

    Asking(
            Lines lines,
            NationalSettings settings,
            AskStore store,
            Registry registry,
            DataUse diary,
            Access access,
            People people,
            AgencyDirectory agencies,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions,
            ObjectProvider<Purpose> declared) {
        this.lines = lines;
        this.settings = settings;
        this.store = store;
        this.registry = registry;
        this.diary = diary;
        this.access = access;
        this.people = people;
        this.agencies = agencies;
        this.audit = audit;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        declared.forEach(purpose -> purposes.put(purpose.code(), purpose));
    }

    Map<String, Purpose> purposes() {
        return purposes;
    }

    /** Asks; an order whose form or row was asked before answers with what came of that. */
    NationalOutcome ask(Order order) {
        Optional<NationalOutcome.Refusal> no = refused(order.service(), order.use());
        if (no.isPresent()) {
            return new NationalOutcome.Refused(no.get());
        }
        Optional<Caller> caller = lines.caller();
        if (caller.isEmpty()) {
            return new NationalOutcome.NotAsked(null, NationalOutcome.Why.NOT_SET_UP, null, false);
        }
        Optional<Grant> grant = grant(order.service(), order.use())
                .map(found -> order.only().isEmpty() ? found : found.within(order.only()));
        if (grant.isEmpty()) {
            return refuse(NationalOutcome.Refusal.NOT_APPROVED, order.service(), order.use());
        }
        if (order.list() == null
                && store.asked(access.actor().accountId(), clock.instant().minus(Duration.ofHours(1)))
                        >= settings.perOfficer()) {
            return refuse(NationalOutcome.Refusal.TOO_MANY, order.service(), order.use());
        }
        Ask ask = begun(order, grant.get(), caller.get().line().sandbox());
        boolean fresh = Boolean.TRUE.equals(apart.execute(status -> begin(ask, order)));
        if (fresh) {
            return finish(ask, order, grant.get(), caller.get());
        }
        String key = order.formKey();
        Ask before = store.find(order.id())
                .or(() -> key == null ? Optional.empty() : store.byForm(ask.account(), key))
                .orElse(ask);
        // A row of a list that was cut off is asked again under its own number; a form sent twice is not.
        return before.list() != null && !before.state().ended() && before.sandbox() == ask.sandbox()
                ? finish(before, order, grant.get(), caller.get())
                : outcome(before);
    }

    /** Asks again what got no answer, in the name of who asked; the same request number. */
    NationalOutcome again(Ask ask) {
        Optional<Use> use = use(ask);
        Optional<Claim> claim = store.claim(ask.id());
        Optional<Caller> caller = lines.caller();
        if (use.isEmpty()
                || claim.isEmpty()
                || refused(ask.service(), use.get()).isPresent()) {
            return new NationalOutcome.Refused(NationalOutcome.Refusal.NO_RIGHT);
        }
        Optional<Grant> grant = grant(ask.service(), use.get())
                .map(found -> ask.service().verifies() ? found : found.within(ask.fields()));
        // What was asked of the sandbox is never sent to the real register, nor the other way round.
        if (caller.isEmpty() || grant.isEmpty() || caller.get().line().sandbox() != ask.sandbox()) {
            return new NationalOutcome.Refused(NationalOutcome.Refusal.NOT_APPROVED);
        }
        Order order =
                Order.again(ask.id(), ask.service(), claim.get(), use.get(), ask.list(), ask.line(), ask.fields());
        return finish(ask, order, grant.get(), caller.get());
    }

    /** What stands against an ask, recorded. */
    Optional<NationalOutcome.Refusal> refused(Service service, Use use) {
        NationalOutcome.Refusal no = null;
        if (!use.purpose().equals(purposes.get(use.purpose().code()))) {
            no = NationalOutcome.Refusal.UNKNOWN_PURPOSE;
        } else if (!may(service) || use.deferredCase() != null) {
            no = NationalOutcome.Refusal.NO_RIGHT;
        } else if (!use.namesRecord() || holdsNumber(use.recordId())) {
            no = NationalOutcome.Refusal.NO_RECORD;
        }
        if (no != null) {
            refuse(no, service, use);
            return Optional.of(no);
        }
        return registry.refuses(use).isPresent() ? Optional.of(NationalOutcome.Refusal.NO_RIGHT) : Optional.empty();
    }

    /** Who verifies whom a check has read needs the small right only: pages where claims are typed ask for the whole one. */
    private boolean may(Service service) {
        return access.may(service.right())
                || (service == Service.VERIFY && access.may(NationalConfiguration.VERIFY_CHECKED));
    }

    /** A record's name stands in diary and lists for years: no personal number may slip into it. */
    static boolean holdsNumber(String text) {
        return HOLDS_NUMBER.matcher(text).matches();
    }

    /** What is approved today; a look-up never tells more than its purpose may see. */
    Optional<Grant> grant(Service service, Use use) {
        return lines.grants()
                .find(use.purpose().code(), service, today())
                .map(grant ->
                        service.verifies() ? grant : grant.within(use.purpose().fields()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }

    private NationalOutcome.Refused refuse(NationalOutcome.Refusal why, Service service, Use use) {
        apart.executeWithoutResult(status -> audit.record(
                "national.ask.refused",
                "national-ask",
                "",
                Map.of(
                        "why", why.name(),
                        "purpose", use.purpose().code(),
                        "service", service.stored())));
        return new NationalOutcome.Refused(why);
    }

    private Ask begun(Order order, Grant grant, boolean sandbox) {
        Actor actor = access.actor();
        UUID agency = actor.agencyId();
        Instant now = clock.instant();
        return new Ask(
                order.id(),
                now,
                actor.accountId(),
                actor.displayName(),
                officer(actor),
                agency,
                agency == null ? "" : agencies.name(agency).orElse(""),
                order.use().purpose().code(),
                order.use().recordKind(),
                order.use().recordId(),
                order.service(),
                grant.product(),
                grant.integration(),
                grant.basis(),
                grant.service().verifies() ? Wire.checked(order.claim(), grant) : grant.fields(),
                sandbox,
                Ask.State.ASKING,
                "",
                null,
                0,
                now.plus(CUT_OFF),
                order.list(),
                order.line(),
                true);
    }

    /** MaCanBo: the name by which the officer signs in, or the end of the account's id where that is too long. */
    private String officer(Actor actor) {
        return people.find(actor.accountId())
                .map(Person::userName)
                .filter(name -> name.length() <= 20 && name.chars().allMatch(c -> c > ' ' && c < 127))
                .orElseGet(() -> {
                    String id = actor.accountId().toString().replace("-", "");
                    return id.substring(id.length() - 20);
                });
    }

    private boolean begin(Ask ask, Order order) {
        if (!store.insert(ask, order.claim(), order.formKey())) {
            return false;
        }
        diary.askedElsewhere(order.claim().asked(), order.use(), ask.fields());
        Map<String, String> details = new HashMap<>();
        details.put("purpose", ask.purpose());
        details.put("service", ask.service().stored());
        details.put("record", ask.recordId());
        details.put("product", ask.product().name());
        details.put("sandbox", Boolean.toString(ask.sandbox()));
        UUID list = ask.list();
        if (list != null) {
            details.put("list", list.toString());
        }
        audit.record("national.ask.made", "national-ask", ask.id().toString(), details);
        return true;
    }

    private NationalOutcome finish(Ask ask, Order order, Grant grant, Caller caller) {
        Reply reply = caller.ask(
                new WireRequest(ask.id(), grant, caller.line().unit(), ask.officer(), ask.recordId(), order.claim()),
                order.turn());
        apart.executeWithoutResult(status -> keep(ask, order, reply));
        return store.find(ask.id())
                .map(this::outcome)
                .orElseGet(() ->
                        new NationalOutcome.NotAsked(ask.id(), NationalOutcome.Why.NO_ANSWER, null, ask.sandbox()));
    }

    private void keep(Ask ask, Order order, Reply reply) {
        Instant now = clock.instant();
        switch (reply) {
            case Reply.Matched matched -> {
                Kept.Answer answer = new Kept.Answer(matched.fields(), null);
                store.keep(ask.id(), Ask.State.ANSWERED, matched.whole().name(), answer, now);
            }
            case Reply.Told told -> {
                Kept.Answer answer = new Kept.Answer(Map.of(), told.facts());
                if (store.keep(ask.id(), Ask.State.ANSWERED, "TOLD", answer, now)) {
                    others(told, order);
                }
            }
            case Reply.Declined declined ->
                store.keep(ask.id(), Ask.State.DECLINED, declined.reason().name(), null, now);
            case Reply.None none -> {
                if (none.word().equals("other-person")) {
                    audit.record(
                            "national.answer.refused", "national-ask", ask.id().toString(), Map.of("why", none.word()));
                }
                Instant next = none.retryAt();
                store.none(ask.id(), none.why(), next == null ? now.plus(NEXT_TRY) : next, none.sent());
            }
        }
    }

    /** Everybody else whose data came along has a line of their own; so has the 12-digit number behind an old one. */
    private void others(Reply.Told told, Order order) {
        Set<PersonField> fields = EnumSet.of(PersonField.NAME, PersonField.NUMBER);
        for (String number : told.numbers()) {
            if (!number.equals(order.claim().asked())) {
                diary.askedElsewhere(number, order.use(), fields);
            }
        }
    }

    /** What came of an ask, as it is kept. */
    NationalOutcome outcome(Ask ask) {
        Instant at = Objects.requireNonNullElse(ask.answeredAt(), ask.at());
        return switch (ask.state()) {
            case ANSWERED -> answered(ask, at);
            case DECLINED ->
                new NationalOutcome.Declined(
                        ask.id(), NationalOutcome.Reason.valueOf(ask.outcome()), at, ask.sandbox());
            case ASKING, FAILED, WAITING, GIVEN_UP ->
                new NationalOutcome.NotAsked(
                        ask.id(),
                        ask.outcome().isEmpty()
                                ? NationalOutcome.Why.NO_ANSWER
                                : NationalOutcome.Why.valueOf(ask.outcome()),
                        ask.nextTry(),
                        ask.sandbox());
        };
    }

    private NationalOutcome answered(Ask ask, Instant at) {
        Optional<Kept.Answer> answer = store.answer(ask.id());
        if (ask.service().verifies()) {
            return new NationalOutcome.Verified(
                    ask.id(),
                    FieldMatch.valueOf(ask.outcome()),
                    answer.map(Kept.Answer::fields).orElse(Map.of()),
                    at,
                    ask.sandbox());
        }
        @Nullable Facts facts = answer.map(Kept.Answer::facts).orElse(null);
        return new NationalOutcome.LookedUp(
                ask.id(), ask.product(), facts == null ? new Facts(ask.fields(), Map.of()) : facts, at, ask.sandbox());
    }

    /** The use of an ask, if its purpose still stands. */
    Optional<Use> use(Ask ask) {
        return Optional.ofNullable(purposes.get(ask.purpose()))
                .map(purpose -> purpose.serving(ask.recordKind(), ask.recordId()));
    }
}
