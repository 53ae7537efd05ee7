package vn.lienthong.capability.locality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** The pages through HTTP; every test is rolled back. */
@HouseTest
@Transactional
class LocalityPagesTests {

    private static final LocalDate DAY = LocalDate.of(2023, 11, 2);

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Autowired
    Locality locality;

    @Autowired
    LocalityDemo demo;

    @Autowired
    TeamStore teams;

    @Autowired
    StaffStore staff;

    UUID administrator;
    UUID officer;

    @BeforeEach
    void people() {
        administrator = people.account(Role.ADMINISTRATOR);
        officer = people.account(Role.UNIT_OFFICER);
    }

    private ResultActions see(String address) throws Exception {
        return browser.perform(get(address).with(people.as(administrator)));
    }

    private ResultActions send(String address, String... values) throws Exception {
        var request = post(address).with(people.as(administrator)).with(csrf());
        for (int i = 0; i < values.length; i += 2) {
            request.param(values[i], values[i + 1]);
        }
        return browser.perform(request);
    }

    @Test
    void theListOpensWithTheProvincesOfToday() throws Exception {
        see("/don-vi").andExpect(status().isOk()).andExpect(content().string(containsString("Tỉnh Phú Thọ")));
    }

    @Test
    void searchOnAnOldDayFindsDistricts() throws Exception {
        see("/don-vi?q=chau&ngay=30/06/2025").andExpect(content().string(containsString("Thị xã Mộc Châu")));
        see("/don-vi?q=chau&ngay=hom-qua").andExpect(content().string(containsString("30/06/2025")));
    }

    @Test
    void aUnitsPageSaysWhatBecameOfIt() throws Exception {
        demo.load();
        see("/don-vi/990")
                .andExpect(content().string(containsString("Nay thuộc 4 đơn vị")))
                .andExpect(content().string(containsString("Xã Suối Ngà")));
        see("/don-vi/99010?ngay=2026-01-01").andExpect(content().string(containsString("Xã Đá Trắng")));
        see("/don-vi/99999").andExpect(status().isNotFound());
    }

