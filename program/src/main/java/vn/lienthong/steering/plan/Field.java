package vn.lienthong.steering.plan;

import java.util.List;

/**
 * A part of an item that documents may say differently and people may correct. Its message key is {@code plan.field.<key>}.
 */
enum Field {
    TITLE(Manner.DECIDE, "title"),
    GROUP(Manner.KEEP, "group"),
    NUMBER(Manner.KEEP, "number"),
    CATALOGUE(Manner.KEEP, "catalogue"),
    LEAD(Manner.DECIDE, "lead"),
    MAIN_COORDINATOR(Manner.DECIDE, "mainCoordinator"),
    COORDINATE(Manner.UNITE, "coordinate"),
    SUPPORT(Manner.UNITE, "support"),
    IMPLEMENTERS(Manner.UNITE, "implementers"),
    DEADLINE(Manner.DECIDE, "deadline"),
    OBJECTIVE(Manner.DECIDE, "objective"),
    EFFECT(Manner.DECIDE, "effect"),
    RESPONSIBILITIES(Manner.UNITE, "responsibilities"),
    TOOLS(Manner.UNITE, "tools"),
    DEVICES(Manner.UNITE, "devices"),
    SITES(Manner.UNITE, "sites"),
    ENTERPRISES(Manner.UNITE, "enterprises"),
    COST(Manner.DECIDE, "cost", "costText"),
    NOTES(Manner.UNITE, "notes"),
    STATUS(Manner.DECIDE, "active", "statusReason"),
    STEPS(Manner.DECIDE, "steps");

    /** What happens where two documents both say something, and not the same. */
    enum Manner {
        /** Both stand until a person decides. */
        DECIDE,
        /** A list: what either names belongs to it. */
        UNITE,
        /** The first word stays: another numbering or grouping is no contradiction. */
        KEEP
    }

    private final Manner manner;
    private final String key;
    private final String companion;

    Field(Manner manner, String key) {
        this(manner, key, "");
    }

    Field(Manner manner, String key, String companion) {
        this.manner = manner;
        this.key = key;
        this.companion = companion;
    }

    Manner manner() {
        return manner;
    }

    /** Names of its components in {@link ItemContent}. */
    List<String> properties() {
        return companion.isEmpty() ? List.of(key) : List.of(key, companion);
    }

    /** Short name for addresses, messages and the database. */
    String key() {
        return key;
    }

    static Field of(String key) {
        for (Field field : values()) {
            if (field.key().equals(key)) {
                return field;
            }
        }
        throw new IllegalArgumentException(key);
    }
}
