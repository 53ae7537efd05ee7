package vn.lienthong.capability.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;

/** From a notice to a mailbox on a mail server written by others, and everything that may go wrong between. */
@HouseTest
class MailTests {

    /** Monday 7 December 2026, 07:01 in Vietnam. */
    private static final Instant MONDAY = Instant.parse("2026-12-07T00:01:00Z");

    @Autowired
    PostOffice office;

    @Autowired
    Notify notify;

    @Autowired
    PlatformTransactionManager transactions;

    GreenMail server = PostOffice.server();

    @BeforeEach
    void clear() {
        office.clear();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static Notice notice(UUID account, String key, Urgency urgency) {
        return new Notice(
                account,
                key,
                TestKinds.DUE,
                "test.notices.step",
                List.of("Khảo sát điểm lưu trú ở ấp Đồng Tâm", "3"),
                "/ke-hoach",
                urgency,
                LocalDate.of(2026, 12, 10));
    }

    private void tell(UUID account, int count) {
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            notices.add(notice(account, "test:" + i, Urgency.TASK));
        }
        notify.tell(notices);
    }

    @Test
    void aDigestIsReadInAMailboxWithEveryMark() throws Exception {
        GreenMailUser box = server.setUser("ha.vy@son-hai.example", "ha.vy", "bi-mat");
        UUID account = office.reader("ha.vy@son-hai.example");
        tell(account, 2);
        PostOffice.Desk desk = office.desk(PostOffice.at(server), MONDAY);

        assertThat(desk.digests.make()).isEqualTo(1);
        assertThat(desk.send()).isEqualTo(Sender.Round.EMPTY);

        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", server.getImap().getPort(), box.getLogin(), box.getPassword());
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        Message[] mails = inbox.getMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getSubject()).isEqualTo("Liên Thông: 2 việc cần xem, ngày 07/12/2026");
        MimeMultipart parts = (MimeMultipart) mails[0].getContent();
        String text = (String) parts.getBodyPart(0).getContent();
        String html = (String) parts.getBodyPart(1).getContent();
        assertThat(text)
                .contains(
                        "Sắp đến hạn",
                        "Bước “Khảo sát điểm lưu trú ở ấp Đồng Tâm” còn 3 ngày làm việc",
                        "Hạn 10/12/2026")
                .containsPattern("http://localhost:[0-9]+/thong-bao/[0-9a-f-]{36}/mo");
        assertThat(html).contains("Khảo sát điểm lưu trú ở ấp Đồng Tâm", "lang=\"vi\"");
        assertThat(mails[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        inbox.close();
        store.close();
    }

    @Test
    void noDigestWhereThereIsNothingToSay() {
        UUID account = office.reader("khong@son-hai.example");
        tell(account, 1);
        notify.settle("test:");

        assertThat(office.desk(PostOffice.at(server), MONDAY).digests.make()).isZero();
        assertThat(office.states()).isEmpty();
    }

    @Test
    void oneDigestADayWhateverTheClockAndHoweverManyPrograms() throws Exception {
        UUID account = office.reader("mot@son-hai.example");
        tell(account, 5);
        MailServer mail = PostOffice.at(server);

        together(8, () -> office.desk(mail, MONDAY).digests.make());
        notify.tell(notice(account, "test:later", Urgency.TASK));
        // The clock is set back: three days, an hour, then forward again.
        office.desk(mail, MONDAY.minus(Duration.ofDays(3))).digests.make();
        office.desk(mail, MONDAY.minus(Duration.ofHours(1))).digests.make();
        office.desk(mail, MONDAY).digests.make();
        together(8, () -> office.desk(mail, MONDAY).send());

        List<String> carried = new ArrayList<>();
        for (MimeMessage mailed : server.getReceivedMessages()) {
            carried.add(mailed.getSubject());
        }
        // Friday's digest, thought of late, carries what was told since; Monday's is not made again.
        assertThat(carried)
                .containsExactlyInAnyOrder(
                        "Liên Thông: 5 việc cần xem, ngày 07/12/2026", "Liên Thông: 1 việc cần xem, ngày 04/12/2026");
    }

    @Test
    void theSameKeyIsToldOnceByManyAtOnce() throws Exception {
        UUID account = office.reader("khoa@son-hai.example");

        together(8, () -> notify.tell(List.of(notice(account, "test:once", Urgency.TASK))));

        assertThat(office.desk(null, MONDAY).notices.unread(account)).isEqualTo(1);
    }

    @Test
    void aCauseThatIsRolledBackTellsNobody() {
        UUID account = office.reader("lui@son-hai.example");

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            notify.tell(notice(account, "test:undone", Urgency.TASK));
            status.setRollbackOnly();
        });

