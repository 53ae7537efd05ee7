package vn.lienthong.capability.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.SqlValue;
import org.springframework.util.ConcurrentLruCache;

/**
 * Statements with named values. Spring writes each statement's text anew for every call and looks each name up among all names;
 * here the text with question marks is made once and stays the same object, so that the driver knows it by its hash. Whatever
 * is not plain (lists in place of one value, typed values, generated keys) goes Spring's way.
 */
final class NamedStatements extends NamedParameterJdbcTemplate {

    private static final int KEPT = 1024;

    private final ConcurrentLruCache<String, Shape> shapes = new ConcurrentLruCache<>(KEPT, NamedStatements::shape);

    NamedStatements(JdbcOperations operations) {
        super(operations);
    }

    /** A statement with question marks, and which name stands at each; no names where Spring must do it. */
    private record Shape(String sql, List<String> names) {}

    private static Shape shape(String sql) {
        List<String> names = new ArrayList<>();
        String marked = NamedParameterUtils.substituteNamedParameters(
                NamedParameterUtils.parseSqlStatement(sql), new SqlParameterSource() {
                    @Override
                    public boolean hasValue(String name) {
                        names.add(name);
                        return false;
                    }

                    @Override
                    public @Nullable Object getValue(String name) {
                        return null;
                    }
                });
        return new Shape(marked, sql.indexOf('?') < 0 ? List.copyOf(names) : List.of());
    }

    @Override
    protected PreparedStatementCreator getPreparedStatementCreator(
            String sql, SqlParameterSource source, @Nullable Consumer<PreparedStatementCreatorFactory> customizer) {
        Shape shape = shapes.get(sql);
        return customizer == null
                        && source instanceof MapSqlParameterSource values
                        && !shape.names().isEmpty()
                ? filled(shape, values).orElseGet(() -> super.getPreparedStatementCreator(sql, source, customizer))
                : super.getPreparedStatementCreator(sql, source, customizer);
    }

    private static Optional<PreparedStatementCreator> filled(Shape shape, MapSqlParameterSource source) {
        Map<String, @Nullable Object> values = source.getValues();
        List<@Nullable Object> filled = new ArrayList<>(shape.names().size());
        for (String name : shape.names()) {
            @Nullable Object value = values.get(name);
            if (value == null ? !values.containsKey(name) : special(value)) {
                return Optional.empty();
            }
            if (source.getSqlType(name) != SqlParameterSource.TYPE_UNKNOWN) {
                return Optional.empty();
            }
            filled.add(value);
        }
        return Optional.of(new Filled(shape.sql(), filled));
    }

    private static boolean special(Object value) {
        return value instanceof Iterable
                || value instanceof SqlParameterValue
                || value instanceof SqlTypeValue
                || value instanceof SqlValue;
    }

    private record Filled(String sql, List<@Nullable Object> values) implements PreparedStatementCreator, SqlProvider {

        @Override
        public PreparedStatement createPreparedStatement(Connection connection) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            int place = 1;
            for (Iterator<@Nullable Object> each = values.iterator(); each.hasNext(); place++) {
                StatementCreatorUtils.setParameterValue(statement, place, SqlTypeValue.TYPE_UNKNOWN, each.next());
            }
            return statement;
        }

        @Override
        public String getSql() {
            return sql;
        }
    }
}
