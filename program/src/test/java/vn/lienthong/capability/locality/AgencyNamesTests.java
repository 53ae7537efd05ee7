package vn.lienthong.capability.locality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.kernel.Ids;

class AgencyNamesTests {

    private static final LocalDate THEN = LocalDate.of(2023, 12, 1);
    private static final LocalDate NOW = LocalDate.of(2026, 6, 1);
    private static final AgencyVocabulary VOCABULARY = new AgencyVocabulary();
    private static final AdminUnit COUNTRY = unit("00", AdminUnit.Kind.COUNTRY, "Trung ương");
    private static final AdminUnit PROVINCE = unit("99", AdminUnit.Kind.PROVINCE, "Tỉnh Sơn Hải");
    private static final AdminUnit DISTRICT = unit("990", AdminUnit.Kind.RURAL_DISTRICT, "Huyện Trường Lâm");
    private static final AdminUnit COMMUNE = unit("99001", AdminUnit.Kind.COMMUNE, "Xã Trường Lâm");
    private static final AgencyNames DISTRICT_THEN = reader(List.of(DISTRICT, PROVINCE, COUNTRY), THEN);
    private static final AgencyNames COMMUNE_NOW = reader(List.of(COMMUNE, PROVINCE, COUNTRY), NOW);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Phòng Văn hóa và Thông tin                      | culture-division
            Phòng Văn hoá và thông tin huyện                | culture-division
            Phòng Văn hóa - Thông tin                       | culture-division
            Phòng Văn hóa – Thông tin                       | culture-division
            Phòng văn Hóa – Thông tin cấp huyện             | culture-division
            Phòng Văn hóa Thông tin                         | culture-division
            Phòng VH&TT                                     | culture-division
            Phòng VH&amp;TT                                 | culture-division
            Phòng VH TT                                     | culture-division
            PHòng VHTT                                      | culture-division
            Phòng VHHT                                      | culture-division
            PVHTT                                           | culture-division
            PHÒNG VĂN HÓA VÀ THÔNG TIN HUYỆN TRƯỜNG LÂM     | culture-division
            Phong Van hoa va Thong tin                      | culture-division
            Văn phòng HĐND và UBND huyện                    | district-office
            Văn phòng HĐND - UBND huyện                     | district-office
            Văn phòng HĐND– UBND huyện Trường Lâm           | district-office
            Văn phòng HĐND& UBND huyện                      | district-office
            Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện | district-office
            VP HĐND và UBND                                 | district-office
            VP HĐND - UBND huyện                            | district-office
            Văn phòng UBND                                  | district-office
            V PUB                                           | district-office
            V PUB huyện                                     | district-office
            VPUB                                            | district-office
            TTYT                                            | health-centre
            Trung tâm y tế                                  | health-centre
            Trung tâm Y tế huyện Trường Lâm                 | health-centre
            TT Y tế                                         | health-centre
            PTP                                             | justice-division
            Phòng Tư pháp                                   | justice-division
            CAH                                             | district-police
            CA huyện                                        | district-police
            Công an huyện                                   | district-police
            Công an huyện Trường Lâm                        | district-police
            Công an huyên                                   | district-police
            Công an cấp huyện                               | district-police
            Phòng LĐTBXH                                    | labour-division
            Phòng LĐ-TB & XH                                | labour-division
            Phòng LĐTB &amp; XH                             | labour-division
            Phòng LĐTB                                      | labour-division
            Phòng Lao động - Thương binh và Xã hội          | labour-division
            Phòng Lao động Thương binh và Xã hội            | labour-division
            Phòng GDĐT                                      | education-division
            Phòng GD&ĐT                                     | education-division
            Phòng Giáo dục và đào tạo                       | education-division
            Phòng TNMT                                      | environment-division
            Phòng KT - HT                                   | economy-infrastructure-division
            Phòng Kinh tế - Hạ tầng                         | economy-infrastructure-division
            Phòng Tài chính- Kế hoạch                       | finance-division
            Phòng Nội vụ                                    | home-affairs-division
            Chi cục Thống kê khu vực Bình An - Trường Lâm   | statistics-office
            Bảo hiểm Xã hội huyện                           | district-insurance
            BHXH                                            | district-insurance
            Ngân hàng chính sách                            | policy-bank
            Ngân hàng NN&PTNT                               | agribank
            Trung tâm VH- TT và Đài Truyền thanh – Truyền hình | culture-centre
            Trung tâm VHTT và Đài truyền thanh              | culture-centre
            Bộ phận một cửa huyện                           | district-one-stop
            Bộ phận một cửa                                 | district-one-stop
            UBMTTQ huyện                                    | fatherland-front
            Huyện đoàn                                      | youth-union
            UBND huyện                                      | district-committee
            UBND cấp xã                                     | communes-committees
            UBND cấp xã huy động                            | communes-committees
            Tổ công tác ĐA 06 cấp xã                        | communes-task-forces
            Phòng VH&TT: Chủ trì, phối hợp                  | culture-division
            PC06 cung cấp tài liệu và hướng dẫn tích hợp    | police-pc06
            Văn phòng HĐND - UBND huyện (đơn vị vận hành IOC) có văn bản | district-office
            UBND các xã, thị trấn                           | communes-committees
            Công an các xã                                  | communes-police
            Tổ CNSCĐ                                        | digital-teams
            Tổ công tác Đề án 06 huyện                      | district-task-force
            Công an tỉnh                                    | province-police
            CAT                                             | province-police
            PC06                                            | police-pc06
            Phòng PC06                                      | police-pc06
            Phòng PC06 - CAT                                | police-pc06
            Phòng PC06 -CAT                                 | police-pc06
            PC06 - Công an tỉnh                             | police-pc06
            Sở TTTT                                         | information-department
            STTTT                                           | information-department
            Sở TTTT tỉnh                                    | information-department
            Sở Thông tin và truyền thông                    | information-department
            Sở Tài nguyên môi trường                        | environment-department
            Sở VH TTDL                                      | culture-department
            Sở GTVT                                         | transport-department
            UBND tỉnh                                       | province-committee
            Văn phòng UNND tỉnh                             | province-office
            C06                                             | police-c06
            C06 - BCA                                       | police-c06
            Cục C06 – BCA                                   | police-c06
            C06 - Bộ Công an                                | police-c06
            Trung tâm RAR                                   | rar-centre
            Bộ Công an                                      | public-security
            BCA                                             | public-security
            Bộ Lao động TBXH                                | labour-ministry
            Bộ GD&ĐT                                        | education-ministry
            """)
    void readsWhatAPlanOfADistrictWrites(String written, String kind) {
        assertThat(kindOf(DISTRICT_THEN.resolve(written))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Phòng Văn hóa - Xã hội                | commune-culture
            Phòng VHXH                            | commune-culture
            Phòng Kinh tế                         | commune-economy
            Văn phòng HĐND và UBND xã             | commune-office
            Công an xã                            | commune-police
            CAX                                   | commune-police
            UBND xã                               | commune-committee
            Trung tâm Phục vụ hành chính công     | commune-one-stop
            TTPVHCC xã                            | commune-one-stop
            Trạm Y tế                             | commune-health-station
            Công an tỉnh                          | province-police
            Sở Khoa học và Công nghệ              | science-department
            Sở Nông nghiệp và Môi trường          | agriculture-environment-department
            """)
    void readsWhatAPlanOfACommuneWritesAfterTheReform(String written, String kind) {
        assertThat(kindOf(COMMUNE_NOW.resolve(written))).isEqualTo(kind);
    }

    @Test
    void aMisreadNameIsLessSureThanARightOne() {
        assertThat(confidence("Công an huyện Trường Lâm")).isEqualTo(1);
        assertThat(confidence("CAH")).isBetween(0.9, 0.99);
        assertThat(confidence("Phòng Tài nguyn và Môi trường")).isBetween(0.8, 0.9);
        assertThat(confidence("Phòng VHHT")).isBetween(0.65, 0.8);
    }

    @Test
    void thePoliceOfAnotherDistrictAreNotOurs() {
        assertThat(DISTRICT_THEN.resolve("Công an huyện Bình An")).isNotInstanceOf(Resolution.Known.class);
    }

    @Test
    void numbersOfPoliceUnitsAreNeverRepaired() {
        assertThat(kindOf(DISTRICT_THEN.resolve("PC08"))).isEqualTo("police-pc08");
        assertThat(DISTRICT_THEN.resolve("PC09")).isInstanceOf(Resolution.Unknown.class);
    }

    @Test
    void aBodyThatTheVocabularyKnowsAndTheUnitLacksIsProposed() {
        assertThat(DISTRICT_THEN.resolve("Bệnh viện đa khoa huyện"))
                .isEqualTo(new Resolution.Unknown(
                        new Resolution.Proposal("district-hospital", "Bệnh viện đa khoa huyện Trường Lâm", "990")));
    }

    @Test
    void somethingElseIsUnknown() {
        for (String text : List.of(
                "Văn phòng công chứng",
                "Nhà văn hóa thôn Bãi Đá",
                "các cơ quan, đơn vị liên quan",
                "",
                "–",
                "doanh nghiệp")) {
            assertThat(DISTRICT_THEN.resolve(text)).as(text).isEqualTo(new Resolution.Unknown(null));
        }
    }

    @Test
    void twoAgenciesOfOneKindAreCandidates() {
        Agency first = agency("district-hospital", "990", "Bệnh viện đa khoa Trường Lâm 1", THEN);
        Agency second = agency("district-hospital", "990", "Bệnh viện đa khoa Trường Lâm 2", THEN);
        var reader = new AgencyNames(
                new AgencyNames.Surroundings(DISTRICT, List.of(PROVINCE), List.of(first, second), Map.of()),
                VOCABULARY,
                THEN);
        assertThat(reader.resolve("Bệnh viện đa khoa")).isEqualTo(new Resolution.Candidates(List.of(first, second)));
    }

    @Test
    void anAliasIsAsGoodAsTheName() {
        Agency bank = agency("other", "990", "Quỹ tín dụng nhân dân Trường Lâm", THEN);
        var reader = new AgencyNames(
                new AgencyNames.Surroundings(
                        DISTRICT, List.of(PROVINCE), List.of(bank), Map.of(bank.id(), List.of("Quỹ TDND", "QTD"))),
                VOCABULARY,
                THEN);
        assertThat(reader.resolve("QTD")).isEqualTo(new Resolution.Known(bank, 1));
        assertThat(reader.resolve("quỹ tdnd")).isEqualTo(new Resolution.Known(bank, 1));
    }

    private static double confidence(String written) {
        return DISTRICT_THEN.resolve(written) instanceof Resolution.Known known ? known.confidence() : 0;
    }

    private static String kindOf(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Known known -> known.agency().kind();
            case Resolution.Candidates candidates ->
                "candidates " + candidates.agencies().stream().map(Agency::kind).toList();
            case Resolution.Unknown unknown -> "unknown " + unknown.proposal();
        };
    }

    private static AgencyNames reader(List<AdminUnit> homeAndAbove, LocalDate on) {
        List<Agency> agencies = new ArrayList<>();
        for (AdminUnit unit : homeAndAbove) {
            for (AgencyKind kind : VOCABULARY.standardAt(unit, on)) {
                agencies.add(agency(kind.id(), unit.code(), kind.nameAt(unit), on));
            }
        }
        return new AgencyNames(
                new AgencyNames.Surroundings(
                        homeAndAbove.getFirst(), homeAndAbove.subList(1, homeAndAbove.size()), agencies, Map.of()),
                VOCABULARY,
                on);
    }

    private static Agency agency(String kind, String unit, String name, LocalDate on) {
        UUID id = Ids.next();
        return new Agency(id, kind, unit, null, name, on.minusYears(1), null, 1);
    }

    private static AdminUnit unit(String code, AdminUnit.Kind kind, String name) {
        return new AdminUnit(
                code, LocalDate.of(2004, 7, 8), null, kind.tier(), kind, name, null, null, AdminUnit.Doubt.NONE);
    }
}
