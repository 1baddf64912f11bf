package org.leadkpi.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.Lead;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Stage;
import org.leadkpi.stats.Auc;
import org.leadkpi.stats.Interval;
import org.leadkpi.value.Rational;

class ScoreValidationTest {

    private static BandTable table(long... counts) {
        return new BandTable(Arrays.stream(ScoreBand.values())
                .map(band -> new BandTable.Row(band, counts[2 * band.ordinal()], counts[2 * band.ordinal() + 1]))
                .toList());
    }

    private static ScoreValidation validate(Company company) {
        return ScoreValidation.of(ScoreSample.recorded(company.data()));
    }

    // ---- bands

    /** Spec 5.5: 300 leads with 9 customers, 150 with 12, 50 with 9. */
    @ParameterizedTest
    @CsvSource({
        "LOW, 0.03, 0.50, 1.59, 5.60, 3/5, 3/10",
        "MIDDLE, 0.08, 1.33, 4.64, 13.46, 3/10, 2/5",
        "HIGH, 0.18, 3.00, 9.77, 30.80, 1/10, 3/10"
    })
    void bands_ofTheSpecExample(
            ScoreBand band, String rate, double lift, double lower, double upper, String leads, String wins) {
        BandTable bands = table(300, 9, 150, 12, 50, 9);
        Interval interval = bands.row(band).interval().orElseThrow();

        assertThat(bands.row(band).rate()).contains(Rational.parse(rate));
        assertThat(bands.lift(band).orElseThrow().toDouble()).isCloseTo(lift, within(0.005));
        assertThat(100 * interval.lower()).isCloseTo(lower, within(0.005));
        assertThat(100 * interval.upper()).isCloseTo(upper, within(0.005));
        assertThat(bands.shareOfLeads(band)).contains(Rational.parse(leads));
        assertThat(bands.shareOfWins(band)).contains(Rational.parse(wins));
        assertThat(bands.ordering()).isEqualTo(BandTable.Ordering.ASCENDING);
    }

    /** Spec 5.5: an inversion that is proved, and one that may be chance. */
    @Test
    void ordering_isInvertedOnlyWhereChanceDoesNotExplainIt() {
        assertThat(table(300, 60, 0, 0, 100, 2).ordering()).isEqualTo(BandTable.Ordering.INVERTED);
        assertThat(table(300, 24, 0, 0, 50, 1).ordering()).isEqualTo(BandTable.Ordering.UNCLEAR);
        assertThat(table(300, 24, 0, 0, 0, 0).ordering()).isEqualTo(BandTable.Ordering.UNCLEAR);
    }

