package vn.lienthong.capability.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.registry.DataUse;
import vn.lienthong.capability.registry.ListApprovals;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.Registry;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.kernel.Ids;

/** The whole way: officer, rights, diary, wire, sandbox, answer, queue and list. */
@HouseTest
@ExtendWith(OutputCaptureExtension.class)
class NationalTests {

    private static final String READER = "registry-reader";
    private static final String POLICE_HEAD = "resident-police-head";

    @Autowired
    MockMvc web;

    @Autowired
    NationalRegister register;

    @Autowired
    Registry local;

    @Autowired
    Asking asking;

    @Autowired
    AskStore store;

    @Autowired
    Kept kept;

    @Autowired
    Queue queue;

    @Autowired
    NationalLists lists;

    @Autowired
    ListWork work;

    @Autowired
    ListApprovals approvals;

    @Autowired
    Sandbox sandbox;

    @Autowired
    Lines lines;

    @Autowired
    DataUse diary;

    @Autowired
    Access access;

    @Autowired
    Locality locality;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    org.springframework.transaction.support.TransactionOperations transaction;

    private Purpose procedure = new Purpose("a.b", "", EnumSet.noneOf(PersonField.class), false, Purpose.Reach.OWN_UNITS);
    private UUID reader = new UUID(0, 0);

    @BeforeEach
    void theSandboxIsOn() {
        database.sql("insert into national_sandbox (since) select now() where not exists (select from national_sandbox)")
                .update();
        procedure = Objects.requireNonNull(asking.purposes().get("national.procedure"));
        reader = people.account(READER, agency());
    }

    private UUID agency() {
        LocalDate today = LocalDate.now(vn.lienthong.kernel.VietnameseText.ZONE);
        AdminUnit commune = locality.children(locality.provinces(today).getFirst(), today).getFirst();
        return ((AgencyChange.Done) locality.create(
                        "other", "Bộ phận thử " + Ids.next(), commune.code(), null, LocalDate.of(2025, 7, 2)))
                .agency();
    }

    private static Claim hai() {
        return claim("099075000202", "Nguyễn Văn Thử Hai", 1975, 11, 2);
    }

    private static Claim claim(String number, String name, int year, int month, int day) {
        return Claim.of(new PersonalNumber(number), name, new BirthDate(year, month, day));
    }

    private NationalOutcome as(UUID account, java.util.function.Supplier<NationalOutcome> work) {
        AtomicReference<NationalOutcome> came =
                new AtomicReference<>(new NationalOutcome.Refused(NationalOutcome.Refusal.NO_RIGHT));
        access.actAs(account, () -> came.set(work.get()));
        return came.get();
    }

    private MvcResult open(UUID who, String path) throws Exception {
        return web.perform(get(path).with(people.as(who)).locale(Locale.of("vi"))).andReturn();
    }

    private MvcResult send(UUID who, String path, String... pairs) throws Exception {
        var request = post(path).with(people.as(who)).with(csrf()).locale(Locale.of("vi"));
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return web.perform(request).andReturn();
    }

    private MvcResult ask(UUID who, String what, Claim claim, String record, String key) throws Exception {
        return send(
                who,
                "/quoc-gia/hoi",
                NationalPages.WHAT,
                what,
                NationalPages.RECORD,
                record,
                NationalPages.NUMBER,
                claim.asked(),
                NationalPages.NAME,
                claim.name(),
                NationalPages.BIRTH,
                Wire.words(claim.birth()),
                NationalPages.KEY,
                key);
    }

    private static UUID askOf(MvcResult result) {
        String to = Objects.requireNonNull(result.getResponse().getRedirectedUrl());
        return UUID.fromString(to.substring(to.lastIndexOf('/') + 1));
    }

