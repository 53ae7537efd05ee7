package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** The rules by which agencies are made, renamed and merged. Runs inside the transaction of {@link Locality}. */
@Component
class Agencies {

    private static final Map<String, Pattern> CODE_FORMS = Map.of(
            // QCVN 102:2016/BTTTT, read right to left
            "qcvn-102", Pattern.compile("\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Z]\\d{2}"),
            // QĐ 20/2020/QĐ-TTg: level 1 first, at most 35 characters
            "qd-20", Pattern.compile("(?=.{3,35}$)[A-Z]\\d{2}(\\.[0-9A-Z]+)*"),
            "other", Pattern.compile("\\S.{0,99}"));

    private final AgencyStore agencies;
    private final UnitStore units;
    private final AgencyVocabulary vocabulary;
    private final ApplicationEventPublisher events;

    Agencies(AgencyStore agencies, UnitStore units, AgencyVocabulary vocabulary, ApplicationEventPublisher events) {
        this.agencies = agencies;
        this.units = units;
        this.vocabulary = vocabulary;
        this.events = events;
    }

    AgencyChange create(String kind, String name, String unitCode, @Nullable UUID parentId, LocalDate from) {
        String clean = clean(name);
        if (clean.isEmpty()) {
            return refused(AgencyChange.Reason.NAME_MISSING);
        }
        if (!kind.equals(AgencyVocabulary.OTHER) && vocabulary.find(kind).isEmpty()) {
            return refused(AgencyChange.Reason.KIND_UNKNOWN);
        }
        if (units.find(unitCode, from).isEmpty()) {
            return refused(AgencyChange.Reason.UNIT_UNKNOWN);
        }
        if (agencies.nameTaken(clean, unitCode, from, null)) {
            return refused(AgencyChange.Reason.NAME_TAKEN);
        }
        UUID id = Ids.next();
        agencies.add(new Agency(id, kind, unitCode, parentId, clean, from, null, 1));
        return new AgencyChange.Done(id);
    }

    AgencyChange rename(UUID id, String name, LocalDate from, @Nullable String act, int version) {
        Optional<Agency> found = agencies.find(id, from);
        String clean = clean(name);
        if (found.isEmpty()) {
            return refused(AgencyChange.Reason.NOT_FOUND);
        }
        Agency agency = found.get();
        if (clean.isEmpty()) {
            return refused(AgencyChange.Reason.NAME_MISSING);
        }
        if (from.isBefore(agency.validFrom())) {
            return refused(AgencyChange.Reason.DAYS_CROSSED);
        }
        if (!agency.isValidOn(from)) {
            return refused(AgencyChange.Reason.ENDED);
        }
        if (agencies.nameTaken(clean, agency.unitCode(), from, id)) {
            return refused(AgencyChange.Reason.NAME_TAKEN);
        }
        if (!agencies.claim(id, version)) {
            return refused(AgencyChange.Reason.CHANGED_MEANWHILE);
        }
        agencies.putName(id, from, clean, act);
        return new AgencyChange.Done(id);
    }

    /** The agency ends on the day before; the successor has its duties from that day on. */
    AgencyChange mergeInto(UUID id, UUID successor, LocalDate firstDay, int version) {
        Optional<Agency> ending = agencies.find(id, firstDay);
        Optional<Agency> taking = agencies.find(successor, firstDay);
        if (ending.isEmpty() || taking.isEmpty()) {
            return refused(AgencyChange.Reason.NOT_FOUND);
        }
        if (id.equals(successor)) {
            return refused(AgencyChange.Reason.SAME_AGENCY);
        }
        if (!firstDay.isAfter(ending.get().validFrom())) {
            return refused(AgencyChange.Reason.DAYS_CROSSED);
        }
        LocalDate lastDay = ending.get().validTo();
        if (lastDay != null && lastDay.isBefore(firstDay.minusDays(1))) {
            return refused(AgencyChange.Reason.ENDED);
        }
        if (!taking.get().isValidOn(firstDay)) {
            return refused(AgencyChange.Reason.SUCCESSOR_NOT_THERE);
        }
        if (!agencies.claim(id, version)) {
            return refused(AgencyChange.Reason.CHANGED_MEANWHILE);
        }
        agencies.end(id, firstDay.minusDays(1));
        takeOver(id, successor, firstDay);
        return new AgencyChange.Done(id);
    }

