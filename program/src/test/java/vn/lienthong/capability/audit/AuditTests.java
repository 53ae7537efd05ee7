package vn.lienthong.capability.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.kernel.Words;

@HouseTest
class AuditTests {

    @Autowired
    People known;

    @Autowired
    Audit audit;

    @Autowired
    DataSource source;

    @Autowired
    Access access;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Sealer sealer;

    @Autowired
    MockMvc browser;

    private List<String> lines(String subject) {
        return database.sql("select act || ' ' || coalesce(actor::text, '-') || ' ' || details as line from audit_line"
                        + " where subject_id = :subject order by id")
                .param("subject", subject)
                .query((row, number) -> row.getString("line"))
                .list();
    }

    @Test
    void aLineKnowsWhoActed() {
        UUID person = people.account(Role.UNIT_OFFICER);
        String subject = UUID.randomUUID().toString();
        access.actAs(person, () -> audit.record("test.thing.done", "thing", subject, Map.of("so", "001099012345")));
        audit.record("test.thing.done", "thing", subject, Map.of());
        assertThat(lines(subject))
                .containsExactly("test.thing.done " + person + " {\"so\": \"•••\"}", "test.thing.done - {}");
    }

    @Test
    void aLineGoesWithItsAct() {
        String subject = UUID.randomUUID().toString();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            audit.record("test.thing.done", "thing", subject, Map.of());
            status.setRollbackOnly();
        });
        assertThat(lines(subject)).isEmpty();
    }

    @Test
    void anActIsNamedByItsRoom() {
        assertThatIllegalArgumentException().isThrownBy(() -> audit.record("Done", "thing", "x", Map.of()));
    }

    @Test
    void theTrailIsReadByPersonActSubjectAndTime() throws Exception {
        UUID reader = people.account(Role.ADMINISTRATOR);
        String one = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        access.actAs(reader, () -> audit.record("test.thing.done", "thing", one, Map.of()));
        audit.record("test.thing.undone", "thing", other, Map.of());
        for (String query : List.of(
                "viec=test.thing.done",
                "ma=" + one,
                "q=" + known.find(reader).orElseThrow().userName() + "&viec=test.")) {
            browser.perform(get(AuditPages.PATH + "?" + query).with(people.as(reader)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.containsString(one)))
                    .andExpect(content().string(Matchers.not(Matchers.containsString(other))));
        }
        browser.perform(get(AuditPages.PATH + "?den=2001-01-01").with(people.as(reader)))
                .andExpect(content().string(Matchers.not(Matchers.containsString(one))));
    }

    @Test
    void theCommandSaysWhatIsWrongInWords() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        AuditCommand.say(
                new Verification.Report(
                        1200,
                        0,
                        List.of(
                                new Verification.Finding(Verification.Kind.ALTERED, 1034, 1030),
                                new Verification.Finding(Verification.Kind.UNSEALED, 7, 0)),
                        3),
                Words.of(AuditCommand.class),
                out);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("1034", "1030", "7", "1.200")
                .doesNotContain("audit.");
    }

    @Test
    void theHouseItselfIsWhole() throws Exception {
        audit.record("test.thing.done", "thing", "whole", Map.of());
        sealer.seal();
        try (Connection connection = source.getConnection()) {
            Verification.Report report = Verification.of(connection, Optional.empty());
            assertThat(report.findings()).isEmpty();
            assertThat(report.links()).isPositive();
        }
    }
}
