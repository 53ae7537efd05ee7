package vn.lienthong.capability.sso;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.capability.access.OpenToAll;

/** How a vendor connects an application: nothing on it is secret, and vendors have no account here. */
@Controller
@OpenToAll
class GuidePages {

    static final String PATH = "/sso/huong-dan";

    private final Issuer issuer;

    GuidePages(Issuer issuer) {
        this.issuer = issuer;
    }

    /** What the worked example is filled with. */
    record Guide(String issuer, String client, String redirect) {}

    @GetMapping(PATH)
    String show(@RequestParam(name = "ma", defaultValue = "") String client, Model model) {
        model.addAttribute(
                "guide",
                new Guide(
                        issuer.value(),
                        client.matches("[a-z0-9][a-z0-9-]{2,59}") ? client : "ung-dung-cua-toi",
                        "http://localhost:3000/callback"));
        return "lienthong/capability/sso/guide";
    }
}
