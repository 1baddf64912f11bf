package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.CapacityKpis;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Ranking;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.RatePrior;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

class RankingTest {

    private static final Kpi KPI = CapacityKpis.CONVERSION_PER_LEAD;

    private static Scenario rep(Scenario company, String rep, int leads, int customers) {
        return company.leads(leads - customers, "2026-01-05T09:00", lead -> lead.owner(rep))
                .leads(
                        customers,
                        "2026-01-05T09:00",
                        lead -> lead.owner(rep).entered(Stage.CUSTOMER, at("2026-01-20T09:00")));
    }

    private static Scorecard byOwner(Scenario company) {
        return company.card(Grain.NONE, StandardDimensions.OWNER);
    }

    private static List<String> owners(Ranking ranking) {
        return ranking.places().stream()
                .map(place -> place.segment().values().get("owner"))
                .toList();
    }

    @Test
    void p30_oneOfTwo_isNoBetterThanThirtyOfAHundred() {
        Scorecard card = byOwner(rep(rep(Scenario.january(), "ann", 2, 1), "bob", 100, 30));

        Ranking ranking = Ranking.of(card, KPI, JANUARY, new RatePrior(Rational.of(1, 4), Rational.of(20)));

        assertThat(owners(ranking)).containsExactly("bob", "ann");
        assertThat(ranking.places().get(0).shrunk()).isEqualTo(Rational.of(35, 120));
        assertThat(ranking.places().get(1).shrunk()).isEqualTo(Rational.of(6, 22));
        assertThat(ranking.places().get(1).interval().orElseThrow().contains(6.0 / 22))
                .isTrue();
        Rational naive = card.get(KPI, "ann").number().orElseThrow();
        assertThat(naive)
                .isEqualTo(Rational.of(1, 2))
                .isGreaterThan(card.get(KPI, "bob").number().orElseThrow());
    }

    @Test
    void repsWhoDifferByChance_haveTheShareOfAll() {
        Scorecard card = byOwner(rep(rep(Scenario.january(), "ann", 100, 24), "bob", 100, 26));

        Ranking ranking = Ranking.of(card, KPI, JANUARY);

        assertThat(ranking.prior()).isEmpty();
        assertThat(ranking.places()).extracting(Ranking.Place::shrunk).containsOnly(Rational.of(1, 4));
        assertThat(ranking.places())
                .allSatisfy(place -> assertThat(place.interval()).isEmpty());
    }

    @Test
    void repsWhoDifferBeyondChance_areDrawnTogetherButKeepTheirOrder() {
        Scorecard card = byOwner(rep(rep(rep(Scenario.january(), "ann", 200, 20), "bob", 200, 60), "cem", 10, 5));

        Ranking ranking = Ranking.of(card, KPI, JANUARY);

        assertThat(ranking.prior()).isPresent();
        assertThat(ranking.places()).allSatisfy(place -> {
            Rational mean = ranking.prior().orElseThrow().mean();
            Rational own = place.reading().number().orElseThrow();
            assertThat(place.shrunk()).isBetween(own.min(mean), own.max(mean));
        });
        assertThat(owners(ranking).indexOf("bob")).isLessThan(owners(ranking).indexOf("ann"));
    }

    @Test
    void nobodyWithLeads_leavesNoPlaces() {
        Ranking ranking = Ranking.of(byOwner(Scenario.january().leads(0, "organic")), KPI, JANUARY);

        assertThat(ranking.places()).isEmpty();
    }

    @Test
    void amount_isNoShare() {
        Scorecard card =
                Scenario.january().leads(2, "organic").spend("100", "organic").byChannel();

        assertThatThrownBy(() -> Ranking.of(card, StandardKpis.COST_PER_LEAD, JANUARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot rank by cost-per-lead: it is no share of something counted: ");
    }
}
