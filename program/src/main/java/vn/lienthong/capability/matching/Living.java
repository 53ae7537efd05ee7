package vn.lienthong.capability.matching;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.capability.registry.Person;
import vn.lienthong.capability.registry.PersonChanged;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.WholeRegister;
import vn.lienthong.kernel.VietnameseText;

/**
 * The living list: when the register says later that somebody of a cleaned list is deceased or has moved away, the row becomes
 * work again and the list's owner is told the same day. Looked at every hour, and at once when the register tells of it.
 */
@Component
class Living {

    private static final int PORTION = 5000;

    private final JdbcClient database;
    private final ListStore lists;
    private final WholeRegister whole;
    private final Purpose purpose;
    private final Notify notify;
    private final Audit audit;
    private final Clock clock;

    Living(
            JdbcClient database,
            ListStore lists,
            WholeRegister whole,
            Purpose cleaningPurpose,
            Notify notify,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.lists = lists;
        this.whole = whole;
        this.purpose = cleaningPurpose;
        this.notify = notify;
        this.audit = audit;
        this.clock = clock;
    }

    private record Row(UUID list, int line, UUID person, int told) {}

    @ApplicationModuleListener
    void on(PersonChanged event) {
        if (event.fields().contains(PersonField.STATUS)) {
            look(database.sql("""
                            select r.list, r.line, r.chosen, r.told from matching_row r
                              join matching_list l on l.id = r.list and l.status = 'ready'
                             where r.chosen = :person and r.state in (1, 6) and r.told = 0
                            """)
                    .param("person", event.person())
                    .query((row, n) -> new Row(
                            row.getObject("list", UUID.class),
                            row.getInt("line"),
                            row.getObject("chosen", UUID.class),
                            row.getInt("told")))
                    .list());
        }
    }

    /**
     * Looks at the next rows of a list.
     *
     * @return the last line looked at; -1 at the end
     */
    @Transactional
    int portion(UUID list, int after) {
        List<Row> rows = database.sql("""
                        select list, line, chosen, told from matching_row
                         where list = :list and line > :after and chosen is not null and state in (1, 6) and told = 0
                         order by line limit :most
                        """)
                .param("list", list)
                .param("after", after)
                .param("most", PORTION)
                .query((row, n) -> new Row(
                        row.getObject("list", UUID.class),
                        row.getInt("line"),
                        row.getObject("chosen", UUID.class),
                        row.getInt("told")))
                .list();
        look(rows);
        return rows.isEmpty() ? -1 : rows.getLast().line();
    }

    private void look(List<Row> rows) {
        Map<UUID, Person.Life.Status> now = new HashMap<>();
        whole.of(rows.stream().map(Row::person).distinct().toList(), purpose.serving("matching-list", "living"))
                .forEach(entry -> now.put(entry.id(), entry.status()));
        Map<UUID, Map<Group, List<Integer>>> found = new HashMap<>();
        for (Row row : rows) {
            Person.Life.Status status = now.get(row.person());
            Group group = status == Person.Life.Status.DECEASED
                    ? Group.DEAD
                    : status == Person.Life.Status.MOVED_AWAY ? Group.MOVED : null;
            if (group != null) {
                found.computeIfAbsent(row.list(), list -> new EnumMap<>(Group.class))
                        .computeIfAbsent(group, one -> new ArrayList<>())
                        .add(row.line());
            }
        }
        found.forEach((id, byGroup) ->
                lists.find(id).ifPresent(list -> byGroup.forEach((group, lines) -> tell(list, group, lines))));
    }

    /** Rows that were known to be so when they were kept are not told again. */
    private void tell(MatchList list, Group group, List<Integer> lines) {
        String array =
                "{" + String.join(",", lines.stream().map(String::valueOf).toList()) + "}";
        int changed = database.sql("""
                        update matching_row r set told = :told, grp = :grp,
                            state = case when exists (select 1 from matching_sign s where s.list = r.list and s.unit = r.unit)
                                         then r.state else 0 end
                         where r.list = :list and r.line = any(cast(:lines as int[])) and r.grp <> :grp and r.told = 0
                        """)
                .param("told", group == Group.DEAD ? 1 : 2)
                .param("grp", group.code())
                .param("list", list.id())
                .param("lines", array)
                .update();
        if (changed == 0) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        notify.tell(new Notice(
                list.owner(),
                "matching:living:" + list.id() + ":" + group.word() + ":" + lines.getFirst() + ":" + today,
                MatchingConfiguration.NOTICES,
                group == Group.DEAD ? "matching.notice.dead" : "matching.notice.moved",
                List.of(list.title(), Integer.toString(changed)),
                list.path() + "/dong?nhom=" + group.word(),
                Urgency.TASK,
                null));
        audit.record(
                "matching.rows.told",
                "matching-list",
                list.id().toString(),
                Map.of("group", group.name(), "rows", Integer.toString(changed)));
    }
}
