package vn.lienthong.steering.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;

/** Files as evidence: what the virus scanner says decides, also when it comes late. */
@HouseTest
class ProofsTests {

    @Autowired
    EvidenceStore store;

    @Autowired
    ProgressStore progressStore;

    @Autowired
    Progress progress;

    @Autowired
    PlanBook book;

    @Autowired
    Documents documents;

    @Autowired
    Hands hands;

    @Autowired
    History history;

    @Autowired
    Access access;

    @Autowired
    Locality locality;

    @Autowired
    Audit audit;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestPlans plans;

    @Autowired
    TestPeople people;

    @Autowired
    Clock clock;

    UUID item;
    UUID step;
    UUID standing;

    @BeforeEach
    void aStep() {
        UUID plan = plans.plan(null, null);
        item = plans.item(
                plan,
                "Camera an ninh",
                TestPlans.by(LocalDate.now(clock).plusDays(9)),
                List.of(new PlanItem.UnitRole("lead", "Công an", null)),
                "Khảo sát");
        step = progress.steps(plan).keySet().iterator().next();
        standing = people.account(Role.STANDING_BODY);
    }

    private Proofs proofs(String clamav) {
        return new Proofs(
                store,
                progressStore,
                progress,
                book,
                documents,
                new Scanner(clamav, Duration.ofSeconds(20)),
                hands,
                history,
                access,
                locality,
                audit,
                transactions,
                1);
    }

    private static final class Bytes implements Proofs.Content {

        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }

    private Proofs.Brought bring(Proofs proofs, String name, byte[] bytes) {
        Proofs.Brought[] answer = new Proofs.Brought[1];
        access.actAs(standing, () -> {
            try {
                answer[0] = proofs.file(step, name, new Bytes(bytes), "");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return answer[0];
    }

    private boolean mayRead(Proofs proofs, Evidence one) {
        boolean[] answer = new boolean[1];
        access.actAs(
                standing,
                () -> answer[0] = proofs.mayRead(documents
                        .find(java.util.Objects.requireNonNull(one.document()))
                        .orElseThrow()));
        return answer[0];
    }

    @Test
    void aFileWithAVirusIsNotKept() throws Exception {
        try (FakeClamd clamd = FakeClamd.onTcp()) {
            assertThat(bring(proofs("tcp://127.0.0.1:" + clamd.port()), "virus.txt", FakeClamd.eicar()))
                    .isEqualTo(new Proofs.Brought.Infected("Eicar-Signature"));
        }
        assertThat(store.of(item)).isEmpty();
    }

    @Test
    void whileTheScannerIsAwayAFileIsHeldBackAndDoesNotCount() throws Exception {
        String where;
        Proofs away;
        try (FakeClamd clamd = FakeClamd.onTcp()) {
            where = "tcp://127.0.0.1:" + clamd.port();
        }
        away = proofs(where);
        byte[] clean = ("biên bản " + step).getBytes(StandardCharsets.UTF_8);
        assertThat(bring(away, "bien-ban.txt", clean))
                .isInstanceOfSatisfying(
                        Proofs.Brought.Kept.class,
                        kept -> assertThat(kept.waiting()).isTrue());
        assertThat(bring(away, "virus.txt", FakeClamd.eicar())).isInstanceOf(Proofs.Brought.Kept.class);
        assertThat(progress.step(step).orElseThrow().evidence()).isZero();
        assertThat(store.of(item)).allMatch(one -> !mayRead(away, one));

        try (FakeClamd clamd = FakeClamd.onTcp()) {
            Proofs back = proofs("tcp://127.0.0.1:" + clamd.port());
            assertThat(back.scanWaiting()).isGreaterThanOrEqualTo(2);
            assertThat(store.of(item)).allSatisfy(one -> {
                boolean good = one.title().equals("bien-ban.txt");
                assertThat(one.scan()).isEqualTo(good ? Evidence.Scan.CLEAN : Evidence.Scan.INFECTED);
                assertThat(mayRead(back, one)).isEqualTo(good);
            });
        }
        assertThat(progress.step(step).orElseThrow().evidence()).isEqualTo(1);
    }

    @Test
    void theSameContentIsNoticedAndALargeOneRefused() {
        Proofs proofs = proofs("");
        byte[] content = ("ảnh " + step).getBytes(StandardCharsets.UTF_8);
        bring(proofs, "anh.txt", content);
        assertThat(bring(proofs, "anh-2.txt", content))
                .isInstanceOfSatisfying(
                        Proofs.Brought.Kept.class,
                        kept -> assertThat(kept.sameAs()).containsExactly("anh.txt"));
        assertThat(bring(proofs, "to.bin", new byte[(1 << 20) + 1]))
                .isEqualTo(new Proofs.Brought.Refused("progress.refused.file-large"));
    }

    @Test
    void namesThatTurnTheWritingDirectionAreMadePlain() {
        assertThat(Proofs.harmless("bao\u202Efdp.exe")).isEqualTo("baofdp.exe");
    }
}