        assertThat(office.desk(null, MONDAY).notices.unread(account)).isZero();
    }

    @Test
    void aDayWithoutTheServerLosesNothingAndDoublesNothing() throws Exception {
        List<UUID> readers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            readers.add(office.reader("nguoi" + i + "@son-hai.example"));
            tell(readers.getLast(), 3);
        }
        int port = server.getSmtp().getPort();
        server.stop();

        for (int hour = 0; hour < 24; hour++) {
            PostOffice.Desk desk = office.desk(PostOffice.at(port), MONDAY.plus(Duration.ofHours(hour)));
            desk.digests.make();
            assertThat(desk.send()).isEqualTo(Sender.Round.AWAY);
            assertThat(desk.state.now().orElseThrow().reason()).isEqualTo("notify.reason.connect");
        }
        server = PostOffice.server();
        PostOffice.Desk desk = office.desk(PostOffice.at(server), MONDAY.plus(Duration.ofDays(1)));
        assertThat(desk.send()).isEqualTo(Sender.Round.EMPTY);
        assertThat(desk.send()).isEqualTo(Sender.Round.EMPTY);

        assertThat(server.getReceivedMessages()).hasSize(30);
        assertThat(recipients(server)).hasSize(30);
        assertThat(office.states()).containsOnly("sent 1 0");
        assertThat(desk.state.now().orElseThrow().reason()).isNull();
    }

    private static Set<String> recipients(GreenMail server) throws Exception {
        Set<String> all = new HashSet<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            all.add(mail.getAllRecipients()[0].toString());
        }
        return all;
    }

    @Test
    void twoProgramsShareTheOutboxAndSendEachMailOnce() throws Exception {
        for (int i = 0; i < 60; i++) {
            tell(office.reader("chung" + i + "@son-hai.example"), 1);
        }
        office.desk(PostOffice.at(server), MONDAY).digests.make();

        together(3, () -> office.desk(PostOffice.at(server), MONDAY).send());

        assertThat(server.getReceivedMessages()).hasSize(60);
        assertThat(recipients(server)).hasSize(60);
    }

    @Test
    void aServerThatHangsUpAfterSoManyMailsIsDialledAgain() {
        for (int i = 0; i < 25; i++) {
            tell(office.reader("dut" + i + "@son-hai.example"), 1);
        }
        PostOffice.Desk desk = office.desk(PostOffice.at(server), MONDAY, way -> new HangingUp(way, 10));
        desk.digests.make();

        assertThat(desk.send()).isEqualTo(Sender.Round.EMPTY);

        assertThat(server.getReceivedMessages()).hasSize(25);
        assertThat(office.states()).containsOnly("sent 1 0");
    }

    @Test
    void aSenderKilledBeforeTheLastWordLosesNothing() {
        tell(office.reader("chet1@son-hai.example"), 1);
        PostOffice.Desk dying = office.desk(PostOffice.at(server), MONDAY, way -> new Dying(way, false));
        dying.digests.make();
        assertThatThrownBy(dying::send).isInstanceOf(Killed.class);

        office.desk(PostOffice.at(server), MONDAY).send();
        assertThat(server.getReceivedMessages()).isEmpty();
        office.desk(PostOffice.at(server), MONDAY.plusSeconds(61)).send();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(office.states()).containsExactly("sent 2 0");
    }

    @Test
    void aSenderKilledBeforeTheAnswerIsWrittenSendsOnceMoreWithTheSameIdAndThenNoMore() throws Exception {
        tell(office.reader("chet2@son-hai.example"), 1);
        PostOffice.Desk dying = office.desk(PostOffice.at(server), MONDAY, way -> new Dying(way, true));
        dying.digests.make();
        for (int minutes = 0; minutes < 10; minutes += 2) {
            PostOffice.Desk again = office.desk(
                    PostOffice.at(server), MONDAY.plus(Duration.ofMinutes(minutes)), way -> new Dying(way, true));
            try {
                again.send();
            } catch (Killed e) {
                assertThat(minutes).isLessThan(10);
            }
        }

        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(Arrays.stream(mails).map(MailTests::id).distinct()).hasSize(1);
        assertThat(office.states()).containsExactly("given_up 2 2");
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anUrgentNoticeLeavesAtOnceButNotInQuietHours() throws Exception {
        UUID account = office.reader("gap@son-hai.example");
        notify.tell(List.of(notice(account, "test:a", Urgency.NOW), notice(account, "test:b", Urgency.NOW)));
        MailServer mail = PostOffice.at(server);

        assertThat(office.desk(mail, Instant.parse("2026-12-07T11:30:00Z"))
                        .digests
                        .make())
                .isZero();
        assertThat(office.desk(mail, Instant.parse("2026-12-06T03:00:00Z"))
                        .digests
                        .make())
                .isZero();
        // The digest of Monday takes them with it; what comes later that day has a mail of its own.
        assertThat(office.desk(mail, MONDAY).digests.make()).isEqualTo(1);
        notify.tell(notice(account, "test:c", Urgency.NOW));
        assertThat(office.desk(mail, MONDAY.plusSeconds(60)).digests.make()).isEqualTo(1);
        assertThat(office.desk(mail, MONDAY.plusSeconds(120)).digests.make()).isZero();
        office.desk(mail, MONDAY).send();

        assertThat(Arrays.stream(server.getReceivedMessages()).map(MailTests::subject))
                .containsExactlyInAnyOrder(
                        "Liên Thông: 2 việc cần xem, ngày 07/12/2026",
                        "Việc gấp: Bước “Khảo sát điểm lưu trú ở ấp Đồng Tâm” còn 3 ngày làm việc");
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoWantsAKindInTheInboxOnlyGetsNoMailOfIt() {
        UUID account = office.reader("im@son-hai.example");
        tell(account, 2);
        office.quiet(account, TestKinds.DUE);

        assertThat(office.desk(PostOffice.at(server), MONDAY).digests.make()).isZero();
        assertThat(office.desk(null, MONDAY).notices.unread(account)).isEqualTo(2);
    }

    @Test
    void noDigestOnADayOff() {
        tell(office.reader("nghi@son-hai.example"), 1);

        assertThat(office.desk(PostOffice.at(server), Instant.parse("2026-12-06T01:00:00Z"))
                        .digests
                        .make())
                .isZero();
    }

    @Test
    void aClosedAccountGetsNothingMore() {
        UUID account = office.reader("khoa-so@son-hai.example");
        tell(account, 1);
        PostOffice.Desk desk = office.desk(PostOffice.at(server), MONDAY);
        desk.digests.make();
        office.close(account);

        desk.send();

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(office.states()).containsExactly("given_up 1 0");
    }

    @Test
    void withoutAServerNoMailIsMade() {
        tell(office.reader("chua@son-hai.example"), 1);

        assertThat(office.desk(null, MONDAY).digests.make()).isZero();
        assertThat(office.states()).isEmpty();
    }

    private static <T> void together(int many, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                all.add(work);
            }
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A program that dies while it hands a letter over. */
    private record Dying(Channel way, boolean afterTheLastWord) implements Channel {

        @Override
        public Line open() throws Away {
            Line line = way.open();
            return new Line() {
                @Override
                public Handed hand(Letter letter, Runnable atLast) throws Away {
                    if (!afterTheLastWord) {
                        throw new Killed();
                    }
                    line.hand(letter, atLast);
                    throw new Killed();
                }

                @Override
                public void close() {
                    line.close();
                }
            };
        }
    }

    /** A server that takes so many mails on one line. */
    private record HangingUp(Channel way, int most) implements Channel {

        @Override
        public Line open() throws Away {
            Line line = way.open();
            int[] taken = new int[1];
            return new Line() {
                @Override
                public Handed hand(Letter letter, Runnable atLast) throws Away {
                    if (taken[0]++ == most) {
                        throw new Away("notify.reason.server", "452 4.5.3 Too many messages sent");
                    }
                    return line.hand(letter, atLast);
                }

                @Override
                public void close() {
                    line.close();
                }
            };
        }
    }
}
