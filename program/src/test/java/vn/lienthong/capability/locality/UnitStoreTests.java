package vn.lienthong.capability.locality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;

/** The data files and the questions asked of them. */
@HouseTest
class UnitStoreTests {

    private static final LocalDate LAST_DISTRICT_DAY = LocalDate.of(2025, 6, 30);
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Autowired
    Locality locality;

    @Autowired
    UnitFacts facts;

    @Autowired
    JdbcClient database;

    @ParameterizedTest
    @CsvSource({
        "2024-06-30, 63, 705, 10599",
        "2025-01-31, 63, 696, 10051",
        "2025-06-30, 63, 696, 10035",
        "2025-07-01, 34, 0, 3321",
        "2026-05-01, 34, 0, 3321",
        "2026-11-21, 34, 0, 3321"
    })
    void theCountryHasAsManyUnitsAsTheLawSays(LocalDate on, int provinces, int districts, int communes) {
        assertThat(List.of(count("province", on), count("district", on), count("commune", on)))
                .containsExactly(provinces, districts, communes);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-07-01, ward, 687",
        "2025-07-01, commune, 2621",
        "2025-07-01, special_zone, 13",
        "2025-07-01, municipality, 6",
        "2026-05-01, ward, 697",
        "2026-05-01, commune, 2611",
        "2026-05-01, municipality, 7",
        "2026-11-21, municipality, 9"
    })
    void theKindsAreCountedToo(LocalDate on, String kind, int expected) {
        assertThat(database.sql("""
                        select count(*) from locality_unit
                        where origin = 'official' and kind = :kind and valid_from <= :on
                            and (valid_to is null or valid_to >= :on)
                        """)
                        .param("kind", kind)
                        .param("on", on)
                        .query(Integer.class)
                        .single())
                .isEqualTo(expected);
    }

    @Test
    void everyUnitHasItsParentOnEachOfItsFirstAndLastDays() {
        assertThat(numbers("""
                        select count(*) from locality_unit u
                        where u.origin = 'official' and u.parent_code is not null and (
                            not exists (select 1 from locality_unit p where p.code = u.parent_code
                                and p.valid_from <= u.valid_from and (p.valid_to is null or p.valid_to >= u.valid_from))
                            or not exists (select 1 from locality_unit p where p.code = u.parent_code
                                and (p.valid_to is null or p.valid_to >= coalesce(u.valid_to, date '2099-01-01'))))
                        """)).isZero();
    }

    @Test
    void noCodeMeansTwoThingsOnOneDay() {
        assertThat(numbers("""
                        select count(*) from locality_unit a join locality_unit b
                            on a.code = b.code and a.valid_from < b.valid_from
                            and coalesce(a.valid_to, date '2099-01-01') >= b.valid_from
                        where a.origin = 'official'
                        """)).isZero();
    }

    @Test
    void everySuccessorRowLeadsFromAUnitThatEndedToOneThatStandsLonger() {
        assertThat(numbers("""
                        select count(*) from locality_unit_successor s
                        left join locality_unit a on a.code = s.code and a.valid_from = s.valid_from
                        left join locality_unit b on b.code = s.to_code and b.valid_from = s.to_valid_from
                        where a.code is null or b.code is null or a.valid_to is null or b.valid_to <= a.valid_to
                        """)).isZero();
    }

    @Test
    void everyCommuneAndDistrictOfTheLastDayHasASuccessorOnTheNext() {
        assertThat(numbers("""
                        select count(*) from locality_unit u
                        where u.origin = 'official' and u.valid_to = date '2025-06-30' and not exists (
                            select 1 from locality_unit_successor s
                            where s.code = u.code and s.valid_from = u.valid_from and s.to_valid_from = date '2025-07-01')
                        """)).isZero();
    }

    @Test
    void everyNewCommuneHasAPredecessor() {
        assertThat(numbers("""
                        select count(*) from locality_unit u
                        where u.origin = 'official' and u.tier = 'commune' and u.valid_from = date '2025-07-01' and not exists (
                            select 1 from locality_unit_successor s
                            where s.to_code = u.code and s.to_valid_from = u.valid_from)
                        """)).isZero();
    }

    @Test
    void namesAreComposed() {
        assertThat(database.sql("select count(*) from locality_unit where name is not nfc normalized")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theSameCodeNamesAnotherProvinceAfterTheReform() {
        assertThat(name("15", LAST_DISTRICT_DAY)).isEqualTo("Tỉnh Yên Bái");
        assertThat(name("15", REFORM)).isEqualTo("Tỉnh Lào Cai");
        assertThat(name("75", LocalDate.of(2026, 4, 29))).isEqualTo("Tỉnh Đồng Nai");
        assertThat(name("75", LocalDate.of(2026, 4, 30))).isEqualTo("Thành phố Đồng Nai");
        assertThat(name("46", LocalDate.of(2024, 12, 31))).isEqualTo("Tỉnh Thừa Thiên Huế");
        assertThat(name("46", TODAY)).isEqualTo("Thành phố Huế");
    }

    @Test
    void anOldDayReadsTheFirstListOfCodes() {
        assertThat(name("15", LocalDate.of(1985, 3, 2))).isEqualTo("Tỉnh Yên Bái");
    }

    @Test
    void mergedProvincesKnowWhatTheyWereMadeOf() {
        AdminUnit province = locality.unit("25", TODAY).orElseThrow();
        assertThat(locality.predecessorsOn(province, LAST_DISTRICT_DAY))
                .extracting(AdminUnit::code)
                .containsExactlyInAnyOrder("17", "25", "26");
        AdminUnit old = locality.unit("26", LAST_DISTRICT_DAY).orElseThrow();
        assertThat(locality.successorsOn(old, TODAY))
                .extracting(AdminUnit::name)
                .containsExactly("Tỉnh Phú Thọ");
    }

    @Test
    void aDistrictBecameTheCommunesOfItsPlace() {
        AdminUnit island = locality.unit("318", LAST_DISTRICT_DAY).orElseThrow();
        assertThat(locality.successorsOn(island, TODAY))
                .extracting(AdminUnit::kind)
                .containsExactly(AdminUnit.Kind.SPECIAL_ZONE);
        AdminUnit district = locality.unit("123", LAST_DISTRICT_DAY).orElseThrow();
        assertThat(locality.successorsOn(district, REFORM))
                .hasSizeGreaterThan(4)
                .allSatisfy(unit -> assertThat(unit.tier()).isEqualTo(AdminUnit.Tier.COMMUNE));
    }

    @Test
    void everyCommuneThatHasARowLeadsToWhatStandsToday() {
        AdminUnit commune = locality.unit("00001", LocalDate.of(2020, 1, 1)).orElseThrow();
        assertThat(locality.successorsOn(commune, TODAY))
                .isNotEmpty()
                .allSatisfy(unit -> assertThat(unit.isValidOn(TODAY)).isTrue());
    }

    @Test
    void unitsBelowAndAbove() {
        AdminUnit district = locality.unit("001", LAST_DISTRICT_DAY).orElseThrow();
        assertThat(locality.children(district, LAST_DISTRICT_DAY)).hasSizeGreaterThan(10);
        assertThat(locality.above(district, LAST_DISTRICT_DAY))
                .extracting(AdminUnit::name)
                .containsExactly("Thành phố Hà Nội", "Trung ương");
        assertThat(locality.provinces(TODAY)).hasSizeGreaterThanOrEqualTo(34);
    }

    @Test
    void searchFindsWithAndWithoutMarks() {
        assertThat(locality.search("thanh hoa", TODAY, 20))
                .extracting(AdminUnit::name)
                .contains("Tỉnh Thanh Hóa");
        assertThat(locality.search("Thanh Hóa", TODAY, 20).getFirst().name()).isEqualTo("Tỉnh Thanh Hóa");
        assertThat(locality.search("Bảo Ái", TODAY, 5).getFirst().name()).isEqualTo("Xã Bảo Ái");
        assertThat(locality.search("38", TODAY, 5).getFirst().code()).isEqualTo("38");
        assertThat(locality.search("100%", TODAY, 5)).isEmpty();
        assertThat(locality.search(" ", TODAY, 5)).isEmpty();
    }

    @Test
    void loadingAgainChangesNothing() {
        long before = numbers("select count(*) from locality_unit");
        facts.afterPropertiesSet();
        assertThat(numbers("select count(*) from locality_unit")).isEqualTo(before);
    }

    @Test
    void aMergerIntoAStandingDistrictIsASuccessorToo() {
        AdminUnit ended = locality.unit("405", LocalDate.of(2024, 6, 30)).orElseThrow();
        assertThat(locality.successorsOn(ended, LAST_DISTRICT_DAY))
                .extracting(AdminUnit::name)
                .containsExactly("Thành phố Thanh Hóa");
    }

    @Test
    void otherFilesReplaceTheOfficialRowsWhole() {
        long before = numbers("select count(*) from locality_unit");
        database.sql("update locality_facts set stamp = 'older'").update();
        facts.afterPropertiesSet();
        assertThat(numbers("select count(*) from locality_unit")).isEqualTo(before);
    }

    private String name(String code, LocalDate on) {
        return locality.unit(code, on).orElseThrow().name();
    }

    private int count(String tier, LocalDate on) {
        return database.sql("""
                        select count(*) from locality_unit
                        where origin = 'official' and tier = :tier and valid_from <= :on
                            and (valid_to is null or valid_to >= :on)
                        """)
                .param("tier", tier)
                .param("on", on)
                .query(Integer.class)
                .single();
    }

    private long numbers(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
