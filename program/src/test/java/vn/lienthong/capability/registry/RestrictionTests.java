package vn.lienthong.capability.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** Restrictions refuse what they bar, work that waits is told, and a person's demands act on the record. */
@HouseTest
class RestrictionTests {

    private static final LocalDate BORN = LocalDate.of(1985, 7, 21);

    @Autowired
    MockMvc web;

    @Autowired
    TestRegister register;

    @Autowired
    TestPeople people;

    @Autowired
    Registry registry;

    @Autowired
    Restrictions restrictions;

    @Autowired
    OwnData own;

    @Autowired
    PurposeBook purposes;

    @Autowired
    PersonStore persons;

    @Autowired
    Access access;

    @Autowired
    RegistryWork work;

    @Autowired
    RegistryWatch watch;

    @Autowired
    Corrections corrections;

    @Autowired
    JdbcClient database;

    String here = "";
    UUID agency = new UUID(0, 0);
    UUID reader = new UUID(0, 0);
    UUID police = new UUID(0, 0);
    UUID head = new UUID(0, 0);
    UUID person = new UUID(0, 0);

    @BeforeEach
    void aPersonOfACommune() {
        here = register.communes().getFirst().code();
        agency = register.agency(here);
        reader = people.account(RegistryConfiguration.READER, agency);
        police = people.account(RegistryConfiguration.POLICE, agency);
        head = people.account(RegistryConfiguration.POLICE_HEAD, agency);
        person = register.person(here, "Lò Văn Hạn", BORN, register.number());
    }

    private Answer read(UUID who, String purpose) {
        Answer[] answer = new Answer[1];
        access.actAs(
                who,
                () -> answer[0] = registry.person(
                        person, purposes.find(purpose).orElseThrow().serving("dossier", "H10-1")));
        return answer[0];
    }

