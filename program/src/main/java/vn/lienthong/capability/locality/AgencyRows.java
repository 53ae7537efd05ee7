package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.imports.ImportedRow;
import vn.lienthong.capability.imports.RowField;
import vn.lienthong.capability.imports.RowRefused;
import vn.lienthong.capability.imports.RowType;
import vn.lienthong.kernel.VietnameseText;

/**
 * A list of agencies as a sheet. A row whose agency is there already (same name, same unit) adds what is missing of aliases and
 * codes and changes nothing else: the same file twice changes nothing.
 */
@Component
class AgencyRows implements RowType {

    static final String KIND = "locality.agencies";

    private static final String ROOM = "locality.agency-rows.";
    private static final Pattern QCVN_102 = Pattern.compile("\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Z]\\d{2}");
    private static final Pattern QD_20 = Pattern.compile("[A-Z]\\d{2}(\\.[0-9A-Z]+)*");
    private static final int LONGEST = 200;

    private static final RowField<String> NAME =
            RowField.text("name", ROOM + "name", LONGEST).required();
    private static final RowField<String> UNIT = RowField.text("unit", ROOM + "unit", LONGEST);
    private static final RowField<String> PARENT = RowField.text("parent", ROOM + "parent", LONGEST);
    private static final RowField<String> ALIASES = RowField.text("aliases", ROOM + "aliases", 2000);
    private static final RowField<String> CODES = RowField.text("codes", ROOM + "codes", LONGEST);
    private static final RowField<LocalDate> FROM = RowField.date("from", ROOM + "from");

    private final RowField<String> kindField;
    private final Locality locality;
    private final AgencyStore agencies;
    private final Register register;
    private final Imported imported;

    AgencyRows(
            Locality locality,
            AgencyStore agencies,
            Register register,
            Imported imported,
            AgencyVocabulary vocabulary) {
        this.locality = locality;
        this.agencies = agencies;
        this.register = register;
        this.imported = imported;
        this.kindField = RowField.of("kind", ROOM + "kind", String.class, text -> kind(text, vocabulary));
    }

