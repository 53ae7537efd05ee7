package vn.lienthong.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The little JSON that pages and agent exchange: one object of texts, whole numbers and lists of texts. */
final class Json {

    private static final int MOST = 600;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is anything else */
    static Map<String, Object> read(String text) {
        Json json = new Json(text);
        Map<String, Object> object = json.object();
        json.blanks();
        if (json.at != text.length()) {
            throw json.wrong();
        }
        return object;
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        if (next() == '}') {
            at++;
            return object;
        }
        do {
            String name = string();
            expect(':');
            object.put(name, value());
            if (object.size() > MOST) {
                throw wrong();
            }
        } while (more('}'));
        return object;
    }

    private Object value() {
        char first = next();
        if (first == '"') {
            return string();
        }
        if (first == '[') {
            return list();
        }
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from || at - from > 9) {
            throw wrong();
        }
        return Integer.valueOf(text.substring(from, at));
    }

    private List<String> list() {
        List<String> list = new ArrayList<>();
        expect('[');
        if (next() == ']') {
            at++;
            return list;
        }
        do {
            list.add(string());
            if (list.size() > MOST) {
                throw wrong();
            }
        } while (more(']'));
        return list;
    }

    private boolean more(char end) {
        char sign = next();
        at++;
        if (sign != ',' && sign != end) {
            throw wrong();
        }
        return sign == ',';
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return string.toString();
            }
            if (c < ' ') {
                throw wrong();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        throw wrong();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw wrong();
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw wrong();
        }
        try {
            char c = (char) Integer.parseUnsignedInt(text, at, at + 4, 16);
            at += 4;
            return c;
        } catch (NumberFormatException notHex) {
            throw new IllegalArgumentException("json at " + at, notHex);
        }
    }

    private char next() {
        blanks();
        if (at >= text.length()) {
            throw wrong();
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw wrong();
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("json at " + at);
    }

    static String write(Map<String, ?> object) {
        StringBuilder out = new StringBuilder();
        write(object, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            String between = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(between);
                quote(String.valueOf(entry.getKey()), out);
                out.append(':');
                write(entry.getValue(), out);
                between = ",";
            }
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            String between = "";
            for (Object one : list) {
                out.append(between);
                write(one, out);
                between = ",";
            }
            out.append(']');
        } else if (value instanceof Boolean || value instanceof Integer) {
            out.append(value);
        } else {
            quote(String.valueOf(value), out);
        }
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