    @Test
    void bands_withoutLeads_haveNoRate() {
        BandTable bands = table(0, 0, 10, 0, 0, 0);

        assertThat(bands.row(ScoreBand.LOW).rate()).isEmpty();
        assertThat(bands.row(ScoreBand.LOW).interval()).isEmpty();
        assertThat(bands.lift(ScoreBand.MIDDLE)).as("nobody won").isEmpty();
        assertThat(bands.shareOfWins(ScoreBand.MIDDLE)).isEmpty();
        assertThat(table(0, 0, 0, 0, 0, 0).shareOfLeads(ScoreBand.LOW)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(1, 2, 0, 0, 0, 0))
                .withMessage("band 0-50 has 2 customers, must be 0 to its 1 leads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BandTable(List.of()))
                .withMessage("bands must be [LOW, MIDDLE, HIGH], were []");
    }

    // ---- the population

    /** Spec P-28: scores at entry, not today's. */
    @Test
    void scores_areThoseAtEntry() {
        Company company = new Company();
        for (int score : new int[] {30, 40, 50, 60}) {
            company.lead(
                    "won" + score,
                    lead -> Company.outcome(
                            lead.score(Company.snapshot("2026-05-01T00:00:00Z", 95))
                                    .score(Company.snapshot("2026-02-02T10:00:00Z", score)),
                            true));
        }
        for (int score : new int[] {35, 45, 55, 65}) {
            company.scored(score, 1, 0);
        }

        assertThat(validate(company).auc().map(Auc::area))
                .contains(Rational.of(6, 16))
                .isNotEqualTo(Optional.of(Rational.ONE));
    }

    @Test
    void leads_thatProveNothing_areLeftOutAndCounted() {
        Company company = new Company()
                .scored(60, 3, 1)
                .lead(
                        "test",
                        lead -> Company.outcome(
                                lead.test(true).score(Company.snapshot("2026-02-02T10:00:00Z", 9)), true))
                .lead("unscored", lead -> Company.outcome(lead, true))
                .lead("open", lead -> lead.score(Company.snapshot("2026-12-01T10:00:00Z", 9)))
                .lead("mature", lead -> lead.score(Company.snapshot("2026-09-01T10:00:00Z", 9)))
                .lead("late", lead -> Company.outcome(lead.score(Company.snapshot("2026-05-01T00:00:00Z", 9)), true))
                .lead(
                        "late too",
                        lead -> Company.outcome(lead.score(Company.snapshot("2026-05-01T00:00:00Z", 9)), false));

        ScoreValidation found = validate(company);

        assertThat(found.leads()).isEqualTo(4);
        assertThat(found.won()).isEqualTo(1);
        assertThat(found.leftOut())
                .isEqualTo(Map.of(
                        ScoreSample.LeftOut.NO_NEW_LEAD, 1L,
                        ScoreSample.LeftOut.NOT_SCORED, 1L,
                        ScoreSample.LeftOut.OPEN, 1L,
                        ScoreSample.LeftOut.DECIDED_BEFORE, 2L));
    }

    @Test
    void withoutOutcomes_nothingIsValidated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreSample.recorded(new Company()
                        .scored(60, 3, 0)
                        .lacks(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES, Feed.CUSTOMERS)
                        .data()))
                .withMessage(
                        "nothing tells which leads became customers: supply their customer dates, or opportunities with"
                                + " outcomes");
    }

    @Test
    void guard_takes20CustomersAnd20Others() {
        assertThat(validate(new Company().scored(60, 40, 20)).isConclusive()).isTrue();
        assertThat(validate(new Company().scored(60, 40, 19)).isConclusive()).isFalse();
        assertThat(validate(new Company().scored(60, 39, 20)).isConclusive()).isFalse();
        assertThat(validate(new Company()).auc()).isEmpty();
        assertThat(validate(new Company()).gains()).isEmpty();
    }

    // ---- gains

    @Test
    void gains_areTenths_andKeepEqualScoresTogether() {
        ScoreValidation found =
                validate(new Company().scored(90, 2, 2).scored(70, 5, 1).scored(10, 3, 1));

        assertThat(found.gains()).hasSize(3);
        assertThat(found.gains().get(0).rate()).isEqualTo(Rational.ONE);
        assertThat(found.gains().get(1).leads()).isEqualTo(5);
        assertThat(found.captured(1)).contains(Rational.of(1, 2));
        assertThat(found.captured(3)).contains(Rational.ONE);
    }

    @Property(tries = 50)
    void everyLead_isInOneGainAndOneBand(@ForAll @Size(min = 1, max = 30) List<@IntRange(max = 100) Integer> scores) {
        Company company = new Company();
        scores.forEach(score -> company.scored(score, 1, score % 2));

        ScoreValidation found = validate(company);

        assertThat(found.gains().stream().mapToLong(ScoreValidation.Gain::leads).sum())
                .isEqualTo(scores.size())
                .isEqualTo(found.bands().leads());
        assertThat(found.gains().stream().mapToLong(ScoreValidation.Gain::won).sum())
                .isEqualTo(found.won());
        assertThat(ScoreValidation.of(ScoreSample.recorded(company.shuffled(7))))
                .isEqualTo(found);
    }

    // ---- within what reps work

    /** The score says nothing of those that a rep works; that seniors win more makes it look as if it did. */
    @Test
    void auc_withinRoutes_takesTheRepsOutOfIt() {
        Company company = new Company();
        workedBy(company, "sam", 90, 30, 20);
        workedBy(company, "jo", 40, 30, 5);

        ScoreValidation found = validate(company);

        assertThat(found.auc().orElseThrow().area().toDouble()).isGreaterThan(0.7);
        assertThat(found.aucByRoute().get(Route.SENIOR).area()).isEqualTo(Rational.of(1, 2));
        assertThat(found.aucWithinRoutes()).contains(Rational.of(1, 2));
    }

    private static void workedBy(Company company, String rep, int score, int count, int won) {
        for (int i = 0; i < count; i++) {
            boolean isWon = i < won;
            company.lead(
                    rep + i,
                    lead -> Company.outcome(
                            lead.owner(rep).score(Company.snapshot("2026-02-02T10:00:00Z", score)), isWon));
        }
    }

    // ---- models

    private static final ScoringModel DEMO = ScoringModel.named("demo")
            .rule(ScoringModelTest.rule("demo", "signal demo-request", "present", 3))
            .rule(ScoringModelTest.rule("size", "attribute size", "at-least 50", 1))
            .build();

    private static Lead.Builder demo(Lead.Builder lead, String at) {
        return lead.signal(IntentSignal.of(Company.at(at), SignalKind.DEMO_REQUEST));
    }

    @Test
    void model_scoresLeadsAsTheyCame() {
        Company company = new Company()
                .lead("at once", lead -> Company.outcome(demo(lead, "2026-02-02T10:00:00Z"), true))
                .lead("later", lead -> Company.outcome(demo(lead, "2026-02-05T10:00:00Z"), false))
                .lead("sized", lead -> Company.outcome(lead.attribute("size", "60"), false));

        ScoreSample sample = ScoreSample.scored(company.data(), DEMO);
        ScoreValidation found = ScoreValidation.of(sample);

        assertThat(sample.leads())
                .extracting(ScoredLead::score)
                .containsExactly(Rational.of(75), Rational.ZERO, Rational.of(25));
        assertThat(found.model()).isEqualTo("demo");
        assertThat(found.calibration()).as("weights are no probability").isEmpty();
        assertThat(found.associations().get(0))
                .isEqualTo(new Association(DEMO.rules().get(0), 1, 1, 2, 0, 0));
        assertThat(found.associations().get(1))
                .isEqualTo(new Association(DEMO.rules().get(1), 1, 0, 0, 0, 2));
        assertThat(found.associations().get(1).comparison()).isEmpty();
    }

    @Test
    void model_mayWaitForWhatLeadsDo_butNotForTheOutcome() {
        Company company = new Company()
                .lead("later", lead -> Company.outcome(demo(lead, "2026-02-05T10:00:00Z"), true))
                .lead(
                        "quick",
                        lead -> demo(lead, "2026-02-02T10:00:00Z")
                                .entered(Stage.CUSTOMER, Company.at("2026-02-04T10:00:00Z")));

        ScoreSample sample = ScoreSample.scored(company.data(), DEMO, Duration.ofDays(7));

        assertThat(sample.leads()).extracting(ScoredLead::score).containsExactly(Rational.of(75));
        assertThat(sample.leftOut()).isEqualTo(Map.of(ScoreSample.LeftOut.DECIDED_BEFORE, 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreSample.scored(company.data(), DEMO, Duration.ofDays(-1)))
                .withMessage("time after entry is PT-24H, must not be negative");
    }

    @Test
    void logOddsRatio_isThatOfHaldane() {
        Association counts = new Association(DEMO.rules().get(0), 10, 10, 10, 0, 0);

        assertThat(counts.logOddsRatio()).isCloseTo(2 * Math.log(10.5 / 0.5), within(1e-12));
        assertThat(new Association(DEMO.rules().get(0), 30, 15, 60, 20, 0).logOddsRatio())
                .isCloseTo(Math.log((15.5 * 40.5) / (15.5 * 20.5)), within(1e-12));
    }

    // ---- naive Bayes

    private static final ScoringRule A = ScoringModelTest.rule("a", "attribute a", "present", 1);
    private static final ScoringRule B = ScoringModelTest.rule("b", "attribute b", "one-of yes", 1);

    private static Company learning() {
        Company company = new Company();
        String[] kinds = {"yes 1", "yes 1", "yes 0", "no 1", "no 0", "no 0", "no 0", "- 0"};
        for (int i = 0; i < kinds.length; i++) {
            String[] kind = kinds[i].split(" ");
            company.lead(
                    "L" + i,
                    lead -> Company.outcome(
                            kind[0].equals("-") ? lead : lead.attribute("b", kind[0]), kind[1].equals("1")));
        }
        return company;
    }

    /** By hand: 3 customers of 8; with b 2 of 3, without it 1 of 4, one unknown. */
    @Test
    void naiveBayes_isThatOfAHandComputation() {
        Dataset data = learning().data();
        NaiveBayes learned = NaiveBayes.learn("bayes", List.of(B), ScoreSample.scored(data, DEMO));

        double prior = Math.log(3.1 / 5.1);
        double there = Math.log((2.1 / 3.2) / (1.1 / 4.2));
        double absent = Math.log((1.1 / 3.2) / (3.1 / 4.2));
        assertThat(learned.prior().toDouble()).isCloseTo(prior, within(5e-7));
        assertThat(learned.signals().get(0).there().toDouble()).isCloseTo(there, within(5e-7));
        assertThat(learned.signals().get(0).absent().toDouble()).isCloseTo(absent, within(5e-7));
        assertThat(probability(learned, data, 0)).isCloseTo(1 / (1 + Math.exp(-prior - there)), within(1e-6));
        assertThat(probability(learned, data, 3)).isCloseTo(1 / (1 + Math.exp(-prior - absent)), within(1e-6));
        assertThat(probability(learned, data, 7)).as("missing").isCloseTo(3.1 / 8.2, within(1e-6));
    }

    private static double probability(NaiveBayes model, Dataset data, int lead) {
        return model.score(data.journeys().get(lead), data, Company.AS_OF)
                        .value()
                        .number()
                        .orElseThrow()
                        .toDouble()
                / 100;
    }

    @Test
    void naiveBayes_explainsItselfAsASum() {
        Dataset data = learning().data();
        NaiveBayes learned = NaiveBayes.learn("bayes", List.of(A, B), ScoreSample.scored(data, DEMO));

        NaiveBayes.Explanation explanation = learned.explain(data.journeys().get(0), data, Company.AS_OF);

        Rational sum = explanation.added().stream()
                .map(part -> part.orElse(Rational.ZERO))
                .reduce(explanation.prior(), Rational::plus);
        assertThat(explanation.logOdds()).isEqualTo(sum);
        assertThat(explanation.added().get(0)).as("nobody has an a").isEmpty();
        assertThat(learned.score(data.journeys().get(0), data, Company.AS_OF).coverage())
                .isEqualTo(Rational.of(1, 2));
    }

    @Test
    void naiveBayes_isNeverCertain() {
        NaiveBayes sure = new NaiveBayes(
                "sure",
                ScoreThresholds.STANDARD,
                Rational.of(-50),
                List.of(new NaiveBayes.Signal(B, Rational.of(100), Rational.ZERO)));
        Dataset data = learning().data();

        assertThat(probability(sure, data, 0)).isCloseTo(0.9999, within(1e-12));
        assertThat(probability(sure, data, 3)).isCloseTo(0.0001, within(1e-12));
    }

    @Test
    void naiveBayes_isValidatedLikeAnyModel_andCalibrated() {
        Dataset data = learning().data();
        NaiveBayes learned = NaiveBayes.learn("bayes", List.of(B), ScoreSample.scored(data, DEMO));

        ScoreValidation found = ScoreValidation.of(ScoreSample.scored(data, learned));

        assertThat(found.auc()).isPresent();
        assertThat(found.calibration()).hasValueSatisfying(calibration -> {
            assertThat(calibration.brier()).isLessThan(calibration.brierOfTheRate());
            assertThat(calibration.brierOfTheRate()).isCloseTo(3.0 / 8 * 5 / 8, within(1e-12));
            assertThat(calibration.logLoss()).isPositive();
        });
    }

    @Test
    void naiveBayes_ofOneKindOnly_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NaiveBayes.learn(
                        "bayes",
                        List.of(B),
                        ScoreSample.scored(new Company().scored(1, 3, 3).data(), DEMO)))
                .withMessage("cannot learn from 3 customers of 3 leads, it takes some of both");
    }

    // ---- other weights

    private static final ScoringModel TWO = ScoringModel.named("two")
            .rule(ScoringModelTest.rule("good", "attribute good", "one-of yes", 10))
            .rule(ScoringModelTest.rule("idle", "attribute idle", "one-of yes", 30))
            .build();

    private static final LocalDate HOLD_OUT = LocalDate.of(2026, 7, 1);

    /** Leads of both halves of the year: the good signal tells, the idle one does not. */
    private static Company halves(int of40, int of40Without) {
        Company company = new Company();
        for (String month : List.of("02", "08")) {
            for (int i = 0; i < 160; i++) {
                boolean good = i % 2 == 0;
                boolean idle = i % 4 < 2;
                boolean won = i / 4 < (good ? of40 : of40Without);
                String at = "2026-" + month + "-02T10:00:00Z";
                company.lead(
                        month + "-" + i,
                        at,
                        lead -> lead.attribute("good", good ? "yes" : "no")
                                .attribute("idle", idle ? "yes" : "no")
                                .entered(
                                        won ? Stage.CUSTOMER : Stage.DISQUALIFIED,
                                        Company.at("2026-" + month + "-20T10:00:00Z")));
            }
        }
        return company;
    }

    @Test
    void recalibration_movesWeightToWhatTells_andKeepsTheSum() {
        Recalibration proposal =
                Recalibration.propose(TWO, ScoreSample.scored(halves(25, 5).data(), TWO), HOLD_OUT);

        assertThat(proposal.reasons()).isEmpty();
        assertThat(proposal.isAccepted()).isTrue();
        Rational good = proposal.proposed().rules().get(0).weight();
        Rational idle = proposal.proposed().rules().get(1).weight();
        assertThat(good).isGreaterThan(Rational.of(10));
        assertThat(good.plus(idle)).isEqualTo(Rational.of(40));
        assertThat(proposal.before()).isEqualTo(TWO);
        assertThat(proposal.proposed().version()).isEqualTo("two-recalibrated");
        assertThat(proposal.changes().get(0).counts())
                .isEqualTo(new Association(TWO.rules().get(0), 80, 50, 80, 10, 0));
        assertThat(proposal.changes().get(0).reason())
                .isEqualTo("log-odds ratio 2.408, 50 won of 80 with it, 10 of 80 without it; more than it counts");
        assertThat(proposal.holdOut().orElseThrow().difference()).isGreaterThan(Rational.ZERO);
    }

    /** By hand: shares 80/130 of the way; log-odds ratios 2.4085 and 0; scale 40/2.4085. */
    @Test
    void recalibration_isThatOfAHandComputation() {
        Recalibration proposal =
                Recalibration.propose(TWO, ScoreSample.scored(halves(25, 5).data(), TWO), HOLD_OUT);

        double share = 80.0 / 130;
        double good = share * 40 + (1 - share) * 10;
        double idle = (1 - share) * 30;
        assertThat(proposal.changes().get(0).after().toDouble()).isCloseTo(40 * good / (good + idle), within(0.006));
    }

    @Test
    void recalibration_onTooFewLeads_isNotAccepted() {
        Recalibration proposal =
                Recalibration.propose(TWO, ScoreSample.scored(halves(5, 2).data(), TWO), HOLD_OUT);

        assertThat(proposal.isAccepted()).isFalse();
        assertThat(proposal.reasons())
                .containsExactly(
                        "too few leads before 2026-07-01: 14 customers and 146 others, it takes 20 of each",
                        "too few leads since 2026-07-01: 14 customers and 146 others, it takes 20 of each");
        assertThat(proposal.holdOut()).isEmpty();
    }

    @Test
    void recalibration_ofSignalsThatSpeakAgainstTheLead_takesTheirWeight() {
        Recalibration proposal =
                Recalibration.propose(TWO, ScoreSample.scored(halves(5, 25).data(), TWO), HOLD_OUT);

        assertThat(proposal.proposed().rules()).isEqualTo(TWO.rules());
        assertThat(proposal.reasons()).contains("no weight changes");
        assertThat(proposal.changes().get(0).reason())
                .isEqualTo(
                        "log-odds ratio -2.408, 10 won of 80 with it, 50 of 80 without it: it speaks the other way than it"
                                + " is meant to; the weight stays");
    }
}
