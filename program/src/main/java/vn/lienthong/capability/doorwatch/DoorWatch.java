package vn.lienthong.capability.doorwatch;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import vn.lienthong.capability.access.NewDevice;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.kernel.VietnameseText;

/** From the door to the person. */
@Configuration(proxyBeanMethods = false)
class DoorWatch {

    private static final String KIND = "doorwatch.kind";

    private final Notify notify;

    DoorWatch(Notify notify) {
        this.notify = notify;
    }

    @EventListener
    void on(NewDevice device) {
        notify.tell(new Notice(
                device.account(),
                "doorwatch:device-" + device.device(),
                KIND,
                device.browser().isEmpty() ? "doorwatch.new-device.unknown" : "doorwatch.new-device",
                List.of(
                        DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT)
                                .format(device.at().atZone(VietnameseText.ZONE)),
                        device.browser()),
                device.path(),
                Urgency.NOW,
                null));
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        NoticeKind newDevices() {
            return new NoticeKind(KIND, 5);
        }
    }
}
