package vn.lienthong.steering.planreader;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes HTML tags, entities, Markdown emphasis and escapes off a piece of text; what stays keeps its position. */
final class Markup {

    private static final Pattern TAG = Pattern.compile(
            "(?is)<!--.*?(?:-->|$)|</?(p|br|ul|ol|li|b|i|u|s|strong|em|span|div|font|sup|sub|small|center|h[1-6]|a|label"
                    + "|table|tbody|thead|tr|td|th|style|img|hr|blockquote|section|page|o:p)(?:\\s[^<>]*)?/?>");
    private static final Pattern BREAKING = Pattern.compile("(?i)p|br|ul|ol|li|div|h[1-6]|table|tr|hr|blockquote");
    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*)]\\([^()\\s]*\\)");
    private static final Map<String, Character> ENTITIES = Map.of(
            "amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'', "nbsp", ' ', "ndash", '–', "mdash", '—');
    private static final String ESCAPABLE = "\\`*_{}[]()#+-.!|>~";

    private Markup() {}

    static Traced strip(Traced in) {
        Traced out = in;
        if (in.text.indexOf('<') >= 0) {
            out = tags(out);
        }
        if (in.text.indexOf('&') >= 0) {
            out = entities(out);
        }
        if (in.text.indexOf("](") >= 0) {
            out = links(out);
        }
        return tidy(emphasis(out));
    }

    private static Traced tags(Traced in) {
        Matcher tag = TAG.matcher(in.text);
        var out = new Traced.Builder();
        int from = 0;
        while (tag.find()) {
            out.add(in.sub(from, tag.start()));
            String name = tag.group(1);
            if (name != null && BREAKING.matcher(name).matches()) {
                out.add(Traced.BREAK, in.lineAt(tag.start()), in.columnAt(tag.start()));
            }
            from = tag.end();
        }
        out.add(in.from(from));
        return out.build();
    }

    private static Traced entities(Traced in) {
        Matcher entity = ENTITY.matcher(in.text);
        var out = new Traced.Builder();
        int from = 0;
        while (entity.find()) {
            int code = entityCode(entity.group(1));
            if (code > 0 && code < 0xFFFF) {
                out.add(in.sub(from, entity.start()));
                out.add((char) code, in.lineAt(entity.start()), in.columnAt(entity.start()));
                from = entity.end();
            }
        }
        out.add(in.from(from));
        return out.build();
    }

    private static int entityCode(String name) {
        if (name.charAt(0) != '#') {
            Character c = ENTITIES.get(name);
            return c == null ? -1 : c;
        }
        try {
            return name.charAt(1) == 'x'
                    ? Integer.parseInt(name.substring(2), 16)
                    : Integer.parseInt(name.substring(1), 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static Traced links(Traced in) {
        Matcher link = LINK.matcher(in.text);
        var out = new Traced.Builder();
        int from = 0;
        while (link.find()) {
            out.add(in.sub(from, link.start()));
            out.add(in.sub(link.start(1), link.end(1)));
            from = link.end();
        }
        out.add(in.from(from));
        return out.build();
    }

    /** Drops escapes, and the stars and underlines that open and close emphasis; a star in "Khách sạn 4*" stays. */
    private static Traced emphasis(Traced in) {
        String text = in.text;
        var drop = new boolean[text.length()];
        int openStars = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && ESCAPABLE.indexOf(text.charAt(i + 1)) >= 0) {
                drop[i] = true;
                i++;
            } else if (c == '`') {
                drop[i] = true;
            } else if (c == '*' || c == '_') {
                int end = i;
                while (end < text.length() && text.charAt(end) == c) {
                    end++;
                }
                boolean opens = opens(text, i, end, c);
                boolean closes = closes(text, i, end, c);
                if (c == '_' ? (opens || closes) && end - i <= 3 : false) {
                    mark(drop, i, end);
                } else if (c == '*' && openStars >= 0 && closes) {
                    mark(drop, i, end);
                    mark(drop, openStars, runEnd(text, openStars));
                    openStars = opens && !closes ? i : -1;
                } else if (c == '*' && opens) {
                    if (openStars >= 0 || i == 0 || end - i > 1) {
                        mark(drop, i, end);
                    }
                    openStars = i;
                } else if (c == '*' && end - i > 1) {
                    mark(drop, i, end);
                } else if (c == '*' && end == text.length() && i > 0 && ".;)!:".indexOf(text.charAt(i - 1)) >= 0) {
                    mark(drop, i, end);
                }
                i = end - 1;
            }
        }
        return without(in, drop);
    }

    private static int runEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) == '*') {
            end++;
        }
        return end;
    }

    private static boolean opens(String text, int from, int to, char c) {
        boolean before = from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1));
        return before && to < text.length() && !isSpace(text.charAt(to)) && text.charAt(to) != c;
    }

    private static boolean closes(String text, int from, int to, char c) {
        boolean after = to == text.length() || c == '*' || !Character.isLetterOrDigit(text.charAt(to));
        return after && from > 0 && !isSpace(text.charAt(from - 1));
    }

    private static void mark(boolean[] drop, int from, int to) {
        for (int i = from; i < to; i++) {
            drop[i] = true;
        }
    }

    private static Traced without(Traced in, boolean[] drop) {
        var out = new Traced.Builder();
        for (int i = 0; i < drop.length; i++) {
            if (!drop[i]) {
                out.add(in.charAt(i), in.lineAt(i), in.columnAt(i));
            }
        }
        return out.length() == in.length() ? in : out.build();
    }

    /** One blank where there were several, none beside a break, no invisible characters. */
    private static Traced tidy(Traced in) {
        var out = new Traced.Builder();
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            if (isInvisible(c)) {
                continue;
            }
            boolean space = isSpace(c) && c != Traced.BREAK;
            if (space && (isSpace(out.last()) || out.length() == 0)) {
                continue;
            }
            if (c == Traced.BREAK) {
                if (out.last() == Traced.BREAK || out.length() == 0) {
                    continue;
                }
                if (out.last() == ' ') {
                    out.dropLast();
                    if (out.last() == Traced.BREAK || out.length() == 0) {
                        continue;
                    }
                }
            }
            out.add(space ? ' ' : c, in.lineAt(i), in.columnAt(i));
        }
        return out.build().trim();
    }

    private static boolean isInvisible(char c) {
        return c == '\u200b' || c == '\u200c' || c == '\u200d' || c == '\ufeff' || c == '\u00ad' || c == '\ufffd';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || c == Traced.BREAK || Character.isWhitespace(c);
    }
}