    private void takeOver(UUID ended, UUID heir, LocalDate firstDay) {
        if (agencies.addSuccessor(ended, heir, firstDay)) {
            events.publishEvent(new AgencyMerged(ended, heir, firstDay));
        }
    }

    AgencyChange addAlias(UUID id, String alias) {
        String clean = clean(alias);
        if (clean.isEmpty()) {
            return refused(AgencyChange.Reason.NAME_MISSING);
        }
        String folded = VietnameseText.fold(clean);
        if (agencies.names(id).stream()
                        .anyMatch(name -> VietnameseText.fold(name.name()).equals(folded))
                || !agencies.addAlias(id, clean)) {
            return refused(AgencyChange.Reason.ALIAS_TAKEN);
        }
        return new AgencyChange.Done(id);
    }

    AgencyChange putCode(UUID id, String scheme, String code) {
        Pattern form = CODE_FORMS.get(scheme);
        if (form == null || !form.matcher(code).matches()) {
            return refused(AgencyChange.Reason.CODE_MALFORMED);
        }
        if (agencies.withCode(scheme, code).filter(other -> !other.equals(id)).isPresent()) {
            return refused(AgencyChange.Reason.CODE_TAKEN);
        }
        agencies.putCode(id, scheme, code);
        return new AgencyChange.Done(id);
    }

    /** Makes the bodies that the unit has on that day by law and does not have here yet; links those that took over. */
    List<Agency> createStandard(AdminUnit unit, List<AdminUnit> unitsAbove, LocalDate on) {
        List<Agency> made = new ArrayList<>();
        Map<String, Agency> byKind = agencies.of(List.of(unit.code()), on).stream()
                .filter(agency -> agency.isValidOn(on))
                .collect(Collectors.toMap(Agency::kind, agency -> agency, (first, second) -> first));
        List<Agency> above = agencies
                .of(unitsAbove.stream().map(AdminUnit::code).toList(), on)
                .stream()
                .filter(agency -> agency.isValidOn(on))
                .toList();
        for (AgencyKind kind : vocabulary.standardAt(unit, on)) {
            String name = kind.nameAt(unit);
            if (byKind.containsKey(kind.id()) || agencies.nameTaken(name, unit.code(), on, null)) {
                continue;
            }
            Agency parent = parent(kind, byKind, above);
            Agency agency = new Agency(
                    Ids.next(),
                    kind.id(),
                    unit.code(),
                    parent == null ? null : parent.id(),
                    name,
                    later(unit.validFrom(), kind.validFrom()),
                    earlier(unit.validTo(), kind.validTo()),
                    1);
            agencies.add(agency);
            byKind.put(kind.id(), agency);
            made.add(agency);
        }
        linkSuccessors(unit, on, byKind);
        return made;
    }

    private static @Nullable Agency parent(AgencyKind kind, Map<String, Agency> here, List<Agency> above) {
        for (String parent : kind.parents()) {
            Agency found = here.get(parent);
            for (Agency agency : found == null ? above : List.<Agency>of()) {
                found = agency.kind().equals(parent) ? agency : found;
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void linkSuccessors(AdminUnit unit, LocalDate on, Map<String, Agency> standing) {
        for (Agency ended : agencies.of(List.of(unit.code()), on)) {
            LocalDate lastDay = ended.validTo();
            vocabulary
                    .find(ended.kind())
                    .map(AgencyKind::successor)
                    .map(standing::get)
                    .ifPresent(heir -> {
                        if (lastDay != null && lastDay.isBefore(on)) {
                            takeOver(ended.id(), heir.id(), lastDay.plusDays(1));
                        }
                    });
        }
    }

    private static LocalDate later(LocalDate day, @Nullable LocalDate other) {
        return other == null || day.isAfter(other) ? day : other;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate day, @Nullable LocalDate other) {
        return day == null || (other != null && other.isBefore(day)) ? other : day;
    }

    private static String clean(String words) {
        return VietnameseText.compose(words).strip().replaceAll("\\s+", " ");
    }

    private static AgencyChange refused(AgencyChange.Reason reason) {
        return new AgencyChange.Refused(reason);
    }
}
