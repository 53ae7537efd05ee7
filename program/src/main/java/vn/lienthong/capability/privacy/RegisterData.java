package vn.lienthong.capability.privacy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.registry.PersonField;

/**
 * What the population register holds. The law on identity (26/2023/QH15 article 9) and the law on residence (68/2020/QH14) make
 * the locality keep nearly all of it, and NĐ 154/2024/NĐ-CP article 13 its history.
 */
@Component
@Order(10)
class RegisterData implements HeldData {

    private static final String ROOM = "registry.";

    private final OwnData own;

    RegisterData(OwnData own) {
        this.own = own;
    }

    static String code(PersonField field) {
        return ROOM + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public List<Item> items() {
        return Arrays.stream(PersonField.values())
                .map(field -> new Item(code(field), field.key(), field.sensitive(), duty(field)))
                .toList();
    }

    private static String duty(PersonField field) {
        if (OwnData.erasable(field)) {
            return "";
        }
        return switch (field) {
            case HOUSEHOLD, PERMANENT_RESIDENCE, TEMPORARY_RESIDENCE, CURRENT_RESIDENCE -> "privacy.duty.residence";
            case FORMER_NAMES, OTHER_NUMBERS -> "privacy.duty.history";
            case QUALITY -> "privacy.duty.quality";
            default -> "privacy.duty.identity";
        };
    }

    @Override
    public List<Held> of(String number, String request, OwnData.Reader reader, Locale locale) {
        return own.find(number)
                .map(person -> own.read(person, request, reader, locale).stream()
                        .filter(shown -> !shown.values().isEmpty())
                        .map(shown -> new Held(code(shown.field()), shown.values(), shown.origin()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public void erase(String number, Set<String> items, String request) {
        Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
        for (PersonField field : PersonField.values()) {
            if (items.contains(code(field))) {
                fields.add(field);
            }
        }
        if (!fields.isEmpty()) {
            UUID person = own.find(number).orElse(null);
            if (person != null) {
                own.erase(person, fields, request);
            }
        }
    }
}
