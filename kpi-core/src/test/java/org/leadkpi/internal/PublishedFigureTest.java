package org.leadkpi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Policies;
import org.leadkpi.model.ResponseTarget;
import org.leadkpi.scoring.ScoreBand;
import org.leadkpi.scoring.ScoreThresholds;
import org.leadkpi.value.Rational;

class PublishedFigureTest {

    @Test
    void all_areTheBenchmarks() {
        assertThat(PublishedFigure.all())
                .extracting(PublishedFigure::id)
                .containsExactlyElementsOf(
                        Benchmarks.published().all().stream().map(Benchmark::id).toList());
        for (PublishedFigure figure : PublishedFigure.all()) {
            Benchmark same = Benchmarks.published().find(figure.id()).orElseThrow();
            Set<Rational> edges = new TreeSet<>();
            figure.edges()
                    .forEach(edge ->
                            edges.add(Rational.parse(edge).times(same.measure().size())));
            Set<Rational> expected = new TreeSet<>();
            same.band().lower().ifPresent(edge -> expected.add(edge.value()));
            same.band().upper().ifPresent(edge -> expected.add(edge.value()));

            assertThat(edges).as(figure.id()).isEqualTo(expected);
        }
    }

    @Test
    void edge_ofTwo_throws() {
        assertThatThrownBy(() -> PublishedFigure.of("B-30").edge())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("published figure B-30 has 2 edges");
        assertThatThrownBy(() -> PublishedFigure.of("B-99"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no published figure B-99");
    }

    @Test
    void policies_areWhatIsPublished() {
        ResponseTarget high =
                Policies.STANDARD.responseTargets().target(IntentTier.HIGH).orElseThrow();
        ResponseTarget low =
                Policies.STANDARD.responseTargets().target(IntentTier.LOW).orElseThrow();

        assertThat(ScoreThresholds.STANDARD.senior()).isEqualTo(Rational.of(80));
        assertThat(ScoreBand.MIDDLE.label()).isEqualTo("50-80");
        assertThat(ScoreBand.HIGH.label()).isEqualTo("80-100");
        assertThat(high).isEqualTo(ResponseTarget.under(Duration.ofMinutes(5)).withEscalation(Duration.ofMinutes(15)));
        assertThat(low).isEqualTo(ResponseTarget.upTo(Duration.ofHours(24)));
        assertThat(Policies.STANDARD.conversationMinimum()).isEqualTo(Duration.ofSeconds(90));
    }
}
