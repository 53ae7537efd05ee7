package vn.lienthong.capability.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestVisitor;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.TestRegister;
import vn.lienthong.kernel.Ids;

/** Requests from filing to the deed: at the counter, by the citizen, by the officer in charge, and who is refused. */
@HouseTest
class RequestTests extends AtTheDesk {

    private static final LocalDate BORN = LocalDate.of(1985, 7, 21);
    private static final String READER = "registry-reader";

    @LocalServerPort
    int port;

    @Autowired
    TestRegister register;

    @Autowired
    RequestStore store;

    @Autowired
    Requests requests;

    @Autowired
    Consents consents;

    @Autowired
    OwnData own;

    @Autowired
    PrivacyWatch watch;

    @Autowired
    PrivacyWork work;

    @Autowired
    Access access;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    String here = "";
    UUID agency = new UUID(0, 0);
    UUID counter = new UUID(0, 0);
    UUID inCharge = new UUID(0, 0);
    String number = "";
    UUID person = new UUID(0, 0);

    @BeforeEach
    void aDeskOfACommune() {
        database.sql("insert into vneid_sandbox (on_since) select now() where not exists (select from vneid_sandbox)")
                .update();
        here = register.communes().getFirst().code();
        agency = register.agency(here);
        counter = people.account(READER, agency);
        inCharge = people.account(PrivacyConfiguration.PROTECTION, agency);
        store.desk(new RequestStore.Desk(agency, "Ủy ban thử", "Phòng 2"), clock.instant());
        number = register.number();
        person = register.person(here, "Lò Thị Quyền", BORN, number);
    }

    private DataRequest filed(Kind kind, String... pairs) throws Exception {
        UUID id = Ids.next();
        String[] all = new String[pairs.length + 8];
        String[] basics = {
            FilingForm.ID,
            id.toString(),
            FilingForm.AGENCY,
            agency.toString(),
            FilingForm.NUMBER,
            number,
            FilingForm.NAME,
            "Lò Thị Quyền"
        };
        System.arraycopy(basics, 0, all, 0, 8);
        System.arraycopy(pairs, 0, all, 8, pairs.length);
        MockHttpServletResponse answer = send(counter, "/quyen-du-lieu/tiep-nhan/" + kind.slug(), all);
        assertThat(answer.getRedirectedUrl()).as(text(answer)).isEqualTo("/quyen-du-lieu/yeu-cau/" + id + "/phieu");
        return store.find(id).orElseThrow();
    }

    private DataRequest moved(DataRequest request, String move, String... pairs) throws Exception {
        String[] all = new String[pairs.length + 4];
        String[] basics = {RequestPages.VERSION, "" + request.version(), RequestPages.WORDS, "Trả lời của cơ quan"};
        System.arraycopy(basics, 0, all, 0, 4);
        System.arraycopy(pairs, 0, all, 4, pairs.length);
        MockHttpServletResponse answer = send(inCharge, request.path() + "/buoc/" + move, all);
        assertThat(answer.getRedirectedUrl()).as(move + ": " + text(answer)).isEqualTo(request.path());
        return store.find(request.id()).orElseThrow();
    }

    @Test
    void theCounterFilesPrintsASlipAndTheNumbersHaveNoGap() throws Exception {
        DataRequest one = filed(Kind.SEE);
        DataRequest next = filed(Kind.COPY);
        assertThat(one.code()).matches("QDL-\\d{4}-\\d{6}");
        assertThat(Integer.parseInt(next.code().substring(9)))
                .isEqualTo(Integer.parseInt(one.code().substring(9)) + 1);
        assertThat(text(open(counter, one.path() + "/phieu")))
                .contains(one.code())
                .contains("Lò Thị Quyền")
                .contains("Phòng 2")
                .doesNotContain(number);
        String sealed = database.sql("select t::text from privacy_request t where id = :id")
                .param("id", one.id())
                .query(String.class)
                .single();
        assertThat(sealed).doesNotContain(number).doesNotContain("Quyền");
        assertThat(send(
                                counter,
                                "/quyen-du-lieu/tiep-nhan/xem",
                                FilingForm.ID,
                                one.id().toString(),
                                FilingForm.AGENCY,
                                agency.toString(),
                                FilingForm.NUMBER,
                                number,
                                FilingForm.NAME,
                                "Lò Thị Quyền")
                        .getRedirectedUrl())
                .as("sent twice, filed once")
                .isEqualTo(one.path() + "/phieu");
        assertThat(store.ofPerson(number)).hasSize(2);
    }

