package vn.lienthong.capability.notify;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How this program is reached from outside, for what leaves it with links in it: mails, texts for a chat, calendars. Setting
 * {@code lienthong.public-url}.
 */
@Component
public class PublicAddress {

    private final String start;

    @Autowired
    PublicAddress(Environment environment) {
        this.start = MailSettings.publicUrl(
                        name -> environment.getProperty("lienthong." + name, "").strip())
                .toString();
    }

    PublicAddress(String start) {
        this.start = start;
    }

    /**
     * The whole address of a page.
     *
     * @param path beginning with a slash
     */
    public String of(String path) {
        return start + path;
    }
}