    private String open(UUID who, String path, int status) throws Exception {
        var answer = web.perform(get(path).with(people.as(who)).locale(Locale.of("vi")))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(status);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private int send(UUID who, String path, String... pairs) throws Exception {
        var request = post(path).with(people.as(who)).with(csrf()).locale(Locale.of("vi"));
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return web.perform(request).andReturn().getResponse().getStatus();
    }

    @Test
    void aRestrictionRefusesEveryPurposeButThoseNamedAndEndsWithAReason() throws Exception {
        assertThat(read(reader, "registry.procedure")).isInstanceOf(Answer.Found.class);
        assertThat(send(
                        head,
                        "/dan-cu/nguoi/" + person + "/han-che",
                        RestrictionPages.BASIS,
                        "Điều 4 Luật 91/2025/QH15",
                        RestrictionPages.PURPOSES,
                        "registry.own-request"))
                .isEqualTo(302);
        assertThat(read(reader, "registry.procedure")).isInstanceOf(Answer.Restricted.class);
        assertThat(read(reader, "registry.own-request")).isInstanceOf(Answer.Found.class);
        assertThat(open(head, "/dan-cu/han-che", 200)).contains("Điều 4 Luật 91/2025/QH15");
        UUID id = restrictions.of(person).getFirst().id();
        assertThat(send(head, "/dan-cu/han-che/" + id + "/dung"))
                .as("a reason is asked for")
                .isEqualTo(200);
        assertThat(restrictions.of(person).getFirst().open()).isTrue();
        assertThat(send(head, "/dan-cu/han-che/" + id + "/dung", RestrictionPages.WHY, "Người dân rút yêu cầu"))
                .isEqualTo(302);
        assertThat(read(reader, "registry.procedure")).isInstanceOf(Answer.Found.class);
    }

    @Test
    void anObjectionBarsThePurposeItNamesAndNoOther() {
        access.actAs(
                head,
                () -> own.restrict(
                        person,
                        new OwnData.Restricting(true, Set.of("registry.procedure"), "Phản đối", "QDL-1", null)));
        assertThat(read(reader, "registry.procedure")).isInstanceOf(Answer.Restricted.class);
        assertThat(read(police, "registry.residence-work")).isInstanceOf(Answer.Found.class);
    }

    @Test
    void aRestrictionPastItsLastDayIsEndedByTheProgram() {
        access.actAs(
                head,
                () -> own.restrict(
                        person, new OwnData.Restricting(false, Set.of(), "Tạm thời", "", LocalDate.of(2020, 1, 1))));
        assertThat(restrictions.liftPast()).isPositive();
        assertThat(read(reader, "registry.procedure")).isInstanceOf(Answer.Found.class);
    }

    @Test
    void restrictingIsRefusedToWhoDoesNotDecideAndBeyondOnesUnits() throws Exception {
        for (String role : List.of(
                Role.ADMINISTRATOR,
                Role.STANDING_BODY,
                Role.LEADER,
                Role.UNIT_HEAD,
                Role.UNIT_OFFICER,
                RegistryConfiguration.READER,
                RegistryConfiguration.POLICE,
                RegistryConfiguration.INVESTIGATOR)) {
            UUID who = people.account(role);
            open(who, "/dan-cu/han-che", 403);
            open(who, "/dan-cu/nguoi/" + person + "/han-che", 403);
        }
        UUID elsewhere = people.account(
                RegistryConfiguration.POLICE_HEAD,
                register.agency(register.communes().get(1).code()));
        open(elsewhere, "/dan-cu/nguoi/" + person + "/han-che", 404);
        assertThat(send(elsewhere, "/dan-cu/nguoi/" + person + "/han-che", RestrictionPages.BASIS, "x"))
                .isEqualTo(404);
        assertThat(restrictions.of(person)).isEmpty();
    }

    @Test
    void aDemandedCorrectionWaitsForThePoliceWhoAreToldAndFindItInTheirWork() {
        UUID[] made = new UUID[1];
        access.actAs(
                reader, () -> made[0] = own.correct(person, PersonField.BIRTH, "22/07/1985", "QDL-2026-000001", null));
        access.actAs(
                head, () -> assertThat(work.work()).anyMatch(one -> one.path().equals("/dan-cu/de-nghi/" + made[0])));
        access.actAs(
                reader,
                () -> assertThat(work.work()).noneMatch(one -> one.path().equals("/dan-cu/de-nghi/" + made[0])));
        watch.look();
        watch.look();
        assertThat(notices(head, "correction:" + made[0])).as("told once").isEqualTo(1);
        assertThat(notices(reader, "correction:" + made[0])).isZero();
        access.actAs(
                head, () -> assertThat(corrections.decide(made[0], true, "")).isTrue());
        assertThat(own.decided(made[0]).orElseThrow().accepted()).isTrue();
        watch.look();
        assertThat(database.sql("select count(*) from notify_notice where key like :key and read_at is null")
                        .param("key", "registry:correction:" + made[0] + "%")
                        .query(Long.class)
                        .single())
                .as("settled")
                .isZero();
    }

    private long notices(UUID account, String key) {
        return database.sql("select count(*) from notify_notice where account = :account and key like :key")
                .param("account", account)
                .param("key", "registry:" + key + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void onlyWhatNoLawKeepsIsErasedAndItsHistoryWithIt() {
        own.erase(person, Set.of(PersonField.ELECTRONIC_IDENTITY), "QDL-2026-000002");
        assertThat(persons.read(person, Set.of(PersonField.ELECTRONIC_IDENTITY)).electronicIdentity())
                .isEqualTo(new Person.ElectronicIdentity(0, Person.ElectronicIdentity.State.NONE));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> own.erase(person, Set.of(PersonField.RELIGION), "QDL-2026-000002")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePersonsOwnLookStandsInTheDiaryAsTheirsAlsoBesideAnOfficerWhoIsSignedIn() {
        access.actAs(reader, () -> own.read(person, "QDL-2026-000003", new OwnData.Reader.Themself(), Locale.of("vi")));
        var line = own.diary(person).getFirst();
        assertThat(line.who()).isEqualTo("Chính người dân xem");
        assertThat(line.record()).isEqualTo("QDL-2026-000003");
        assertThat(line.agency()).isEmpty();
    }
}
