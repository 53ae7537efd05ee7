package vn.lienthong.capability.ui;

import gg.jte.Content;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Templates of one room as pieces of a page that another room draws. */
@Component
public class Pieces {

    private final PageViews views;

    Pieces(PageViews views) {
        this.views = views;
    }

    /**
     * A piece, drawn when the page comes to it.
     *
     * @param view as a page's view name: {@code lienthong/<ring>/<room>/<template>}
     * @param parameters the template's parameters, {@code page} among them
     */
    public Content of(String view, Map<String, Object> parameters) {
        return output -> views.draw(view, parameters, output);
    }
}
