package org.leadkpi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.metric.CapacityKpis;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Policies;
import org.leadkpi.model.ResponseTarget;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.scoring.ScoreBand;
import org.leadkpi.value.Rational;

/** What thresholds set beside the rules that are held against them. */
class FoundationsTest {

    private static final Thresholds STANDARD = Thresholds.standard();

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Optional<ResponseTarget> target(Thresholds settings, IntentTier tier) {
        return settings.policies(Policies.STANDARD).responseTargets().target(tier);
    }

    @Test
    void usualThresholds_areTheUsualPoliciesAndCatalogue() {
        assertThat(STANDARD.policies(Policies.STANDARD)).isEqualTo(Policies.STANDARD);
        assertThat(STANDARD.catalog(Catalog.standard())).isSameAs(Catalog.standard());
    }

    @Test
    void targets_areThoseOfThePolicies() {
        Thresholds ours = STANDARD.with("lrt.high.target", "<= 8")
                .with("lrt.high.escalate", ">= 12 min")
                .with("lrt.low.target", "< 4 h");

        assertThat(target(ours, IntentTier.HIGH))
                .contains(ResponseTarget.upTo(minutes(8)).withEscalation(minutes(12)));
        assertThat(target(ours, IntentTier.LOW)).contains(ResponseTarget.under(Duration.ofHours(4)));
        assertThat(target(ours, IntentTier.MEDIUM)).isEqualTo(target(STANDARD, IntentTier.MEDIUM));
    }

    @Test
    void escalationThatIsNotSet_neverComesBeforeTheTarget() {
        assertThat(target(STANDARD.with("lrt.high.target", "< 10"), IntentTier.HIGH))
                .contains(ResponseTarget.under(minutes(10)).withEscalation(minutes(15)));
        assertThat(target(STANDARD.with("lrt.high.target", "< 20"), IntentTier.HIGH))
                .contains(ResponseTarget.under(minutes(20)).withEscalation(minutes(20)));
    }

    @Test
    void policyOfOnesOwn_staysWhereNoThresholdIsSet() {
        Policies ours = Policies.STANDARD
                .withSeniorScore(Rational.of(70))
                .withResponseTargets(
                        ResponseTargets.standard().with(IntentTier.HIGH, ResponseTarget.under(minutes(3))));

        assertThat(STANDARD.policies(ours)).isEqualTo(ours);
        assertThat(STANDARD.with("lrt.high.escalate", ">= 4")
                        .policies(ours)
                        .responseTargets()
                        .target(IntentTier.HIGH))
                .contains(ResponseTarget.under(minutes(3)).withEscalation(minutes(4)));
    }

    @Test
    void seniorScore_isThatOfThePolicies() {
        assertThat(STANDARD.with("score.senior", "> 90")
                        .policies(Policies.STANDARD)
                        .seniorScore())
                .isEqualTo(Rational.of(90));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lrt.high.target   | > 5   | threshold lrt.high.target is above 5 min, must be < or <= a time",
                "lrt.low.target    | >= 5  | threshold lrt.low.target is at least 5 h, must be < or <= a time",
                "lrt.high.escalate | < 20  | threshold lrt.high.escalate is below 20 min, must be >= a time",
                "lrt.high.escalate | > 20  | threshold lrt.high.escalate is above 20 min, must be >= a time",
                "lrt.high.escalate | >= 2  | escalation after PT2M must not be before the response limit PT5M",
                "score.senior      | >= 90 | threshold score.senior is at least 90 points, must be > a score",
                "score.senior      | > 101 | senior score is 101, must lie in [0, 100]",
            })
    void thresholdThatNoPolicyCanBe_isRefused(String key, String range, String message) {
        Thresholds ours = STANDARD.with(key, range);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ours.policies(Policies.STANDARD))
                .withMessage(message);
    }

    @Test
    void loads_areWeightedByTheRangesOfEachType() {
        Catalog ours = STANDARD.with("lpr.start", "[80, 160]")
                .with("lpr.cold", "<= 250")
                .catalog(Catalog.standard());

        Kpi most = ours.kpi("weighted-load");
        Kpi least = ours.kpi("weighted-load.idle");
        assertThat(most.formula().text())
                .isEqualTo("(cold-leads-assigned / 250 + warm-leads-assigned / 100 + hot-leads-assigned / 50"
                        + " + outbound-leads-assigned / 500 + product-leads-assigned / 160"
                        + " + untyped-leads-assigned / 160) / rep-months");
        assertThat(least.formula().text())
                .contains("cold-leads-assigned / 100 ", "product-leads-assigned / 80 ")
                .isEqualTo(CapacityKpis.WEIGHTED_LOAD_IDLE
                        .formula()
                        .text()
                        .replace("product-leads-assigned / 100", "product-leads-assigned / 80")
                        .replace("untyped-leads-assigned / 100", "untyped-leads-assigned / 80"));
        assertThat(STANDARD.with("lpr.start", "[80, 160]")
                        .catalog(Catalog.empty())
                        .kpis())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lpr.cold  | [0, 50] | threshold lpr.cold is 0 to 50, so loads go from 0 to 50",
                "lpr.cold  | <= 50   | threshold lpr.cold is at most 50, so loads go from 100 to 50",
                "lpr.start | >= 201  | threshold lpr.start is at least 201, so loads go from 201 to 200",
            })
    void loadsThatNoRepCanHave_areRefused(String key, String range, String message) {
        Thresholds ours = STANDARD.with(key, range);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ours.catalog(Catalog.standard()))
                .withMessage(message + ", must begin above 0 and not end before");
    }

    /** The bands are names in reports, so they are not set; the number of the threshold is theirs. */
    @Test
    void lowBand_isThatOfTheScores() {
        assertThat(STANDARD.get("score.lowBand").number()).isEqualTo(ScoreBand.LOW.most());
    }
}
