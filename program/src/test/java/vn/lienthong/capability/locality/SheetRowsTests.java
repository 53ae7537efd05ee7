package vn.lienthong.capability.locality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.imports.ImportedRow;
import vn.lienthong.capability.imports.RowField;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.SheetImport;
import vn.lienthong.capability.imports.Sheets;

/** Lists of agencies and officers as sheets, through the pages and the job, with the demo locality as home. */
@HouseTest
class SheetRowsTests {

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LocalityDemo demo;

    @Autowired
    AgencyRows agencyRows;

    @Autowired
    StaffRows staffRows;

    @Autowired
    Access access;

    UUID administrator;
    String mark;

    @BeforeEach
    void home() {
        transaction.executeWithoutResult(status -> demo.load());
        administrator = people.account(Role.ADMINISTRATOR);
        mark = UUID.randomUUID().toString().substring(24).replaceAll("\\d", "x");
    }

    private RequestPostProcessor who() {
        return people.as(administrator);
    }

    private static byte[] xlsx(List<String> headings, List<? extends List<?>> rows) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Sheet.Column> columns =
                headings.stream().map(heading -> Sheet.Column.text(heading, 20)).toList();
        new Sheets().xlsx(out, List.of(new Sheet("Danh sách", "", columns, rows)));
        return out.toByteArray();
    }

    /** Brings a sheet as a person does, takes the columns as guessed, and answers the page with what came of it. */
    private String brought(String kind, byte[] file) throws Exception {
        String columns = Objects.requireNonNull(browser.perform(multipart(SheetImport.startAt(kind))
                        .file(new MockMultipartFile("tep", "ds.xlsx", "application/octet-stream", file))
                        .with(who())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        String at = columns.replaceAll("/cot$", "");
        browser.perform(post(at + "/chay").with(who()).with(csrf())).andExpect(status().is3xxRedirection());
        AtomicReference<String> page = new AtomicReference<>("");
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            page.set(browser.perform(get(at).with(who()))
                    .andReturn()
                    .getResponse()
                    .getContentAsString());
            return page.get().contains("class=\"figures\"") || page.get().contains("alert bad");
        });
        return page.get();
    }

    private static String figures(String page) {
        return page.replaceAll(
                "(?s).*?<p class=\"figure\"><b>([0-9.]+)</b>.*?<p class=\"figure\"><b>([0-9.]+)</b>.*", "$1 + $2");
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        for (String table : List.of(
                "locality_agency",
                "locality_agency_alias",
                "locality_agency_code",
                "locality_post",
                "locality_staff",
                "access_account",
                "access_role")) {
            counts.put(
                    table,
                    database.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        }
        return counts;
    }

    @Test
    @Tag("long")
    void tenThousandOfficersWithThirtySevenBadRowsGiveTheRest() throws Exception {
        assertThat(figures(brought(StaffRows.KIND, officers(10_000)))).isEqualTo("9.963 + 37");
    }

    @Test
    void theSameOfficersTwiceChangeNothing() throws Exception {
        byte[] file = officers(600);
        assertThat(figures(brought(StaffRows.KIND, file))).isEqualTo("598 + 2");
        Map<String, Long> before = counts();
        assertThat(figures(brought(StaffRows.KIND, file))).isEqualTo("598 + 2");
        assertThat(counts()).isEqualTo(before);
    }

    /** A list in which every 270th row cannot be taken. */
    private byte[] officers(int count) throws Exception {
        List<String> headings = List.of("Đơn vị công tác", "Họ và tên", "Chức vụ", "Email", "Vai trò");
        List<List<?>> agencies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            agencies.add(List.of("Ban " + mark + " số " + letters(i)));
        }
        assertThat(figures(brought(AgencyRows.KIND, xlsx(List.of("Tên cơ quan"), agencies))))
                .isEqualTo("20 + 0");

        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            boolean bad = i % 270 == 0;
            rows.add(Arrays.asList(
                    bad && i % 540 == 0 ? "Ban không có " + mark : "Ban " + mark + " số " + letters(i % 20),
                    "Nguyễn Văn " + letters(i),
                    i % 20 == 0 ? "Trưởng ban" : "Chuyên viên",
                    bad && i % 540 != 0 ? "không phải thư" : "nv" + i + "@coquan.example",
                    i % 100 == 0 ? "Cán bộ của đơn vị" : null));
        }
        return xlsx(headings, rows);
    }

    private static String letters(int number) {
        StringBuilder text = new StringBuilder();
        for (int rest = number; rest >= 0; rest = rest / 26 - 1) {
            text.insert(0, (char) ('a' + rest % 26));
        }
        return text.toString();
    }

    @Test
    void aListOfAgenciesComesWithParentsAliasesAndCodesAndTwiceIsOnce() throws Exception {
        String code = "H9" + mark.length() + "."
                + mark.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z]", "Q");
        byte[] file = xlsx(
                List.of("Tên cơ quan", "Loại cơ quan", "Trực thuộc", "Viết tắt", "Mã định danh", "Có từ ngày"),
                List.of(
                        Arrays.asList("Sở " + mark, null, null, "S. " + mark + "; Sở " + mark + " mới", code, null),
                        Arrays.asList("Phòng " + mark, null, "Sở " + mark, null, null, "01/02/2023"),
                        Arrays.asList("Tổ " + mark, "Loại không có", null, null, null, null),
                        Arrays.asList("Đội " + mark, null, "Sở không có " + mark, null, null, null)));
        String page = brought(AgencyRows.KIND, file);
        assertThat(figures(page)).isEqualTo("2 + 2");
        Map<String, Long> before = counts();
        assertThat(figures(brought(AgencyRows.KIND, file))).isEqualTo("2 + 2");
        assertThat(counts()).isEqualTo(before);

        browser.perform(get("/don-vi/co-quan/xuat.csv?het=1&q=" + mark).with(who()))
                .andExpect(content().string(containsString("S. " + mark + "; Sở " + mark + " mới")))
                .andExpect(content().string(containsString(code)));
    }

    @Test
    void theSampleExplainsItsColumnsAndComesInAsItIs() throws Exception {
        byte[] sample = browser.perform(get("/nhap-bang/mau/" + StaffRows.KIND).with(who()))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(sample));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            assertThat(book.getNumberOfSheets()).isEqualTo(2);
            StringBuilder words = new StringBuilder();
            book.getSheetAt(1)
                    .forEach(row -> row.forEach(cell -> words.append(new DataFormatter().formatCellValue(cell))
                            .append('\n')));
            assertThat(words).contains("Vai trò").contains("bắt buộc").contains("Cán bộ của đơn vị");
            XSSFSheet list = book.getSheetAt(0);
            var row = list.createRow(1);
            row.createCell(0).setCellValue("Không có " + mark);
            row.createCell(2).setCellValue("Nguyễn Thị " + letters(77));
            row.createCell(3).setCellValue("Chuyên viên");
            book.write(out);
            assertThat(figures(brought(StaffRows.KIND, out.toByteArray()))).isEqualTo("0 + 1");
        }
    }

    @Test
    void aStoppedImportLeavesNoAgencyNoOfficerAndNoAccount() {
        Map<String, Long> before = counts();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        access.actAs(administrator, () -> {
            transaction.executeWithoutResult(status -> agencyRows.take(
                    first,
                    List.of(row(
                            2,
                            agencyRows.fields(),
                            "name",
                            "Sở " + mark,
                            "aliases",
                            "S " + mark,
                            "codes",
                            "x" + mark))));
            transaction.executeWithoutResult(status -> staffRows.take(
                    second,
                    List.of(row(
                            2,
                            staffRows.fields(),
                            "agency",
                            "Sở " + mark,
                            "person",
                            "Trần Thị Bê",
                            "title",
                            "Giám đốc",
                            "role",
                            Role.UNIT_HEAD))));
        });
        assertThat(counts()).isNotEqualTo(before);
        access.actAs(
                administrator,
                () -> transaction.executeWithoutResult(status -> {
                    staffRows.withdraw(second);
                    agencyRows.withdraw(first);
                }));
        assertThat(counts()).isEqualTo(before);
    }

    private static ImportedRow row(int number, List<RowField<?>> fields, String... values) {
        Map<String, Object> read = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            String name = values[i];
            assertThat(fields).extracting(RowField::name).contains(name);
            read.put(name, values[i + 1]);
        }
        return new ImportedRow(UUID.randomUUID(), number, read);
    }

    @Test
    void onlyAdministratorsBringSheets() throws Exception {
        for (String role : List.of(Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER)) {
            for (String kind : List.of(AgencyRows.KIND, StaffRows.KIND)) {
                browser.perform(get(SheetImport.startAt(kind)).with(people.as(role)))
                        .andExpect(status().isForbidden());
            }
        }
    }

    @Test
    void lettersForAllAreForThoseWhoHadNone() throws Exception {
        UUID import1 = UUID.randomUUID();
        access.actAs(
                administrator,
                () -> transaction.executeWithoutResult(status -> {
                    agencyRows.take(import1, List.of(row(2, agencyRows.fields(), "name", "Trạm " + mark)));
                    staffRows.take(
                            import1,
                            List.of(row(
                                    2,
                                    staffRows.fields(),
                                    "agency",
                                    "Trạm " + mark,
                                    "person",
                                    "Lê Thị " + mark,
                                    "title",
                                    "Trạm trưởng",
                                    "role",
                                    Role.UNIT_HEAD)));
                }));
        browser.perform(get("/quan-tri/tai-khoan?trang-thai=giay&q=" + mark).with(who()))
                .andExpect(content().string(containsString("/quan-tri/tai-khoan/thu/tat-ca?q=" + mark)));
        browser.perform(post("/quan-tri/tai-khoan/thu/tat-ca?trang-thai=giay&q=" + mark)
                        .with(who())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Lê Thị " + mark)));
        browser.perform(post("/quan-tri/tai-khoan/thu/tat-ca?trang-thai=giay&q=" + mark)
                        .with(who())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        browser.perform(get("/quan-tri/tai-khoan/xuat.csv?q=" + mark).with(who()))
                .andExpect(content().string(containsString("Trạm trưởng")));
        browser.perform(get("/quan-tri/tai-khoan/xuat.csv").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(status().isForbidden());
        browser.perform(get("/quan-tri/nhat-ky/xuat.csv?viec=access.accounts.exported")
                        .with(who()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Tải danh sách tài khoản")));
        browser.perform(get("/quan-tri/nhat-ky/xuat.csv").with(people.as(Role.LEADER)))
                .andExpect(status().isForbidden());
    }
}
