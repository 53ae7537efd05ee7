package vn.lienthong.capability.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

@HouseTest
class IndicatorLookTests {

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    Indicators indicators;

    @Autowired
    Clock clock;

    @Test
    void thePagesStandOnADeskAndOnAPhone() {
        Place place = Place.unit("90099");
        Period period = Period.of(Period.Kind.MONTH, LocalDate.now(clock));
        for (int i = 0; i < 7; i++) {
            indicators.publish(
                    List.of(Value.of(Cell.of(TestIndicators.SHARE, place, period), 40 - i * 3L, 44, clock.instant())));
            period = period.previous();
        }
        indicators.set(new Target(
                TestIndicators.SHARE,
                place,
                new BigDecimal("95"),
                LocalDate.of(2030, 12, 31),
                BigDecimal.TEN,
                "112/KH"));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("list", "/chi-tieu?noi=90099");
        pages.put("one", "/chi-tieu/" + TestIndicators.SHARE + "?noi=90099");
        pages.put(
                "records",
                IndicatorPages.records(
                        Cell.of(TestIndicators.SHARE, place, Period.of(Period.Kind.MONTH, LocalDate.now(clock)))));
        pages.put("targets", "/chi-tieu/" + TestIndicators.SHARE + "/muc-phan-dau");
        for (int width : new int[] {1440, 360}) {
            try (BrowserContext visitor = Chromium.visitor(port, width, 900)) {
                people.signIn(visitor, port, Role.STANDING_BODY);
                Page page = visitor.newPage();
                pages.forEach((name, address) -> {
                    page.navigate(address);
                    Chromium.picture(page, "indicators-" + name + "-" + width);
                    assertThat(Chromium.axe(page)).as(name + " " + width).isEmpty();
                    assertThat(Chromium.overflows(page)).as(name + " " + width).isFalse();
                });
            }
        }
    }
}
