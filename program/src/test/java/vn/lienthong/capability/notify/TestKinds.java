package vn.lienthong.capability.notify;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Kinds and words for tests: those of the test bundle {@code words}. */
@Configuration(proxyBeanMethods = false)
class TestKinds {

    static final String DUE = "test.notices.due";
    static final String NOTE = "test.notices.note";

    @Bean
    NoticeKind testDue() {
        return new NoticeKind(DUE, 10);
    }

    @Bean
    NoticeKind testNote() {
        return new NoticeKind(NOTE, 20);
    }
}
