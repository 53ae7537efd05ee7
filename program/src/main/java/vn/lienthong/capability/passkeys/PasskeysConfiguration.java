package vn.lienthong.capability.passkeys;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import vn.lienthong.capability.access.AccessAct;
import vn.lienthong.capability.access.SignInWay;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.ui.HelpPage;

/** The button at the door, and when passkeys end without their owner's doing. */
@Configuration(proxyBeanMethods = false)
class PasskeysConfiguration {

    /** Somebody's ways in were taken away because they were lost or stolen: their passkeys are no better. */
    private static final Set<String> LOST =
            Set.of("access.password.reset", "access.second-factor.reset", "access.account.recovered");

    private final PasskeyStore store;
    private final Audit audit;

    PasskeysConfiguration(PasskeyStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    @EventListener
    void on(AccessAct act) {
        if (LOST.contains(act.act())) {
            UUID account = UUID.fromString(act.subjectId());
            int removed = store.removeAll(account);
            if (removed > 0) {
                audit.record(
                        "passkeys.keys.withdrawn",
                        "account",
                        account.toString(),
                        Map.of("count", Integer.toString(removed)));
            }
        }
    }

    @Bean
    SignInWay byPasskey() {
        return new SignInWay() {
            @Override
            public boolean open() {
                return true;
            }

            @Override
            public String key() {
                return "passkeys.way";
            }

            @Override
            public String path() {
                return DoorPages.PATH;
            }
        };
    }

    @Bean
    HelpPage helpWithPasskeys() {
        return new HelpPage(94, "passkeys.help", PasskeyPages.PATH, "");
    }

    @Bean
    JobWork forgetsChallenges(Clock clock) {
        return new JobWork() {
            @Override
            public String kind() {
                return "passkeys.tidy";
            }

            @Override
            public Optional<Duration> cadence() {
                return Optional.of(Duration.ofHours(1));
            }

            @Override
            public void run(JobRun run) {
                store.tidy(clock.instant());
            }
        };
    }
}
