package vn.lienthong.pilot.sample;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.capability.access.Allowed;

@Controller
class SamplePages {

    @GetMapping("/ma-qr-thu")
    @Allowed(Allowed.SIGNED_IN)
    String first(Model model) {
        model.addAttribute("question", "QR?");
        model.addAttribute("action", "/ma-qr-thu");
        model.addAttribute("act", "QR");
        model.addAttribute("cancel", "/");
        return "lienthong/capability/ui/confirm";
    }
}
