package vn.lienthong.capability.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.ui.Messages;

/**
 * The purpose register: what persons' data are used for, by which law, which items; what is done only with consent; what is kept
 * and why. Drawn from what the rooms declare, so it is what the program really does. Everyone has the right to know it
 * (law 91/2025/QH15 article 4), so it is open.
 */
@Controller
@OpenToAll
class PurposePages {

    static final String PATH = "/muc-dich-su-dung-du-lieu";

    private final OwnData own;
    private final Consents consents;
    private final Deeds deeds;
    private final Sheets sheets;
    private final Messages messages;

    PurposePages(OwnData own, Consents consents, Deeds deeds, Sheets sheets, Messages messages) {
        this.own = own;
        this.consents = consents;
        this.deeds = deeds;
        this.sheets = sheets;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String show(Model model, Locale locale) {
        model.addAttribute("purposes", own.declared(locale));
        model.addAttribute("consents", List.copyOf(consents.purposes()));
        model.addAttribute("items", deeds.items());
        return "lienthong/capability/privacy/purposes";
    }

    @GetMapping(PATH + "/xuat.{ending:xlsx|csv}")
    void export(@PathVariable String ending, Locale locale, HttpServletResponse response) throws IOException {
        String title = messages.text(locale, "privacy.purposes.title");
        sheets.send(
                response,
                messages.text(locale, "privacy.purposes.file") + "." + ending,
                new Sheet(
                        title,
                        title,
                        List.of(
                                Sheet.Column.text(messages.text(locale, "privacy.purposes.what"), 50),
                                Sheet.Column.text(messages.text(locale, "privacy.purposes.basis"), 70),
                                Sheet.Column.text(messages.text(locale, "privacy.purposes.fields"), 90),
                                Sheet.Column.text(messages.text(locale, "privacy.purposes.reach"), 60)),
                        own.declared(locale).stream()
                                .map(one -> List.of(
                                        one.words(),
                                        one.basis(),
                                        String.join(", ", one.fields()),
                                        messages.text(
                                                locale,
                                                one.anyone()
                                                        ? "privacy.purposes.anyone"
                                                        : "privacy.purposes.own-units")))
                                .toList()));
    }
}
