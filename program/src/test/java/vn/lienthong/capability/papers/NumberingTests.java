package vn.lienthong.capability.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;

/** Numbers on the real database: no gap, nothing twice. */
@HouseTest
class NumberingTests {

    static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    @Autowired
    Numbering numbering;

    @Autowired
    Offices offices;

    @Autowired
    OfficeStore store;

    @Autowired
    Locality locality;

    @Autowired
    PlatformTransactionManager transactions;

    UUID agency;

    @BeforeEach
    void anAgency() {
        agency = office(locality, store, false);
    }

    static UUID office(Locality locality, OfficeStore store, boolean oneSeries) {
        var made = locality.create("other", "Tổ công tác thử " + Ids.next(), "121", null, LocalDate.of(2020, 1, 1));
        UUID id = ((AgencyChange.Done) made).agency();
        store.save(office(id, "TCT", oneSeries, 0));
        return id;
    }

    private static Office office(UUID id, String sign, boolean oneSeries, int version) {
        return new Office(
                id,
                "UBND huyện thử",
                "Tổ công tác Đề án 06",
                "Trường Lâm",
                sign,
                "TH",
                oneSeries,
                new Letterhead.Signature(Letterhead.Authority.KT, "Tổ trưởng", "Tổ phó", "Nguyễn Văn Mẫu"),
                List.of("Như trên", "Lưu: VT"),
                version);
    }

    private PaperNumber next(String type, LocalDate on, UUID paper) {
        return Objects.requireNonNull(
                new TransactionTemplate(transactions).execute(status -> numbering.next(agency, type, on, paper)));
    }

    private String sign(String type, LocalDate on) {
        return next(type, on, Ids.next()).sign();
    }

    @Test
    void numbersRunByTypeAndYearFrom01() {
        assertThat(sign("BC", DAY)).isEqualTo("01/BC-TCT");
        assertThat(sign("BC", DAY)).isEqualTo("02/BC-TCT");
        assertThat(sign("TB", DAY)).isEqualTo("01/TB-TCT");
        assertThat(sign("", DAY)).isEqualTo("01/TCT-TH");
        assertThat(sign("BC", LocalDate.of(2027, 1, 1))).isEqualTo("01/BC-TCT");
        assertThat(sign("BC", LocalDate.of(2026, 12, 31))).isEqualTo("03/BC-TCT");
    }

    @Test
    void numbersRunThroughAllTypesWhereTheAgencyChooses() {
        agency = office(locality, store, true);
        assertThat(sign("BC", DAY)).isEqualTo("01/BC-TCT");
        assertThat(sign("", DAY)).isEqualTo("02/TCT-TH");
        assertThat(sign("TB", DAY)).isEqualTo("03/TB-TCT");
    }

    @Test
    void aChangeOfTheWayInMidYearGivesNoNumberTwice() {
        sign("BC", DAY);
        sign("BC", DAY);
        assertThat(store.save(office(agency, "TCT", true, 1))).isTrue();
        assertThat(sign("TB", DAY)).isEqualTo("03/TB-TCT");
        assertThat(store.save(office(agency, "TCT", false, 2))).isTrue();
        assertThat(sign("BC", DAY)).isEqualTo("03/BC-TCT");
        assertThat(sign("TB", DAY)).isEqualTo("04/TB-TCT");
    }

    @Test
    void aNumberWhosePaperCameToNothingIsGivenAgain() {
        sign("BC", DAY);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(numbering.next(agency, "BC", DAY, Ids.next()).number()).isEqualTo(2);
            status.setRollbackOnly();
        });
        assertThat(sign("BC", DAY)).isEqualTo("02/BC-TCT");
    }

    @Test
    void theSamePaperKeepsItsNumber() {
        UUID paper = Ids.next();
        assertThat(next("BC", DAY, paper)).isEqualTo(next("BC", DAY.plusDays(3), paper));
        assertThat(sign("BC", DAY)).isEqualTo("02/BC-TCT");
    }

    /** The clock of the server was a year ahead, was set back, and the year came. */
    @Test
    void aClockSetBackOverTheNewYearMixesNoSeriesAndGivesNoNumberTwice() {
        LocalDate december = LocalDate.of(2026, 12, 28);
        assertThat(sign("BC", december)).isEqualTo("01/BC-TCT");
        assertThat(sign("BC", december.plusYears(1))).isEqualTo("01/BC-TCT");
        assertThat(sign("BC", december.plusDays(1))).isEqualTo("02/BC-TCT");
        assertThatThrownBy(() -> sign("BC", LocalDate.of(2027, 1, 4))).isInstanceOf(PaperRefused.class);
        assertThat(sign("BC", december.plusYears(1))).isEqualTo("02/BC-TCT");
    }

    @Test
    void anEarlierDayThanThatOfTheLastNumberIsRefused() {
        sign("BC", DAY);
        assertThatThrownBy(() -> sign("BC", DAY.minusDays(1))).isInstanceOfSatisfying(PaperRefused.class, refused -> {
            assertThat(refused.key()).isEqualTo("papers.refused.earlier");
            assertThat(refused.arguments()).containsExactly("09/03/2026", "08/03/2026");
        });
        assertThat(sign("BC", DAY)).isEqualTo("02/BC-TCT");
    }

    @Test
    void anAgencyWithoutASignIsRefused() {
        agency = ((AgencyChange.Done)
                        locality.create("other", "Phòng thử " + Ids.next(), "121", null, LocalDate.of(2020, 1, 1)))
                .agency();
        assertThatThrownBy(() -> sign("BC", DAY))
                .isInstanceOfSatisfying(
                        PaperRefused.class, refused -> assertThat(refused.key()).isEqualTo("papers.refused.no-sign"));
    }

    @Test
    void countingGoesOnAfterNumbersGivenOnPaper() {
        assertThat(offices.continueFrom(agency, "BC", 2026, 57)).isTrue();
        assertThat(sign("BC", DAY)).isEqualTo("58/BC-TCT");
        assertThat(offices.continueFrom(agency, "BC", 2026, 58)).isFalse();
    }

    @Test
    void aNumberIsGivenOnlyInATransaction() {
        assertThatThrownBy(() -> numbering.next(agency, "BC", DAY, Ids.next()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void manyAtOnceGetAllNumbersOnceWithoutAGap() throws Exception {
        int people = 8;
        int each = 10;
        CountDownLatch start = new CountDownLatch(1);
        List<Integer> given = new ArrayList<>();
        try (var workers = Executors.newFixedThreadPool(people)) {
            List<Future<List<Integer>>> all = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                all.add(workers.submit(several(each, start)));
            }
            start.countDown();
            for (Future<List<Integer>> one : all) {
                given.addAll(one.get());
            }
        }
        List<Integer> expected = new ArrayList<>();
        for (int i = 1; i <= people * each; i++) {
            expected.add(i);
        }
        assertThat(given).containsExactlyInAnyOrderElementsOf(expected);
    }

    private Callable<List<Integer>> several(int each, CountDownLatch start) {
        return () -> {
            start.await();
            List<Integer> mine = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                mine.add(next("BC", DAY, Ids.next()).number());
            }
            return mine;
        };
    }
}
