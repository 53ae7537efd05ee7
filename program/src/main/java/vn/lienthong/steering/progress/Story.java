package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;

/** The history in words. */
@Component
class Story {

    private final Names names;
    private final Messages messages;

    Story(Names names, Messages messages) {
        this.names = names;
        this.messages = messages;
    }

    /** One line of it. */
    record Told(Move move, String what, String who) {}

    /** @param texts words of the steps by id */
    List<Told> tell(List<Move> moves, Map<UUID, String> texts, Locale locale) {
        List<@Nullable UUID> accounts = new ArrayList<>();
        List<@Nullable UUID> agencies = new ArrayList<>();
        for (Move move : moves) {
            accounts.add(move.actor());
            switch (move.kind()) {
                case PERSON, CONTACT ->
                    Stream.of(move.from(), move.to())
                            .filter(one -> !one.isEmpty())
                            .forEach(one -> accounts.add(UUID.fromString(one)));
                case AGENCY, LEAD ->
                    Stream.of(move.from(), move.to())
                            .filter(one -> !one.isEmpty())
                            .forEach(one -> agencies.add(UUID.fromString(one)));
                default -> {
                    // Its values are no ids.
                }
            }
        }
        Names.Found found = names.of(accounts, agencies);
        return moves.stream()
                .map(move -> new Told(
                        move,
                        messages.text(
                                locale,
                                "progress.story." + move.kind(),
                                value(move, move.from(), found, locale),
                                value(move, move.to(), found, locale),
                                move.stepId() == null ? "" : texts.getOrDefault(move.stepId(), "")),
                        who(move, found, locale)))
                .toList();
    }

    private String who(Move move, Names.Found found, Locale locale) {
        String person = move.actor() == null ? messages.text(locale, "progress.story.itself") : found.of(move.actor());
        return move.agencyName().isEmpty() ? person : person + ", " + move.agencyName();
    }

    private String value(Move move, String value, Names.Found found, Locale locale) {
        if (value.isEmpty()) {
            return messages.text(locale, "progress.story.nothing");
        }
        return switch (move.kind()) {
            case STATE -> messages.text(locale, StepState.valueOf(value).key());
            case PERSON, CONTACT, AGENCY, LEAD -> found.of(UUID.fromString(value));
            case EVIDENCE_WANTED ->
                messages.text(locale, Boolean.parseBoolean(value) ? "progress.story.yes" : "progress.story.no");
            case DUE, START, KEPT -> day(value);
            case ADDED, REMOVED, REWORDED, EVIDENCE -> value;
        };
    }

    private static String day(String value) {
        try {
            return Days.show(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }
}
