package vn.lienthong.capability.locality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;

/** Agencies through the room's public class, on the real database; every test is rolled back. */
@HouseTest
@RecordApplicationEvents
@Transactional
class LocalityTests {

    @Autowired
    ApplicationEvents events;

    private static final String UNIT = "121";
    private static final LocalDate DAY = LocalDate.of(2023, 11, 2);

    @Autowired
    Locality locality;

    @Autowired
    AgencyStore store;

    @Autowired
    LocalityDemo demo;

    AdminUnit home;

    @BeforeEach
    void home() {
        home = locality.unit(UNIT, DAY).orElseThrow();
    }

    @Test
    void makesTheStandardAgenciesOnce() {
        List<Agency> made = locality.createStandard(home, DAY);
        assertThat(made)
                .extracting(Agency::kind)
                .contains("culture-division", "district-police", "communes-committees")
                .doesNotContain("urban-division", "commune-culture", "culture-science-division");
        assertThat(locality.createStandard(home, DAY)).isEmpty();
    }

    @Test
    void districtAgenciesEndWithTheirKindOrTheirUnit() {
        locality.createStandard(home, DAY);
        assertThat(agency("district-police").validTo()).isEqualTo("2025-02-28");
        assertThat(agency("justice-division").validTo()).isEqualTo("2025-06-30");
        assertThat(locality.agenciesOf(UNIT, LocalDate.of(2025, 7, 1)))
                .as("but those that other tests made")
                .allMatch(agency -> agency.kind().equals("other"));
    }

    @Test
    void provincialDepartmentsOf2023LeadToThoseOf2025() {
        AdminUnit province = locality.unit("38", DAY).orElseThrow();
        locality.createStandard(province, DAY);
        locality.createStandard(province, LocalDate.of(2025, 8, 1));
        Agency information = locality.agenciesOf("38", DAY).stream()
                .filter(agency -> agency.kind().equals("information-department"))
                .findFirst()
                .orElseThrow();
        assertThat(store.successors(information.id(), LocalDate.of(2025, 8, 1)))
                .extracting(Agency::kind)
                .containsExactly("science-department");
    }

    @Test
    void resolvesWhatThePlanSaysToTheHomeUnitsAgency() {
        locality.createStandard(home, DAY);
        assertThat(locality.resolve("PHòng VHTT", home, DAY))
                .isInstanceOfSatisfying(
                        Resolution.Known.class,
                        known -> assertThat(known.agency()).isEqualTo(agency("culture-division")));
        assertThat(locality.resolve("BVĐK huyện", home, DAY))
                .isEqualTo(new Resolution.Unknown(
                        new Resolution.Proposal("district-hospital", "Bệnh viện đa khoa huyện Bắc Yên", UNIT)));
        locality.createStandard(locality.unit("00", DAY).orElseThrow(), DAY);
        assertThat(locality.resolve("C06", home, DAY))
                .isInstanceOfSatisfying(
                        Resolution.Known.class,
                        known -> assertThat(known.agency().unitCode()).isEqualTo("00"));
    }

    @Test
    void aNewAliasIsReadAtOnce() {
        UUID bank = done(locality.create("other", "Quỹ tín dụng nhân dân Mường Khến", UNIT, null, DAY));
        assertThat(locality.resolve("QTD xanh", home, DAY)).isNotInstanceOf(Resolution.Known.class);
        assertThat(locality.addAlias(bank, "QTD xanh")).isEqualTo(new AgencyChange.Done(bank));
        assertThat(locality.resolve("qtd Xanh", home, DAY))
                .isInstanceOfSatisfying(
                        Resolution.Known.class,
                        known -> assertThat(known.agency().id()).isEqualTo(bank));
        assertThat(locality.addAlias(bank, "QTD XANH")).isEqualTo(refused(AgencyChange.Reason.ALIAS_TAKEN));
    }

