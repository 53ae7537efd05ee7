package vn.lienthong.steering.figures;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.indicators.Indicator;
import vn.lienthong.capability.indicators.Period;

/** The three numbers that every plan has. */
@Configuration(proxyBeanMethods = false)
class FigureConfiguration {

    @Bean
    Indicator itemsDoneFigure() {
        return Indicator.share(PlanFigures.ITEMS_DONE).each(Period.Kind.MONTH, Period.REPORTING);
    }

    @Bean
    Indicator stepsDoneFigure() {
        return Indicator.share(PlanFigures.STEPS_DONE).each(Period.Kind.MONTH, Period.REPORTING);
    }

    @Bean
    Indicator itemsLateFigure() {
        return Indicator.share(PlanFigures.ITEMS_LATE)
                .better(Indicator.Better.DOWN)
                .each(Period.Kind.MONTH, Period.REPORTING);
    }
}
