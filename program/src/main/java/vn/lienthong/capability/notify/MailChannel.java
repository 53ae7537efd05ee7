package vn.lienthong.capability.notify;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.HouseName;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** The way by mail as it is set now, if it is; mails come in the name of the house. */
@Component
class MailChannel {

    private final MailSettings settings;
    private final ObjectProvider<HouseName> house;
    private final Messages messages;

    MailChannel(MailSettings settings, ObjectProvider<HouseName> house, Messages messages) {
        this.settings = settings;
        this.house = house;
        this.messages = messages;
    }

    Optional<Channel> now() {
        return settings.server().map(server -> new SmtpChannel(server, senderName()));
    }

    String senderName() {
        String product = messages.text(VietnameseText.VIETNAMESE, "ui.product");
        HouseName name = house.getIfAvailable();
        return name == null || name.houseName().isEmpty() ? product : product + " – " + name.houseName();
    }
}
