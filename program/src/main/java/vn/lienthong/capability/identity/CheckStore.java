package vn.lienthong.capability.identity;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.seal.Seal;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.kernel.Ids;

/** Records of checks: codes, the register's id of the person, or a keyed mark of the number where there is none. */
@Repository
class CheckStore {

    static final String MARK = "identity check";

    private final JdbcClient database;
    private final Access access;
    private final Audit audit;
    private final Seal seal;

    CheckStore(JdbcClient database, Access access, Audit audit, Seal seal) {
        this.database = database;
        this.access = access;
        this.audit = audit;
        this.seal = seal;
    }

    /** Writes a check down, and answers it as it was written: under an id of its own if this one is another check's. */
    @Transactional
    public Check record(Check check) {
        Actor actor = access.actor();
        if (insert(check, actor)) {
            audit(check);
            return check;
        }
        if (same(check, actor)) {
            return check;
        }
        Check other = check.under(Ids.next());
        insert(other, actor);
        audit(other);
        return other;
    }

    private boolean insert(Check check, Actor actor) {
        return database.sql("""
                        insert into identity_check (id, at, account, account_name, agency, means, outcome, verdict, level,
                            differences, warnings, proofs, asked, purpose, record_id, person_id, mark)
                        values (:id, :at, :account, :name, :agency, :means, :outcome, :verdict, :level,
                            :differences, :warnings, :proofs, :asked, :purpose, :record, :person, :mark)
                        on conflict (id) do nothing
                        """)
                        .param("id", check.id())
                        .param("at", check.at().atOffset(ZoneOffset.UTC))
                        .param("account", actor.accountId())
                        .param("name", actor.displayName())
                        .param("agency", actor.agencyId())
                        .param("means", check.means().name())
                        .param("outcome", check.outcome().name())
                        .param("verdict", check.verdict().name())
                        .param("level", check.level().name())
                        .param("differences", differences(check))
                        .param("warnings", codes(check.warnings()))
                        .param("proofs", codes(check.proofs()))
                        .param("asked", check.asked().name())
                        .param("purpose", check.use().purpose().code())
                        .param("record", check.use().recordId())
                        .param("person", person(check))
                        .param("mark", mark(check))
                        .update()
                == 1;
    }

    /** Whether the record under this id is the same check, sent twice. */
    private boolean same(Check check, Actor actor) {
        return database.sql("""
                        select count(*) from identity_check
                         where id = :id and account = :account and means = :means and outcome = :outcome
                           and purpose = :purpose and record_id = :record
                           and person_id is not distinct from :person and mark is not distinct from :mark
                        """)
                        .param("id", check.id())
                        .param("account", actor.accountId())
                        .param("means", check.means().name())
                        .param("outcome", check.outcome().name())
                        .param("purpose", check.use().purpose().code())
                        .param("record", check.use().recordId())
                        .param("person", person(check))
                        .param("mark", mark(check))
                        .query(Long.class)
                        .single()
                == 1;
    }

    private void audit(Check check) {
        audit.record(
                "identity.check.made",
                "identity-check",
                check.id().toString(),
                Map.of(
                        "outcome",
                        check.outcome().name(),
                        "level",
                        check.level().name(),
                        "means",
                        check.means().name(),
                        "purpose",
                        check.use().purpose().code()));
    }

    private static @Nullable UUID person(Check check) {
        return check.person() == null ? null : check.person().id();
    }

    private @Nullable String mark(Check check) {
        PersonalNumber number = check.said() == null ? null : check.said().number();
        return check.person() != null || number == null ? null : seal.mark(number.text(), MARK);
    }

    private static String differences(Check check) {
        return check.differences().stream().map(one -> one.what().name()).collect(Collectors.joining(" "));
    }

    private static String codes(Collection<? extends Enum<?>> codes) {
        return codes.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }
}