    @Test
    void aWrongNumberAContactWithoutConsentAndAMissingAgencyAreToldInTheForm() throws Exception {
        String page = text(send(
                counter,
                "/quyen-du-lieu/tiep-nhan/khieu-nai",
                FilingForm.ID,
                Ids.next().toString(),
                FilingForm.NUMBER,
                "12345",
                FilingForm.PHONE,
                "0900000000"));
        assertThat(page)
                .contains("Nhập đủ 12 số định danh.")
                .contains("Chọn cơ quan nhận.")
                .contains("Đánh dấu đồng ý")
                .contains("Ghi họ và tên");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Role.ADMINISTRATOR,
                Role.STANDING_BODY,
                Role.UNIT_HEAD,
                Role.UNIT_OFFICER,
                "registry-investigator"
            })
    void otherRolesAreRefusedEverywhere(String role) throws Exception {
        DataRequest request = filed(Kind.SEE);
        UUID who = people.account(role);
        for (String path : List.of(
                "/quyen-du-lieu",
                "/quyen-du-lieu/xuat.csv",
                "/quyen-du-lieu/tiep-nhan",
                "/quyen-du-lieu/dong-y",
                request.path(),
                request.path() + "/phieu",
                request.path() + "/buoc/answered",
                request.path() + "/ban-sao.xlsx",
                "/su-co-du-lieu",
                "/su-co-du-lieu/moi")) {
            assertThat(open(who, path).getStatus()).as(path).isEqualTo(403);
        }
        assertThat(send(who, request.path() + "/buoc/answered", RequestPages.VERSION, "1")
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void whoAnswersElsewhereSeesNothingAndLeadersSeeNoNames() throws Exception {
        DataRequest request = filed(Kind.COMPLAIN, FilingForm.WISH, "Bị gọi điện lừa đảo");
        UUID elsewhere = people.account(
                PrivacyConfiguration.PROTECTION,
                register.agency(register.communes().get(1).code()));
        assertThat(open(elsewhere, request.path()).getStatus()).isEqualTo(404);
        assertThat(send(elsewhere, request.path() + "/buoc/answered", RequestPages.VERSION, "1")
                        .getStatus())
                .isEqualTo(404);
        assertThat(text(open(elsewhere, "/quyen-du-lieu"))).doesNotContain(request.code());
        UUID leader = people.account(Role.LEADER, agency);
        assertThat(text(open(leader, request.path())))
                .contains(request.code())
                .doesNotContain("Lò Thị Quyền")
                .doesNotContain("lừa đảo");
        assertThat(open(leader, request.path() + "/phieu").getStatus()).isEqualTo(403);
        assertThat(open(leader, request.path() + "/buoc/answered").getStatus()).isEqualTo(403);
        UUID other = people.account(READER, agency);
        assertThat(open(other, request.path()).getStatus())
                .as("another counter")
                .isEqualTo(404);
        assertThat(open(counter, request.path() + "/buoc/answered").getStatus())
                .as("the counter takes in and does not answer")
                .isEqualTo(403);
        assertThat(text(open(inCharge, request.path())))
                .contains("Lò Thị Quyền")
                .contains("lừa đảo");
    }

    @Test
    void aCopyIsThePersonsDataWithTheDiaryInAllFormsAndEachMakingIsALook() throws Exception {
        DataRequest request = filed(Kind.COPY);
        assertThat(open(inCharge, request.path() + "/ban-sao.json").getStatus())
                .as("not before it is granted")
                .isEqualTo(404);
        request = moved(moved(request, "answered"), "accepted");
        assertThat(request.state()).isEqualTo(State.DONE);
        long before = register.looks(person);
        String json = text(open(inCharge, request.path() + "/ban-sao.json"));
        assertThat(json).contains("Lò Thị Quyền").contains(number).contains("\"data_use\"");
        assertThat(register.looks(person)).isEqualTo(before + 1);
        assertThat(open(inCharge, request.path() + "/ban-sao.xlsx").getContentAsByteArray())
                .startsWith('P', 'K');
        assertThat(new String(
                        open(inCharge, request.path() + "/ban-sao.pdf").getContentAsByteArray(),
                        StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");
        String again = text(open(inCharge, request.path() + "/ban-sao.json"));
        assertThat(again).as("the look before stands in it").contains(request.code());
        assertThat(own.diary(person).getFirst().record()).isEqualTo(request.code());
    }

    @Test
    void aCorrectionGoesToThePoliceAndTheirDecisionComesBackByItself() throws Exception {
        DataRequest request = filed(Kind.CORRECT, FilingForm.FIELD, "BIRTH", FilingForm.VALUE, "22/07/1985");
        request = moved(moved(request, "answered"), "passed-on");
        assertThat(request.state()).isEqualTo(State.ACCEPTED);
        UUID head = people.account("resident-police-head", agency);
        assertThat(send(head, "/dan-cu/de-nghi/" + request.correction(), "quyet-dinh", "yes")
                        .getStatus())
                .isEqualTo(302);
        assertThat(store.find(request.id()).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(own.read(person, request.code(), new OwnData.Reader.Themself(), Locale.of("vi")))
                .anyMatch(shown ->
                        shown.field() == PersonField.BIRTH && shown.values().contains("22/07/1985"));
    }

    @Test
    void aRestrictionAndAnObjectionReallyRefuseReads() throws Exception {
        DataRequest request = filed(Kind.RESTRICT, FilingForm.WISH, "Bị theo dõi");
        moved(moved(request, "answered"), "accepted", RequestPages.PURPOSES, "registry.own-request");
        String read = "/dan-cu/nguoi/" + person + "?muc-dich=registry.procedure&ho-so=H10-1";
        assertThat(text(open(counter, read))).contains("Dữ liệu đang bị hạn chế xử lý");
        assertThat(text(open(counter, "/dan-cu/nguoi/" + person + "?muc-dich=registry.own-request&ho-so=H10-1")))
                .contains("Lò Thị Quyền");
    }

    @Test
    void whatNoLawKeepsIsErasedAndTheRestIsRefusedWithItsClause() throws Exception {
        DataRequest kept = moved(filed(Kind.ERASE, FilingForm.TARGETS, "registry.religion"), "answered");
        String page = text(send(
                inCharge,
                kept.path() + "/buoc/accepted",
                RequestPages.VERSION,
                "" + kept.version(),
                RequestPages.WORDS,
                "Xóa"));
        assertThat(page).contains("Luật buộc giữ mọi mục");
        assertThat(store.find(kept.id()).orElseThrow().state()).isEqualTo(State.ANSWERED);
        DataRequest both = moved(
                filed(
                        Kind.ERASE,
                        FilingForm.TARGETS,
                        "registry.religion",
                        FilingForm.TARGETS,
                        "registry.electronic-identity"),
                "answered");
        assertThat(text(open(inCharge, both.path() + "/buoc/part"))).contains("Điều 9 Luật Căn cước");
        both = moved(both, "part", RequestPages.CLAUSE, "Điều 9 Luật Căn cước 26/2023/QH15");
        assertThat(both.state()).isEqualTo(State.IN_PART);
        var shown = own.read(person, both.code(), new OwnData.Reader.Themself(), Locale.of("vi"));
        assertThat(shown)
                .filteredOn(one -> one.field() == PersonField.ELECTRONIC_IDENTITY)
                .allMatch(one -> one.values().isEmpty());
        assertThat(shown)
                .filteredOn(one -> one.field() == PersonField.RELIGION)
                .noneMatch(one -> one.values().isEmpty());
    }

    @Test
    void theContactIsKeptByConsentAndGoesWithIt() throws Exception {
        DataRequest request = filed(Kind.SEE, FilingForm.PHONE, "0900000000", FilingForm.AGREED, "1");
        assertThat(request.subject().phone()).isEqualTo("0900000000");
        assertThat(consents.holds(number, PrivacyConfiguration.CONTACT)).isTrue();
        assertThat(consents.withdrawn(number, PrivacyConfiguration.CONTACT, Consents.Channel.COUNTER))
                .isTrue();
        assertThat(consents.holds(number, PrivacyConfiguration.CONTACT)).isFalse();
        assertThat(store.find(request.id()).orElseThrow().subject().hasContact())
                .isFalse();
        assertThat(consents.withdrawn(number, PrivacyConfiguration.CONTACT, Consents.Channel.COUNTER))
                .isFalse();
        assertThat(consents.of(number)).hasSize(1).allMatch(one -> !one.holds() && one.version() == 1);
    }

    @Test
    void aWithdrawalByRequestEndsTheConsent() throws Exception {
        ConsentPurpose release = consents.purpose("privacy.release").orElseThrow();
        consents.given(number, release, Consents.Channel.PAPER, "ĐY-01");
        DataRequest request = filed(Kind.WITHDRAW, FilingForm.TARGETS, "privacy.release");
        moved(moved(request, "answered", RequestPages.OTHERS, "1"), "accepted");
        assertThat(consents.holds(number, release)).isFalse();
    }

    @Test
    void othersLengthenTheDaysAndAnExtensionIsGivenOnceWithAReason() throws Exception {
        DataRequest request = filed(Kind.RESTRICT);
        DataRequest answered = moved(request, "answered", RequestPages.OTHERS, "1");
        assertThat(answered.due()).isAfter(request.due());
        DataRequest longer = moved(answered, "longer");
        assertThat(longer.due()).isAfterOrEqualTo(answered.due().plusDays(15));
        assertThat(text(send(
                        inCharge,
                        request.path() + "/buoc/longer",
                        RequestPages.VERSION,
                        "" + longer.version(),
                        RequestPages.WORDS,
                        "Lần nữa")))
                .contains("Đã gia hạn một lần");
        assertThat(text(send(inCharge, request.path() + "/buoc/refused", RequestPages.VERSION, "" + longer.version())))
                .contains("Ghi điều khoản")
                .contains("Ghi lời trả lời");
        assertThat(text(send(
                        inCharge,
                        request.path() + "/buoc/refused",
                        RequestPages.VERSION,
                        "1",
                        RequestPages.WORDS,
                        "Không",
                        RequestPages.CLAUSE,
                        "Điều 9")))
                .as("somebody else changed it meanwhile")
                .contains("Người khác vừa sửa");
    }

    @Test
    void theClocksAreToldOnceAndFoundInTheWorkOfWhoAnswers() throws Exception {
        DataRequest request = filed(Kind.SEE);
        database.sql("update privacy_request set answer_due = current_date - 1 where id = :id")
                .param("id", request.id())
                .update();
        watch.look();
        watch.look();
        assertThat(notices(inCharge, request)).as("filed, and late").isEqualTo(2);
        assertThat(notices(counter, request)).isZero();
        access.actAs(
                inCharge,
                () -> assertThat(work.work())
                        .anyMatch(one ->
                                one.path().equals(request.path()) && one.tag() == vn.lienthong.capability.ui.Tag.LATE));
        access.actAs(counter, () -> assertThat(work.work()).isEmpty());
        assertThat(text(open(inCharge, "/quyen-du-lieu?han=qua-han"))).contains(request.code());
        assertThat(text(open(inCharge, "/quyen-du-lieu?han=sap-den"))).doesNotContain(request.code());
        assertThat(text(open(inCharge, "/quyen-du-lieu/xuat.csv?han=qua-han")))
                .contains(request.code())
                .doesNotContain("Lò Thị Quyền");
        moved(request, "answered");
        assertThat(database.sql("select count(*) from notify_notice where key like :key and read_at is null")
                        .param("key", "privacy:" + request.id() + "%")
                        .query(Long.class)
                        .single())
                .as("settled")
                .isZero();
    }

    private long notices(UUID account, DataRequest request) {
        return database.sql("select count(*) from notify_notice where account = :account and key like :key")
                .param("account", account)
                .param("key", "privacy:" + request.id() + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsNoLongerNeededIsForgotten() throws Exception {
        DataRequest young = filed(Kind.SEE, FilingForm.PHONE, "0900000001", FilingForm.AGREED, "1");
        DataRequest old = filed(Kind.SEE);
        moved(young, "refused", RequestPages.CLAUSE, "Điều 4");
        moved(old, "refused", RequestPages.CLAUSE, "Điều 4");
        database.sql("update privacy_request set closed_at = now() - interval '91 days' where id = :id")
                .param("id", young.id())
                .update();
        database.sql("update privacy_request set closed_at = now() - interval '6 years' where id = :id")
                .param("id", old.id())
                .update();
        watch.forget();
        assertThat(store.find(young.id()).orElseThrow().subject().name()).isEqualTo("Lò Thị Quyền");
        assertThat(store.find(young.id()).orElseThrow().subject().hasContact()).isFalse();
        assertThat(store.find(old.id()).orElseThrow().subject()).isEqualTo(Subject.FORGOTTEN);
        assertThat(store.ofPerson(number)).extracting(DataRequest::id).doesNotContain(old.id());
    }

    @Test
    void theCitizenFilesSeesTheAnswerAtOnceAndTheDataOnlyAtLevelTwo() throws Exception {
        TestVisitor citizen = TestCitizen.signedIn(port, TestCitizen.LO, 2);
        assertThat(citizen.get("/cong-dan").body()).contains("Quyền của tôi về dữ liệu");
        HttpResponse<String> form = citizen.get("/cong-dan/quyen-du-lieu/gui/xem");
        String id = form.body().replaceAll("(?s).*name=\"ma\" value=\"([^\"]+)\".*", "$1");
        Map<String, String> fields = new HashMap<>();
        fields.put(FilingForm.ID, id);
        fields.put(FilingForm.AGENCY, agency.toString());
        fields.put(FilingForm.WISH, "Xem mọi thứ");
        HttpResponse<String> sent = citizen.submit(form, "/cong-dan/quyen-du-lieu/gui/xem", fields);
        DataRequest request = store.find(UUID.fromString(id)).orElseThrow();
        assertThat(TestVisitor.location(sent)).isEqualTo(request.ownPath());
        assertThat(request.filedBy()).isNull();
        assertThat(request.subject().number()).isEqualTo(TestCitizen.LO);
        moved(moved(request, "answered"), "accepted");
        String page = citizen.get(request.ownPath()).body();
        assertThat(page)
                .contains("Đã giải quyết")
                .contains("Trả lời của cơ quan")
                .contains("Xem trên trang này");
        assertThat(citizen.get(request.ownPath() + "/du-lieu").statusCode()).isEqualTo(200);
        HttpResponse<String> json =
                citizen.submit(citizen.get(request.ownPath()), request.ownPath() + "/ban-sao", Map.of("dang", "json"));
        assertThat(json.body()).contains(TestCitizen.LO);
        TestVisitor level1 = TestCitizen.signedIn(port, TestCitizen.LO, 1);
        assertThat(level1.get(request.ownPath()).statusCode()).isEqualTo(200);
        assertThat(TestVisitor.location(level1.get(request.ownPath() + "/du-lieu")))
                .contains("muc=2");
        assertThat(TestVisitor.location(level1.get("/cong-dan/quyen-du-lieu/nhat-ky")))
                .contains("muc=2");
    }

    @Test
    void everybodyMayKnowWhatDataAreUsedFor() {
        TestVisitor stranger = new TestVisitor(port);
        String page = stranger.get(PurposePages.PATH).body();
        own.declared(Locale.of("vi")).forEach(one -> assertThat(page).contains(one.basis()));
        assertThat(page).contains("Điều 9 Luật Căn cước").contains("Cung cấp thông tin cho tổ chức ngoài nhà nước");
        assertThat(stranger.get(PurposePages.PATH + "/xuat.csv").body()).contains("Các mục được xem");
    }

    @Test
    void theCitizenReadsWhoLookedAndAsksWhy() throws Exception {
        UUID known = register.person(here, "Nguyễn Văn Thử Hai", BORN, TestCitizen.NGUYEN);
        try {
            open(counter, "/dan-cu/nguoi/" + known + "?muc-dich=registry.procedure&ho-so=H10-9");
            TestVisitor citizen = TestCitizen.signedIn(port, TestCitizen.NGUYEN, 2);
            HttpResponse<String> diary = citizen.get("/cong-dan/quyen-du-lieu/nhat-ky");
            assertThat(diary.body()).contains("H10-9").contains("Hỏi về lần xem này");
            String line = diary.body().replaceAll("(?s).*name=\"dong\" value=\"([^\"]+)\".*", "$1");
            citizen.submit(
                    diary, "/cong-dan/quyen-du-lieu/nhat-ky/hoi", Map.of("dong", line, "noi-dung", "Để làm gì?"));
            assertThat(citizen.get("/cong-dan/quyen-du-lieu/nhat-ky").body()).contains("Để làm gì?");
            assertThat(text(open(counter, "/dan-cu/cau-hoi"))).contains("Để làm gì?");
        } finally {
            database.sql("delete from registry_person where id = :id")
                    .param("id", known)
                    .update();
        }
    }

    @Test
    void nobodySeesTheRequestOfAnotherAndStrangersFindTheDoor() throws Exception {
        DataRequest request = filed(Kind.SEE);
        TestVisitor citizen = TestCitizen.signedIn(port, TestCitizen.NGUYEN, 2);
        for (String rest : List.of("", "/phieu", "/du-lieu", "/tep/" + Ids.next())) {
            assertThat(citizen.get(request.ownPath() + rest).statusCode())
                    .as(rest)
                    .isEqualTo(404);
        }
        HttpResponse<String> home = citizen.get("/cong-dan/quyen-du-lieu/gui/xem");
        assertThat(citizen.submit(home, request.ownPath() + "/rut", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(citizen.submit(home, request.ownPath() + "/ban-sao", Map.of("dang", "json"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(store.find(request.id()).orElseThrow().state()).isEqualTo(State.RECEIVED);
        TestVisitor stranger = new TestVisitor(port);
        for (String path : List.of(
                "/cong-dan/quyen-du-lieu",
                "/cong-dan/quyen-du-lieu/gui/xem",
                "/cong-dan/quyen-du-lieu/nhat-ky",
                request.ownPath(),
                request.ownPath() + "/du-lieu")) {
            assertThat(TestVisitor.location(stranger.get(path))).as(path).startsWith("/cong-dan/dang-nhap");
        }
    }

    @Test
    void thePersonTakesARequestBackAndSendsAProofThatOnlyTheConcernedRead() throws Exception {
        DataRequest request = requests.file(new Requests.Filing(
                Ids.next(),
                Kind.COMPLAIN,
                agency,
                new Subject(TestCitizen.LO, "Lò Thị Thử Một", "", "", "", "Việc", ""),
                List.of(),
                Consents.Channel.PAGE,
                false,
                new Requests.Upload(
                        "don.txt", new java.io.ByteArrayInputStream("Đơn".getBytes(StandardCharsets.UTF_8)))));
        UUID document = store.files(request.id()).getFirst().document();
        assertThat(open(inCharge, "/tai-lieu/" + document).getStatus()).isEqualTo(200);
        assertThat(open(people.account(Role.LEADER, agency), "/tai-lieu/" + document)
                        .getStatus())
                .isEqualTo(403);
        TestVisitor citizen = TestCitizen.signedIn(port, TestCitizen.LO, 1);
        assertThat(citizen.get(request.ownPath() + "/tep/" + document).body()).isEqualTo("Đơn");
        HttpResponse<String> page = citizen.get(request.ownPath());
        citizen.submit(page, request.ownPath() + "/rut", Map.of());
        assertThat(store.find(request.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
        assertThat(store.history(request.id()).getFirst().byPerson()).isTrue();
    }

    @Test
    void theDaysAreASettingThatOnlyWhoIsInChargeChangesAndKeepsOldRequestsAsTheyWere() throws Exception {
        DataRequest before = filed(Kind.COMPLAIN, FilingForm.WISH, "x");
        String path = "/quyen-du-lieu/thoi-han/khieu-nai";
        UUID reader = people.account(READER, agency);
        assertThat(send(reader, path, SettingPages.DAYS, "9").getStatus()).isEqualTo(403);
        UUID manager = people.account(PrivacyConfiguration.PROTECTION);
        assertThat(text(send(
                        manager, path, SettingPages.DAYS, "99", SettingPages.OTHERS, "9", SettingPages.LONGER, "1")))
                .contains("Số ngày từ 1 đến 60");
        try {
            assertThat(send(
                                    manager,
                                    path,
                                    SettingPages.DAYS,
                                    "30",
                                    SettingPages.OTHERS,
                                    "45",
                                    SettingPages.LONGER,
                                    "15")
                            .getStatus())
                    .isEqualTo(302);
            DataRequest after = filed(Kind.COMPLAIN, FilingForm.WISH, "y");
            assertThat(after.due()).isAfter(before.due());
            assertThat(store.find(before.id()).orElseThrow().due()).isEqualTo(before.due());
        } finally {
            database.sql("delete from privacy_term").update();
        }
    }

    @Test
    void aPersonIsFoundByNumberWithoutTheNumberInAnAddress() throws Exception {
        DataRequest request = filed(Kind.SEE);
        String found =
                send(counter, "/quyen-du-lieu/tim", FilingForm.NUMBER, number).getRedirectedUrl();
        assertThat(found).doesNotContain(number);
        assertThat(text(open(counter, found == null ? "" : found))).contains(request.code());
        assertThat(text(send(
                        counter,
                        "/quyen-du-lieu/dong-y",
                        FilingForm.NUMBER,
                        number,
                        CounterPages.PURPOSE,
                        "privacy.release",
                        CounterPages.EVIDENCE,
                        "ĐY-07",
                        CounterPages.ACT,
                        "cho")))
                .contains("Đang có hiệu lực");
    }

    @Test
    void aFileAtTheCounterIsKeptWithTheRequest() throws Exception {
        UUID id = Ids.next();
        var request = multipart("/quyen-du-lieu/tiep-nhan/khieu-nai")
                .file(new MockMultipartFile(FilingForm.FILE, "don.txt", "text/plain", new byte[] {'a', 'b'}))
                .param(FilingForm.ID, id.toString())
                .param(FilingForm.AGENCY, agency.toString())
                .param(FilingForm.NUMBER, number)
                .param(FilingForm.NAME, "Lò Thị Quyền")
                .param(FilingForm.WISH, "Xin xem lại")
                .with(people.as(counter))
                .with(csrf());
        assertThat(web.perform(request).andReturn().getResponse().getStatus()).isEqualTo(302);
        assertThat(store.files(id)).hasSize(1);
    }
}
