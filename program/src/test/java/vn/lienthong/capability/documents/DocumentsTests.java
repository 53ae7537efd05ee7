package vn.lienthong.capability.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.capability.jobs.JobRun;

@HouseTest
class DocumentsTests {

    @Autowired
    Documents documents;

    @Autowired
    Sweeping sweeping;

    @Autowired
    DatabaseSettings settings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String fresh() {
        return "content " + UUID.randomUUID();
    }

    private StoredDocument stored(String name, String text) {
        return documents.store("test", name, stream(text));
    }

    private List<Path> incoming() throws IOException {
        try (Stream<Path> files = Files.list(settings.data().toAbsolutePath().resolve("documents/incoming"))) {
            return files.toList();
        }
    }

    private int sweep() throws IOException {
        return sweeping.sweep(new QuietRun(), Instant.now().plusSeconds(60));
    }

    private record QuietRun() implements JobRun {
        @Override
        public UUID id() {
            return new UUID(0, 0);
        }

        @Override
        public Optional<UUID> owner() {
            return Optional.empty();
        }

        @Override
        public String argument() {
            return "";
        }

        @Override
        public void progress(long done, long total, String noteKey, Object... args) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void stopIfCancelled() {}

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void checkpoint(String state) {}

        @Override
        public void result(String path) {}
    }

    @Test
    void whatIsStoredComesBackWithItsNameKindAndHash() throws IOException {
        StoredDocument document = stored("C:\\Tài liệu\\Kế hoạch 112.txt", "Kế hoạch");

        assertThat(documents.find(document.id())).contains(document);
        assertThat(document.name()).isEqualTo("Kế hoạch 112.txt");
        assertThat(document.mediaType()).isEqualTo("text/plain");
        assertThat(document.size()).isEqualTo(12);
        assertThat(document.sha256()).hasSize(64);
        try (InputStream in = documents.open(document.id())) {
            assertThat(in).hasContent("Kế hoạch");
        }
        assertThat(documents.verify(document.id())).isTrue();
    }

    @Test
    void theSameContentTwiceIsTwoRecordsOverOneFileAndGoesWithTheLast() throws IOException {
        String text = fresh();
        StoredDocument first = stored("a.txt", text);
        StoredDocument second = stored("b.txt", text);
        Path file = documents.path(first.id());

        assertThat(documents.path(second.id())).isEqualTo(file);
        documents.release(first.id(), "test");
        assertThat(documents.find(first.id())).isEmpty();
        sweep();
        assertThat(file).exists();

        documents.release(second.id(), "test");
        sweep();
        assertThat(file).doesNotExist();
    }

    @Test
    void aDocumentStaysAsLongAsAnyRoomHoldsIt() {
        StoredDocument document = stored("a.txt", fresh());
        documents.hold(document.id(), "plan/1");

        documents.release(document.id(), "test");
        assertThat(documents.find(document.id())).isPresent();

        documents.release(document.id(), "plan/1");
        assertThat(documents.find(document.id())).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new SequenceInputStream(stream("x".repeat(100_000)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection lost");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("connection lost");
            }
        });

        assertThatThrownBy(() -> documents.store("test", "half.txt", broken))
                .isInstanceOfSatisfying(
                        DocumentRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(DocumentRefused.Reason.TRUNCATED));
        assertThat(incoming()).isEmpty();
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertThatThrownBy(() -> stored("empty.txt", ""))
                .isInstanceOfSatisfying(
                        DocumentRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(DocumentRefused.Reason.EMPTY));
        assertThat(incoming()).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWhileItComesAndLeavesNothing() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                return length;
            }
        };

        assertThatThrownBy(() -> documents.store("test", "large.txt", endless))
                .isInstanceOfSatisfying(
                        DocumentRefused.class,
                        refused -> assertThat(refused.limitInMegabytes()).isEqualTo(60));
        assertThat(incoming()).isEmpty();
    }

    @Test
    void whatWasStoredInATransactionThatFailedIsSweptAndNotBefore() throws IOException {
        String text = fresh();
        Path[] file = new Path[1];
        transaction.executeWithoutResult(status -> {
            StoredDocument document = stored("a.txt", text);
            file[0] = documents.path(document.id());
            Thread sweeper = Thread.ofVirtual().start(() -> {
                try {
                    sweep();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            org.awaitility.Awaitility.await().until(() -> !sweeper.isAlive());
            assertThat(file[0]).exists();
            status.setRollbackOnly();
        });

        sweep();
        assertThat(file[0]).doesNotExist();
    }

    @Test
    void aContentThatChangedOnTheDiskIsNoticed() throws IOException {
        StoredDocument document = stored("a.txt", fresh());
        Path file = documents.path(document.id());
        byte[] content = Files.readAllBytes(file);
        content[0] ^= 1;
        Files.write(file, content);
        assertThat(documents.verify(document.id())).isFalse();

        Files.write(file, new byte[3]);
        assertThatThrownBy(() -> documents.open(document.id())).isInstanceOf(DocumentDamaged.class);

        Files.delete(file);
        assertThat(documents.verify(document.id())).isFalse();
        assertThatThrownBy(() -> documents.open(document.id())).isInstanceOf(DocumentDamaged.class);
        documents.release(document.id(), "test");
    }

    @Test
    void onlyWhomTheGuardOfItsRoomAllowsReadsADocument() throws Exception {
        StoredDocument open = stored("Kế hoạch.txt", "Kế hoạch <b>" + fresh());
        StoredDocument secret = stored("secret.txt", fresh());
        StoredDocument guarded = documents.store("nobody-guards-this", "x.txt", stream(fresh()));

        browser.perform(get("/tai-lieu/" + open.id()).with(people.as(Role.UNIT_OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Kế hoạch &lt;b&gt;")));
        for (UUID refused : List.of(secret.id(), guarded.id(), UUID.randomUUID())) {
            for (String path : List.of("", "/xem", "/tai-ve")) {
                browser.perform(get("/tai-lieu/" + refused + path).with(people.as(Role.ADMINISTRATOR)))
                        .andExpect(status().isForbidden());
            }
        }
        browser.perform(get("/tai-lieu/" + open.id())).andExpect(status().is3xxRedirection());
    }

    @Test
    void aDownloadKeepsItsVietnameseName() throws Exception {
        StoredDocument document = stored("Kế hoạch \"112\".txt", fresh());

        browser.perform(get("/tai-lieu/" + document.id() + "/tai-ve").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string(
                                "Content-Disposition",
                                containsString("filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20%22112%22.txt")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    }

    @Test
    void aPageThatCallsItselfAPictureIsNeverDrawn() throws Exception {
        StoredDocument page = stored("x.png", "<!doctype html><script>alert(1)</script>" + fresh());

        browser.perform(get("/tai-lieu/" + page.id() + "/xem").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(status().isNotFound());
    }

    @Test
    void aPictureIsDrawnWithoutAnyPower() throws Exception {
        StoredDocument picture = documents.store(
                "test",
                "x.png",
                new ByteArrayInputStream(("\u0089PNG\r\n\u001a\n" + fresh()).getBytes(StandardCharsets.ISO_8859_1)));

        browser.perform(get("/tai-lieu/" + picture.id() + "/xem").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "image/png"))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")));
    }
}
