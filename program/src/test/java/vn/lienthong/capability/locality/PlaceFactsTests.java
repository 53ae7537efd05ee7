package vn.lienthong.capability.locality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceFactsTests {

    private static final PlaceFacts FACTS = PlaceFacts.load();

    @Test
    void aDistrictOfItsOwnNameLiesInOneProvince() {
        assertEquals(Optional.of("Tỉnh Bình Phước"), FACTS.provinceOf("huyện Hớn Quản", LocalDate.of(2023, 10, 1)));
        assertEquals(Optional.of("Tỉnh Thanh Hóa"), FACTS.provinceOf("Huyện  Quan Hoá", null));
    }

    @Test
    void aNameThatSeveralProvincesHaveTellsNothing() {
        assertEquals(Optional.empty(), FACTS.provinceOf("huyện Châu Thành", LocalDate.of(2023, 10, 1)));
    }

    @Test
    void aPlaceThatWasNoMoreOnThatDayTellsNothing() {
        assertEquals(Optional.empty(), FACTS.provinceOf("huyện Hớn Quản", LocalDate.of(2025, 8, 1)));
        assertEquals(Optional.empty(), FACTS.provinceOf("huyện Cao Khê", null));
    }
}
