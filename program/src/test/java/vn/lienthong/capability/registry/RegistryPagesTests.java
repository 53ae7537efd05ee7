package vn.lienthong.capability.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.kernel.TypedDay;

/** The register through the web: who is refused, what an address and a log never hold, diary, corrections, oversight. */
@HouseTest
@ExtendWith(OutputCaptureExtension.class)
class RegistryPagesTests {

    private static final LocalDate BORN = LocalDate.of(1985, 7, 21);
    private static final String SEEN = "?muc-dich=registry.procedure&ho-so=H10-77";

    @Autowired
    MockMvc web;

    @Autowired
    TestRegister register;

    @Autowired
    TestPeople people;

    @Autowired
    Deferrals deferrals;

    @Autowired
    JdbcClient database;

    String here = "";
    String elsewhere = "";
    UUID agency = new UUID(0, 0);
    UUID reader = new UUID(0, 0);
    UUID head = new UUID(0, 0);

    @BeforeEach
    void aCommune() {
        here = register.communes().get(0).code();
        elsewhere = register.communes().get(1).code();
        agency = register.agency(here);
        reader = people.account(RegistryConfiguration.READER, agency);
        head = people.account(RegistryConfiguration.POLICE_HEAD, agency);
    }

    private String body(MvcResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private MvcResult open(UUID who, String path) throws Exception {
        return web.perform(get(path).with(people.as(who)).locale(Locale.of("vi")))
                .andReturn();
    }

    /** A sealed search is another each time. */
    private static String withoutKey(String page) {
        return page.replaceAll("\\?k=[\\w-]+", "?k=K");
    }

    private MvcResult send(UUID who, String path, String... pairs) throws Exception {
        var request = post(path).with(people.as(who)).with(csrf()).locale(Locale.of("vi"));
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        MvcResult result = web.perform(request).andReturn();
        String next = result.getResponse().getRedirectedUrl();
        return next != null && next.startsWith("/dan-cu/tim?") ? open(who, next) : result;
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.ADMINISTRATOR, Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER})
    void theUsualRolesAreRefusedEverywhere(String role) throws Exception {
        UUID id = register.person(here, "Nguyễn Văn An", BORN, null);
        UUID who = people.account(role);
        for (String path : List.of(
                "/dan-cu",
                "/dan-cu/nguoi/" + id + SEEN,
                "/dan-cu/nguoi/" + id + "/nhat-ky",
                "/dan-cu/nguoi/" + id + "/de-nghi-sua",
                "/dan-cu/de-nghi",
                "/dan-cu/cau-hoi",
                "/dan-cu/khan-cap",
                "/dan-cu/giam-sat")) {
            assertThat(open(who, path).getResponse().getStatus()).as(path).isEqualTo(403);
        }
        assertThat(register.looks(id)).isZero();
    }

    @Test
    void theSearchShowsThePersonAndThePageOnlyThePurposesFields() throws Exception {
        String number = register.number();
        UUID id = register.person(here, "Mạc Khải Hoàn", BORN, number);
        MvcResult found = send(
                reader, "/dan-cu/tim", "muc-dich", "registry.procedure", "ho-so", "H10-77", "tim", "mac hoan 1985");
        assertThat(body(found))
                .contains("Mạc Khải Hoàn")
                .contains(id.toString())
                .doesNotContain(number);
        String page = body(open(reader, "/dan-cu/nguoi/" + id + SEEN));
        assertThat(page).contains("Mạc Khải Hoàn", PersonWords.grouped(number)).doesNotContain("Tôn giáo", "Cha: ");
    }

