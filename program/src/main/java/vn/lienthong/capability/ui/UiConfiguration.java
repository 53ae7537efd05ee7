package vn.lienthong.capability.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import vn.lienthong.kernel.SimulatedTime;
import vn.lienthong.kernel.VietnameseText;

/** Vietnamese first whatever the browser says; English by a switch that a cookie remembers. */
@Configuration(proxyBeanMethods = false)
class UiConfiguration implements WebMvcConfigurer {

    private static final Locale ENGLISH = Locale.of("en", "VN");
    private static final List<Locale> OFFERED = List.of(VietnameseText.VIETNAMESE, ENGLISH);

    /**
     * The clock of the house.
     *
     * @param now a local date and time from which the clock goes on, for training and trials on a plan of other years; empty
     *     for the real time
     */
    @Bean
    Clock clock(@Value("${lienthong.now:}") String now) {
        Clock real = SimulatedTime.over(Clock.system(VietnameseText.ZONE));
        return now.isBlank()
                ? real
                : Clock.offset(
                        real,
                        Duration.between(
                                real.instant(),
                                LocalDateTime.parse(now)
                                        .atZone(VietnameseText.ZONE)
                                        .toInstant()));
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("lang") {
            @Override
            protected Locale parseLocaleValue(String value) {
                return offered(value);
            }
        };
        resolver.setDefaultLocale(VietnameseText.VIETNAMESE);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                return offered(value);
            }
        };
        change.setParamName("lang");
        registry.addInterceptor(change);
        registry.addInterceptor(new ContrastChoice());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageArguments());
    }

    private static Locale offered(String value) {
        return OFFERED.stream()
                .filter(locale -> value.startsWith(locale.getLanguage()))
                .findFirst()
                .orElse(VietnameseText.VIETNAMESE);
    }
}
