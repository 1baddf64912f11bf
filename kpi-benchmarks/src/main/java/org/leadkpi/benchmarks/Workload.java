package org.leadkpi.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.Spend;
import org.leadkpi.model.Touch;
import org.leadkpi.time.DateRange;

/**
 * The records of a believable company over two years in New York, as a reader would hand them over: leads by creation,
 * touches by time over all leads, every id a string of its own.
 *
 * <p>Nothing happens after the end of the range, which is also the as-of instant, so that no arm has anything to cut.
 */
record Workload(List<Lead> leads, List<Touch> touches, List<Opportunity> opportunities, List<Spend> spend) {

    static final DateRange RANGE = DateRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 1, 1));
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final Instant START = RANGE.startInstant(ZONE);
    static final Instant AS_OF = RANGE.endInstant(ZONE);
    static final YearMonth FIRST_MONTH = YearMonth.from(RANGE.start());
    static final int MONTHS = 24;
    static final int CHANNELS = 12;
    static final int OWNERS = 300;

    /** Always the same records for the same number of leads. */
    static Workload of(int leadCount) {
        return of(leadCount, campaigns(leadCount));
    }

    /** The same with another number of campaigns. */
    static Workload of(int leadCount, int campaignCount) {
        return new WorkloadGenerator(leadCount, campaignCount).generate();
    }

    /** One of 200 at a million leads, and proportionately many otherwise. */
    static int campaigns(int leadCount) {
        return Math.max(1, leadCount / 5_000);
    }

    Dataset dataset() {
        return declaration().build();
    }

    Dataset.Builder declaration() {
        return Dataset.observed(RANGE.start(), RANGE.end())
                .zone(ZONE)
                .currency("USD")
                .leads(leads)
                .touches(touches)
                .opportunities(opportunities)
                .spend(spend);
    }
}
