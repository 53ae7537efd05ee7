package vn.lienthong.capability.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Verification.Finding;
import vn.lienthong.capability.audit.Verification.Kind;

@HouseTest
class SealingTests {

    @Autowired
    DataSource shared;

    @Autowired
    Access access;

    @TempDir
    Path data;

    private Trail trail;

    @BeforeEach
    void open() {
        trail = new Trail(shared, access, data);
    }

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void aWholeChainHasNothingToSay() throws Exception {
        Verification.Report report = trail.with(5).verifyWithHead();
        assertThat(report.findings()).isEmpty();
        assertThat(report.links()).isEqualTo(5);
    }

    @Test
    void aLineThatCommitsAfterYoungerOnesIsSealedToo() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> late = other.submit(() -> trail.transaction.executeWithoutResult(status -> {
                trail.audit.record("test.thing.done", "thing", "late", Map.of());
                written.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            written.await();
            trail.write("younger");
            assertThat(trail.sealer.seal()).isEqualTo(1);
            go.countDown();
            late.get();
        }
        assertThat(trail.sealer.seal()).isEqualTo(1);
        assertThat(trail.verify().whole()).isTrue();
        assertThat(trail.database
                        .sql("select l.subject_id from audit_link k join audit_line l on l.id = k.line_id"
                                + " order by k.position")
                        .query(String.class)
                        .list())
                .containsExactly("younger", "late");
    }

    @Test
    void eightWritersAtOnceLoseNoLine() throws Exception {
        int each = 150;
        AtomicInteger kept = new AtomicInteger();
        AtomicInteger writing = new AtomicInteger(8);
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(9)) {
            all.add(threads.submit(() -> {
                while (writing.get() > 0) {
                    trail.sealer.seal();
                }
            }));
            for (int writer = 0; writer < 8; writer++) {
                int number = writer;
                all.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        // Every seventh act is rolled back and takes its line along: a gap in the numbers.
                        boolean back = (i + number) % 7 == 0;
                        trail.transaction.executeWithoutResult(status -> {
                            trail.audit.record("test.thing.done", "thing", "x", Map.of());
                            if (back) {
                                status.setRollbackOnly();
                            }
                        });
                        if (!back) {
                            kept.incrementAndGet();
                        }
                    }
                    writing.decrementAndGet();
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        trail.sealer.seal();
        Verification.Report report = trail.verifyWithHead();
        assertThat(report.findings()).isEmpty();
        assertThat(report.waiting()).isZero();
        assertThat(report.links()).isEqualTo(kept.get());
    }

    @Test
    void anAlteredLineIsNamed() throws Exception {
        trail.with(5).tamper("update audit_line set details = '{\"was\": \"c\", \"is\": \"b\"}' where id = 3");
        assertThat(trail.verify().findings()).containsExactly(new Finding(Kind.ALTERED, 3, 3));
    }

    @Test
    void aDeletedLineIsNamed() throws Exception {
        trail.with(5).tamper("delete from audit_line where id = 2");
        assertThat(trail.verify().findings()).containsExactly(new Finding(Kind.MISSING, 2, 2));
    }

    @Test
    void linesThatChangedPlacesAreNamed() throws Exception {
        trail.with(5).tamper("update audit_link set line_id = (6 - line_id) * 100 where line_id in (2, 4)");
        trail.tamper("update audit_link set line_id = line_id / 100 where line_id >= 100");
        assertThat(trail.verify().findings())
                .containsExactly(new Finding(Kind.ALTERED, 4, 2), new Finding(Kind.ALTERED, 2, 4));
    }

    @Test
    void aLineDeletedTogetherWithItsLinkLeavesAGap() throws Exception {
        trail.with(5).tamper("delete from audit_link where position = 3");
        trail.tamper("delete from audit_line where id = 3");
        assertThat(trail.verify().findings()).containsExactly(new Finding(Kind.GAP, 3, 4));
    }

    @Test
    void theNewestLinesCutOffAreMissed() throws Exception {
        trail.with(5).tamper("delete from audit_link where position > 3");
        trail.tamper("delete from audit_line where id > 3");
        assertThat(trail.verify().findings()).isEmpty();
        assertThat(trail.verifyWithHead().findings()).containsExactly(new Finding(Kind.CUT_OFF, 5, 3));
    }

    @Test
    void aLineThatWasSlippedInIsUnsealed() throws Exception {
        trail.with(2)
                .tamper("insert into audit_line (at, act, subject_kind, subject_id, details)"
                        + " values (now() - interval '1 hour', 'test.thing.done', 'thing', 'x', '{}')");
        trail.sealer.seal();
        assertThat(trail.verify().findings()).containsExactly(new Finding(Kind.UNSEALED, 3, 0));
    }

    @Test
    void theDatabaseItselfRefusesToChangeLines() {
        trail.with(1);
        for (String sql : List.of(
                "update audit_line set act = 'x'",
                "delete from audit_line",
                "truncate audit_line",
                "update audit_link set position = 9",
                "delete from audit_link",
                "truncate audit_link")) {
            assertThatThrownBy(() -> trail.database.sql(sql).update())
                    .as(sql)
                    .hasStackTraceContaining("never changed or deleted");
        }
    }

    @Test
    void onlyOneCopyOfTheProgramSeals() throws Exception {
        trail.write("one");
        try (Connection other = trail.source.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(" + Sealer.LOCK + ")");
            assertThat(trail.sealer.seal()).isZero();
            other.rollback();
        }
        assertThat(trail.sealer.seal()).isEqualTo(1);
    }
}