    @Test
    void aRenamedAgencyKeepsItsEarlierNameForEarlierDays() {
        UUID id = done(locality.create("other", "Phòng Đo đạc", UNIT, null, DAY));
        assertThat(locality.rename(id, "Phòng Bản đồ", DAY.plusYears(1), "12/QĐ-UBND", 1))
                .isEqualTo(new AgencyChange.Done(id));
        assertThat(locality.agency(id, DAY).orElseThrow().name()).isEqualTo("Phòng Đo đạc");
        assertThat(locality.agency(id, DAY.plusYears(1)).orElseThrow().name()).isEqualTo("Phòng Bản đồ");
        assertThat(locality.resolve("Phòng Đo đạc", home, DAY.plusYears(1))).isInstanceOf(Resolution.Known.class);
    }

    @Test
    void theSecondOfTwoWhoRenameSeesThatItChanged() {
        UUID id = done(locality.create("other", "Phòng Đo đạc", UNIT, null, DAY));
        done(locality.rename(id, "Phòng Bản đồ", DAY.plusDays(1), null, 1));
        assertThat(locality.rename(id, "Phòng Địa đồ", DAY.plusDays(1), null, 1))
                .isEqualTo(refused(AgencyChange.Reason.CHANGED_MEANWHILE));
    }

    @Test
    void refusesWhatCannotBe() {
        UUID id = done(locality.create("other", "Phòng Đo đạc", UNIT, null, DAY));
        assertThat(locality.create("other", " ", UNIT, null, DAY)).isEqualTo(refused(AgencyChange.Reason.NAME_MISSING));
        assertThat(locality.create("other", "phong do dac", UNIT, null, DAY))
                .isEqualTo(refused(AgencyChange.Reason.NAME_TAKEN));
        assertThat(locality.create("nonsense", "Phòng Khác", UNIT, null, DAY))
                .isEqualTo(refused(AgencyChange.Reason.KIND_UNKNOWN));
        assertThat(locality.create("other", "Phòng Khác", UNIT, null, LocalDate.of(2026, 1, 1)))
                .isEqualTo(refused(AgencyChange.Reason.UNIT_UNKNOWN));
        assertThat(locality.rename(id, "Phòng Khác", DAY.minusDays(1), null, 1))
                .isEqualTo(refused(AgencyChange.Reason.DAYS_CROSSED));
        assertThat(locality.mergeInto(id, id, DAY.plusDays(9), 1)).isEqualTo(refused(AgencyChange.Reason.SAME_AGENCY));
        assertThat(locality.putCode(id, "qcvn-102", "H41")).isEqualTo(refused(AgencyChange.Reason.CODE_MALFORMED));
    }

    @Test
    void aMergedAgencyEndsTheDayBeforeAndPointsToItsSuccessor() {
        UUID small = done(locality.create("other", "Phòng Đo đạc", UNIT, null, DAY));
        UUID big = done(locality.create("other", "Phòng Địa chính", UNIT, null, DAY));
        LocalDate firstDay = DAY.plusYears(1);
        assertThat(locality.mergeInto(small, big, firstDay, 1)).isEqualTo(new AgencyChange.Done(small));
        assertThat(locality.agency(small, DAY).orElseThrow().validTo()).isEqualTo(firstDay.minusDays(1));
        assertThat(store.successors(small, firstDay)).extracting(Agency::id).containsExactly(big);
        assertThat(locality.rename(small, "Phòng Bản đồ", firstDay, null, 2))
                .isEqualTo(refused(AgencyChange.Reason.ENDED));
    }

    @Test
    void anOrganisationCodeBelongsToOneAgency() {
        UUID one = done(locality.create("other", "Phòng Đo đạc", UNIT, null, DAY));
        UUID two = done(locality.create("other", "Phòng Địa chính", UNIT, null, DAY));
        done(locality.putCode(one, "qcvn-102", "000.00.01.H99"));
        assertThat(locality.putCode(two, "qcvn-102", "000.00.01.H99"))
                .isEqualTo(refused(AgencyChange.Reason.CODE_TAKEN));
        done(locality.putCode(two, "qd-20", "H99.5.12"));
        assertThat(store.codes(two)).containsExactly(new AgencyStore.Code("qd-20", "H99.5.12"));
    }

