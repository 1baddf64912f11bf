package org.leadkpi.benchmarks;

import java.time.YearMonth;
import org.leadkpi.time.Timestamp;

/** A cell of the scorecard of the benchmarks. */
record Place(String channel, YearMonth month) {

    static Place of(String channel, Timestamp at) {
        return new Place(channel, YearMonth.from(at.date(Workload.ZONE)));
    }
}
