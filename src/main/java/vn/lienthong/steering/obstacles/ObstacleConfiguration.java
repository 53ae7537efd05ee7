package vn.lienthong.steering.obstacles;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;

/** What this room adds to the rights. */
@Configuration(proxyBeanMethods = false)
class ObstacleConfiguration {

    static final String READ = "plan.read";
    static final String RAISE = "obstacles.raise";
    static final String ANSWER = "obstacles.answer";
    static final String MANAGE = "obstacles.manage";

    @Bean
    Right raisesObstacles() {
        return new Right(RAISE, Set.of(Role.STANDING_BODY, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right answersObstacles() {
        return new Right(ANSWER, Set.of(Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right managesObstacles() {
        return new Right(MANAGE, Set.of(Role.STANDING_BODY));
    }
}
