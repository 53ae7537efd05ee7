package vn.lienthong.capability.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One line as it stands in the database. */
record Line(
        long id,
        Instant at,
        @Nullable UUID actor,
        @Nullable String actorName,
        @Nullable UUID standInFor,
        @Nullable String standInName,
        @Nullable UUID agency,
        String act,
        String subjectKind,
        String subjectId,
        SortedMap<String, String> details,
        @Nullable String address) {

    static final String COLUMNS = """
            l.id, l.at, l.actor, l.actor_name, l.stand_in_for, l.stand_in_name, l.agency, l.act, l.subject_kind,
            l.subject_id, l.details, l.address
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    static Line of(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getObject("stand_in_for", UUID.class),
                row.getString("stand_in_name"),
                row.getObject("agency", UUID.class),
                row.getString("act"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                new TreeMap<>(JSON.readValue(row.getString("details"), DETAILS)),
                row.getString("address"));
    }
}
