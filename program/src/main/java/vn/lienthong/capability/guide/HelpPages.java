package vn.lienthong.capability.guide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.Messages;

/** Every room's help on one page, as far as the reader may use what it explains. */
@Controller
class HelpPages {

    private final List<HelpPage> pages;
    private final Messages messages;
    private final Access access;

    HelpPages(ObjectProvider<HelpPage> pages, Messages messages, Access access) {
        this.pages =
                pages.stream().sorted(Comparator.comparingInt(HelpPage::order)).toList();
        this.messages = messages;
        this.access = access;
    }

    /**
     * One help text.
     *
     * @param anchor by which a link leads to it
     * @param titleKey of its heading
     * @param paragraphKeys of its words
     */
    record Text(String anchor, String titleKey, List<String> paragraphKeys, String path) {}

    @GetMapping("/tro-giup")
    @OpenToAll
    String help(Model model) {
        model.addAttribute(
                "texts",
                pages.stream()
                        .filter(page -> page.right().isEmpty() || access.may(page.right()))
                        .map(this::text)
                        .toList());
        return "lienthong/capability/guide/help";
    }

    private Text text(HelpPage page) {
        List<String> paragraphs = new ArrayList<>();
        for (int i = 1; messages.has(page.key() + "." + i); i++) {
            paragraphs.add(page.key() + "." + i);
        }
        return new Text(page.key().replace('.', '-'), page.key() + ".title", paragraphs, page.path());
    }
}
