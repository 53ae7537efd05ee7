package vn.lienthong.steering.reports;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.SearchSource;
import vn.lienthong.kernel.VietnameseText;

/** Issued reports, by number, name and period. */
@Component
class ReportSearch implements SearchSource {

    private static final int LATEST = 1000;

    private final ReportStore reports;
    private final RoundStore rounds;
    private final Sight sight;
    private final RoundWords words;

    ReportSearch(ReportStore reports, RoundStore rounds, Sight sight, RoundWords words) {
        this.reports = reports;
        this.rounds = rounds;
        this.sight = sight;
        this.words = words;
    }

    @Override
    public String headingKey() {
        return "reports.title";
    }

    @Override
    public String right() {
        return Sight.READ;
    }

    @Override
    public List<Found> find(String asked, int limit) {
        Locale locale = LocaleContextHolder.getLocale();
        String folded = VietnameseText.fold(asked);
        return reports.issued(sight.plans()).stream()
                .limit(LATEST)
                .flatMap(report -> found(report, locale))
                .filter(found ->
                        VietnameseText.fold(found.title() + " " + found.note()).contains(folded))
                .limit(limit)
                .toList();
    }

    private Stream<Found> found(Report report, Locale locale) {
        return rounds.find(report.roundId()).stream()
                .map(round -> new Found(
                        words.text(locale, "reports.issued.title", words.title(round, locale), report.number()),
                        report.path(),
                        words.period(round.period(), locale)));
    }
}
