package vn.lienthong.reader;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The agent's few sentences: Vietnamese, and English where the computer speaks it. */
record Words(ResourceBundle bundle) {

    static Words of(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return new Words(ResourceBundle.getBundle(
                english ? "vn.lienthong.reader.messages_en" : "vn.lienthong.reader.messages", Locale.ROOT));
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts(arguments));
    }

    /** Numbers as they are: a port has no thousands. */
    private static Object[] texts(Object[] arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return texts;
    }
}
