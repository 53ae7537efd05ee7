package vn.lienthong.capability.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.capability.ui.Messages;

/** Which role may do what: read off the rooms' own declarations, so it is never out of date. */
@Controller
class RightsPages {

    private final Rights rights;
    private final Messages messages;

    RightsPages(Rights rights, Messages messages) {
        this.rights = rights;
        this.messages = messages;
    }

    /** A right with, for each role in order, whether the role holds it. */
    record Row(String code, String words, List<Boolean> held) {}

    @Allowed(StandardRoles.READ_RIGHTS)
    @GetMapping("/quan-tri/vai-tro")
    String matrix(Locale locale, Model model) {
        Map<String, List<Row>> rooms = new TreeMap<>();
        for (Right right : rights.all()) {
            String room = right.code().substring(0, right.code().indexOf('.'));
            rooms.computeIfAbsent(room, name -> new ArrayList<>())
                    .add(new Row(
                            right.code(),
                            messages.text(locale, right.key()),
                            rights.roles().stream()
                                    .map(role -> right.roles().contains(role.code()))
                                    .toList()));
        }
        model.addAttribute("rooms", rooms);
        model.addAttribute(
                "roles",
                rights.roles().stream()
                        .map(role -> messages.text(locale, role.key()))
                        .toList());
        return "lienthong/capability/access/rights";
    }
}