    @Test
    void withoutAPurposeAPersonStaysClosed() throws Exception {
        UUID id = register.person(here, "Mạc Khải Hoàn", BORN, null);
        assertThat(body(open(reader, "/dan-cu/nguoi/" + id))).doesNotContain("Mạc Khải Hoàn");
        assertThat(body(open(reader, "/dan-cu/nguoi/" + id + "?muc-dich=registry.procedure")))
                .doesNotContain("Mạc Khải Hoàn");
        assertThat(body(open(reader, "/dan-cu/nguoi/" + id + "?muc-dich=registry.residence-work")))
                .doesNotContain("Mạc Khải Hoàn");
        assertThat(register.looks(id)).isZero();
    }

    @Test
    void anotherIdInTheAddressShowsNothingNotEvenThatItIsThere() throws Exception {
        UUID far = register.person(elsewhere, "Mạc Khải Xa", BORN, null);
        UUID nobody = UUID.randomUUID();
        for (String rest : List.of(SEEN, "/de-nghi-sua")) {
            MvcResult there = open(reader, "/dan-cu/nguoi/" + far + rest);
            MvcResult none = open(reader, "/dan-cu/nguoi/" + nobody + rest);
            assertThat(there.getResponse().getStatus()).isEqualTo(404);
            assertThat(none.getResponse().getStatus()).isEqualTo(404);
            assertThat(plain(body(there), far)).isEqualTo(plain(body(none), nobody));
        }
        assertThat(send(reader, "/dan-cu/nguoi/" + far + "/nhat-ky", "yeu-cau", "YC-1")
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(register.refusals(far)).isEqualTo(2);
        assertThat(register.looks(far)).isZero();
    }

    @Test
    void anUnknownNumberAndOneFromElsewhereAnswerAlikeWhereThePurposeStaysAtHome() throws Exception {
        String known = register.number();
        String unknown = register.number();
        register.person(elsewhere, "Mạc Khải Xa", BORN, known);
        UUID police = people.account(RegistryConfiguration.POLICE, agency);
        String one = withoutKey(body(send(police, "/dan-cu/tim", "muc-dich", "registry.residence-work", "tim", known)));
        String other =
                withoutKey(body(send(police, "/dan-cu/tim", "muc-dich", "registry.residence-work", "tim", unknown)));
        assertThat(withoutToken(one).replace(known, "N"))
                .isEqualTo(withoutToken(other).replace(unknown, "N"));
    }

    /** The page without its token, its address and its reference number. */
    private static String plain(String page, UUID id) {
        return withoutToken(page).replace(id.toString(), "ID").replaceAll("<b class=\"id\">[^<]*</b>", "");
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"|value=\"[^\"]*\" name=\"_csrf\"", "");
    }

    @Test
    void aPersonalNumberIsNotTakenForADossier() throws Exception {
        MvcResult result = send(
                reader, "/dan-cu/tim", "muc-dich", "registry.procedure", "ho-so", "099 085 123 456", "tim", "an 1990");
        assertThat(body(result)).contains("không ghi số định danh");
    }

    @Test
    void searchIsNeverAskedThroughAnAddress() throws Exception {
        web.perform(get("/dan-cu/tim?tim=nguyen").with(people.as(reader))).andExpect(redirectedUrl("/dan-cu"));
    }

