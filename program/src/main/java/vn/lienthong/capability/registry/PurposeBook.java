package vn.lienthong.capability.registry;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/**
 * The purposes that rooms declare. A diary line names its purpose by a number of this book, which keeps the words and the legal
 * basis as they were when the line was written.
 */
@Component
class PurposeBook {

    private final JdbcClient database;
    private final Messages messages;
    private final Clock clock;
    private final TransactionTemplate alone;
    private final Map<String, Purpose> declared = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

    PurposeBook(
            JdbcClient database,
            Messages messages,
            Clock clock,
            PlatformTransactionManager transactions,
            ObjectProvider<Purpose> purposes) {
        this.database = database;
        this.alone = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        this.messages = messages;
        this.clock = clock;
        purposes.orderedStream().forEach(purpose -> {
            if (declared.put(purpose.code(), purpose) != null) {
                throw new IllegalStateException("purpose " + purpose.code() + " is declared twice");
            }
        });
    }

    Collection<Purpose> all() {
        return declared.values();
    }

    Optional<Purpose> find(String code) {
        return Optional.ofNullable(declared.get(code));
    }

    /** Whether a room declares this very purpose: nobody widens one by hand. */
    boolean knows(Purpose purpose) {
        return purpose.equals(declared.get(purpose.code()));
    }

    /**
     * The number of a purpose as it is worded now. It is written in a transaction of its own: others use the number from now on,
     * whatever becomes of the look that asked for it first.
     */
    int number(Purpose purpose) {
        return numbers.computeIfAbsent(
                purpose.code(), code -> Objects.requireNonNull(alone.execute(status -> write(purpose))));
    }

    private int write(Purpose purpose) {
        String words = messages.text(VietnameseText.VIETNAMESE, purpose.key());
        String basis = messages.text(VietnameseText.VIETNAMESE, purpose.basisKey());
        return database.sql("""
                        with fresh as (
                            insert into registry_purpose (code, words, basis, since) values (:code, :words, :basis, :now)
                            on conflict (code, words, basis) do update set code = excluded.code returning id)
                        select id from fresh
                        """)
                .param("code", purpose.code())
                .param("words", words)
                .param("basis", basis)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
