package vn.lienthong.capability.ui;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Draws typed templates: a view name such as {@code lienthong/steering/plan/list} is the template of that room, compiled
 * into that room's package.
 */
@Component
class PageViews implements ViewResolver, Ordered {

    private static final String PREFIX = "lienthong/";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, PageViews.class.getClassLoader(), "vn");
    private final Messages messages;
    private final Assets assets;
    private final List<NavItem> navigation;
    private final NavCounts counts;
    private final ObjectProvider<HouseName> houseName;
    private final boolean searchable;
    private final boolean helpful;

    PageViews(
            Messages messages,
            Assets assets,
            ObjectProvider<NavItem> navigation,
            NavCounts counts,
            ObjectProvider<HouseName> houseName,
            ObjectProvider<SearchSource> sources,
            ObjectProvider<HelpPage> help) {
        this.messages = messages;
        this.assets = assets;
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavItem::order))
                .toList();
        this.counts = counts;
        this.houseName = houseName;
        this.searchable = sources.stream().findAny().isPresent();
        this.helpful = help.stream().findAny().isPresent();
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return name.startsWith(PREFIX) ? new TemplateView(name + ".jte") : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    Page page(HttpServletRequest request, @Nullable Object toast) {
        return page(request, Address.of(request), toast);
    }

    private Page page(HttpServletRequest request, Address address, @Nullable Object toast) {
        Viewer viewer = viewer();
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Page(
                messages,
                RequestContextUtils.getLocale(request),
                address,
                viewer,
                viewer == null
                        ? List.of()
                        : navigation.stream()
                                .filter(item -> item.right().isEmpty() || viewer.may(item.right()))
                                .toList(),
                counts,
                surroundings(request),
                csrf == null ? "_csrf" : csrf.getParameterName(),
                csrf == null ? "" : csrf.getToken(),
                toast instanceof String words ? words : null);
    }

    void draw(String view, Map<String, Object> parameters, TemplateOutput output) {
        engine.render(view + ".jte", parameters, output);
    }

    private Surroundings surroundings(HttpServletRequest request) {
        HouseName house = houseName.getIfAvailable();
        return new Surroundings(
                house == null ? "" : house.houseName(),
                assets.stamp(),
                assets.sprite(),
                assets.version(),
                searchable,
                helpful,
                ContrastChoice.high(request));
    }

    static @Nullable Viewer viewer() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer ? viewer : null;
    }

    private final class TemplateView implements View {

        private final String template;

        TemplateView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            Map<String, Object> all = new HashMap<>();
            if (model != null) {
                all.putAll(model);
            }
            Address address = Address.of(request);
            boolean wrong = response.getStatus() >= 400;
            all.put("page", page(request, wrong ? address.harmless() : address, all.get("toast")));
            Utf8ByteOutput output = new Utf8ByteOutput();
            engine.render(template, all, output);
            response.setContentType(getContentType());
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