    private static RowField.Reading<String> kind(String text, AgencyVocabulary vocabulary) {
        String folded = VietnameseText.fold(text);
        return vocabulary.all().stream()
                .filter(kind -> kind.id().equals(text)
                        || VietnameseText.fold(kind.plainName()).equals(folded))
                .findFirst()
                .<RowField.Reading<String>>map(kind -> new RowField.Value<>(kind.id()))
                .orElseGet(() -> text.equals(AgencyVocabulary.OTHER)
                        ? new RowField.Value<>(text)
                        : new RowField.Bad<>(RowField.Problem.of("locality.agency-rows.kind.unknown", text)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String nameKey() {
        return "locality.agencies.title";
    }

    @Override
    public String right() {
        return LocalityConfiguration.MANAGE;
    }

    @Override
    public List<RowField<?>> fields() {
        return List.of(NAME, kindField, UNIT, PARENT, ALIASES, CODES, FROM);
    }

    @Override
    public void take(UUID importId, List<ImportedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Register.Place place = register.place()
                .orElseThrow(() -> new RowRefused(rows.getFirst(), RowField.Problem.of("locality.rows.no-home")));
        Register.Names names = register.names(place);
        rows.forEach(row -> take(importId, row, place, names));
    }

    private void take(UUID importId, ImportedRow row, Register.Place place, Register.Names names) {
        AdminUnit unit = row.get(UNIT)
                .map(written -> register.unit(written, place)
                        .orElseThrow(() -> refused(row, "locality.rows.unit-unknown", written)))
                .orElse(place.home());
        String name = VietnameseText.compose(row.require(NAME)).strip().replaceAll("\\s+", " ");
        LocalDate from = row.get(FROM).orElse(unit.validFrom());
        UUID parent = row.get(PARENT)
                .map(written -> parent(row, written, unit, names))
                .orElse(null);
        Optional<UUID> there = agencies.named(name, unit.code(), place.on());
        UUID agency = there.orElseGet(() -> made(importId, row, name, unit, parent, from, names));
        parts(row.get(ALIASES)).forEach(alias -> alias(importId, row, agency, alias));
        parts(row.get(CODES)).forEach(code -> code(importId, row, agency, code));
    }

    private static UUID parent(ImportedRow row, String written, AdminUnit unit, Register.Names names) {
        List<Agency> here = names.find(written, unit.code());
        List<Agency> found = here.isEmpty() ? names.find(written, null) : here;
        if (found.size() != 1) {
            throw refused(
                    row,
                    found.isEmpty() ? "locality.rows.parent-unknown" : "locality.rows.agency-several",
                    written,
                    found.size());
        }
        return found.getFirst().id();
    }

    private UUID made(
            UUID importId,
            ImportedRow row,
            String name,
            AdminUnit unit,
            @Nullable UUID parent,
            LocalDate from,
            Register.Names names) {
        String kind = row.get(kindField).orElse(AgencyVocabulary.OTHER);
        return switch (locality.create(kind, name, unit.code(), parent, from)) {
            case AgencyChange.Done(UUID made) -> {
                imported.note(importId, new Imported.Thing(Imported.Kind.AGENCY, made, null, null));
                names.add(new Agency(made, kind, unit.code(), parent, name, from, null, 1));
                yield made;
            }
            case AgencyChange.Refused(AgencyChange.Reason reason) -> throw refused(row, key(reason));
        };
    }

    private void alias(UUID importId, ImportedRow row, UUID agency, String alias) {
        if (alias.length() > LONGEST) {
            throw refused(row, "imports.problem.long", LONGEST, alias.length());
        }
        if (locality.addAlias(agency, alias) instanceof AgencyChange.Done) {
            agencies.aliases(agency).stream()
                    .filter(one -> one.alias().equals(alias))
                    .forEach(one ->
                            imported.note(importId, new Imported.Thing(Imported.Kind.ALIAS, agency, one.id(), null)));
        }
    }

    private void code(UUID importId, ImportedRow row, UUID agency, String code) {
        String scheme = QCVN_102.matcher(code).matches()
                ? "qcvn-102"
                : QD_20.matcher(code).matches() ? "qd-20" : "other";
        Optional<String> now = agencies.codes(agency).stream()
                .filter(one -> one.scheme().equals(scheme))
                .map(AgencyStore.Code::code)
                .findFirst();
        if (now.equals(Optional.of(code))) {
            return;
        }
        if (now.isPresent()) {
            throw refused(row, "locality.agency-rows.code-other", code, now.get());
        }
        if (locality.putCode(agency, scheme, code) instanceof AgencyChange.Refused(AgencyChange.Reason reason)) {
            throw refused(row, key(reason));
        }
        imported.note(importId, new Imported.Thing(Imported.Kind.CODE, agency, null, scheme));
    }

    /** Several of a kind stand in one cell, parted by semicolons. */
    private static List<String> parts(Optional<String> cell) {
        List<String> parts = new ArrayList<>();
        cell.ifPresent(text -> Arrays.stream(text.split("[;\\n]", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(parts::add));
        return parts;
    }

    private static String key(AgencyChange.Reason reason) {
        return "locality.refused." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static RowRefused refused(ImportedRow row, String key, Object... arguments) {
        return new RowRefused(row, RowField.Problem.of(key, arguments));
    }

    @Override
    public void withdraw(UUID importId) {
        for (Imported.Thing thing : imported.of(importId)) {
            switch (thing.kind()) {
                case AGENCY -> agencies.remove(thing.agency());
                case ALIAS -> agencies.removeAlias(thing.agency(), java.util.Objects.requireNonNull(thing.id()));
                case CODE -> agencies.removeCode(thing.agency(), java.util.Objects.requireNonNull(thing.note()));
                case POST, STAFF, ACCOUNT -> throw new IllegalStateException("no part of a list of agencies");
            }
        }
        imported.forget(importId);
    }

    @Override
    public String seenAt() {
        return "/don-vi/co-quan";
    }
}
