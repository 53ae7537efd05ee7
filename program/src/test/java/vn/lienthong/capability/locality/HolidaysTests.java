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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** Days off through their pages, on the real table; every test is rolled back. */
@HouseTest
@RecordApplicationEvents
@Transactional
class HolidaysTests {

    private static final LocalDate FRIDAY = LocalDate.of(2031, 1, 3);
    private static final LocalDate SATURDAY = LocalDate.of(2031, 1, 11);

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Autowired
    Holidays holidays;

    @Autowired
    ApplicationEvents events;

    private ResultActions send(String role, String address, String... values) throws Exception {
        MockHttpServletRequestBuilder request =
                post(address).with(people.as(role)).with(csrf());
        for (int i = 0; i < values.length; i += 2) {
            request.param(values[i], values[i + 1]);
        }
        return browser.perform(request);
    }

    private String stamp() {
        return holidays.table().stamp().toString();
    }

    private ResultActions swap(String stamp) throws Exception {
        return send(
                Role.STANDING_BODY,
                "/don-vi/ngay-nghi/moi",
                "nghi",
                "03/01/2031",
                "lam-bu",
                "11/01/2031",
                "ly-do",
                "Hoán đổi",
                "so-quyet-dinh",
                "7/TB",
                "ban",
                stamp);
    }

    @Test
    void aSwapIsShownFirstThenSavedAndToldToOthers() throws Exception {
        swap("").andExpect(status().isOk())
                .andExpect(content().string(containsString("03/01/2031")))
                .andExpect(content().string(containsString(stamp())));
        assertThat(holidays.calendar().isWorkingDay(FRIDAY)).isTrue();

        swap(stamp()).andExpect(redirectedUrl("/don-vi/ngay-nghi?nam=2031"));

        assertThat(holidays.calendar().isWorkingDay(FRIDAY)).isFalse();
        assertThat(holidays.calendar().isWorkingDay(SATURDAY)).isTrue();
        assertThat(events.stream(HolidaysChanged.class))
                .containsExactly(new HolidaysChanged(Set.of(FRIDAY, SATURDAY), "Hoán đổi (7/TB)"));
    }

    @Test
    void whoSawAnOlderTableSeesTheEffectAnewAndSavesNothing() throws Exception {
        String old = stamp();
        holidays.put(
                List.of(new DayTable.Row(LocalDate.of(2031, 7, 7), true, false, "x", null, null)),
                holidays.table().stamp());

        swap(old).andExpect(status().isOk()).andExpect(content().string(containsString(stamp())));

        assertThat(holidays.calendar().isWorkingDay(FRIDAY)).isTrue();
    }

    @Test
    void anOwnDayIsTakenBackAndAShippedOneIsNot() throws Exception {
        swap(stamp());
        browser.perform(get("/don-vi/ngay-nghi/bo/2031-01-03").with(people.as(Role.ADMINISTRATOR)))
                .andExpect(status().isOk());
        send(Role.ADMINISTRATOR, "/don-vi/ngay-nghi/bo/2031-01-03", "ban", stamp())
                .andExpect(redirectedUrl("/don-vi/ngay-nghi?nam=2031"));
        assertThat(holidays.calendar().isWorkingDay(FRIDAY)).isTrue();
        browser.perform(get("/don-vi/ngay-nghi/bo/2025-05-02").with(people.as(Role.ADMINISTRATOR)))
                .andExpect(status().isNotFound());
    }

    @Test
    void aYearlyDecisionIsSavedTheSameWay() throws Exception {
        browser.perform(get("/don-vi/ngay-nghi/nam/2027").with(people.as(Role.ADMINISTRATOR)))
                .andExpect(content().string(containsString("04/02/2027")));
        send(
                        Role.ADMINISTRATOR,
                        "/don-vi/ngay-nghi/nam/2027",
                        "tet",
                        "2",
                        "quoc-khanh",
                        "3",
                        "so-quyet-dinh",
                        "9/TB",
                        "ban",
                        stamp())
                .andExpect(redirectedUrl("/don-vi/ngay-nghi?nam=2027"));
        assertThat(holidays.calendar().isWorkingDay(LocalDate.of(2027, 2, 4))).isFalse();
        assertThat(events.stream(HolidaysChanged.class))
                .singleElement()
                .satisfies(changed -> assertThat(changed.why()).contains("2027").contains("9/TB"));
    }

    @Test
    void aDayThatIsOffAlreadyIsRefusedAtItsField() throws Exception {
        send(Role.ADMINISTRATOR, "/don-vi/ngay-nghi/moi", "nghi", "02/09/2031", "ly-do", "x")
                .andExpect(content().string(containsString("id=\"nghi-error\"")));
        send(Role.ADMINISTRATOR, "/don-vi/ngay-nghi/moi", "lam-bu", "03/01/2031")
                .andExpect(content().string(containsString("id=\"lam-bu-error\"")))
                .andExpect(content().string(containsString("id=\"ly-do-error\"")));
        send(Role.ADMINISTRATOR, "/don-vi/ngay-nghi/moi", "nghi", "02/01/1999", "ly-do", "x")
                .andExpect(content().string(containsString("id=\"nghi-error\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER})
    void othersReadAndChangeNothing(String role) throws Exception {
        browser.perform(get("/don-vi/ngay-nghi?nam=2030").with(people.as(role)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("02/02/2030")))
                .andExpect(content().string(not(containsString("/don-vi/ngay-nghi/moi"))));
        send(role, "/don-vi/ngay-nghi/moi", "nghi", "03/01/2031").andExpect(status().isForbidden());
        send(role, "/don-vi/ngay-nghi/nam/2031").andExpect(status().isForbidden());
        send(role, "/don-vi/ngay-nghi/bo/2031-01-03").andExpect(status().isForbidden());
    }

    @Test
    void theListIsSavedAsASheet() throws Exception {
        browser.perform(get("/don-vi/ngay-nghi/xuat.csv?nam=2026").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(content().contentTypeCompatibleWith("text/csv"))
                .andExpect(content().string(containsString("12729/VPCP-KGVX")));
        browser.perform(get("/don-vi/ngay-nghi?nam=1999").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(status().isNotFound());
    }

    @Test
    void bringingTheSameRowsAgainChangesNothing() {
        String before = stamp();
        new DayFacts(holidays).start();
        assertThat(stamp()).isEqualTo(before);
    }
}
