package vn.lienthong.capability.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is said of an address where something went wrong: our own words, and nothing that somebody put into it. */
class AddressTests {

    private static final String ID = "019b76da-a800-7000-b59c-273b4fab618d";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "001190001234",
                "Nguy%E1%BB%85n%20V%C4%83n%20An",
                "lienthong_6hX0p2n9cQm4tYwZ8rLk3vBs7dFgJ1aEoUiWqXyTzNc"
            })
    void aNumberANameAndATokenAreNotTold(String odd) {
        Address address = new Address("/dan-cu/" + odd + "/" + ID, "", true);
        assertThat(address.told()).isEqualTo("/dan-cu/…/" + ID);
        assertThat(address.harmless()).isEqualTo(new Address("/", "", true));
        assertThat(new Address("/dan-cu", "trang=2&q=" + odd, true).harmless().query())
                .isEmpty();
    }

    @Test
    void ourOwnWordsAreTold() {
        Address address = new Address("/ke-hoach/" + ID + "/muc/12.3", "trang=2&lang=en", true);
        assertThat(address.told()).isEqualTo(address.path());
        assertThat(address.harmless()).isEqualTo(address);
    }

    @Test
    void theWayBackLeavesOutWhatWasSearchedFor() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/x");
        request.addHeader("Referer", "http://localhost/dan-cu?q=Nguy%E1%BB%85n");
        assertThat(Address.cameFrom(request)).isEqualTo("/dan-cu");
        MockHttpServletRequest plain = new MockHttpServletRequest("GET", "/x");
        plain.addHeader("Referer", "http://localhost/dan-cu?trang=2");
        assertThat(Address.cameFrom(plain)).isEqualTo("/dan-cu?trang=2");
        MockHttpServletRequest odd = new MockHttpServletRequest("GET", "/x");
        odd.addHeader("Referer", "http://localhost/dan-cu/001190001234");
        assertThat(Address.cameFrom(odd)).isEqualTo("/");
    }
}
