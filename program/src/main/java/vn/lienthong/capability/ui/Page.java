package vn.lienthong.capability.ui;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.VietnameseText;

/**
 * What a template knows about the page it draws: the reader's language, who reads, where the page stands. Every template
 * has it as its first parameter, named {@code page}; the view layer fills it in.
 */
public final class Page {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    private final Messages messages;
    private final Locale locale;
    private final Address address;
    private final @Nullable Viewer viewer;
    private static final int SHORT_LIST = 8;

    private final List<NavItem> navigation;
    private final NavCounts counts;
    private final Surroundings surroundings;
    private final String csrfName;
    private final String csrfToken;
    private final @Nullable String toast;

    Page(
            Messages messages,
            Locale locale,
            Address address,
            @Nullable Viewer viewer,
            List<NavItem> navigation,
            NavCounts counts,
            Surroundings surroundings,
            String csrfName,
            String csrfToken,
            @Nullable String toast) {
        this.messages = messages;
        this.locale = locale;
        this.address = address;
        this.viewer = viewer;
        this.navigation = navigation;
        this.counts = counts;
        this.surroundings = surroundings;
        this.csrfName = csrfName;
        this.csrfToken = csrfToken;
        this.toast = toast;
    }

    /** The words of a key in the reader's language. */
    public String t(String key, Object... arguments) {
        return messages.text(locale, key, arguments);
    }

    /** A day as {@code 30/12/2023}; nothing for no day. */
    public String date(@Nullable LocalDate day) {
        return day == null ? "" : DATE.format(day);
    }

    /** A moment as {@code 08:15 30/12/2023}, Vietnamese time; nothing for none. */
    public String dateTime(@Nullable Instant moment) {
        return moment == null ? "" : DATE_TIME.format(moment.atZone(VietnameseText.ZONE));
    }

    /** A whole number as {@code 1.234.567} (Vietnamese) or {@code 1,234,567} (English). */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** {@code vi} or {@code en}. */
    public String language() {
        return locale.getLanguage();
    }

    /** The language of the reader. */
    public Locale locale() {
        return locale;
    }

    /** Address of this page without its query. */
    public String path() {
        return address.path();
    }

    /** Address of this page in the other language, for the switch. */
    public String inLanguage(String language) {
        return address.with("lang", language);
    }

    /** Address of this page in high contrast ({@code high}) or as the reader's machine has it ({@code auto}). */
    public String inContrast(String contrast) {
        return address.with("contrast", contrast);
    }

    /** Whether the page can be asked for again by its address, so that switches on it lead back to it. */
    public boolean repeatable() {
        return address.repeatable();
    }

    /** Who reads, or null before sign-in. */
    public @Nullable Viewer viewer() {
        return viewer;
    }

    /** Whether the reader holds a right anywhere; false before sign-in. */
    public boolean may(String right) {
        return viewer != null && viewer.may(right);
    }

    /** The lines of the main list that this reader sees, in order. */
    public List<NavItem> navigation() {
        return navigation;
    }

    /** The main list in its groups, in order. */
    List<List<NavItem>> navigationGroups() {
        return List.copyOf(navigation.stream()
                .collect(Collectors.groupingBy(NavItem::group, TreeMap::new, Collectors.toList()))
                .values());
    }

    /** Words over a group of the main list; null above all groups, and where the list is short enough without. */
    @Nullable
    String navigationHeading(List<NavItem> group) {
        int start = group.getFirst().group();
        return start == 0 || navigation.size() <= SHORT_LIST ? null : t("ui.nav." + start);
    }

    /** How much waits behind a line of the main list; empty for nothing. */
    Optional<NavCounts.Count> waiting(NavItem item) {
        return viewer == null ? Optional.empty() : counts.beside(viewer, item.path());
    }

    /** The bell of the page head; empty before sign-in or if no room rings it. */
    Optional<NavCounts.Count> bell() {
        return viewer == null ? Optional.empty() : counts.bell(viewer);
    }

    /** Whether the page stands at or below an address. */
    public boolean here(String place) {
        return path().equals(place) || path().startsWith(place.endsWith("/") ? place : place + "/");
    }

    /** Whether a line of the main list is the one where this page stands: of several that fit, the deepest. */
    public boolean here(NavItem item) {
        Optional<NavItem> deepest = navigation.stream()
                .filter(candidate -> here(candidate.path()))
                .max(Comparator.comparingInt(candidate -> candidate.path().length()));
        return deepest.isPresent() && deepest.get().equals(item);
    }

    /** The locality's name, possibly empty. */
    public String houseName() {
        return surroundings.houseName();
    }

    /** Name of the hidden field that every form which writes must carry. */
    public String csrfName() {
        return csrfName;
    }

    /** Value of that field. */
    public String csrfToken() {
        return csrfToken;
    }

    /**
     * Address of a style, script, font or picture that lies in a room's folder; it may be kept by the browser for ever.
     *
     * @param file path below the base package, such as {@code capability/ui/parts.css}
     */
    public String asset(String file) {
        return "/tai-san/" + surroundings.stamp() + "/" + file;
    }

    /** What the last act did, said once after it, or null. */
    public @Nullable String toast() {
        return toast;
    }

    Surroundings surroundings() {
        return surroundings;
    }
}
