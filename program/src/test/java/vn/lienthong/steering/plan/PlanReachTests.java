package vn.lienthong.steering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;

/** Two localities in one program: the standing body of one has no hand in the papers and plans of the other. */
@HouseTest
class PlanReachTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPlans plans;

    @Autowired
    TestPeople people;

    @Autowired
    ImportStore imports;

    @Autowired
    ImportReach reach;

    @Autowired
    Access access;

    @Autowired
    Locality locality;

    @Autowired
    Clock clock;

    UUID plan = Ids.next();
    UUID item = Ids.next();
    UUID own = Ids.next();
    UUID neighbour = Ids.next();
    UUID stranger = Ids.next();

    @BeforeEach
    void twoPlaces() {
        List<String> codes = locality.provinces(LocalDate.now(clock)).stream()
                .map(province -> province.code())
                .toList();
        UUID owner = agency("UBND", codes.get(0));
        plan = plans.plan(owner, codes.get(0));
        item = plans.item(
                plan,
                "Quản lý lưu trú",
                null,
                List.of(new PlanItem.UnitRole("lead", "Công an", agency("Công an", codes.get(0)))),
                "Lập danh sách");
        own = people.account(Role.STANDING_BODY, owner);
        neighbour = people.account(Role.STANDING_BODY, agency("Công an bên cạnh", codes.get(0)));
        stranger = people.account(Role.STANDING_BODY, agency("Công an nơi khác", codes.get(1)));
    }

    private UUID agency(String name, String code) {
        AgencyChange made = locality.create("other", name + " " + Ids.next(), code, null, LocalDate.of(2020, 1, 1));
        return ((AgencyChange.Done) made).agency();
    }

    @Test
    void thePlanOfAnotherPlaceIsNotThere() throws Exception {
        for (String address : List.of(
                "/ke-hoach/" + plan,
                "/ke-hoach/muc/" + item,
                "/ke-hoach/muc/" + item + "/sua",
                "/ke-hoach/nhap?ke-hoach=" + plan)) {
            mvc.perform(get(address).with(people.as(stranger))).andExpect(status().isNotFound());
            mvc.perform(get(address).with(people.as(own))).andExpect(status().isOk());
            mvc.perform(get(address).with(people.as(neighbour))).andExpect(status().isOk());
        }
        for (String address :
                List.of("/ke-hoach/" + plan + "/gan-don-vi", "/ke-hoach/" + plan + "/khac-nhau/" + Ids.next())) {
            mvc.perform(post(address).param("choice", "theirs").with(csrf()).with(people.as(stranger)))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void whoHasOnlyAPartInAPlanDoesNotCorrectIt() throws Exception {
        UUID elsewhere = agency(
                "Ngân hàng", locality.provinces(LocalDate.now(clock)).get(1).code());
        plans.item(plan, "Cho vay", null, List.of(new PlanItem.UnitRole("lead", "Ngân hàng", elsewhere)), "Rà soát");
        UUID bank = people.account(Role.STANDING_BODY, elsewhere);
        mvc.perform(get("/ke-hoach/" + plan).with(people.as(bank))).andExpect(status().isOk());
        mvc.perform(get("/ke-hoach/muc/" + item + "/sua").with(people.as(bank))).andExpect(status().isForbidden());
        mvc.perform(post("/ke-hoach/" + plan + "/gan-don-vi").with(csrf()).with(people.as(bank)))
                .andExpect(status().isForbidden());
    }

    @Test
    void aDocumentOnItsWayIsHandledByThePlaceThatBroughtIt() throws Exception {
        UUID id = Ids.next();
        mvc.perform(multipart("/ke-hoach/nhap")
                        .file(new MockMultipartFile(
                                "file", "ke-hoach.txt", "text/plain", "KẾ HOẠCH".getBytes(StandardCharsets.UTF_8)))
                        .param("id", id.toString())
                        .with(csrf())
                        .with(people.as(own)))
                .andExpect(status().is3xxRedirection());
        Import brought = imports.find(id).orElseThrow();
        for (UUID account : List.of(own, neighbour, stranger)) {
            access.actAs(account, () -> assertThat(reach.handles(brought)).isEqualTo(!account.equals(stranger)));
        }
        mvc.perform(get("/ke-hoach/nhap/" + id).with(people.as(stranger))).andExpect(status().isForbidden());
        mvc.perform(post("/ke-hoach/nhap/" + id + "/dung").with(csrf()).with(people.as(stranger)))
                .andExpect(status().isForbidden());
        mvc.perform(post("/ke-hoach/nhap/" + id + "/dung").with(csrf()).with(people.as(neighbour)))
                .andExpect(status().is3xxRedirection());
    }
}
