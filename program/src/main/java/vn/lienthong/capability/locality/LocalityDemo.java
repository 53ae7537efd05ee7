package vn.lienthong.capability.locality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.DemoData;
import vn.lienthong.kernel.Ids;

/** The invented district of Trường Lâm: as it was in 2023, and what became of it on 1 July 2025. */
@Component
class LocalityDemo implements DemoData {

    private static final String FILE = "facts/demo.tsv";
    private static final String ORIGIN = "demo";

    private final Locality locality;
    private final UnitStore units;
    private final AgencyStore agencies;
    private final StaffStore staff;
    private final TeamStore teams;

    LocalityDemo(Locality locality, UnitStore units, AgencyStore agencies, StaffStore staff, TeamStore teams) {
        this.locality = locality;
        this.units = units;
        this.agencies = agencies;
        this.staff = staff;
        this.teams = teams;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void load() {
        if (units.version("990", UnitStore.CODES_BEGIN).isPresent()) {
            return;
        }
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LocalityDemo.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            UUID team = null;
            for (String line :
                    reader.lines().filter(text -> !text.startsWith("#")).toList()) {
                Cells cells = new Cells(List.of(line.split("\t", -1)));
                switch (cells.text(0)) {
                    case "team" -> team = addTeam(cells);
                    case "hamlet" -> teams.addHamlet(Objects.requireNonNull(team), cells.text(1));
                    case "member" -> addMember(Objects.requireNonNull(team), cells);
                    default -> addPlace(cells);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addPlace(Cells cells) {
        switch (cells.text(0)) {
            case "unit" -> addUnit(cells);
            case "became" -> units.addSuccessor(cells.text(1), cells.day(2), cells.text(3), cells.day(4), ORIGIN);
            case "home" -> locality.serve(cells.text(1), cells.text(2));
            case "standard" ->
                locality.createStandard(
                        locality.unit(cells.text(1), cells.day(2)).orElseThrow(), cells.day(2));
            case "agency" ->
                agencies.add(new Agency(
                        Ids.next(),
                        cells.text(2),
                        cells.text(1),
                        null,
                        cells.text(3),
                        cells.day(4),
                        cells.dayOrNone(5),
                        1));
            case "alias" -> locality.addAlias(agency(cells.text(1), cells.text(2)), cells.text(3));
            case "staff" -> addStaff(cells);
            default -> throw new IllegalStateException(FILE + ": " + cells.text(0));
        }
    }

    private void addUnit(Cells cells) {
        AdminUnit.Kind kind = AdminUnit.Kind.valueOf(cells.text(4).toUpperCase(Locale.ROOT));
        units.add(
                new AdminUnit(
                        cells.text(1),
                        cells.day(2),
                        cells.dayOrNone(3),
                        kind.tier(),
                        kind,
                        cells.text(5),
                        cells.textOrNone(6),
                        null,
                        AdminUnit.Doubt.NONE),
                ORIGIN);
    }

    private void addStaff(Cells cells) {
        UUID agency = agency(cells.text(1), cells.text(2));
        UUID post = staff.posts(agency).stream()
                .filter(one -> one.title().equals(cells.text(3)))
                .map(StaffStore.Post::id)
                .findFirst()
                .orElseGet(() -> {
                    UUID id = Ids.next();
                    boolean leads = cells.text(4).equals("yes");
                    staff.addPost(new StaffStore.Post(id, agency, cells.text(3), leads, cells.day(6), null));
                    return id;
                });
        staff.addStaff(Ids.next(), post, cells.text(5), cells.day(6), cells.dayOrNone(7));
    }

    private UUID addTeam(Cells cells) {
        var team = new TeamStore.Team(
                Ids.next(),
                TeamStore.TeamKind.valueOf(cells.text(1).toUpperCase(Locale.ROOT)),
                cells.text(3),
                cells.text(2),
                cells.text(4),
                cells.day(5),
                cells.day(6),
                cells.dayOrNone(7),
                0);
        teams.add(team, List.of());
        return team.id();
    }

    private void addMember(UUID team, Cells cells) {
        teams.addMember(
                team,
                new TeamStore.Member(
                        Ids.next(),
                        cells.text(1),
                        TeamStore.Role.valueOf(cells.text(2).toUpperCase(Locale.ROOT)),
                        cells.textOrNone(3),
                        cells.textOrNone(4) == null ? null : agency(cells.text(4), cells.text(5)),
                        cells.day(6),
                        null));
    }

    private UUID agency(String unitCode, String kind) {
        return agencies.of(List.of(unitCode), LocalDate.of(2023, 11, 2)).stream()
                .filter(agency -> agency.kind().equals(kind))
                .map(Agency::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + ": no " + kind + " at " + unitCode));
    }

    /** The cells of one line; a missing one is empty. */
    private record Cells(List<String> all) {

        String text(int at) {
            return at < all.size() ? all.get(at) : "";
        }

        @Nullable
        String textOrNone(int at) {
            return text(at).isEmpty() ? null : text(at);
        }

        LocalDate day(int at) {
            return LocalDate.parse(text(at));
        }

        @Nullable
        LocalDate dayOrNone(int at) {
            return text(at).isEmpty() ? null : day(at);
        }
    }
}
