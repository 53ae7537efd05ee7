package vn.lienthong.matching.bench;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How often what happens to the rows of a list: a file of shares beside the classes. */
final class Profile {

    final String name;
    private final Map<String, Double> shares = new HashMap<>();
    private final Map<Damage.Field, Weighted<Damage>> oneOf = new EnumMap<>(Damage.Field.class);
    private final Map<Damage.Field, Double> touched = new EnumMap<>(Damage.Field.class);
    private final List<Damage> names = new ArrayList<>();
    private final Weighted<Integer> dates = new Weighted<>();

    private Profile(String name, Properties lines) {
        this.name = name;
        Set<String> known = new HashSet<>();
        for (String key : lines.stringPropertyNames()) {
            shares.put(key, Double.parseDouble(lines.getProperty(key).strip()) / 100);
        }
        for (Damage damage : Damage.values()) {
            known.add(damage.key());
            double share = shares.getOrDefault(damage.key(), 0.0);
            if (damage.field == Damage.Field.NAME) {
                names.add(damage);
            } else if (share > 0) {
                oneOf.computeIfAbsent(damage.field, field -> new Weighted<>()).add(damage, share);
                touched.merge(damage.field, share, Double::sum);
            }
        }
        oneOf.values().forEach(Weighted::close);
        for (int form = 0; form < DateForms.COUNT; form++) {
            known.add("date." + form);
            dates.add(form, share("date." + form));
        }
        dates.close();
        known.addAll(List.of(
                "rows.stranger",
                "rows.stranger.relative",
                "rows.double",
                "name.capitals",
                "unit.code",
                "address.given",
                "number.grouped",
                "quirk.number",
                "quirk.date",
                "quirk.sex",
                "quirk.name"));
        for (String key : shares.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("profile " + name + ": unknown line " + key);
            }
        }
        touched.forEach((field, share) -> {
            if (share > 1.0001) {
                throw new IllegalArgumentException("profile " + name + ": " + field + " sums to " + share);
            }
        });
    }

    static Profile of(String name) {
        Properties lines = new Properties();
        try (var in = Objects.requireNonNull(
                Profile.class.getResourceAsStream("profile-" + name + ".properties"), "no profile " + name)) {
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Profile(name, lines);
    }

    double share(String key) {
        return shares.getOrDefault(key, 0.0);
    }

    /** What happens to a field of a row; null for nothing. */
    @Nullable
    Damage draw(Damage.Field field, Draw draw) {
        Weighted<Damage> choice = oneOf.get(field);
        return choice != null && draw.happens(touched.getOrDefault(field, 0.0)) ? choice.pick(draw) : null;
    }

    /** What happens to the name of a row, in the order in which it is done. */
    List<Damage> drawNames(Draw draw) {
        List<Damage> all = new ArrayList<>(2);
        for (Damage damage : names) {
            double share = share(damage.key());
            if (share > 0 && draw.happens(share)) {
                all.add(damage);
            }
        }
        return all;
    }

    int dateForm(Draw draw) {
        return dates.pick(draw);
    }
}
