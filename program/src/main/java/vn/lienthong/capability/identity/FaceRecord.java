package vn.lienthong.capability.identity;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.audit.Audit;

/** Writes down what an eye or a matcher said of a face. */
@Component
class FaceRecord {

    static final String SAME = "same";
    static final String OTHER = "other";
    static final List<String> EYES = List.of(SAME, OTHER);

    private final JdbcClient database;
    private final Audit audit;

    FaceRecord(JdbcClient database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** An eye that says "another person" makes the verdict no; one that says "the same" changes neither verdict nor level. */
    @Transactional
    public void eye(CheckBook.Row row, String eye) {
        database.sql("""
                        update identity_check
                           set eye = :eye, verdict = case when :eye = 'other' then 'NO' else verdict end
                         where id = :id
                        """).param("eye", eye).param("id", row.id()).update();
        audit.record("identity.face.judged", "identity-check", row.id().toString(), Map.of("eye", eye));
    }

    /** Only a chip that was proved is lifted by a face that is the chip's. */
    @Transactional
    public void match(CheckBook.Row row, FaceMatcher.Match match) {
        database.sql("""
                        update identity_check
                           set face_score = :score, face_threshold = :threshold, face_model = :model,
                               level = case when level not in ('CHIP', 'CHIP_AND_FACE') then level
                                            when :same then 'CHIP_AND_FACE' else 'CHIP' end,
                               verdict = case when :same then verdict else 'NO' end
                         where id = :id
                        """)
                .param("score", match.score())
                .param("threshold", match.threshold())
                .param("model", match.model())
                .param("same", match.same())
                .param("id", row.id())
                .update();
        audit.record("identity.face.matched", "identity-check", row.id().toString(), FacePages.details(match));
    }
}
