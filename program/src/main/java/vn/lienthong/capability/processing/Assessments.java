package vn.lienthong.capability.processing;

import java.io.ByteArrayInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.kernel.VietnameseText;

/** Makes impact assessments: the program's own facts, the author's judgement, a paper that is kept as it was made. */
@Service
class Assessments {

    /** How often it is looked at again; NĐ 356/2025/NĐ-CP: every six months, and at once when something changes. */
    static final Period AGAIN = Period.ofMonths(6);

    static final String OWNER = "processing";

    private static final Locale VIETNAMESE = VietnameseText.VIETNAMESE;

    private final WhatIsDone done;
    private final JdbcClient database;
    private final Papers papers;
    private final Documents documents;
    private final AgencyDirectory agencies;
    private final Access access;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    Assessments(
            WhatIsDone done,
            JdbcClient database,
            Papers papers,
            Documents documents,
            AgencyDirectory agencies,
            Access access,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.done = done;
        this.database = database;
        this.papers = papers;
        this.documents = documents;
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** What its author writes. */
    record Judged(UUID id, String contact, String scope, String impact, String measures) {}

    /**
     * What has changed since an assessment, in words.
     *
     * @param added what is done now and was not
     * @param gone what was done and is not any more
     */
    record Changes(List<String> added, List<String> gone) {

        boolean none() {
            return added.isEmpty() && gone.isEmpty();
        }
    }

    /** Makes the next assessment of the agency of the one who acts; sent twice, it is made once. */
    @Transactional
    public UUID make(Judged judged) {
        UUID agency = Objects.requireNonNull(access.actor().agencyId(), "an officer of no agency assesses nothing");
        access.require(ProcessingConfiguration.KEEP, agency);
        if (find(judged.id()).isPresent()) {
            return judged.id();
        }
        LocalDate today = today();
        WhatIsDone.Done now = done.now(agency, today, VIETNAMESE);
        database.sql("select pg_advisory_xact_lock(hashtextextended('processing ' || cast(:agency as text), 0))")
                .param("agency", agency)
                .query((row, n) -> n)
                .list();
        int number = database.sql("select coalesce(max(number), 0) + 1 from processing_assessment where agency = :agency")
                .param("agency", agency)
                .query(Integer.class)
                .single();
        String name = agencies.name(agency).orElse("");
        LocalDate due = today.plus(AGAIN);
        byte[] paper = paper(agency, number, today, due, judged, now);
        UUID document = documents.store(
                        OWNER, messages.text(VIETNAMESE, "processing.paper.file", number) + ".docx", new ByteArrayInputStream(paper))
                .id();
        database.sql("""
                        insert into processing_assessment (id, agency, agency_name, number, made_on, made_by, made_by_name,
                            contact, scope, impact, measures, known, document, due_on)
                        values (:id, :agency, :name, :number, :today, :by, :byName, :contact, :scope, :impact, :measures,
                            :known, :document, :due)
                        """)
                .param("id", judged.id())
                .param("agency", agency)
                .param("name", name)
                .param("number", number)
                .param("today", today)
                .param("by", access.actor().accountId())
                .param("byName", access.actor().displayName())
                .param("contact", judged.contact())
                .param("scope", judged.scope())
                .param("impact", judged.impact())
                .param("measures", judged.measures())
                .param("known", String.join("\n", done.lines(now, VIETNAMESE)))
                .param("document", document)
                .param("due", due)
                .update();
        audit.record(
                "processing.assessment.made",
                "assessment",
                judged.id().toString(),
                Map.of("number", Integer.toString(number), "due", due.toString()));
        return judged.id();
    }

    private byte[] paper(
            UUID agency, int number, LocalDate today, LocalDate due, Judged judged, WhatIsDone.Done now) {
        return papers.make(
                        ProcessingConfiguration.PAPER,
                        papers.letterhead(agency, "", today)
                                .about("", messages.text(VIETNAMESE, "processing.paper.about", number)),
                        data(number, due, judged, now))
                .docx();
    }

    private PaperData data(int number, LocalDate due, Judged judged, WhatIsDone.Done now) {
        return PaperData.none()
                .with("lan", Integer.toString(number))
                .with("dau_moi", judged.contact())
                .with("pham_vi", judged.scope())
                .with("tac_dong", judged.impact())
                .with("bien_phap_them", judged.measures())
                .with("so_muc_nhay_cam", Long.toString(now.sensitive()))
                .with(
                        "ra_nuoc_ngoai",
                        messages.text(VIETNAMESE, now.abroad() ? "processing.paper.abroad" : "processing.paper.not-abroad"))
                .with("cap_nhat_truoc", TypedDay.show(due))
                .with(
                        "muc_dich",
                        now.purposes().stream()
                                .map(one -> PaperData.none()
                                        .with("ten", one.words())
                                        .with("can_cu", one.basis())
                                        .with("muc", String.join(", ", one.fields())))
                                .toList())
                .with(
                        "du_lieu",
                        now.items().stream()
                                .map(one -> PaperData.none()
                                        .with("ten", one.name())
                                        .with(
                                                "loai",
                                                messages.text(
                                                        VIETNAMESE,
                                                        one.sensitive() ? "processing.sensitive" : "processing.basic"))
                                        .with(
                                                "can_cu",
                                                one.duty().isEmpty()
                                                        ? messages.text(VIETNAMESE, "processing.erasable")
                                                        : one.duty()))
                                .toList())
                .with(
                        "dong_y",
                        now.consents().stream()
                                .map(one -> PaperData.none().with("ten", one))
                                .toList())
                .with(
                        "ben",
                        now.processors().stream()
                                .map(one -> PaperData.none()
                                        .with("ten", one.name())
                                        .with("vai_tro", messages.text(VIETNAMESE, one.role().key()))
                                        .with("viec", one.service() + "; " + one.data())
                                        .with(
                                                "noi",
                                                messages.text(VIETNAMESE, one.place().key()) + "; " + one.contract()))
                                .toList())
                .with(
                        "thoi_han",
                        now.terms().stream()
                                .map(one -> PaperData.none()
                                        .with("ten", one.what())
                                        .with("bao_lau", one.howLong()))
                                .toList());
    }

    /** What has changed since an assessment was made. */
    Changes since(Assessment last) {
        List<String> now = done.lines(done.now(last.agency(), today(), VIETNAMESE), VIETNAMESE);
        return new Changes(
                now.stream().filter(line -> !last.known().contains(line)).toList(),
                last.known().stream().filter(line -> !now.contains(line)).toList());
    }

    /** Assessments of agencies, the newest first. */
    List<Assessment> of(Collection<UUID> wanted) {
        return database.sql("select * from processing_assessment where agency = any(cast(:agencies as uuid[]))"
                        + " order by made_on desc, number desc, id")
                .param("agencies", wanted.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .query(Assessments::assessment)
                .list();
    }

    /** Agencies that have made any. */
    List<UUID> agencies() {
        return database.sql("select distinct agency from processing_assessment")
                .query((row, number) -> row.getObject("agency", UUID.class))
                .list();
    }

    Optional<Assessment> find(UUID id) {
        return database.sql("select * from processing_assessment where id = :id")
                .param("id", id)
                .query(Assessments::assessment)
                .optional();
    }

    private static Assessment assessment(ResultSet row, int n) throws SQLException {
        return new Assessment(
                row.getObject("id", UUID.class),
                row.getObject("agency", UUID.class),
                row.getString("agency_name"),
                row.getInt("number"),
                Objects.requireNonNull(row.getObject("made_on", LocalDate.class)),
                row.getString("made_by_name"),
                row.getString("contact"),
                row.getString("scope"),
                row.getString("impact"),
                row.getString("measures"),
                row.getString("known").lines().toList(),
                row.getObject("document", UUID.class),
                Objects.requireNonNull(row.getObject("due_on", LocalDate.class)));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }
}
