package vn.lienthong.capability.pilots;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.SearchSource;
import vn.lienthong.kernel.VietnameseText;

/** Finds models by name, by another name, by number, with or without marks. */
@Component
class ModelSearch implements SearchSource {

    private final Models models;
    private final Messages messages;

    ModelSearch(Models models, Messages messages) {
        this.models = models;
        this.messages = messages;
    }

    @Override
    public String headingKey() {
        return "pilots.search.heading";
    }

    @Override
    public String right() {
        return PilotsConfiguration.READ;
    }

    @Override
    public List<Found> find(String words, int limit) {
        String folded = VietnameseText.fold(words);
        Locale locale = LocaleContextHolder.getLocale();
        String unnamed = messages.text(locale, "pilots.unnamed");
        return models.all().stream()
                .filter(model -> model.fits(folded))
                .sorted(Comparator.comparing(model -> !model.says(words)))
                .limit(limit)
                .map(model -> new Found(
                        model.title(locale, unnamed),
                        "/mo-hinh/" + model.id(),
                        messages.text(locale, "pilots.group." + model.entry().group())))
                .toList();
    }
}
