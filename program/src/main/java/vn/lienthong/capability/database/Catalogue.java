package vn.lienthong.capability.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a database has: tables, columns, sequences, and how far each room's migrations came. */
final class Catalogue {

    private final Connection connection;
    private final List<String> tables;

    private Catalogue(Connection connection, List<String> tables) {
        this.connection = connection;
        this.tables = tables;
    }

    static Catalogue of(Connection connection) throws SQLException {
        List<String> names = column(connection, """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
                  and c.relname <> ? and not starts_with(c.relname, ?)
                order by c.relname""", Migrations.STAMP, Migrations.HISTORY);
        return new Catalogue(connection, byReference(connection, names));
    }

    /** Without the bookkeeping of migrations; a table stands after those it refers to. */
    List<String> tables() {
        return tables;
    }

    /** Whether a room's migrations made the table: its name begins with the room's. */
    boolean ours(String table) throws SQLException {
        return table.equals("event_publication")
                || versions().keySet().stream().anyMatch(room -> table.startsWith(room + "_"));
    }

    /** Quoted, without those that the database computes. */
    List<String> columns(String table) throws SQLException {
        return column(connection, """
                        select attname from pg_attribute
                        where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                        order by attnum""", DatabaseCopy.quoted(table)).stream()
                .map(DatabaseCopy::quoted)
                .toList();
    }

    /** Last value and whether it was given out, by name. */
    Map<String, String> sequences() throws SQLException {
        Map<String, String> states = new LinkedHashMap<>();
        for (String name : column(connection, """
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind = 'S' order by c.relname""")) {
            if (!ours(name)) {
                continue;
            }
            try (var statement = connection.createStatement();
                    var row =
                            statement.executeQuery("select last_value, is_called from " + DatabaseCopy.quoted(name))) {
                row.next();
                states.put(name, row.getLong(1) + (row.getBoolean(2) ? " t" : " f"));
            }
        }
        return states;
    }

    /** Newest applied version, by room. */
    Map<String, String> versions() throws SQLException {
        Map<String, String> versions = new TreeMap<>();
        for (String history : column(connection, """
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind = 'r' and starts_with(c.relname, ?)""", Migrations.HISTORY)) {
            List<String> newest = column(
                    connection,
                    "select version from " + DatabaseCopy.quoted(history)
                            + " where success and version is not null order by installed_rank desc limit 1");
            if (!newest.isEmpty()) {
                versions.put(history.substring(Migrations.HISTORY.length()), newest.getFirst());
            }
        }
        return versions;
    }

    /** Statements that put a table's own triggers back as they are now. */
    List<String> triggersBack(String table) throws SQLException {
        return column(connection, """
                select 'alter table ' || ?::regclass || case tgenabled when 'D' then ' disable trigger '
                  when 'A' then ' enable always trigger ' when 'R' then ' enable replica trigger '
                  else ' enable trigger ' end || quote_ident(tgname)
                from pg_trigger where tgrelid = ?::regclass and not tgisinternal""", DatabaseCopy.quoted(table), DatabaseCopy.quoted(table));
    }

    private static List<String> byReference(Connection connection, List<String> names) throws SQLException {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        for (String name : names) {
            needs.put(name, new LinkedHashSet<>(column(connection, """
                            select c.relname from pg_constraint f join pg_class c on c.oid = f.confrelid
                            where f.contype = 'f' and f.conrelid = ?::regclass and f.confrelid <> f.conrelid""", DatabaseCopy.quoted(name))));
        }
        List<String> ordered = new ArrayList<>();
        while (!needs.isEmpty()) {
            List<String> free = needs.entrySet().stream()
                    .filter(each -> ordered.containsAll(each.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            // A ring of references cannot be ordered; its foreign keys would have to be deferrable.
            List<String> next = free.isEmpty() ? List.copyOf(needs.keySet()) : free;
            ordered.addAll(next);
            next.forEach(needs::remove);
        }
        return ordered;
    }

    private static List<String> column(Connection connection, String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }
}
