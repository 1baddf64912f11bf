package org.leadkpi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.leadkpi.metric.Quotient;
import org.leadkpi.scorecard.Reading;

/** What holds of every reading. */
final class Readings {

    private Readings() {}

    static void assertSidesMakeTheValue(Reading reading) {
        boolean isRatio = reading.kpi().formula() instanceof Quotient
                && reading.value().isDefined()
                && reading.numerator().isPresent()
                && reading.denominator().isPresent();
        if (isRatio) {
            assertThat(reading.numerator().get().dividedBy(reading.denominator().get()))
                    .as("%s", reading)
                    .isEqualTo(reading.number().orElseThrow());
        }
        assertThat(reading.trace()).as("%s", reading).startsWith(reading.kpi().id() + " = ");
    }
}