    @Test
    void theDemoShowsADistrictAndWhatBecameOfIt() {
        demo.load();
        demo.load();
        AdminUnit district = locality.unit("990", DAY).orElseThrow();
        assertThat(locality.children(district, DAY)).hasSize(9);
        assertThat(locality.successorsOn(district, LocalDate.of(2026, 1, 1))).hasSize(4);
        AdminUnit split = locality.unit("99016", DAY).orElseThrow();
        assertThat(locality.successorsOn(split, LocalDate.of(2026, 1, 1))).hasSize(2);
        assertThat(locality.home().orElseThrow().unitCode())
                .as("a newcomer meets the commune of today")
                .isEqualTo("99001");
        assertThat(locality.homeUnit().orElseThrow().tier()).isEqualTo(AdminUnit.Tier.COMMUNE);
        assertThat(locality.resolve("Phòng PC06 - CAT", district, DAY)).isInstanceOf(Resolution.Known.class);
        assertThat(locality.resolve("UBND xã Tân Mộc", district, DAY))
                .isInstanceOfSatisfying(
                        Resolution.Known.class,
                        known -> assertThat(known.agency().unitCode()).isEqualTo("99004"));
    }

    private Agency agency(String kind) {
        return locality.agenciesOf(UNIT, DAY).stream()
                .filter(agency -> agency.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static UUID done(AgencyChange change) {
        assertThat(change).isInstanceOf(AgencyChange.Done.class);
        return ((AgencyChange.Done) change).agency();
    }

    private static AgencyChange refused(AgencyChange.Reason reason) {
        return new AgencyChange.Refused(reason);
    }

    @Test
    void theOneWithTheDutiesIsFoundThroughEveryMerger() {
        UUID first = made("Ban Một");
        UUID second = made("Ban Hai");
        UUID third = made("Ban Ba");
        LocalDate one = LocalDate.of(2024, 3, 1);
        LocalDate two = LocalDate.of(2024, 9, 1);
        assertThat(locality.mergeInto(first, second, one, 1)).isInstanceOf(AgencyChange.Done.class);
        assertThat(locality.mergeInto(second, third, two, 1)).isInstanceOf(AgencyChange.Done.class);

        assertThat(standing(first, one.minusDays(1))).isEqualTo(first);
        assertThat(standing(first, one)).isEqualTo(second);
        assertThat(standing(first, two.minusDays(1))).isEqualTo(second);
        assertThat(standing(first, two)).isEqualTo(third);
        assertThat(standing(third, LocalDate.of(2020, 1, 1))).isEqualTo(third);
        assertThat(locality.standing(List.of(first, second, UUID.randomUUID()), two))
                .containsOnlyKeys(first, second)
                .allSatisfy((asked, heir) -> assertThat(heir.name()).isEqualTo("Ban Ba"));
        assertThat(events.stream(AgencyMerged.class))
                .contains(new AgencyMerged(first, second, one), new AgencyMerged(second, third, two));
    }

    @Test
    void whoEndedWithoutAnHeirIsStoodForByNobody() {
        UUID alone = made("Ban Lẻ");
        store.end(alone, LocalDate.of(2024, 1, 31));
        assertThat(locality.standing(alone, LocalDate.of(2024, 2, 1))).isEmpty();
    }

    private UUID made(String name) {
        return ((AgencyChange.Done) locality.create("other", name, UNIT, null, DAY)).agency();
    }

    private UUID standing(UUID agency, LocalDate on) {
        return locality.standing(agency, on).orElseThrow().id();
    }
}