    @Test
    void anAdministratorMakesTheStandardAgencies() throws Exception {
        see("/don-vi/121?ngay=2023-11-02").andExpect(content().string(containsString("co-quan-mau")));
        send("/don-vi/121/co-quan-mau", "ngay", "2023-11-02").andExpect(redirectedUrl("/don-vi/121?ngay=2023-11-02"));
        see("/don-vi/121?ngay=2023-11-02")
                .andExpect(content().string(containsString("Phòng Văn hóa và Thông tin")))
                .andExpect(content().string(not(containsString("co-quan-mau"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/don-vi/phuc-vu", "/don-vi/co-quan/moi", "/don-vi/to/moi"})
    void anOfficerReadsButReachesNoForm(String form) throws Exception {
        browser.perform(get(form).with(people.as(officer))).andExpect(status().isForbidden());
        browser.perform(post(form).with(people.as(officer)).with(csrf())).andExpect(status().isForbidden());
        browser.perform(get("/don-vi/co-quan").with(people.as(officer)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/don-vi/co-quan/moi"))));
    }

    @Test
    void nobodyReadsWithoutAnAccount() throws Exception {
        browser.perform(get("/don-vi")).andExpect(status().is3xxRedirection());
    }

    @Test
    void makingAnAgencySaysAtTheFieldWhatToDoAndKeepsTheRest() throws Exception {
        send("/don-vi/co-quan/moi", "ten", "", "loai", "other", "thuoc", "121", "ngay", "32/13/2023")
                .andExpect(content().string(containsString("id=\"ngay-error\"")))
                .andExpect(content().string(containsString("32/13/2023")));
        send("/don-vi/co-quan/moi", "ten", "Phòng Đo đạc", "loai", "other", "thuoc", "121", "ngay", "01/08/2025")
                .andExpect(content().string(containsString("id=\"thuoc-error\"")));
        send(
                        "/don-vi/co-quan/moi",
                        "ten",
                        "Phòng Đo đạc",
                        "loai",
                        "other",
                        "thuoc",
                        "huyen bac yen",
                        "ngay",
                        "02/11/2023")
                .andExpect(status().is3xxRedirection());
        assertThat(locality.agenciesOf("121", DAY)).extracting(Agency::name).contains("Phòng Đo đạc");
    }

    @Test
    void renamingAsksForTheNameAndNoticesAnotherHand() throws Exception {
        UUID id = agency("Phòng Đo đạc");
        send("/don-vi/co-quan/" + id + "/doi-ten", "ten", " ", "ngay", "01/02/2024", "ban", "1")
                .andExpect(content().string(containsString("id=\"ten-error\"")));
        send("/don-vi/co-quan/" + id + "/doi-ten", "ten", "Phòng Bản đồ", "ngay", "01/02/2024", "ban", "1")
                .andExpect(redirectedUrl("/don-vi/co-quan/" + id));
        send("/don-vi/co-quan/" + id + "/doi-ten", "ten", "Phòng Địa đồ", "ngay", "01/02/2024", "ban", "1")
                .andExpect(content().string(containsString("Người khác vừa sửa")));
        see("/don-vi/co-quan/" + id)
                .andExpect(content().string(containsString("Phòng Bản đồ")))
                .andExpect(content().string(containsString("Phòng Đo đạc")));
    }

    @Test
    void mergingNeedsASuccessorThatStands() throws Exception {
        UUID small = agency("Phòng Đo đạc");
        UUID big = agency("Phòng Địa chính");
        send("/don-vi/co-quan/" + small + "/nhap", "nhan", "", "ngay", "01/02/2024", "ban", "1")
                .andExpect(content().string(containsString("id=\"nhan-error\"")))
                .andExpect(content().string(containsString("Phòng Địa chính")));
        send("/don-vi/co-quan/" + small + "/nhap", "nhan", big.toString(), "ngay", "01/02/2024", "ban", "1")
                .andExpect(redirectedUrl("/don-vi/co-quan/" + small));
        see("/don-vi/co-quan/" + small).andExpect(content().string(containsString("Nay do")));
        see("/don-vi/co-quan/" + big).andExpect(content().string(containsString("Tiếp nhận từ")));
    }

    @Test
    void aliasesAndCodesAreAddedAndRefusedAtTheirFields() throws Exception {
        UUID id = agency("Phòng Đo đạc");
        send("/don-vi/co-quan/" + id + "/ten-khac", "ten", "P. ĐĐ").andExpect(status().is3xxRedirection());
        send("/don-vi/co-quan/" + id + "/ten-khac", "ten", "p. đđ")
                .andExpect(content().string(containsString("id=\"ten-error\"")));
        send("/don-vi/co-quan/" + id + "/ma", "he-ma", "qcvn-102", "ma", "H41")
                .andExpect(content().string(containsString("id=\"ma-error\"")));
        send("/don-vi/co-quan/" + id + "/ma", "he-ma", "qcvn-102", "ma", "000.00.09.H99")
                .andExpect(status().is3xxRedirection());
        see("/don-vi/co-quan/" + id)
                .andExpect(content().string(containsString("P. ĐĐ")))
                .andExpect(content().string(containsString("000.00.09.H99")));
    }

    @Test
    void aPersonTakesAPostAndLeavesIt() throws Exception {
        UUID id = agency("Phòng Đo đạc");
        String page = "/don-vi/co-quan/" + id + "/can-bo";
        send(page, "ho-ten", "", "chuc-danh", "", "ngay", "01/01/2020")
                .andExpect(content().string(containsString("id=\"ho-ten-error\"")))
                .andExpect(content().string(containsString("id=\"ngay-error\"")));
        send(page, "ho-ten", "Vũ Thử Nghiệm", "chuc-danh", "Trưởng phòng", "dung-dau", "1", "ngay", "02/01/2024")
                .andExpect(status().is3xxRedirection());
        StaffStore.Staff one = staff.staff(id).getFirst();
        send(page + "/" + one.id() + "/thoi", "ngay", "01/01/2024")
                .andExpect(content().string(containsString("id=\"ngay-error\"")));
        send(page + "/" + one.id() + "/thoi", "ngay", "31/12/2024").andExpect(status().is3xxRedirection());
        assertThat(staff.staff(id).getFirst().validTo()).isEqualTo("2024-12-31");
    }

    @Test
    void aTeamIsFoundedWithItsHamletsAndMembers() throws Exception {
        send("/don-vi/to/moi", "loai", "", "ten", "", "thuoc", "121", "ngay", "")
                .andExpect(content().string(containsString("id=\"ten-error\"")));
        send(
                        "/don-vi/to/moi",
                        "loai",
                        "digital_team",
                        "ten",
                        "Tổ thử nghiệm xã Mường",
                        "thuoc",
                        "121",
                        "so",
                        "1/QĐ-UBND",
                        "ngay",
                        "02/11/2023",
                        "thon",
                        "bản Một\r\nbản Hai\r\n")
                .andExpect(status().is3xxRedirection());
        UUID team = teams.list("to thu nghiem xa muong", false, DAY).getFirst().id();
        send("/don-vi/to/" + team + "/thanh-vien", "ho-ten", "Lò Thử", "vai-tro", "head", "ngay", "02/11/2023")
                .andExpect(status().is3xxRedirection());
        see("/don-vi/to/" + team)
                .andExpect(content().string(containsString("bản Hai, bản Một")))
                .andExpect(content().string(containsString("Lò Thử")));
        send("/don-vi/to/" + team + "/thanh-vien/"
                        + teams.members(team).getFirst().id() + "/thoi")
                .andExpect(status().is3xxRedirection());
        assertThat(teams.members(team).getFirst().validTo()).isNotNull();
    }

    @Test
    void homeIsAUnitOfTheListAndItsNameStandsInThePageHead() throws Exception {
        send("/don-vi/phuc-vu", "ma", "77777", "ten", "")
                .andExpect(content().string(containsString("id=\"ma-error\"")));
        send("/don-vi/phuc-vu", "ma", "Xã Tân Thành", "ten", "")
                .andExpect(content().string(containsString("id=\"ma-error\"")));
        send("/don-vi/phuc-vu", "ma", "Huyện Bắc Yên", "ten", "").andExpect(status().is3xxRedirection());
        String name = locality.home().orElseThrow().name();
        assertThat(name).startsWith("Huyện").endsWith("tỉnh Sơn La");
        see("/don-vi").andExpect(content().string(containsString(name)));
    }

    @Test
    void theListOfAgenciesIsNarrowedAndFindsAliases() throws Exception {
        demo.load();
        see("/don-vi/co-quan?thuoc=990&het=1&q=qtdnd")
                .andExpect(content().string(containsString("Quỹ tín dụng nhân dân Trường Lâm")))
                .andExpect(content().string(not(containsString("Phòng Tư pháp</a>"))));
        see("/don-vi/co-quan?loai=culture-division&ngay=02/11/2023&trang=2&dong=1")
                .andExpect(status().isOk());
    }

    @Test
    void readingOnPaperOrInEnglishNamesNoMissingWords() throws Exception {
        demo.load();
        UUID agency = locality.agenciesOf("990", DAY).getFirst().id();
        UUID team = teams.list("", true, DAY).getFirst().id();
        for (String page : List.of(
                "/don-vi",
                "/don-vi/990",
                "/don-vi/phuc-vu",
                "/don-vi/co-quan",
                "/don-vi/co-quan/" + agency,
                "/don-vi/co-quan/" + agency + "/doi-ten",
                "/don-vi/co-quan/" + agency + "/nhap",
                "/don-vi/co-quan/" + agency + "/ten-khac",
                "/don-vi/co-quan/" + agency + "/ma",
                "/don-vi/co-quan/" + agency + "/can-bo",
                "/don-vi/co-quan/moi",
                "/don-vi/to",
                "/don-vi/to/" + team,
                "/don-vi/to/" + team + "/thanh-vien",
                "/don-vi/to/moi")) {
            for (String language : List.of("vi", "en")) {
                String html = see(page + "?lang=" + language)
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
                assertThat(html).as(page).doesNotContainPattern(">\\s*locality\\.[a-z]");
            }
        }
    }

    private UUID agency(String name) {
        return ((AgencyChange.Done) locality.create("other", name, "121", null, DAY)).agency();
    }
}
