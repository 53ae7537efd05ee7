package vn.lienthong.steering.reports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** What periods, rounds and amounts are called. */
@Component
class RoundWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

    private final Messages messages;

    RoundWords(Messages messages) {
        this.messages = messages;
    }

    String day(LocalDate day) {
        return DAY.format(day);
    }

    String moment(java.time.Instant moment) {
        return MOMENT.format(moment.atZone(VietnameseText.ZONE));
    }

    /** "tuần 48 (từ 28/11/2023 đến 04/12/2023)", "tháng 02/2026 (…)". */
    String period(ReportPeriod period, Locale locale) {
        return text(
                locale,
                "reports.period." + period.kind().name(),
                number(period, locale),
                String.valueOf(period.year()),
                day(period.first()),
                day(period.last()));
    }

    /** "Báo cáo tuần 48/2023", or the subject of an ad hoc one. */
    String title(Round round, Locale locale) {
        ReportPeriod period = round.period();
        return round.title().isEmpty()
                ? text(
                        locale,
                        "reports.round." + period.kind().name(),
                        number(period, locale),
                        String.valueOf(period.year()),
                        day(round.due()))
                : round.title();
    }

    private String number(ReportPeriod period, Locale locale) {
        return switch (period.kind()) {
            case QUARTERLY -> roman(period.number());
            case HALF_YEARLY -> text(locale, "reports.half." + period.number());
            case WEEKLY, MONTHLY, NINE_MONTHS, YEARLY, ONCE, AD_HOC ->
                String.format(Locale.ROOT, "%02d", period.number());
        };
    }

    private static String roman(int quarter) {
        return switch (quarter) {
            case 1 -> "I";
            case 2 -> "II";
            case 3 -> "III";
            default -> "IV";
        };
    }

    String text(Locale locale, String key, Object... arguments) {
        return messages.text(locale, key, arguments);
    }

    /** In the language of papers. */
    String say(String key, Object... arguments) {
        return messages.text(VietnameseText.VIETNAMESE, key, arguments);
    }
}
