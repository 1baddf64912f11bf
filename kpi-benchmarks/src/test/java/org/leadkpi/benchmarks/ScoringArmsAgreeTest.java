package org.leadkpi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.Dataset;
import org.leadkpi.scoring.LeadScore;

class ScoringArmsAgreeTest {

    /** Half a millionth of the weight that fades, in points of the score. */
    private static final double FADING = 100 * 30 * 0.5e-6 / 177.5;

    private static final Dataset DATA = ScoringWorkload.leads(20_000);

    @Test
    void scores_areTheSameByHand() {
        List<LeadScore> scores = ScoringWorkload.byLibrary(DATA);
        double[] byHand = ScoringWorkload.byHand(DATA);

        assertThat(scores).hasSize(byHand.length);
        for (int i = 0; i < byHand.length; i++) {
            assertThat(scores.get(i).value().number().orElseThrow().toDouble())
                    .isCloseTo(byHand[i], within(FADING + 1e-9));
        }
    }

    @Test
    void scores_areBelievable() {
        double[] byHand = ScoringWorkload.byHand(DATA);

        assertThat(DoubleStream.of(byHand).average().orElseThrow()).isBetween(20.0, 40.0);
        assertThat(DoubleStream.of(byHand).max().orElseThrow()).isGreaterThan(75);
        assertThat(DoubleStream.of(byHand).filter(score -> score == 0).count()).isBetween(100L, 6_000L);
    }
}