    private static String body(MvcResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private static int status(MvcResult result) {
        return result.getResponse().getStatus();
    }

    private long audits(String act, String subject) {
        return database.sql("select count(*) from audit_line where act = :act and subject_id = :id")
                .param("act", act)
                .param("id", subject)
                .query(Long.class)
                .single();
    }

    private String row(UUID ask, String column) {
        return String.valueOf(database.sql("select (" + column + ")::text from national_ask where id = :id")
                .param("id", ask)
                .query((row, n) -> String.valueOf(row.getString(1)))
                .single());
    }

    @Test
    void aVerificationGoesOverTheWireAndStandsInDiaryAndAudit() {
        String record = "H-" + Ids.next();
        NationalOutcome outcome = as(reader, () -> register.verify(hai(), procedure.serving("dossier", record)));
        assertThat(outcome).isInstanceOfSatisfying(NationalOutcome.Verified.class, done -> {
            assertThat(done.whole()).isEqualTo(FieldMatch.MATCH);
            assertThat(done.sandbox()).isTrue();
            assertThat(audits("national.ask.made", done.ask().toString())).isOne();
        });
        assertThat(diary.ofNumber("099075000202", null))
                .filteredOn(line -> line.record().equals(record))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.purpose()).isEqualTo("Giải quyết thủ tục hành chính");
                    assertThat(line.basis()).contains("117/2026/TT-BCA");
                    assertThat(line.fields())
                            .containsExactlyInAnyOrder(PersonField.NUMBER, PersonField.NAME, PersonField.BIRTH);
                });
        assertThat(diary.ofNumber("099190000303", null))
                .noneMatch(line -> line.record().equals(record));
    }

    @Test
    void theSourcesDeclareWhatTheyCanBeAsked() {
        assertThat(local.abilities()).contains(Registry.Ability.FREE_SEARCH, Registry.Ability.LISTS);
        assertThat(register.abilities())
                .contains(Registry.Ability.VERIFY, Registry.Ability.LOOK_UP, Registry.Ability.ROW_BY_ROW)
                .doesNotContain(Registry.Ability.FREE_SEARCH, Registry.Ability.LISTS);
    }

    @Test
    void aLookUpTellsTheApprovedFieldsOnlyAndTheDatabaseHoldsThemSealed() {
        NationalOutcome outcome = as(reader, () -> register.lookUp(hai(), procedure.serving("dossier", "H-1")));
        assertThat(outcome).isInstanceOfSatisfying(NationalOutcome.LookedUp.class, told -> {
            assertThat(told.product()).isEqualTo(Product.SPDC04);
            assertThat(told.facts().values())
                    .containsKey(PersonField.PERMANENT_RESIDENCE)
                    .doesNotContainKeys(PersonField.RELIGION, PersonField.PARENTS, PersonField.ETHNICITY);
            String whole = database.sql("select a.*, a.claim, a.answer from national_ask a where id = :id")
                    .param("id", told.ask())
                    .query((row, n) -> {
                        StringBuilder columns = new StringBuilder();
                        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                            byte[] bytes = row.getBytes(column);
                            columns.append(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
                        }
                        return columns.toString();
                    })
                    .single();
            assertThat(whole).doesNotContain("099075000202", "Thử Hai", "Đoài");
        });
    }

    @Test
    void membersOfAHouseholdHaveALineOfTheirOwn() throws Exception {
        String record = "HO-" + Ids.next();
        UUID ask = askOf(ask(reader, "national.procedure|household", hai(), record, Ids.next().toString()));
        assertThat(body(open(reader, "/quoc-gia/hoi/" + ask))).contains("Trần Thị Thử Ba");
        assertThat(diary.ofNumber("099190000303", null))
                .filteredOn(line -> line.record().equals(record))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.ADMINISTRATOR, Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER, "registry-investigator"})
    void otherRolesAreRefusedAndItIsWrittenDown(String role) throws Exception {
        UUID who = people.account(role);
        for (String path : List.of(
                "/quoc-gia", "/quoc-gia/da-hoi", "/quoc-gia/da-hoi/xuat.xlsx", "/quoc-gia/danh-sach", "/quoc-gia/ket-noi", "/quoc-gia-thu")) {
            assertThat(status(open(who, path))).as(path).isEqualTo(403);
        }
        assertThat(status(ask(who, "national.procedure|verify", hai(), "H-1", ""))).isEqualTo(403);
        String record = "R-" + Ids.next();
        assertThat(as(who, () -> register.verify(hai(), procedure.serving("dossier", record))))
                .isEqualTo(new NationalOutcome.Refused(NationalOutcome.Refusal.NO_RIGHT));
        assertThat(database.sql("select count(*) from audit_line where act = 'national.ask.refused' and actor = :who")
                        .param("who", who)
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(diary.ofNumber("099075000202", null))
                .noneMatch(line -> line.record().equals(record));
    }

    @Test
    void withoutRecordOrForAnUndeclaredOrUnapprovedOrDeferredUseNothingIsAsked() {
        Purpose wide = new Purpose(
                "national.procedure", NationalConfiguration.VERIFY, EnumSet.allOf(PersonField.class), false, Purpose.Reach.OWN_UNITS);
        assertThat(as(reader, () -> register.lookUp(hai(), procedure.alone())))
                .isEqualTo(new NationalOutcome.Refused(NationalOutcome.Refusal.NO_RECORD));
        assertThat(as(reader, () -> register.lookUp(hai(), procedure.serving("dossier", "099 075 000 202"))))
                .isEqualTo(new NationalOutcome.Refused(NationalOutcome.Refusal.NO_RECORD));
        assertThat(as(reader, () -> register.lookUp(hai(), wide.serving("dossier", "H-1"))))
                .isEqualTo(new NationalOutcome.Refused(NationalOutcome.Refusal.UNKNOWN_PURPOSE));
        assertThat(as(reader, () -> register.lookUp(
                        hai(), procedure.serving("dossier", "H-1").under(UUID.randomUUID()))))
                .isEqualTo(new NationalOutcome.Refused(NationalOutcome.Refusal.NO_RIGHT));
        Purpose residence = Objects.requireNonNull(asking.purposes().get("national.residence"));
        assertThat(as(reader, () -> register.lookUp(hai(), residence.serving("dossier", "H-1"))))
                .isEqualTo(new NationalOutcome.Refused(NationalOutcome.Refusal.NO_RIGHT));
        Purpose registered = Objects.requireNonNull(asking.purposes().get("registry.procedure"));
        assertThat(as(reader, () -> register.lookUp(hai(), registered.serving("dossier", "H-1"))))
                .as("approved for verification by *, never for a look-up")
                .isEqualTo(new NationalOutcome.Refused(NationalOutcome.Refusal.NOT_APPROVED));
    }

    @Test
    void anAnswerAboutAnotherPersonIsDroppedAndRecorded() {
        Claim claim = claim("099196001515", "Phan Thị Thử Nhầm", 1996, 3, 15);
        NationalOutcome outcome = as(reader, () -> register.lookUp(claim, procedure.serving("dossier", "H-1")));
        assertThat(outcome).isInstanceOfSatisfying(NationalOutcome.NotAsked.class, none -> {
            assertThat(none.why()).isEqualTo(NationalOutcome.Why.BAD_ANSWER);
            UUID ask = Objects.requireNonNull(none.ask());
            assertThat(row(ask, "answer is null")).isEqualTo("true");
            assertThat(audits("national.answer.refused", ask.toString())).isOne();
        });
    }

    @Test
    void aFormSentTwiceIsOneAsk() throws Exception {
        String key = Ids.next().toString();
        UUID first = askOf(ask(reader, "national.procedure|verify", hai(), "H-2", key));
        UUID second = askOf(ask(reader, "national.procedure|verify", hai(), "H-2", key));
        assertThat(second).isEqualTo(first);
        assertThat(row(first, "tries")).isEqualTo("1");
    }

    @Test
    void whoAskedSeesTheAnswerAColleagueOnlyThatItWasAskedOthersNothing() throws Exception {
        UUID agency = agency();
        UUID asker = people.account(READER, agency);
        UUID colleague = people.account(READER, agency);
        UUID stranger = people.account(READER, Ids.next());
        UUID ask = askOf(ask(asker, "national.procedure|look-up", hai(), "H-3", Ids.next().toString()));
        assertThat(body(open(asker, "/quoc-gia/hoi/" + ask))).contains("Thử Hai", "Môi trường thử");
        assertThat(body(open(asker, "/quoc-gia/hoi/" + ask + "/phieu")))
                .contains("Bên cung cấp", "Bên yêu cầu", "SPDC04", "Môi trường thử", ask.toString());
        assertThat(audits("national.answer.opened", ask.toString())).isEqualTo(2);
        assertThat(body(open(colleague, "/quoc-gia/hoi/" + ask)))
                .contains("H-3")
                .doesNotContain("Thử Hai", "099 075", "Đoài");
        assertThat(status(open(colleague, "/quoc-gia/hoi/" + ask + "/phieu"))).isEqualTo(404);
        assertThat(status(send(colleague, "/quoc-gia/hoi/" + ask + "/cho"))).isEqualTo(302);
        assertThat(status(open(stranger, "/quoc-gia/hoi/" + ask))).isEqualTo(404);
        assertThat(status(open(stranger, "/quoc-gia/hoi/" + Ids.next()))).isEqualTo(404);
        assertThat(body(open(stranger, "/quoc-gia/da-hoi?q=H-3"))).doesNotContain(ask.toString());
        assertThat(body(open(colleague, "/quoc-gia/da-hoi?q=H-3&loai=look-up")))
                .contains(ask.toString())
                .doesNotContain("Thử Hai");
        assertThat(body(open(colleague, "/quoc-gia/da-hoi/xuat.csv?q=H-3"))).contains("H-3").doesNotContain("Thử Hai");
    }

    @Test
    void theDeskGoesOnWhileTheQueueAsksAgainAndTellsWhoAsked() throws Exception {
        Claim broken = claim("099194001313", "Ngô Thị Thử Hỏng", 1994, 1, 13);
        MvcResult asked = ask(reader, "national.procedure|verify", broken, "H-4", Ids.next().toString());
        UUID ask = askOf(asked);
        assertThat(body(open(reader, "/quoc-gia/hoi/" + ask))).contains("Trong hàng chờ");
        assertThat(row(ask, "state")).isEqualTo("waiting");
        due(ask);
        queue.run(new TestRun("", 100));
        assertThat(row(ask, "state")).as("still broken").isEqualTo("waiting");
        heal(ask, hai());
        queue.run(new TestRun("", 100));
        assertThat(row(ask, "outcome")).isEqualTo("MATCH");
        assertThat(told(ask, "answered")).isOne();
        queue.run(new TestRun("", 100));
        assertThat(told(ask, "answered")).isOne();
    }

    @Test
    void anAskThatWasCutOffIsFinishedByTheQueueUnderItsOwnNumber() {
        NationalOutcome outcome = as(reader, () -> register.verify(hai(), procedure.serving("dossier", "H-5")));
        UUID ask = ((NationalOutcome.Verified) outcome).ask();
        long before = sandbox.askedAbout("099075000202");
        database.sql("update national_ask set state = 'asking', outcome = '', answer = null, answered_at = null where id = :id")
                .param("id", ask)
                .update();
        due(ask);
        queue.run(new TestRun("", 100));
        assertThat(row(ask, "outcome")).isEqualTo("MATCH");
        assertThat(sandbox.askedAbout("099075000202")).as("one request to the other side").isEqualTo(before);
    }

    @Test
    void afterThreeDaysTheQueueGivesUpAndWhoLostTheRightGetsNoAnswer() throws Exception {
        Claim broken = claim("099194001313", "Ngô Thị Thử Hỏng", 1994, 1, 13);
        UUID tired = askOf(ask(reader, "national.procedure|verify", broken, "H-6", Ids.next().toString()));
        database.sql("update national_ask set waits_since = now() - interval '4 days' where id = :id")
                .param("id", tired)
                .update();
        UUID barred = askOf(ask(reader, "national.procedure|verify", broken, "H-7", Ids.next().toString()));
        heal(barred, hai());
        database.sql("delete from access_role where account_id = :id").param("id", reader).update();
        queue.run(new TestRun("", 100));
        assertThat(row(tired, "state")).isEqualTo("given-up");
        assertThat(row(barred, "state")).isEqualTo("given-up");
        assertThat(told(tired, "given-up")).isOne();
    }

    @Test
    void whatWasKeptLongEnoughGoesAndTheLineStays() {
        NationalOutcome outcome = as(reader, () -> register.lookUp(hai(), procedure.serving("dossier", "H-8")));
        UUID ask = ((NationalOutcome.LookedUp) outcome).ask();
        database.sql("update national_ask set at = :then where id = :id")
                .param("then", Instant.now().minus(Duration.ofDays(31)).atOffset(ZoneOffset.UTC))
                .param("id", ask)
                .update();
        queue.run(new TestRun("", 100));
        assertThat(row(ask, "claim is null and answer is null")).isEqualTo("true");
        assertThat(row(ask, "state")).isEqualTo("answered");
    }

    private static final java.util.concurrent.atomic.AtomicInteger NUMBERS = new java.util.concurrent.atomic.AtomicInteger();

    private static String number(int at) {
        return String.format(Locale.ROOT, "0990%08d", at);
    }

    /** A list that was begun and whose job the machine does not have: it is run by hand. */
    private UUID list(int rows) {
        return list(rows, NUMBERS.getAndAdd(rows));
    }

    private UUID list(int rows, int from) {
        AtomicReference<UUID> made = new AtomicReference<>(new UUID(0, 0));
        access.actAs(reader, () -> {
            made.set(lists.ask(Service.VERIFY, procedure, "DS-" + Ids.next(), EnumSet.of(PersonField.NUMBER, PersonField.NAME, PersonField.BIRTH), "Rà soát"));
            UUID sheet = Ids.next();
            for (int i = 0; i < rows; i++) {
                lists.take(sheet, Ids.next(), i + 2, claim(number(from + i), "Người Thử", 1980, 1, 1));
            }
            assertThat(lists.begin(made.get(), sheet)).contains(NationalLists.Hindrance.NOT_APPROVED);
            database.sql("update registry_bulk set state = 'approved' where id = :id").param("id", made.get()).update();
            transaction.executeWithoutResult(status -> {
                assertThat(lists.begin(made.get(), sheet)).isEmpty();
                database.sql("delete from jobs_job where argument = :id")
                        .param("id", made.get().toString())
                        .update();
            });
            assertThat(lists.begin(made.get(), sheet)).contains(NationalLists.Hindrance.NO_SHEET);
        });
        return made.get();
    }

    private void run(UUID list, int looks) {
        access.actAs(reader, () -> work.run(new TestRun(list.toString(), looks)));
    }

    @Test
    void aListGoesOnAfterACrashAndAsksNoRowTwice() {
        int from = NUMBERS.getAndAdd(6);
        UUID list = list(6, from);
        assertThatThrownBy(() -> run(list, 3)).isInstanceOf(TestRun.CutOff.class);
        // Died between the answer and its row: the other side has been asked, we do not know it.
        database.sql("""
                        update national_ask set state = 'asking', outcome = '', answer = null where id =
                         (select id from national_ask where list_id = :list and state = 'answered' order by line desc limit 1)
                        """).param("list", list).update();
        long before = database.sql("select count(*) from national_ask where list_id = :list")
                .param("list", list)
                .query(Long.class)
                .single();
        assertThat(before).isEqualTo(3);
        run(list, 100);
        assertThat(lists.standing(list)).isEqualTo(new NationalLists.Standing(6, 0, 6));
        assertThat(database.sql("select state from national_list where id = :list")
                        .param("list", list)
                        .query(String.class)
                        .single())
                .isEqualTo("ended");
        for (int i = 0; i < 6; i++) {
            String number = number(from + i);
            assertThat(sandbox.askedAbout(number)).as(number).isOne();
            assertThat(diary.ofNumber(number, null)).hasSize(1);
        }
    }

    @Test
    void aListIsBegunFetchedAndSeenByItsOwnerOnly() throws Exception {
        UUID list = list(2);
        run(list, 100);
        UUID other = people.account(READER);
        assertThat(status(send(other, "/quoc-gia/danh-sach/" + list + "/ket-qua"))).isEqualTo(404);
        assertThat(status(send(other, "/quoc-gia/danh-sach/" + list + "/tiep-tuc"))).isEqualTo(403);
        assertThat(body(open(other, "/quoc-gia/danh-sach"))).doesNotContain(list.toString());
        assertThat(body(open(reader, "/quoc-gia/danh-sach"))).contains(list.toString());
        MvcResult fetched = send(reader, "/quoc-gia/danh-sach/" + list + "/ket-qua");
        assertThat(status(fetched)).isEqualTo(200);
        assertThat(fetched.getResponse().getContentAsByteArray()).startsWith('P', 'K');
        assertThat(audits("national.list.fetched", list.toString())).isOne();
    }

    @Test
    void anotherPersonApprovesAListOnTheRegistersPage() throws Exception {
        UUID head = people.account(POLICE_HEAD);
        String record = "DS-" + Ids.next();
        MvcResult asked = send(
                reader,
                "/quoc-gia/danh-sach",
                ListPages.WHAT,
                "national.procedure|verify",
                ListPages.RECORD,
                record,
                ListPages.REASON,
                "Rà soát hồ sơ chi trả");
        assertThat(asked.getResponse().getRedirectedUrl()).isEqualTo("/quoc-gia/danh-sach");
        AtomicReference<UUID> id = new AtomicReference<>(new UUID(0, 0));
        access.actAs(reader, () -> id.set(approvals.mine(NationalLists.PATH).stream()
                .filter(one -> one.record().equals(record))
                .findFirst()
                .orElseThrow()
                .id()));
        assertThat(body(open(head, "/dan-cu/danh-sach"))).contains(record, "Rà soát hồ sơ chi trả");
        assertThat(status(send(reader, "/dan-cu/danh-sach/" + id.get() + "/quyet-dinh", "quyet-dinh", "yes")))
                .as("nobody approves their own")
                .isEqualTo(403);
        assertThat(body(open(reader, "/dan-cu/danh-sach"))).doesNotContain("/dan-cu/danh-sach/" + id.get() + "/lap");
        send(reader, "/dan-cu/danh-sach/" + id.get() + "/lap");
        assertThat(database.sql("select state from registry_bulk where id = :id")
                        .param("id", id.get())
                        .query(String.class)
                        .single())
                .as("the register itself makes nothing of it")
                .isEqualTo("asked");
    }

    @Test
    void theSandboxAnswersOurOwnLineOnly() throws Exception {
        String asked = WireTests.JSON.writeValueAsString(
                WireTests.verification(WireTests.CLAIM).fields());
        for (String token : List.of("", "Bearer x", "Bearer " + lines.sandboxToken() + "x")) {
            MvcResult result = web.perform(post("/quoc-gia-thu/XacNhanThongTinCongDan")
                            .header("Authorization", token)
                            .contentType("application/json")
                            .content(asked))
                    .andReturn();
            assertThat(status(result)).isEqualTo(401);
            assertThat(body(result)).isEmpty();
        }
    }

    @Test
    void nothingOfThePersonReachesLogAuditOrAddress(CapturedOutput log) throws Exception {
        MvcResult asked = ask(reader, "national.procedure|look-up", hai(), "H-9", Ids.next().toString());
        assertThat(asked.getResponse().getRedirectedUrl()).doesNotContain("099075");
        ask(reader, "national.procedure|verify", claim("099194001313", "Ngô Thị Thử Hỏng", 1994, 1, 13), "H-9", Ids.next().toString());
        assertThat(log.getAll()).doesNotContain("099075000202", "099194001313", "Thử Hai", "Thử Hỏng", lines.sandboxToken());
        assertThat(database.sql("select count(*) from audit_line where details::text ~ '099(075000202|194001313)'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(hai().toString()).isEqualTo("Claim");
    }

    /** Trying out numbers one by one ends soon, and is written down. */
    @Test
    void whoAsksAboutMorePeopleThanADeskSeesIsRefused() {
        UUID curious = people.account(READER);
        NationalOutcome first = as(curious, () -> register.verify(hai(), procedure.serving("dossier", "H-10")));
        database.sql("""
                        insert into national_ask (id, at, account, account_name, officer, agency_name, purpose, record_kind, record_id,
                            service, product, integration, basis, fields, sandbox, state, outcome)
                        select gen_random_uuid(), at, account, account_name, officer, agency_name, purpose, record_kind, record_id,
                            service, product, integration, basis, fields, sandbox, state, outcome
                          from national_ask, generate_series(1, 119) where id = :id
                        """)
                .param("id", ((NationalOutcome.Verified) first).ask())
                .update();
        assertThat(as(curious, () -> register.verify(hai(), procedure.serving("dossier", "H-10"))))
                .isEqualTo(new NationalOutcome.Refused(NationalOutcome.Refusal.TOO_MANY));
    }

    @Test
    void whatIsMissingIsSaidAtItsField() throws Exception {
        String page = body(send(reader, "/quoc-gia/hoi", NationalPages.NUMBER, "12345", NationalPages.BIRTH, "31/02/1990"));
        assertThat(page).contains("so-error", "ten-error", "ngay-sinh-error", "ho-so-error", "noi-dung-error");
    }

    private void due(UUID ask) {
        database.sql("update national_ask set next_try = now() - interval '1 minute' where id = :id")
                .param("id", ask)
                .update();
    }

    /** The same ask, about somebody for whom the other side works. */
    private void heal(UUID ask, Claim claim) {
        database.sql("update national_ask set claim = :claim where id = :id")
                .param("claim", kept.seal(claim, ask))
                .param("id", ask)
                .update();
        due(ask);
    }

    private long told(UUID ask, String what) {
        return database.sql("select count(*) from notify_notice where key = :key")
                .param("key", "national:" + what + ":" + ask)
                .query(Long.class)
                .single();
    }
}
