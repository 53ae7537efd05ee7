package vn.lienthong.capability.identity;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.lienthong.capability.access.PagePolicy;

/** What the check page offers beside the scan box: the chip, the camera. */
@Component
@ControllerAdvice(assignableTypes = CheckPages.class)
class CardWays {

    private final ChipTrust trust;

    CardWays(ChipTrust trust) {
        this.trust = trust;
    }

    /** This page alone may talk to the reader agent. */
    @ModelAttribute
    void ways(HttpServletResponse response, Model model) {
        PagePolicy.connectToThisComputer(response, ChipPages.AGENT);
        model.addAttribute("trusted", trust.state());
    }
}
