package vn.lienthong.capability.guide;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.SearchSource;

/** What the search field in the page head finds: every room that the reader may ask answers under its own heading. */
@Controller
class SearchPages {

    private static final int LIMIT = 20;

    private final List<SearchSource> sources;
    private final Access access;

    SearchPages(ObjectProvider<SearchSource> sources, Access access) {
        this.sources = sources.orderedStream().toList();
        this.access = access;
    }

    record Section(String headingKey, List<SearchSource.Found> finds) {}

    @GetMapping("/tim")
    @Allowed(Allowed.SIGNED_IN)
    String find(ListQuery query, Model model) {
        List<Section> sections = new ArrayList<>();
        for (SearchSource source : sources) {
            boolean may = source.right().isEmpty() || access.may(source.right());
            if (may && !query.q().isEmpty()) {
                List<SearchSource.Found> finds = source.find(query.q(), LIMIT);
                if (!finds.isEmpty()) {
                    sections.add(new Section(source.headingKey(), finds));
                }
            }
        }
        model.addAttribute("query", query);
        model.addAttribute("sections", sections);
        return "lienthong/capability/guide/search";
    }
}
