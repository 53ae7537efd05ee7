package vn.lienthong.capability.privacy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.registry.PersonField;

/** Does what was granted, in the transaction of the granting: a request that reads "done" has been done. */
@Component
class Deeds {

    private final OwnData own;
    private final Consents consents;
    private final RequestStore store;
    private final List<HeldData> rooms;

    Deeds(OwnData own, Consents consents, RequestStore store, ObjectProvider<HeldData> rooms) {
        this.own = own;
        this.consents = consents;
        this.store = store;
        this.rooms = rooms.orderedStream().toList();
    }

    /**
     * What the officer says beside the words.
     *
     * @param purposes for a restriction those still let through, for an objection those barred
     */
    record Manner(Set<String> purposes, @Nullable LocalDate until) {

        Manner {
            purposes = Set.copyOf(purposes);
        }
    }

    /** What a deed left behind: ids in the register. */
    record Left(@Nullable UUID correction, @Nullable UUID restriction) {

        static final Left NOTHING = new Left(null, null);
    }

    List<HeldData.Item> items() {
        return rooms.stream().flatMap(room -> room.items().stream()).toList();
    }

    /** Of what was asked to be erased, what a law makes somebody keep. */
    List<HeldData.Item> kept(DataRequest request) {
        return items().stream()
                .filter(item -> request.targets().contains(item.code()) && !item.erasable())
                .toList();
    }

    /** Why a deed cannot be done: a message key; empty if it can. */
    Optional<String> refuses(DataRequest request, boolean whole, Manner manner) {
        boolean known = own.find(request.subject().number()).isPresent();
        return switch (request.kind()) {
            case SEE, COPY, COMPLAIN -> Optional.empty();
            case CORRECT ->
                !known
                        ? Optional.of("privacy.refused.unknown")
                        : field(request).isEmpty() ? Optional.of("privacy.refused.no-field") : Optional.empty();
            case RESTRICT -> known ? Optional.empty() : Optional.of("privacy.refused.unknown");
            case OBJECT ->
                !known
                        ? Optional.of("privacy.refused.unknown")
                        : manner.purposes().isEmpty() ? Optional.of("privacy.missing.purposes") : Optional.empty();
            case WITHDRAW ->
                request.targets().isEmpty() ? Optional.of("privacy.refused.nothing-to-do") : Optional.empty();
            case ERASE -> {
                int kept = kept(request).size();
                yield kept == request.targets().size()
                        ? Optional.of("privacy.refused.all-kept")
                        : kept > 0 && whole ? Optional.of("privacy.refused.some-kept") : Optional.empty();
            }
        };
    }

    Left done(DataRequest request, String clause, Manner manner) {
        String number = request.subject().number();
        switch (request.kind()) {
            case SEE, COPY, COMPLAIN -> {
                // Seeing and taking along open with the state; a complaint is answered in words.
            }
            case CORRECT -> {
                return new Left(
                        own.correct(
                                own.find(number).orElseThrow(),
                                field(request).orElseThrow(),
                                request.subject().value(),
                                request.code(),
                                proof(request)),
                        null);
            }
            case RESTRICT, OBJECT -> {
                return new Left(
                        null,
                        own.restrict(
                                own.find(number).orElseThrow(),
                                new OwnData.Restricting(
                                        request.kind() == Kind.OBJECT,
                                        manner.purposes(),
                                        clause,
                                        request.code(),
                                        manner.until())));
            }
            case WITHDRAW -> {
                Consents.Channel channel = request.channel();
                request.targets()
                        .forEach(code -> consents.purpose(code)
                                .ifPresent(purpose -> consents.withdrawn(number, purpose, channel)));
            }
            case ERASE -> erase(request, number);
        }
        return Left.NOTHING;
    }

    /** The first proof that the person sent. */
    private @Nullable UUID proof(DataRequest request) {
        return store.files(request.id()).stream()
                .filter(RequestStore.Attached::byPerson)
                .map(RequestStore.Attached::document)
                .findFirst()
                .orElse(null);
    }

    private void erase(DataRequest request, String number) {
        Set<String> wanted = new LinkedHashSet<>(request.targets());
        for (HeldData room : rooms) {
            Set<String> codes = new LinkedHashSet<>();
            room.items().stream()
                    .filter(HeldData.Item::erasable)
                    .map(HeldData.Item::code)
                    .filter(wanted::contains)
                    .forEach(codes::add);
            if (!codes.isEmpty()) {
                room.erase(number, codes, request.code());
            }
        }
    }

    /** The data of a person in all rooms; a look in each. */
    List<HeldData.Held> held(DataRequest request, OwnData.Reader reader, Locale locale) {
        List<HeldData.Held> all = new ArrayList<>();
        rooms.forEach(room -> all.addAll(room.of(request.subject().number(), request.code(), reader, locale)));
        return all;
    }

    static Optional<PersonField> field(DataRequest request) {
        return request.targets().stream().findFirst().flatMap(Deeds::field);
    }

    static Optional<PersonField> field(String name) {
        return OwnData.correctable().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
    }
}
