package vn.lienthong.steering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;

/** A name that a plan has and nobody knows becomes an agency with one click, before and after the plan is taken over. */
@HouseTest
class NewUnitFormsTests {

    /** A district that no other test reads plans of. */
    private static final String DISTRICT = "123";

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    @Autowired
    ImportStore imports;

    @Autowired
    PlanStore plans;

    @Autowired
    Units units;

    @Autowired
    Locality locality;

    private Import uploaded(RequestPostProcessor who) throws Exception {
        UUID id = Ids.next();
        byte[] bytes;
        try (InputStream in = Objects.requireNonNull(
                NewUnitFormsTests.class.getResourceAsStream("/vn/lienthong/steering/planreader/merge/ke-hoach.txt"))) {
            bytes = in.readAllBytes();
        }
        web.perform(multipart("/ke-hoach/nhap")
                        .file(new MockMultipartFile("file", "ke-hoach.txt", "text/plain", bytes))
                        .param("id", id.toString())
                        .with(who)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> imports.find(id).orElseThrow().state() != Import.State.READING);
        return imports.find(id).orElseThrow();
    }

    private List<String> unknown(Import document) {
        LocalDate day = Objects.requireNonNull(document.head()).issued();
        return imports.drafts(document.id()).stream()
                .flatMap(draft -> draft.content().units())
                .distinct()
                .filter(name -> units.agency(name, day, DISTRICT).isEmpty())
                .toList();
    }

    @Test
    void aNameBecomesAnAgencyFromTheReviewAndFromThePlan() throws Exception {
        AgencyChange desk =
                locality.create("other", "Thường trực " + Ids.next(), DISTRICT, null, LocalDate.of(2020, 1, 1));
        UUID at = ((AgencyChange.Done) desk).agency();
        RequestPostProcessor standing = people.as(people.account(Role.STANDING_BODY, at));
        Import document = uploaded(standing);
        List<String> names = unknown(document);
        assertThat(names).hasSizeGreaterThan(1);
        String review = "/ke-hoach/nhap/" + document.id();
        web.perform(get(review + "?loc=van-ban").with(standing))
                .andExpect(content().string(containsString(review + "/them-don-vi")));

        web.perform(post(review + "/them-don-vi")
                        .param("ten", names.getFirst())
                        .with(standing)
                        .with(csrf()))
                .andExpect(redirectedUrl(review + "?loc=van-ban"));
        assertThat(unknown(document)).doesNotContain(names.getFirst());
        int before = unknown(document).size();
        web.perform(post(review + "/them-don-vi")
                .param("ten", "Ban không ai nêu")
                .with(standing)
                .with(csrf()));
        assertThat(unknown(document)).hasSize(before);
        for (String role : List.of(Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER)) {
            web.perform(post(review + "/them-don-vi")
                            .param("ten", names.getLast())
                            .with(people.as(role))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }

        web.perform(post(review + "/nhan")
                .param("withDoubts", "true")
                .with(standing)
                .with(csrf()));
        UUID plan =
                Objects.requireNonNull(imports.find(document.id()).orElseThrow().planId());
        String open = plans.openUnits(plan).getFirst().name();
        web.perform(get("/ke-hoach/" + plan + "?xem=bao-cao").with(standing))
                .andExpect(content().string(containsString("/ke-hoach/" + plan + "/them-don-vi")));
        web.perform(post("/ke-hoach/" + plan + "/them-don-vi")
                        .param("ten", open)
                        .with(standing)
                        .with(csrf()))
                .andExpect(redirectedUrl("/ke-hoach/" + plan + "?xem=bao-cao"));
        assertThat(plans.openUnits(plan)).extracting(PlanStore.OpenUnit::name).doesNotContain(open);
    }
}
