package vn.lienthong.capability.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.OpenToAll;

/** The description of the calls, for programs and for people. */
@Controller
class DescriptionApi {

    static final String PAGE = "/ket-noi";

    /** A call in words. */
    record Line(Description.Call call, String summary, String detail) {}

    private final Description description;

    DescriptionApi(Description description) {
        this.description = description;
    }

    @GetMapping(path = ApiConfiguration.DESCRIPTION, produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAll
    ResponseEntity<Map<String, Object>> openApi(HttpServletRequest request) {
        return ResponseEntity.ok(description.openApi(Problems.locale(request), "/"));
    }

    @GetMapping(PAGE)
    @Allowed(Allowed.SIGNED_IN)
    String page(Locale locale, Model model) {
        List<Line> lines = description.calls().stream()
                .map(call -> new Line(
                        call, description.words(call, "summary", locale), description.words(call, "detail", locale)))
                .toList();
        model.addAttribute("lines", lines);
        return "lienthong/capability/api/description";
    }
}
