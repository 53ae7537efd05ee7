package vn.lienthong.capability.sso;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.ListExport;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;

/** The register as a sheet, narrowed as the page is. */
@Controller
class ApplicationExport {

    private final ApplicationPages pages;
    private final ListExport export;
    private final Messages messages;

    ApplicationExport(ApplicationPages pages, ListExport export, Messages messages) {
        this.pages = pages;
        this.export = export;
        this.messages = messages;
    }

    @Allowed(SsoConfiguration.READ)
    @GetMapping(ApplicationPages.PATH + "/xuat.{ending:xlsx|csv}")
    public void send(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        String title = messages.text(locale, "sso.title");
        export.send(
                response,
                title + "." + ending,
                title,
                List.of(
                        column(locale, "sso.form.name", 40),
                        column(locale, "sso.form.client", 30),
                        column(locale, "sso.form.agency", 40),
                        column(locale, "sso.state", 20),
                        column(locale, "sso.sign-ins", 20)),
                pages.lines(query).stream()
                        .map(line -> List.<Object>of(
                                line.application().name(),
                                line.application().clientId(),
                                line.agency(),
                                messages.text(locale, "sso.state." + line.state()),
                                line.signIns()))
                        .toList());
    }

    private ListExport.Column column(Locale locale, String key, int width) {
        return new ListExport.Column(messages.text(locale, key), false, width);
    }
}
