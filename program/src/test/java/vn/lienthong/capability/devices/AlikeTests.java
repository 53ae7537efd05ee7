package vn.lienthong.capability.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.Money;

class AlikeTests {

    private static final UUID HEALTH = Ids.next();
    private static final UUID OFFICE = Ids.next();

    private static Need need(UUID agency, Need.Kind kind, String what, String place, Need.State state) {
        return new Need(
                Ids.next(),
                HEALTH,
                HEALTH,
                agency,
                kind,
                what,
                place,
                1,
                new Money(5),
                "",
                "",
                state,
                null,
                0,
                "",
                null,
                Instant.EPOCH,
                1);
    }

    private static Need device(UUID agency, String what, String place) {
        return need(agency, Need.Kind.DEVICE, what, place, Need.State.PROPOSED);
    }

    @Test
    void theSameDeviceOfTwoUnitsIsFoundInOtherWords() {
        var found = Alike.among(List.of(
                device(HEALTH, "Đầu đọc thẻ CCCD", "Trung tâm Y tế"),
                device(OFFICE, "Mua thiết bị đọc thẻ cccd", "Bộ phận một cửa")));
        assertThat(found).singleElement().satisfies(alike -> {
            assertThat(alike.agencies()).containsExactly(HEALTH, OFFICE);
            assertThat(alike.samePlace()).isFalse();
        });
    }

    @Test
    void theSamePlaceIsSaidAndStandsFirst() {
        var found = Alike.among(List.of(
                device(HEALTH, "Camera AI", "Bến xe"),
                device(OFFICE, "Camera AI", "Chợ"),
                device(HEALTH, "Kiosk", "Bộ phận Một cửa"),
                device(OFFICE, "kiosk", "Bộ phận một cửa")));
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().samePlace()).isTrue();
        assertThat(found.getFirst().needs()).extracting(Need::what).containsExactly("Kiosk", "kiosk");
    }

    @Test
    void twoProposalsOfOneUnitAreItsOwnMatter() {
        assertThat(Alike.among(List.of(device(HEALTH, "Kiosk", "A"), device(HEALTH, "Kiosk", "B"))))
                .isEmpty();
    }

    @Test
    void moneyAndDevicesAreDifferentThingsAndRefusedOnesDoNotCount() {
        assertThat(Alike.among(List.of(
                        device(HEALTH, "Tập huấn", ""),
                        need(OFFICE, Need.Kind.COST, "Tập huấn", "", Need.State.PROPOSED))))
                .isEmpty();
        assertThat(Alike.among(List.of(
                        device(HEALTH, "Kiosk", ""), need(OFFICE, Need.Kind.DEVICE, "Kiosk", "", Need.State.REFUSED))))
                .isEmpty();
    }
}
