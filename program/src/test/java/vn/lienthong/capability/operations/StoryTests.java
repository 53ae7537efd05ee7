package vn.lienthong.capability.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.DemoData;
import vn.lienthong.kernel.DemoStory;

/** The demo as a newcomer meets it: what the rooms tell together, played from the first scene to the last. */
@HouseTest
class StoryTests {

    private static final int LOCALITY = 10;
    private static final int ROOMS = 30;

    @Autowired
    Story story;

    @Autowired
    ObjectProvider<DemoData> rooms;

    @Autowired
    TestPeople people;

    @Autowired
    Locality locality;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc browser;

    @Autowired
    Clock clock;

    @Test
    void tenWeeksOfWorkStandBehindTheFirstLook() throws Exception {
        LocalDate today = LocalDate.now(clock);
        transaction.executeWithoutResult(status -> {
            rooms.stream().filter(room -> room.order() == LOCALITY).forEach(DemoData::load);
            locality.serve("99001", "Xã Trường Lâm, tỉnh Sơn Hải");
            people.demo();
            rooms.stream().filter(room -> room.order() >= ROOMS).forEach(DemoData::load);
        });
        long audited = count("select coalesce(max(id), 0) from audit_line");

        assertThat(story.play(today, () -> false)).isTrue();

        assertThat(story.leftOut()).isEmpty();
        String plan = database.sql(
                        "select id from plan_plan where number = '86/KH-UBND' and unit_code = '99001' limit 1")
                .query(String.class)
                .single();
        assertThat(count("select count(*) from plan_item where plan_id::text = ?", plan))
                .isEqualTo(14);
        assertThat(count("""
                        select count(*) from plan_item_unit u join plan_item i on i.id = u.item_id
                         where i.plan_id::text = ? and u.role = 'lead' and u.agency_id is null
                        """, plan)).isZero();
        assertThat(count(
                        "select count(*) from progress_move where plan_id::text = ? and at < now() - interval '60 days'",
                        plan))
                .isPositive();
        assertThat(count("""
                        select count(*) from reports_round r join reports_report p on p.round_id = r.id
                         where ?::uuid = any(r.plans) and p.state = 'ISSUED'
                        """, plan)).isPositive();
        assertThat(count("select count(*) from obstacles_obstacle where plan_id::text = ? and state = 'WAITING'", plan))
                .isEqualTo(2);
        assertThat(count("select count(*) from audit_line where id > ? and at < now() - interval '1 day'", audited))
                .as("invented acts may pretend to be old, the trail of what was done to this program may not")
                .isZero();
        assertThat(browser.perform(get("/ke-hoach/" + plan).with(people.as(Role.LEADER)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("86/KH-UBND");

        long moves = count("select count(*) from progress_move where plan_id::text = ?", plan);
        assertThat(story.play(today, () -> false)).isTrue();
        assertThat(count("select count(*) from progress_move where plan_id::text = ?", plan))
                .as("a start that was cut off goes on, nothing comes twice")
                .isEqualTo(moves);
    }

    @Test
    void whoeverLooksMeanwhileIsToldThatItIsBeingLoaded() {
        assertThat(story.work()).isEmpty();
        AtomicInteger asked = new AtomicInteger();
        boolean ended = story.play(LocalDate.now(clock), () -> {
            assertThat(story.work()).hasSize(1);
            return asked.incrementAndGet() > 0;
        });
        assertThat(ended).isFalse();
        assertThat(story.work()).isEmpty();
    }

    @Test
    void everySceneHasAKeyOfItsOwnAndLiesInThePast() {
        List<DemoStory.Scene> scenes = story.scenes();
        assertThat(scenes).extracting(DemoStory.Scene::key).doesNotHaveDuplicates();
        assertThat(scenes)
                .isNotEmpty()
                .allSatisfy(scene -> assertThat(scene.day()).isNegative());
    }

    private long count(String sql, Object... of) {
        return database.sql(sql).params(of).query(Long.class).single();
    }
}
