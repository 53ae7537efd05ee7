package vn.lienthong.capability.webhooks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Something that happens in tests only. */
@Configuration(proxyBeanMethods = false)
class TestKinds {

    @Bean
    WebhookKind testKind() {
        return new WebhookKind("test", "test.happened", 900);
    }
}
