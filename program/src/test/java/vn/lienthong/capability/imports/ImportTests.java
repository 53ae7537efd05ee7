package vn.lienthong.capability.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.documents.Documents;

@HouseTest
class ImportTests {

    private static final List<Sheet.Column> COLUMNS = List.of(
            Sheet.Column.text("STT", 5),
            Sheet.Column.text("Mã", 9),
            Sheet.Column.text("HỌ VÀ TÊN (chữ in hoa)", 30),
            Sheet.Column.date("Ngày sinh"),
            Sheet.Column.number("Tuổi"));

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Autowired
    TestPeopleRows rows;

    @Autowired
    ImportStore store;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient database;

    private static List<@Nullable Object> row(int number, @Nullable Object born) {
        return Arrays.asList(number, "C" + number, "Người " + number, born, 30);
    }

    private static byte[] xlsx(List<? extends List<?>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Sheets().xlsx(out, List.of(new Sheet("Danh sách", "Danh sách cán bộ", COLUMNS, rows)));
        return out.toByteArray();
    }

    private String location(org.springframework.test.web.servlet.RequestBuilder request) throws Exception {
        return Objects.requireNonNull(browser.perform(request)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private UUID brought(RequestPostProcessor who, String name, byte[] content) throws Exception {
        String columns = location(multipart("/nhap-bang/moi/test.people")
                .file(new MockMultipartFile("tep", name, "application/octet-stream", content))
                .with(who)
                .with(csrf()));
        assertThat(columns).matches("/nhap-bang/[0-9a-f-]{36}/cot");
        return UUID.fromString(columns.split("/")[2]);
    }

    private ImportStore.Import ended(UUID id) {
        await().until(() -> store.find(id).orElseThrow().status() == ImportStore.Status.DONE
                || store.find(id).orElseThrow().status() == ImportStore.Status.STOPPED);
        return store.find(id).orElseThrow();
    }

    private void run(RequestPostProcessor who, UUID id) throws Exception {
        browser.perform(post("/nhap-bang/" + id + "/chay").with(who).with(csrf()))
                .andExpect(redirectedUrl("/nhap-bang/" + id));
    }

    private XSSFWorkbook badSheet(ImportStore.Import done) throws IOException {
        try (InputStream in = documents.open(Objects.requireNonNull(done.badDocument()))) {
            return new XSSFWorkbook(in);
        }
    }

    @Test
    void tenThousandRowsWithThirtySevenBadOnesGiveTheRestAndASheetOfTheBadOnes() throws Exception {
        List<List<?>> list = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            boolean bad = i % 270 == 0;
            list.add(row(i, bad ? "31/02/1990" : LocalDate.of(1990, 1, 1).plusDays(i % 9000)));
        }
        RequestPostProcessor who = people.as(Role.UNIT_OFFICER);
        UUID id = brought(who, "Danh sách 2023.xlsx", xlsx(list));

        browser.perform(get("/nhap-bang/" + id + "/cot").with(who))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("C1")));
        String next = location(post("/nhap-bang/" + id + "/cot")
                .param("cot-1", "code")
                .param("cot-2", "name")
                .param("cot-3", "born")
                .param("cot-4", "age")
                .with(who)
                .with(csrf()));
        browser.perform(get(next).with(who)).andExpect(status().isOk());
        run(who, id);

