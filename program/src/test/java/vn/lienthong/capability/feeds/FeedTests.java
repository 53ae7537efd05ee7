package vn.lienthong.capability.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

@HouseTest
class FeedTests {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 30);

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Autowired
    TestDeadlines deadlines;

    @Autowired
    FeedStore store;

    @Autowired
    JdbcClient database;

    private static FeedEntry entry(String key, LocalDate day) {
        return new FeedEntry(key, day, "Nộp báo cáo, đợt 1", "", "/ke-hoach", false);
    }

    private String address(UUID account, String whose) throws Exception {
        String shown = browser.perform(post("/tai-khoan/lich")
                        .param("cua", whose)
                        .with(people.as(account))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return shown.replaceAll("(?s).*value=\"http://localhost(/lich/[A-Za-z0-9_-]{43}\\.ics)\".*", "$1");
    }

    private Map<String, Component> read(String address) throws Exception {
        String text = browser.perform(get(address))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/calendar"))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        return new CalendarBuilder()
                .build(new StringReader(text)).getComponents().stream()
                        .collect(Collectors.toMap(
                                event -> event.getRequiredProperty("UID")
                                        .getValue()
                                        .replaceAll("\\..*", ""),
                                event -> event));
    }

    private static String value(@Nullable Component event, String property) {
        return java.util.Objects.requireNonNull(event)
                .getRequiredProperty(property)
                .getValue();
    }

    @Test
    void aMovedDeadlineKeepsItsUidAndGetsAHigherSequence() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        deadlines.entries.put(account, List.of(entry("step-a", DAY)));
        String address = address(account, "");

        Component first = read(address).get("step-a");
        Component again = read(address).get("step-a");
        assertThat(again).isEqualTo(first);
        assertThat(value(first, "SEQUENCE")).isEqualTo("0");

        deadlines.entries.put(account, List.of(entry("step-a", DAY.plusDays(5))));
        Component moved = read(address).get("step-a");
        assertThat(value(moved, "UID")).isEqualTo(value(first, "UID"));
        assertThat(value(moved, "SEQUENCE")).isEqualTo("1");
        assertThat(value(moved, "DTSTART")).isEqualTo("20270104");
        assertThat(value(moved, "STATUS")).isEqualTo("CONFIRMED");
    }

    @Test
    void whatFellAwayIsCancelledAndComesBackIfItComesBack() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        deadlines.entries.put(account, List.of(entry("step-a", DAY), entry("step-b", DAY)));
        String address = address(account, "");
        read(address);

        deadlines.entries.put(account, List.of(entry("step-b", DAY)));
        Component gone = read(address).get("step-a");
        assertThat(value(gone, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(gone, "SEQUENCE")).isEqualTo("1");
        assertThat(value(read(address).get("step-a"), "SEQUENCE")).isEqualTo("1");

        deadlines.entries.put(account, List.of(entry("step-a", DAY), entry("step-b", DAY)));
        Component back = read(address).get("step-a");
        assertThat(value(back, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(back, "SEQUENCE")).isEqualTo("2");
    }

    @Test
    void aRevokedAddressOrOneOfAPersonWhoLeftIsReadByNobody() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        String address = address(account, "");
        read(address);
        UUID feed = store.of(account).getFirst().id();
        browser.perform(post("/tai-khoan/lich/" + feed + "/thu-hoi")
                        .with(people.as(Role.UNIT_OFFICER))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        browser.perform(post("/tai-khoan/lich/" + feed + "/thu-hoi")
                        .with(people.as(account))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        browser.perform(get(address)).andExpect(status().isNotFound());

        UUID leaver = people.account(Role.UNIT_OFFICER);
        String left = address(leaver, "");
        database.sql("update access_account set closed_at = now() where id = :id")
                .param("id", leaver)
                .update();
        browser.perform(get(left)).andExpect(status().isNotFound());
        browser.perform(get("/lich/guess.ics")).andExpect(status().isNotFound());
    }

    @Test
    void theSecretIsNotKeptAndWhoeverOpensItSeesTheMakersDeadlines() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        deadlines.entries.put(account, List.of(entry("step-a", DAY)));
        String address = address(account, "");
        String row = database.sql("select to_jsonb(f)::text from feeds_feed f where account_id = :id")
                .param("id", account)
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(address.substring(6, 30));
        String text = browser.perform(get(address).with(people.as(Role.LEADER)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(text).contains("STATUS:CONFIRMED").doesNotContain("CANCELLED");
    }
}
