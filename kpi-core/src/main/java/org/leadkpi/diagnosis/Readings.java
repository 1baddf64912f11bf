package org.leadkpi.diagnosis;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadkpi.internal.Lazy;
import org.leadkpi.metric.Kpi;
import org.leadkpi.scorecard.Reading;

/** What was read of a KPI, by the number of the subject. Subjects are asked about in the order in which they are numbered. */
final class Readings {

    private static final int FEW = 128;

    private final Kpi kpi;
    private @Nullable Reading[] byNumber = new Reading[FEW];

    Readings(Kpi kpi) {
        this.kpi = kpi;
    }

    /** The reading of a subject, made when it is first asked for. */
    Reading get(int number, Lazy<Function<Kpi, Reading>> reader) {
        if (number >= byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, 2 * number);
        }
        Reading known = byNumber[number];
        if (known == null) {
            known = reader.get().apply(kpi);
            byNumber[number] = known;
        }
        return known;
    }
}