    /** The way back from a person leads to the results; somebody else learns nothing by the address. */
    @Test
    void resultsHaveAnAddressThatOnlyTheirReaderCanOpenAndThatTellsNothing() throws Exception {
        register.person(here, "Mạc Khải Vọng", BORN, null);
        String address = Objects.requireNonNull(web.perform(post("/dan-cu/tim")
                        .param("muc-dich", "registry.procedure")
                        .param("ho-so", "H9")
                        .param("tim", "mac khai vong")
                        .with(people.as(reader))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        assertThat(address).startsWith("/dan-cu/tim?k=").doesNotContainIgnoringCase("vong");
        for (int again = 0; again < 2; again++) {
            assertThat(body(open(reader, address))).contains("Mạc Khải Vọng");
        }
        web.perform(get(address).with(people.as(head))).andExpect(redirectedUrl("/dan-cu"));
        web.perform(get(address + "x").with(people.as(reader))).andExpect(redirectedUrl("/dan-cu"));
        web.perform(get("/dan-cu/tim?k=!").with(people.as(reader))).andExpect(redirectedUrl("/dan-cu"));
    }

    @Test
    void nothingOfAPersonReachesALog(CapturedOutput log) throws Exception {
        String number = register.number();
        UUID id = register.person(here, "Mạc Khải Nhật", BORN, number);
        UUID far = register.person(elsewhere, "Mạc Khải Nhật", BORN, register.number());
        send(reader, "/dan-cu/tim", "muc-dich", "registry.procedure", "ho-so", "H1", "tim", number);
        send(reader, "/dan-cu/tim", "muc-dich", "registry.procedure", "ho-so", "H1", "tim", "mac khai nhat");
        open(reader, "/dan-cu/nguoi/" + id + SEEN);
        open(reader, "/dan-cu/nguoi/" + far + SEEN);
        send(head, "/dan-cu/khan-cap", "so", number, "ly-do", "Tai nạn, cần báo người nhà");
        assertThat(log.getAll()).doesNotContain(number, "Mạc Khải Nhật", "mac khai nhat");
        assertThat(database.sql("select count(*) from audit_line where details::text like :n or subject_id like :n")
                        .param("n", "%" + number + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void thePersonSeesWhoLookedAsksAndIsAnsweredByThatAgency() throws Exception {
        UUID id = register.person(here, "Mạc Khải Hoàn", BORN, null);
        open(reader, "/dan-cu/nguoi/" + id + SEEN);
        String diary = body(send(head, "/dan-cu/nguoi/" + id + "/nhat-ky", "yeu-cau", "YC-9"));
        assertThat(diary).contains("H10-77", "Giải quyết thủ tục hành chính", "Thử registry-reader");
        UUID line = database.sql("select id from registry_look where person_id = :id order by at limit 1")
                .param("id", id)
                .query(UUID.class)
                .single();
        send(
                head,
                "/dan-cu/nguoi/" + id + "/nhat-ky/hoi",
                "yeu-cau",
                "YC-9",
                "dong",
                line.toString(),
                "noi-dung",
                "Vì sao?");
        UUID question = database.sql("select id from registry_question where look_id = :line")
                .param("line", line)
                .query(UUID.class)
                .single();
        UUID stranger = people.account(RegistryConfiguration.READER, register.agency(elsewhere));
        assertThat(send(stranger, "/dan-cu/cau-hoi/" + question, "noi-dung", "x")
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        // The reader's agency is that of the role; accounts of tests work nowhere, so only who holds the right
        // everywhere answers.
        UUID everywhere = people.account(RegistryConfiguration.POLICE_HEAD);
        send(everywhere, "/dan-cu/cau-hoi/" + question, "noi-dung", "Để giải quyết hồ sơ H10-77");
        assertThat(body(send(head, "/dan-cu/nguoi/" + id + "/nhat-ky", "yeu-cau", "YC-9")))
                .contains("Để giải quyết hồ sơ H10-77");
    }

    @Test
    void aLineOfSomebodyElseCannotBeAskedAbout() throws Exception {
        UUID mine = register.person(here, "Mạc Một", BORN, null);
        UUID other = register.person(here, "Mạc Hai", BORN, null);
        open(reader, "/dan-cu/nguoi/" + other + SEEN);
        UUID line = database.sql("select id from registry_look where person_id = :id")
                .param("id", other)
                .query(UUID.class)
                .single();
        send(
                head,
                "/dan-cu/nguoi/" + mine + "/nhat-ky/hoi",
                "yeu-cau",
                "Y",
                "dong",
                line.toString(),
                "noi-dung",
                "Ai?");
        assertThat(database.sql("select count(*) from registry_question where look_id = :l")
                        .param("l", line)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private UUID proposed(UUID who, UUID person, String field, String value) throws Exception {
        var request = multipart("/dan-cu/nguoi/" + person + "/de-nghi-sua")
                .file(new MockMultipartFile(
                        "tep", "khai-sinh.txt", "text/plain", "Giấy khai sinh".getBytes(StandardCharsets.UTF_8)));
        MvcResult result = web.perform(request.param("muc", field)
                        .param("gia-tri", value)
                        .param("ly-do", "Giấy khai sinh ghi khác")
                        .with(people.as(who))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        String address = Objects.requireNonNull(result.getResponse().getRedirectedUrl());
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    @Test
    void aCorrectionIsProposedDecidedByAnotherAndKeepsWhatWas() throws Exception {
        UUID id = register.person(here, "Mạc Khải Hoàng", BORN, null);
        UUID proposal = proposed(reader, id, "NAME", "Mạc Khải Hoàn Châu");
        assertThat(send(reader, "/dan-cu/de-nghi/" + proposal, "quyet-dinh", "yes")
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(body(open(head, "/dan-cu/de-nghi/" + proposal))).contains("Mạc Khải Hoàn Châu", "Mạc Khải Hoàng");
        send(head, "/dan-cu/de-nghi/" + proposal, "quyet-dinh", "yes");
        String found = body(send(
                reader,
                "/dan-cu/tim",
                "muc-dich",
                "registry.procedure",
                "ho-so",
                "H",
                "tim",
                "chau mac khai hoan 1985"));
        assertThat(found).contains("Mạc Khải Hoàn Châu");
        // By the former name too.
        assertThat(body(send(
                        reader,
                        "/dan-cu/tim",
                        "muc-dich",
                        "registry.procedure",
                        "ho-so",
                        "H",
                        "tim",
                        "mac khai hoang")))
                .contains("Mạc Khải Hoàn Châu");
        assertThat(database.sql("select old_value || '>' || new_value from registry_change where person_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("Mạc Khải Hoàng>Mạc Khải Hoàn Châu");
    }

    @Test
    void nobodyDecidesTheirOwnProposalNorOneOfAnotherUnitNorTwice() throws Exception {
        UUID id = register.person(here, "Mạc Khải Hoàng", BORN, null);
        UUID own = proposed(head, id, "SEX", "FEMALE");
        assertThat(send(head, "/dan-cu/de-nghi/" + own, "quyet-dinh", "yes")
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        UUID other = people.account(RegistryConfiguration.POLICE_HEAD, register.agency(elsewhere));
        assertThat(send(other, "/dan-cu/de-nghi/" + own, "quyet-dinh", "yes")
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        UUID second = people.account(RegistryConfiguration.POLICE_HEAD, agency);
        send(second, "/dan-cu/de-nghi/" + own, "quyet-dinh", "no", "noi-dung", "Thiếu giấy tờ");
        send(second, "/dan-cu/de-nghi/" + own, "quyet-dinh", "yes");
        assertThat(database.sql("select sex from registry_person where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aCorrectedSexIsComparedWithTheNumberAgain() throws Exception {
        UUID id = register.person(
                here, "Mạc Khải Hoàng", BORN, "097085" + register.number().substring(6));
        UUID proposal = proposed(reader, id, "SEX", "FEMALE");
        send(head, "/dan-cu/de-nghi/" + proposal, "quyet-dinh", "yes");
        int bits = database.sql("select quality from registry_person where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
        assertThat(PersonStore.quality(bits)).containsExactly(Person.Quality.NUMBER_SAYS_OTHER_SEX);
    }

    @Test
    void deferredLooksAreSeenByNobodyBeforeTheirReleaseAndThenByThePerson() throws Exception {
        UUID id = register.person(here, "Mạc Khải Ngờ", BORN, null);
        UUID investigator = people.account(RegistryConfiguration.INVESTIGATOR, agency);
        database.sql("update access_account set agency_id = :agency where id = :id")
                .param("agency", agency)
                .param("id", investigator)
                .update();
        String day = TypedDay.show(deferrals.today().plusDays(3));
        send(
                investigator,
                "/dan-cu/giam-sat/vu-viec",
                "dieu-khoan",
                "Điều 1",
                "so-vu-viec",
                "VV-" + id,
                "ngay-ket-thuc",
                day);
        UUID one = database.sql("select id from registry_case where case_number = :n")
                .param("n", "VV-" + id)
                .query(UUID.class)
                .single();
        String path = "/dan-cu/nguoi/" + id + "?muc-dich=registry.case&ho-so=VV&vu-viec=" + one;
        assertThat(body(open(investigator, path))).contains("Mạc Khải Ngờ");
        assertThat(register.looks(id)).isZero();
        assertThat(body(send(head, "/dan-cu/nguoi/" + id + "/nhat-ky", "yeu-cau", "YC")))
                .doesNotContain("investigator");
        // Whoever opened it does not review it; the head of that agency does; somebody else's case cannot be used.
        assertThat(send(investigator, "/dan-cu/giam-sat/vu-viec/" + one, "viec", "release")
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        UUID stranger = people.account(RegistryConfiguration.INVESTIGATOR, register.agency(elsewhere));
        assertThat(body(open(stranger, path))).doesNotContain("Mạc Khải Ngờ");
        assertThat(body(open(stranger, "/dan-cu/giam-sat"))).doesNotContain("VV-" + id);
        UUID admin = people.account(Role.ADMINISTRATOR);
        assertThat(body(open(admin, "/quan-tri/nhat-ky"))).doesNotContain("VV-" + id);
        send(head, "/dan-cu/giam-sat/vu-viec/" + one, "viec", "release");
        assertThat(body(send(head, "/dan-cu/nguoi/" + id + "/nhat-ky", "yeu-cau", "YC")))
                .contains("investigator");
        assertThat(register.count("registry_deferred_look", id)).isZero();
    }

    @Test
    void aCaseIsReleasedOnItsDay() throws Exception {
        UUID id = register.person(here, "Mạc Khải Ngờ", BORN, null);
        UUID one = vn.lienthong.kernel.Ids.next();
        database.sql("""
                        insert into registry_case (id, clause, case_number, release_on, opened_by, opened_by_name, agency, agency_name,
                            opened_at, reviewed_at) values (:id, 'c', 'n', current_date - 1, :id, '', :agency, '', now(), now())
                        """).param("id", one).param("agency", agency).update();
        open(reader, "/dan-cu/nguoi/" + id + SEEN);
        database.sql("""
                        insert into registry_deferred_look select gen_random_uuid(), :case, at, person_id, unit, kind, purpose, record_kind,
                            record_id, fields, account, account_name, agency, agency_name from registry_look where person_id = :id
                        """).param("case", one).param("id", id).update();
        deferrals.releaseDue();
        assertThat(register.looks(id)).isEqualTo(2);
    }

    private String state(UUID list) {
        return database.sql("select state from registry_bulk where id = :id")
                .param("id", list)
                .query(String.class)
                .single();
    }

    @Test
    void aListIsMadeAfterAnotherApprovedItAndFetchedByWhoAsked() throws Exception {
        String unit = register.communes().get(2).code();
        UUID there = register.agency(unit);
        UUID asker = people.account(RegistryConfiguration.READER, there);
        UUID chief = people.account(RegistryConfiguration.POLICE_HEAD, there);
        UUID one = register.person(unit, "=Mạc Danh Sách", BORN, register.number());
        UUID hidden = register.person(unit, "Mạc Khải Ẩn", BORN, null);
        database.sql("update registry_person set restricted = true where id = :id")
                .param("id", hidden)
                .update();
        String[] wish = {
            "muc-dich",
            "registry.procedure",
            "ho-so",
            "DS-" + one,
            "don-vi",
            unit,
            "cac-muc",
            "NAME",
            "cac-muc",
            "BIRTH",
            "ly-do",
            "Cấp thẻ bảo hiểm"
        };
        assertThat(body(send(
                        asker,
                        "/dan-cu/danh-sach",
                        "muc-dich",
                        "registry.procedure",
                        "ho-so",
                        "D",
                        "don-vi",
                        unit,
                        "cac-muc",
                        "RELIGION",
                        "ly-do",
                        "x")))
                .contains("Chọn các mục mà mục đích này được xem.");
        assertThat(send(reader, "/dan-cu/danh-sach", wish).getResponse().getStatus())
                .isEqualTo(200);
        send(asker, "/dan-cu/danh-sach", wish);
        UUID list = database.sql("select id from registry_bulk where record_id = :r")
                .param("r", "DS-" + one)
                .query(UUID.class)
                .single();
        send(asker, "/dan-cu/danh-sach/" + list + "/lap");
        assertThat(state(list)).isEqualTo("asked");
        assertThat(send(asker, "/dan-cu/danh-sach/" + list + "/quyet-dinh", "quyet-dinh", "yes")
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(head, "/dan-cu/danh-sach/" + list + "/quyet-dinh", "quyet-dinh", "yes")
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        send(chief, "/dan-cu/danh-sach/" + list + "/quyet-dinh", "quyet-dinh", "yes");
        assertThat(send(chief, "/dan-cu/danh-sach/" + list + "/lap")
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        send(asker, "/dan-cu/danh-sach/" + list + "/lap");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(2))
                .until(() -> state(list).equals("made"));
        String file = body(send(asker, "/dan-cu/danh-sach/" + list + "/tai"));
        assertThat(file).contains("\"'=Mạc Danh Sách\",\"21/07/1985\"").doesNotContain("Mạc Khải Ẩn");
        assertThat(send(chief, "/dan-cu/danh-sach/" + list + "/tai")
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(database.sql("select kind from registry_look where person_id = :id")
                        .param("id", one)
                        .query(Integer.class)
                        .single())
                .isEqualTo(Diary.Kind.BULK.code());
        assertThat(register.looks(hidden)).isZero();
    }

    @Test
    void emergencyAccessOpensOnePersonForOneOfficerAndIsCheckedByAnother() throws Exception {
        String number = register.number();
        UUID far = register.person(elsewhere, "Mạc Khải Nạn", BORN, number);
        UUID police = people.account(RegistryConfiguration.POLICE, agency);
        MvcResult broken = send(police, "/dan-cu/khan-cap", "so", number, "ly-do", "Tai nạn ở cầu, cần báo người nhà");
        String address = Objects.requireNonNull(broken.getResponse().getRedirectedUrl());
        assertThat(address).doesNotContain(number);
        assertThat(body(open(police, address))).contains("Mạc Khải Nạn");
        assertThat(open(head, address).getResponse().getStatus()).isEqualTo(404);
        assertThat(database.sql("select kind from registry_look where person_id = :id")
                        .param("id", far)
                        .query(Integer.class)
                        .single())
                .isEqualTo(Diary.Kind.BREAK_GLASS.code());
        UUID glass = database.sql("select id from registry_glass where person_id = :id")
                .param("id", far)
                .query(UUID.class)
                .single();
        UUID everywhere = people.account(RegistryConfiguration.POLICE_HEAD);
        assertThat(send(police, "/dan-cu/giam-sat/khan-cap/" + glass, "dung", "yes", "nhan-xet", "ok")
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        send(everywhere, "/dan-cu/giam-sat/khan-cap/" + glass, "dung", "no", "nhan-xet", "Không khẩn cấp");
        assertThat(database.sql("select justified from registry_glass where id = :id")
                        .param("id", glass)
                        .query(Boolean.class)
                        .single())
                .isFalse();
        database.sql("update registry_glass set ends_at = now() - interval '1 minute' where id = :id")
                .param("id", glass)
                .update();
        assertThat(open(police, address).getResponse().getStatus()).isEqualTo(404);
    }
}
