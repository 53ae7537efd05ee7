package vn.lienthong.capability.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.kernel.Ids;

/** Whoever chooses an agency finds the own one first. */
class AgencyChoicesTests {

    private final AgencyDirectory.Choice province = agency("UBND tỉnh", null, "Tỉnh");
    private final AgencyDirectory.Choice police = agency("Công an tỉnh", province, "Tỉnh");
    private final AgencyDirectory.Choice far = agency("UBND xã Xa", province, "Xã Xa");
    private final AgencyDirectory.Choice farPolice = agency("Công an xã Xa", far, "Xã Xa");
    private final AgencyDirectory.Choice home = agency("UBND xã Gần", province, "Xã Gần");
    private final AgencyDirectory.Choice culture = agency("Phòng Văn hóa xã Gần", home, "Xã Gần");
    private final AgencyDirectory.Choice homePolice = agency("Công an xã Gần", null, "Xã Gần");

    private static AgencyDirectory.Choice agency(String name, AgencyDirectory.@Nullable Choice above, String unit) {
        return new AgencyDirectory.Choice(Ids.next(), name, above == null ? null : above.id(), unit);
    }

    private List<String> seen(@Nullable UUID own) {
        return AgencyChoices.arranged(
                        List.of(province, police, far, farPolice, home, culture, homePolice), own, Enum::name)
                .stream()
                .map(choice -> choice.group() + ": " + choice.text())
                .toList();
    }

    @Test
    void theOwnComesFirstThenThoseBelowThenTheSameUnitThenUnitByUnit() {
        assertThat(seen(home.id()))
                .containsExactly(
                        "OWN: UBND xã Gần",
                        "BELOW: Phòng Văn hóa xã Gần",
                        "BESIDE: UBND tỉnh",
                        "BESIDE: Công an tỉnh",
                        "BESIDE: UBND xã Xa",
                        "BESIDE: Công an xã Gần",
                        "Xã Xa: Công an xã Xa");
        assertThat(seen(homePolice.id()))
                .startsWith(
                        "OWN: Công an xã Gần",
                        "BESIDE: UBND xã Gần",
                        "BESIDE: Phòng Văn hóa xã Gần",
                        "Tỉnh: UBND tỉnh");
    }

    @Test
    void whoHasNoAgencySeesAllUnitByUnit() {
        assertThat(seen(null)).hasSize(7).first().isEqualTo("Tỉnh: UBND tỉnh");
    }

    @Test
    void aSelectShowsEachGroupOnce() {
        List<Choice> choices = List.of(
                Choice.of("", "-"),
                Choice.of("1", "a").in("A"),
                Choice.of("2", "b").in("A"));
        assertThat(Choice.groups(choices)).extracting(List::size).containsExactly(1, 2);
    }
}
