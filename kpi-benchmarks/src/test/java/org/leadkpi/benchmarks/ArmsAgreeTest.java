package org.leadkpi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadkpi.ledger.Cell;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardTallies;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

class ArmsAgreeTest {

    @Test
    void everyArm_givesTheSameNumbers() {
        Workload workload = Workload.of(5_000);
        Map<String, HandLoop.Counters> byHand = HandLoop.run(workload);

        Ledger ledger = Ledger.of(workload.dataset(), Grain.MONTH, StandardDimensions.CHANNEL);

        int compared = 0;
        for (Segment segment : ledger.segments()) {
            for (DateRange month : ledger.periods()) {
                HandLoop.Counters expected = byHand.get(segment + " " + Grain.MONTH.label(month));
                Cell cell = ledger.cell(segment, month);
                assertThat(cell.rawCount(StandardTallies.LEADS)).isEqualTo(expected.leads);
                assertThat(cell.rawCount(StandardTallies.MQLS)).isEqualTo(expected.mqls);
                assertThat(cell.rawCount(StandardTallies.MQLS_TO_SQL)).isEqualTo(expected.mqlsToSql);
                assertThat(cell.rawCount(StandardTallies.WON)).isEqualTo(expected.won);
                assertThat(cell.rawTotal(StandardTallies.SPEND)).isEqualTo(Rational.of(expected.spend));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(12 * 24).isEqualTo(byHand.size());
    }
}
