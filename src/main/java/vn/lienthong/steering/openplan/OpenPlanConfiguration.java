package vn.lienthong.steering.openplan;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.api.ApiScope;

/** What a token may be given here. */
@Configuration(proxyBeanMethods = false)
class OpenPlanConfiguration {

    static final String READ = "plan.read";
    static final String WORK = "progress.work";
    static final String STEER = "progress.steer";

    @Bean
    ApiScope readsPlans() {
        return new ApiScope(READ, 10);
    }

    @Bean
    ApiScope movesOwnSteps() {
        return new ApiScope(WORK, 20);
    }

    @Bean
    ApiScope movesAllSteps() {
        return new ApiScope(STEER, 30);
    }
}
