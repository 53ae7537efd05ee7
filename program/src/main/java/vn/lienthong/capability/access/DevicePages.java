package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.ui.Messages;

/** "This was not me": everybody is out at once, then a new password is chosen. */
@Controller
@Allowed(Allowed.SIGNED_IN)
class DevicePages {

    static final String PATH = "/tai-khoan/thiet-bi/";

    private final Access access;
    private final Devices devices;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Messages messages;

    DevicePages(
            Access access, Devices devices, Sessions sessions, ApplicationEventPublisher events, Messages messages) {
        this.access = access;
        this.devices = devices;
        this.sessions = sessions;
        this.events = events;
        this.messages = messages;
    }

    @GetMapping(PATH + "{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("device", devices.find(me().accountId(), id).orElseThrow(AccountPages::gone));
        return "lienthong/capability/access/device";
    }

    @PostMapping(PATH + "{id}/khong-phai-toi")
    @Transactional
    public String deny(@PathVariable UUID id, Locale locale, HttpServletRequest request, RedirectAttributes after) {
        SignedIn me = me();
        Devices.Device denied = devices.find(me.accountId(), id).orElseThrow(AccountPages::gone);
        int ended = sessions.endAll(me.accountId(), me.sessionId());
        devices.forgetOthers(me.accountId(), request);
        events.publishEvent(new AccessAct(
                "access.device.denied",
                null,
                null,
                "account",
                me.accountId().toString(),
                Map.of("device", denied.id().toString(), "sessions", Integer.toString(ended))));
        after.addFlashAttribute("toast", messages.text(locale, "access.device.denied"));
        return "redirect:/tai-khoan/mat-khau";
    }

    private SignedIn me() {
        return access.signedIn().orElseThrow(AccountPages::gone);
    }
}
