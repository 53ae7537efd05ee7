package vn.lienthong.capability.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;

/** Prints what a morning of 200 people with 30 notices each takes; judges only that each got one digest. */
@HouseTest
@Tag("long")
class DigestFiguresTests {

    @Autowired
    PostOffice office;

    @Autowired
    Notify notify;

    @Test
    void aMorningOfTwoHundredPeople() throws Exception {
        office.clear();
        GreenMail server = PostOffice.server();
        try {
            List<Notice> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                UUID account = office.reader("nguoi" + i + "@son-hai.example");
                for (int n = 0; n < 30; n++) {
                    all.add(new Notice(
                            account,
                            "test:" + n,
                            TestKinds.DUE,
                            "test.notices.step",
                            List.of("Khảo sát điểm lưu trú ở ấp Đồng Tâm " + n, "3"),
                            "/ke-hoach",
                            Urgency.TASK,
                            LocalDate.of(2026, 12, 10)));
                }
            }
            PostOffice.Desk desk = office.desk(PostOffice.at(server), Instant.parse("2026-12-07T00:01:00Z"));
            long start = System.nanoTime();
            notify.tell(all);
            long told = System.nanoTime();
            assertThat(desk.digests.make()).isEqualTo(200);
            long made = System.nanoTime();
            desk.send();
            long sent = System.nanoTime();
            assertThat(server.getReceivedMessages()).hasSize(200);
            UUID account = all.getFirst().account();
            long before = System.nanoTime();
            for (int i = 0; i < 1000; i++) {
                desk.notices.unread(account);
            }
            long counted = System.nanoTime();
            System.out.printf(
                    "200 people x 30 notices: told %d ms, digests made %d ms, handed to the server %d ms; bell count %.3f ms%n",
                    (told - start) / 1_000_000,
                    (made - told) / 1_000_000,
                    (sent - made) / 1_000_000,
                    (counted - before) / 1e9);
        } finally {
            server.stop();
        }
    }
}
