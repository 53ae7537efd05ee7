package vn.lienthong.capability.papers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.kernel.VietnameseText;

/** The register of issued papers. */
@Repository
class PaperStore {

    /**
     * What the register is narrowed to; empty or null for everything.
     *
     * @param words of sign or summary, folded
     */
    record Filter(
            Collection<UUID> agencies,
            String words,
            String kind,
            @Nullable UUID agency,
            int year,
            String state) {}

    private static final String COLUMNS = """
            select i.*, coalesce((select s.subject from papers_subject s where s.paper_id = i.id
                order by s.place limit 1), '') as subject
            from papers_issued i
            """;

    private static final String NARROWED = """
            where i.agency_id = any(:agencies)
                and (:words = '' or i.folded like '%' || :words || '%')
                and (:kind = '' or i.kind = :kind)
                and (:agency::uuid is null or i.agency_id = :agency)
                and (:year = 0 or i.year = :year)
                and (:state = '' or (:state = 'thu-hoi') = (i.withdrawn_at is not null))
            """;

    private final JdbcClient database;

    PaperStore(JdbcClient database) {
        this.database = database;
    }

    List<IssuedPaper> find(java.util.Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(COLUMNS + "where i.id in (:ids)")
                        .param("ids", ids)
                        .query(PaperStore::paper)
                        .list();
    }

    Optional<IssuedPaper> find(UUID id) {
        return database.sql(COLUMNS + "where i.id = :id")
                .param("id", id)
                .query(PaperStore::paper)
                .optional();
    }

    List<IssuedPaper> about(String subject) {
        return database.sql(COLUMNS + """
                        where i.id in (select paper_id from papers_subject where subject = :subject)
                        order by i.issued_at desc
                        """)
                .param("subject", subject)
                .query(PaperStore::paper)
                .list();
    }

    List<UUID> agencies() {
        return database.sql("select distinct agency_id from papers_issued")
                .query((row, number) -> row.getObject("agency_id", UUID.class))
                .list();
    }

    List<Integer> years() {
        return database.sql("select distinct year from papers_issued order by year desc")
                .query((row, number) -> row.getInt("year"))
                .list();
    }

    long count(Filter filter) {
        return narrowed("select count(*) from papers_issued i " + NARROWED, filter)
                .query(Long.class)
                .single();
    }

    /**
     * @param sort {@link RegisterPages#SIGN}, {@link RegisterPages#DAY} or {@link RegisterPages#SUMMARY}; anything else is
     *     the newest first
     */
    List<IssuedPaper> list(Filter filter, String sort, boolean down, int size, long offset) {
        return narrowed(COLUMNS + NARROWED + """
                        order by
                            case when :sort = 'so' and :down then i.number end desc,
                            case when :sort = 'so' and not :down then i.number end,
                            case when :sort = 'trich-yeu' and :down then i.folded end desc,
                            case when :sort = 'trich-yeu' and not :down then i.folded end,
                            case when :sort = 'ngay' and not :down then i.on_day end,
                            i.on_day desc, i.issued_at desc
                        limit :size offset :offset
                        """, filter)
                .param("sort", sort)
                .param("down", down)
                .param("size", size)
                .param("offset", offset)
                .query(PaperStore::paper)
                .list();
    }

    private JdbcClient.StatementSpec narrowed(String sql, Filter filter) {
        return database.sql(sql)
                .param("agencies", filter.agencies().toArray(UUID[]::new))
                .param("words", filter.words().replaceAll("[%_\\\\]", "\\\\$0"))
                .param("kind", filter.kind())
                .param("agency", filter.agency())
                .param("year", filter.year())
                .param("state", filter.state());
    }

    void add(IssuedPaper paper, List<String> subjects) {
        PaperNumber number = paper.number();
        database.sql("""
                        insert into papers_issued (id, kind, agency_id, type, year, number, sign, on_day, summary, folded,
                            signer, path, docx_id, docx_hash, pdf_id, pdf_hash, issued_at, issued_by)
                        values (:id, :kind, :agency, :type, :year, :number, :sign, :day, :summary, :folded,
                            :signer, :path, :docx, :docxHash, :pdf, :pdfHash, :at, :by)
                        """)
                .param("id", paper.id())
                .param("kind", paper.kind())
                .param("agency", number.agency())
                .param("type", number.type())
                .param("year", number.year())
                .param("number", number.number())
                .param("sign", number.sign())
                .param("day", number.on())
                .param("summary", paper.summary())
                .param("folded", VietnameseText.fold(number.sign() + " " + paper.summary()))
                .param("signer", paper.signer())
                .param("path", paper.path())
                .param("docx", paper.docx())
                .param("docxHash", paper.docxHash())
                .param("pdf", paper.pdf())
                .param("pdfHash", paper.pdfHash())
                .param("at", paper.issuedAt().atOffset(ZoneOffset.UTC))
                .param("by", paper.issuedBy())
                .update();
        for (int i = 0; i < subjects.size(); i++) {
            database.sql("""
                            insert into papers_subject (subject, paper_id, place) values (:subject, :paper, :place)
                            on conflict do nothing
                            """)
                    .param("subject", subjects.get(i))
                    .param("paper", paper.id())
                    .param("place", i)
                    .update();
        }
    }

    boolean withdraw(UUID id, Instant at, String why) {
        return database.sql("""
                        update papers_issued set withdrawn_at = :at, withdrawn_why = :why
                        where id = :id and withdrawn_at is null
                        """)
                        .param("id", id)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("why", why)
                        .update()
                == 1;
    }

    private static IssuedPaper paper(ResultSet row, int index) throws SQLException {
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new IssuedPaper(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                new PaperNumber(
                        row.getObject("agency_id", UUID.class),
                        row.getString("type"),
                        row.getInt("year"),
                        row.getInt("number"),
                        row.getString("sign"),
                        row.getObject("on_day", LocalDate.class)),
                row.getString("summary"),
                row.getString("signer"),
                row.getString("subject"),
                row.getString("path"),
                row.getObject("docx_id", UUID.class),
                row.getString("docx_hash"),
                row.getObject("pdf_id", UUID.class),
                row.getString("pdf_hash"),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("issued_by"),
                withdrawn == null ? null : withdrawn.toInstant(),
                row.getString("withdrawn_why"));
    }
}
