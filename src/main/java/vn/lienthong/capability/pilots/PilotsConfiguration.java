package vn.lienthong.capability.pilots;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue is read once; readers of plans without a running server load their own. */
@Configuration(proxyBeanMethods = false)
class PilotsConfiguration {

    @Bean
    Catalogue catalogue() {
        return Catalogue.load();
    }
}
