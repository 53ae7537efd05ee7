package vn.lienthong.capability.guide;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.ui.Bar;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;

/** Every part with an example, for those who write pages; there only when {@code lienthong.dev=true}. */
@Controller
@OpenToAll
@ConditionalOnProperty("lienthong.dev")
class PartsPages {

    private static final Instant MOMENT = Instant.parse("2023-12-04T01:15:00Z");

    @GetMapping("/dev/parts")
    String parts(Model model, ListQuery query) {
        model.addAttribute("form", filledIn());
        model.addAttribute("query", query);
        model.addAttribute("moment", MOMENT);
        model.addAttribute("bars", List.of(new Bar("T6", 35, false), new Bar("T7", 24, true), new Bar("CN", 21, true)));
        return "lienthong/capability/guide/parts";
    }

    private static Form filledIn() {
        return Form.sent(Map.of(
                        "unit", new String[] {"police"},
                        "tools", new String[] {"reader", "kiosk"},
                        "day", new String[] {"30/12/2030"}))
                .refuse("day", "guide.parts.day.future", "30/12/2030")
                .refuse("cost", "guide.parts.cost.missing");
    }
}