        ImportStore.Import done = ended(id);
        assertThat(done.good()).isEqualTo(9_963);
        assertThat(done.bad()).isEqualTo(37);
        assertThat(rows.count(id)).isEqualTo(9_963);
        browser.perform(get("/nhap-bang/" + id).with(who))
                .andExpect(content().string(containsString("9.963")))
                .andExpect(content().string(containsString("/tai-lieu/" + done.badDocument() + "/tai-ve")));
        try (XSSFWorkbook book = badSheet(done)) {
            XSSFSheet tab = book.getSheetAt(0);
            assertThat(tab.getLastRowNum()).isEqualTo(37);
            XSSFRow first = tab.getRow(1);
            assertThat(first.getCell(1).getStringCellValue()).isEqualTo("C270");
            assertThat(first.getCell(5).getStringCellValue()).contains("31/02/1990");
        }
        assertThat(store.badAfter(id, 0, 100)).isEmpty();
    }

    private List<String> reasons(ImportStore.Import done) throws IOException {
        if (done.badDocument() == null) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        try (XSSFWorkbook book = badSheet(done)) {
            book.getSheetAt(0).forEach(row -> reasons.add(String.valueOf(row.getCell(row.getLastCellNum() - 1))));
        }
        return reasons;
    }

    @Test
    void theSheetOfBadRowsMendedComesInAsItIs() throws Exception {
        RequestPostProcessor who = people.as(Role.UNIT_OFFICER);
        UUID id = brought(who, "a.xlsx", xlsx(List.of(row(1, "?"), row(2, LocalDate.of(1990, 2, 3)))));
        run(who, id);
        byte[] mended;
        try (XSSFWorkbook book = badSheet(ended(id));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFRow row = book.getSheetAt(0).getRow(1);
            row.removeCell(row.getCell(3));
            row.createCell(3).setCellValue("03/02/1990");
            book.write(out);
            mended = out.toByteArray();
        }

        UUID again = brought(who, "b.xlsx", mended);
        run(who, again);

        ImportStore.Import done = ended(again);
        assertThat(done.fields()).containsExactly("", "code", "name", "born", "age", "");
        assertThat(reasons(done)).isEmpty();
        assertThat(done.good()).isEqualTo(1);
    }

    @Test
    void aRowThatTheRoomRefusesComesBackAndTheOthersStay() throws Exception {
        List<List<?>> list = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            list.add(row(i % 10 == 0 ? 1 : i, null));
        }
        list.add(Arrays.asList(99, "C99", "Người 99", null, 99));
        for (int i = 30; i < 36; i++) {
            list.add(row(2, null));
        }
        RequestPostProcessor who = people.as(Role.UNIT_OFFICER);
        UUID id = brought(who, "a.xlsx", xlsx(list));
        run(who, id);

        ImportStore.Import done = ended(id);
        assertThat(done.good()).isEqualTo(18);
        assertThat(done.bad()).isEqualTo(9);
        assertThat(rows.count(id)).isEqualTo(18);
    }

    @Test
    void aStoppedImportLeavesNothing() throws Exception {
        List<List<?>> list = new ArrayList<>();
        for (int i = 1; i <= 1200; i++) {
            list.add(row(i, i % 100 == 0 ? "?" : null));
        }
        RequestPostProcessor who = people.as(Role.UNIT_OFFICER);
        UUID id = brought(who, "a.xlsx", xlsx(list));
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger batches = new AtomicInteger();
        rows.meanwhile.put(id, () -> {
            if (batches.incrementAndGet() == 2) {
                taken.countDown();
                await().until(() -> goOn.getCount() == 0);
            }
        });
        run(who, id);
        await().until(() -> taken.getCount() == 0);

        browser.perform(post("/cong-viec/" + store.find(id).orElseThrow().job() + "/dung")
                        .with(who)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        goOn.countDown();

        assertThat(ended(id).status()).isEqualTo(ImportStore.Status.STOPPED);
        assertThat(rows.count(id)).isZero();
        assertThat(store.badAfter(id, 0, 10)).isEmpty();
        browser.perform(get("/nhap-bang/" + id).with(who)).andExpect(status().isOk());
    }

    @Test
    void anImportWhoseProgramDiedGoesOnAndBringsEachRowOnce() throws Exception {
        List<List<?>> list = new ArrayList<>();
        for (int i = 1; i <= 1700; i++) {
            list.add(row(i, i % 100 == 0 ? "?" : null));
        }
        RequestPostProcessor who = people.as(Role.UNIT_OFFICER);
        UUID id = brought(who, "a.xlsx", xlsx(list));
        AtomicInteger batches = new AtomicInteger();
        rows.meanwhile.put(id, () -> {
            if (batches.incrementAndGet() == 2) {
                // The program hangs in the middle of its second batch until another has taken the job over.
                UUID job = Objects.requireNonNull(store.find(id).orElseThrow().job());
                String holder = holder(job);
                await().until(() -> {
                    expireFromOutside(job, holder);
                    return !holder.equals(holder(job));
                });
            }
        });
        run(who, id);

        ImportStore.Import done = ended(id);
        assertThat(done.good()).isEqualTo(1683);
        assertThat(done.bad()).isEqualTo(17);
        assertThat(rows.count(id)).isEqualTo(1683);
        assertThat(batches).hasValue(5);
    }

    private String holder(UUID job) {
        return database.sql("select coalesce(lease_holder::text, '') from jobs_job where id = :id")
                .param("id", job)
                .query(String.class)
                .single();
    }

    /** In a thread of its own, so that it is no part of the batch's transaction. */
    private void expireFromOutside(UUID job, String holder) {
        Thread other = Thread.ofVirtual().start(() -> expire(job, holder));
        await().until(() -> !other.isAlive());
    }

    private void expire(UUID job, String holder) {
        database.sql("update jobs_job set lease_until = clock_timestamp() - interval '1 second'"
                        + " where id = :id and lease_holder::text = :holder")
                .param("id", job)
                .param("holder", holder)
                .update();
    }

    @Test
    void whatAColumnMeantIsRememberedForTheNextSheetOfTheKind() throws Exception {
        byte[] csv = "Ký hiệu riêng;Danh xưng riêng\nA1;Một\n".getBytes(StandardCharsets.UTF_8);
        RequestPostProcessor who = people.as(Role.UNIT_OFFICER);
        UUID first = brought(who, "a.csv", csv);
        assertThat(store.find(first).orElseThrow().fields()).containsExactly("", "");

        browser.perform(post("/nhap-bang/" + first + "/cot").with(who).with(csrf()))
                .andExpect(status().isUnprocessableContent());
        browser.perform(post("/nhap-bang/" + first + "/chay").with(who).with(csrf()))
                .andExpect(redirectedUrl("/nhap-bang/" + first + "/cot"));
        location(post("/nhap-bang/" + first + "/cot")
                .param("cot-0", "code")
                .param("cot-1", "name")
                .with(who)
                .with(csrf()));
        UUID second = brought(people.as(Role.UNIT_OFFICER), "b.csv", csv);

        assertThat(store.find(second).orElseThrow().fields()).containsExactly("code", "name");
    }

    @Test
    void oneFieldCannotStandInTwoColumns() throws Exception {
        RequestPostProcessor who = people.as(Role.UNIT_OFFICER);
        UUID id = brought(who, "a.csv", "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8));

        browser.perform(post("/nhap-bang/" + id + "/cot")
                        .param("cot-0", "code")
                        .param("cot-1", "code")
                        .with(who)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("cot-1-error")));
    }

    @Test
    void anotherLineCanBeTheOneWithTheHeadings() throws Exception {
        RequestPostProcessor who = people.as(Role.UNIT_OFFICER);
        UUID id = brought(who, "a.csv", "x,y,z\nKý tự,b,c\nĐ1,Một,\n".getBytes(StandardCharsets.UTF_8));

        location(post("/nhap-bang/" + id + "/bang")
                .param("dong-tieu-de", "2")
                .with(who)
                .with(csrf()));

        assertThat(store.find(id).orElseThrow().headerLine()).isEqualTo(2);
        browser.perform(post("/nhap-bang/" + id + "/bang")
                        .param("dong-tieu-de", "9")
                        .with(who)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void whatIsNoSheetIsRefusedOnThePageAndNothingIsKept() throws Exception {
        long before = documentCount();
        RequestPostProcessor who = people.as(Role.UNIT_OFFICER);
        for (byte[] content : List.of(
                "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8), "only one line".getBytes(StandardCharsets.UTF_8))) {
            browser.perform(multipart("/nhap-bang/moi/test.people")
                            .file(new MockMultipartFile("tep", "x.xlsx", "application/x", content))
                            .with(who)
                            .with(csrf()))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(containsString("href=\"#tep\"")));
        }
        browser.perform(multipart("/nhap-bang/moi/test.people").with(who).with(csrf()))
                .andExpect(status().isUnprocessableContent());

        assertThat(documentCount()).isEqualTo(before);
    }

    private long documentCount() {
        return database.sql("select count(*) from documents_document where name = 'x.xlsx'")
                .query(Long.class)
                .single();
    }

    @Test
    void onlyHoldersOfTheRightBringSheetsAndOnlyTheBringerSeesThem() throws Exception {
        byte[] csv = "Mã,Họ và tên\nA,B\n".getBytes(StandardCharsets.UTF_8);
        RequestPostProcessor who = people.as(Role.UNIT_OFFICER);
        UUID id = brought(who, "a.csv", csv);
        UUID document = store.find(id).orElseThrow().document();

        browser.perform(get("/nhap-bang/moi/test.people").with(people.as(Role.LEADER)))
                .andExpect(status().isForbidden());
        browser.perform(get("/nhap-bang/" + id + "/cot").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(status().isNotFound());
        browser.perform(get("/tai-lieu/" + document + "/tai-ve").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(status().isForbidden());
        browser.perform(get("/tai-lieu/" + document + "/tai-ve").with(who)).andExpect(status().isOk());
    }

    @Test
    void theSampleHasTheHeadingsThatAreRecognisedAgain() throws Exception {
        RequestPostProcessor who = people.as(Role.UNIT_OFFICER);
        byte[] sample = browser.perform(get("/nhap-bang/mau/test.people").with(who))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(sample))) {
            assertThat(book.getSheetAt(0).getRow(0).getCell(1).getStringCellValue())
                    .isEqualTo("Họ và tên");
        }
    }
}
