package vn.lienthong.capability.national;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.PersonSource;

/** What the population database is asked for, one person at a time. */
enum Service {
    /** Xác nhận thông tin công dân: answers by field, no data. */
    VERIFY(PersonSource.Ability.VERIFY, "XacNhanThongTinCongDan", Product.SPDC01),
    /** Tra cứu thông tin công dân: the approved fields. */
    LOOK_UP(PersonSource.Ability.LOOK_UP, "TraCuuThongTinCongDan", Product.SPDC04),
    /** Tra cứu thông tin hộ gia đình: head and members. */
    HOUSEHOLD(PersonSource.Ability.HOUSEHOLD, "TraCuuThongTinHoGiaDinh", Product.SPDC04),
    /** Xác thực số CMND cũ: whether an old number was this person's. */
    OLD_NUMBER(PersonSource.Ability.OLD_NUMBER, "XacThucSoCMND", Product.SPDC01);

    private static final Set<PersonField> IN_HOUSEHOLD =
            Set.of(PersonField.NUMBER, PersonField.NAME, PersonField.HOUSEHOLD);
    private static final Set<PersonField> CHECKED =
            Set.of(PersonField.NUMBER, PersonField.NAME, PersonField.BIRTH, PersonField.SEX, PersonField.OTHER_NUMBERS);

    private final PersonSource.Ability ability;
    private final String path;
    private final Product product;

    Service(PersonSource.Ability ability, String path, Product product) {
        this.ability = ability;
        this.path = path;
        this.product = product;
    }

    PersonSource.Ability ability() {
        return ability;
    }

    /** Name of the service in addresses, unless set otherwise. */
    String path() {
        return path;
    }

    Product product() {
        return product;
    }

    /** Whether it answers by field and tells no data. */
    boolean verifies() {
        return product == Product.SPDC01;
    }

    /** The right that the one who asks must hold. */
    String right() {
        return verifies() ? NationalConfiguration.VERIFY : NationalConfiguration.LOOK_UP;
    }

    /** Whether the service can answer for a field at all. */
    boolean answers(PersonField field) {
        return switch (this) {
            case VERIFY, OLD_NUMBER -> CHECKED.contains(field);
            case HOUSEHOLD -> IN_HOUSEHOLD.contains(field);
            case LOOK_UP -> FactReader.READ.contains(field);
        };
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String key() {
        return "national.service." + stored();
    }

    static Optional<Service> of(String stored) {
        for (Service one : values()) {
            if (one.stored().equals(stored)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
