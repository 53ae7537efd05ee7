package vn.lienthong.capability.locality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Accounts;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.imports.ImportedRow;
import vn.lienthong.capability.imports.RowField;
import vn.lienthong.capability.imports.RowRefused;
import vn.lienthong.capability.imports.RowType;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/**
 * A list of officers as a sheet; who has a role in it gets an account, whose letter is printed later. Who holds the post already
 * is left as they are, but for a new address and an account that was missing: the same file twice changes nothing.
 */
@Component
class StaffRows implements RowType {

    static final String KIND = "locality.staff";

    private static final String ROOM = "locality.staff-rows.";
    private static final int LONGEST = 100;

    private static final RowField<String> AGENCY =
            RowField.text("agency", ROOM + "agency", 200).required();
    private static final RowField<String> UNIT = RowField.text("unit", ROOM + "unit", 200);
    private static final RowField<String> PERSON = RowField.of(
                    "person", ROOM + "person", String.class, StaffRows::person)
            .required();
    private static final RowField<String> TITLE =
            RowField.text("title", ROOM + "title", LONGEST).required();
    private static final RowField<String> EMAIL = RowField.of("email", ROOM + "email", String.class, StaffRows::email);
    private static final RowField<String> USER = RowField.text("user", ROOM + "user", 40);
    private static final RowField<LocalDate> FROM = RowField.date("from", ROOM + "from");

    private final RowField<Boolean> leadsField;
    private final RowField<String> roleField;
    private final Register register;
    private final Staffing staffing;
    private final StaffStore staff;
    private final Accounts accounts;
    private final Imported imported;
    private final Clock clock;

    StaffRows(
            Register register,
            Staffing staffing,
            StaffStore staff,
            Accounts accounts,
            Imported imported,
            List<Role> roles,
            Messages messages,
            Clock clock) {
        this.register = register;
        this.staffing = staffing;
        this.staff = staff;
        this.accounts = accounts;
        this.imported = imported;
        this.clock = clock;
        Map<String, String> meanings = new HashMap<>();
        Map<String, Boolean> leads = new HashMap<>();
        for (Locale locale : List.of(VietnameseText.VIETNAMESE, Locale.ENGLISH)) {
            roles.forEach(role -> meanings.put(messages.text(locale, role.key()), role.code()));
            leads.put(messages.text(locale, "locality.staff-rows.yes"), true);
            leads.put(messages.text(locale, "locality.staff-rows.no"), false);
        }
        leads.put("x", true);
        this.roleField = RowField.oneOf("role", ROOM + "role", String.class, meanings);
        this.leadsField = RowField.oneOf("leads", ROOM + "leads", Boolean.class, leads);
    }

    private static RowField.Reading<String> person(String text) {
        String name = VietnameseText.compose(text).strip().replaceAll("\\s+", " ");
        return name.length() < 2 || name.length() > LONGEST || name.matches(".*\\d.*")
                ? new RowField.Bad<>(RowField.Problem.of("locality.staff-rows.person.odd"))
                : new RowField.Value<>(name);
    }

    private static RowField.Reading<String> email(String text) {
        return text.length() <= 254 && text.matches("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;]+")
                ? new RowField.Value<>(text)
                : new RowField.Bad<>(RowField.Problem.of("locality.staff-rows.email.odd"));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String nameKey() {
        return "locality.staff-rows.title-of";
    }

    @Override
    public String right() {
        return LocalityConfiguration.MANAGE;
    }

    @Override
    public List<RowField<?>> fields() {
        return List.of(AGENCY, UNIT, PERSON, TITLE, leadsField, EMAIL, roleField, USER, FROM);
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
        Agency agency = agency(row, place, names);
        LocalDate from = row.get(FROM).orElse(LocalDate.now(clock));
        if (from.isBefore(agency.validFrom())) {
            throw refused(
                    row, "locality.staff-rows.before-agency", agency.validFrom().toString());
        }
        UUID holding = holder(row, agency).orElseGet(() -> appointed(importId, row, agency, from));
        row.get(EMAIL).ifPresent(email -> staff.email(holding, email));
        row.get(roleField).ifPresent(role -> account(importId, row, agency, holding, role, from));
    }

    private Agency agency(ImportedRow row, Register.Place place, Register.Names names) {
        String unit = row.get(UNIT)
                .map(written -> register.unit(written, place)
                        .orElseThrow(() -> refused(row, "locality.rows.unit-unknown", written))
                        .code())
                .orElse(null);
        String written = row.require(AGENCY);
        List<Agency> found = names.find(written, unit);
        if (found.size() != 1) {
            throw refused(
                    row,
                    found.isEmpty() ? "locality.rows.agency-unknown" : "locality.rows.agency-several",
                    written,
                    found.size());
        }
        return found.getFirst();
    }

    private Optional<UUID> holder(ImportedRow row, Agency agency) {
        return staff.holding(agency.id(), row.require(TITLE), row.require(PERSON), LocalDate.now(clock));
    }

    private UUID appointed(UUID importId, ImportedRow row, Agency agency, LocalDate from) {
        boolean postThere =
                staff.posts(agency.id()).stream().anyMatch(post -> post.title().equalsIgnoreCase(row.require(TITLE)));
        UUID made = staffing.appoint(
                agency.id(), row.require(TITLE), row.get(leadsField).orElse(false), row.require(PERSON), from);
        if (!postThere) {
            staff.posts(agency.id()).stream()
                    .filter(post -> post.title().equalsIgnoreCase(row.require(TITLE)))
                    .forEach(post -> imported.note(
                            importId, new Imported.Thing(Imported.Kind.POST, agency.id(), post.id(), null)));
        }
        imported.note(importId, new Imported.Thing(Imported.Kind.STAFF, agency.id(), made, null));
        return made;
    }

    private void account(UUID importId, ImportedRow row, Agency agency, UUID holding, String role, LocalDate from) {
        try {
            accounts.enrol(new Accounts.Enrolment(
                            holding,
                            row.get(USER).orElse(""),
                            row.require(PERSON),
                            row.require(TITLE),
                            agency.id(),
                            role,
                            from))
                    .ifPresent(made -> imported.note(
                            importId, new Imported.Thing(Imported.Kind.ACCOUNT, agency.id(), made, null)));
        } catch (Accounts.EnrolmentRefused e) {
            throw refused(row, e.key(), e.arguments().toArray());
        }
    }

    private static RowRefused refused(ImportedRow row, String key, Object... arguments) {
        return new RowRefused(row, RowField.Problem.of(key, arguments));
    }

    @Override
    public void withdraw(UUID importId) {
        List<UUID> enrolled = new ArrayList<>();
        for (Imported.Thing thing : imported.of(importId)) {
            UUID id = Objects.requireNonNull(thing.id());
            switch (thing.kind()) {
                case ACCOUNT -> enrolled.add(id);
                case STAFF -> staff.removeStaff(id);
                case POST -> staff.removePost(id);
                case AGENCY, ALIAS, CODE -> throw new IllegalStateException("no part of a list of officers");
            }
        }
        accounts.unenrol(enrolled);
        imported.forget(importId);
    }

    @Override
    public String seenAt() {
        return "/quan-tri/tai-khoan?trang-thai=giay";
    }
}
