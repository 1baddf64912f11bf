package org.leadkpi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.diagnosis.Companies.flagged;
import static org.leadkpi.diagnosis.Companies.leavingOut;
import static org.leadkpi.diagnosis.Companies.reading;
import static org.leadkpi.diagnosis.Companies.share;
import static org.leadkpi.diagnosis.Companies.value;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.benchmark.Band;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.OutreachKpis;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Exclusion;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.stats.Counts;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.IntervalMethod;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

class ProofTest {

    private static final Thresholds STANDARD = Thresholds.standard();

    // ---- how much data is needed

    @ParameterizedTest
    @CsvSource({
        "mqlSql.low, 70, 875, FIRED",
        "mqlSql.low, 64, 800, SUSPECTED",
        "mqlSql.low, 80, 1000, FIRED",
        "mqlSql.low, 40, 500, SUSPECTED",
        "mqlSql.low, 8, 100, SUSPECTED",
        "mqlSql.low, 7, 140, FIRED",
        "mqlSql.low, 6, 120, SUSPECTED",
        "mqlSql.low, 4, 100, FIRED",
        "mqlSql.low, 3, 75, SUSPECTED",
        "mqlSql.low, 0, 35, FIRED",
        "mqlSql.low, 0, 34, SUSPECTED",
        "mqlSql.high, 119, 340, FIRED",
        "mqlSql.high, 105, 300, SUSPECTED",
        "mqlSql.high, 34, 85, FIRED",
        "mqlSql.high, 28, 70, SUSPECTED",
    })
    void ratesOfMqls_proveFromThisManyOn(String key, long sqls, long mqls, Outcome expected) {
        assertThat(judge(share(StandardKpis.MQL_TO_SQL, sqls, mqls), key).outcome())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "23, 1150, FIRED",
        "20, 1000, SUSPECTED",
        "3, 300, FIRED",
        "2, 200, SUSPECTED",
        "0, 125, FIRED",
        "0, 124, SUSPECTED"
    })
    void replyRates_proveFromThisManyOn(long replies, long contacts, Outcome expected) {
        assertThat(judge(share(OutreachKpis.REPLY_RATE, replies, contacts), "reply.low")
                        .outcome())
                .isEqualTo(expected);
    }

    // ---- the guards

    @Test
    void missingInput_isNotEvaluable() {
        Judgement judgement = judge(without(Status.MISSING_INPUT, "no MQL dates"), "mqlSql.low");

        assertThat(judgement.outcome()).isEqualTo(Outcome.NOT_EVALUABLE);
        assertThat(judgement.doubt())
                .contains(new Doubt(Doubt.Kind.MISSING_INPUT, "mql-to-sql MISSING_INPUT (no MQL dates)"));
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING_FX, MISSING_FX, NOT_EVALUABLE",
        "NOT_APPLICABLE, NOT_APPLICABLE, NOT_EVALUABLE",
        "NO_DATA, NO_DATA, INCONCLUSIVE",
        "NO_BASE, NO_VALUE, INCONCLUSIVE",
        "NO_OUTPUT, NO_VALUE, INCONCLUSIVE",
        "UNBOUNDED, NO_VALUE, INCONCLUSIVE",
        "IMMATURE, IMMATURE, INCONCLUSIVE",
    })
    void readingWithoutValue_provesNothing(Status status, Doubt.Kind kind, Outcome outcome) {
        Judgement judgement = judge(without(status, "because"), "mqlSql.low");

        assertThat(judgement.doubt()).map(Doubt::kind).contains(kind);
        assertThat(judgement.outcome()).isEqualTo(outcome);
    }

    @Test
    void youngMembers_proveNothing() {
        Reading young = flagged(share(StandardKpis.MQL_TO_SQL, 40, 1_000), Flag.PARTLY_IMMATURE);

        assertThat(judge(young, "mqlSql.low").doubt())
                .contains(new Doubt(Doubt.Kind.IMMATURE, "mql-to-sql: not every member of the cohort is mature"));
    }

    @ParameterizedTest
    @CsvSource({"25, FIRED", "26, INCONCLUSIVE"})
    void fieldThatIsUnknownOfMoreThanAFifth_provesNothing(long unknown, Outcome expected) {
        Reading patchy = leavingOut(share(StandardKpis.MQL_TO_SQL, 2, 100), Exclusion.STAGE_ORDER, unknown);

        Judgement judgement = judge(patchy, "mqlSql.low");

        assertThat(judgement.outcome()).isEqualTo(expected);
        if (expected == Outcome.INCONCLUSIVE) {
            assertThat(judgement.doubt())
                    .contains(new Doubt(
                            Doubt.Kind.LOW_COVERAGE,
                            "mql-to-sql: the field is known of 100 of 126 records, needs at least 80 %"));
        }
    }

    @Test
    void recordsLeftOutForAnotherReason_areNoGapOfTheField() {
        Reading clean = leavingOut(share(StandardKpis.MQL_TO_SQL, 2, 100), Exclusion.DUPLICATE, 900);

        assertThat(judge(clean, "mqlSql.low").outcome()).isEqualTo(Outcome.FIRED);
    }

    @Test
    void smallSample_provesNothing_andSaysWhatItWouldTake() {
        assertThat(judge(share(StandardKpis.MQL_TO_SQL, 0, 29), "mqlSql.low").doubt())
                .contains(new Doubt(Doubt.Kind.SMALL_SAMPLE, "mql-to-sql rests on 29, needs at least 30"));
    }

    @ParameterizedTest
    @CsvSource({"9, INCONCLUSIVE", "10, FIRED"})
    void costs_needTenOutputs(long leads, Outcome expected) {
        assertThat(judge(cost(leads * 1_000, leads), "[1, 1000000]").outcome()).isEqualTo(expected);
    }

    @Test
    void valueBeyondTheThreshold_whoseIntervalReachesBack_isSuspectedOnly() {
        Judgement judgement = judge(share(StandardKpis.MQL_TO_SQL, 8, 100), "mqlSql.low");

        assertThat(judgement.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(judgement.notes()).containsExactly("the interval of mql-to-sql reaches beyond the threshold");
    }

    @Test
    void valueBeforeTheThreshold_whoseIntervalReachesOver_isNoProofOfHealth() {
        Judgement judgement = judge(share(StandardKpis.MQL_TO_SQL, 12, 100), "mqlSql.low");

        assertThat(judgement.outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(judgement.notes())
                .containsExactly("the interval reaches to where it would hold: no proof of health");
        assertThat(judge(share(StandardKpis.MQL_TO_SQL, 200, 1_000), "mqlSql.low")
                        .notes())
                .isEmpty();
    }

    @Test
    void valueOnTheEdge_isComparedExactly() {
        assertThat(judge(share(StandardKpis.MQL_TO_SQL, 199, 1_992), "mqlSql.low")
                        .outcome())
                .isEqualTo(Outcome.SUSPECTED);
        assertThat(judge(share(StandardKpis.MQL_TO_SQL, 200, 2_000), "mqlSql.low")
                        .outcome())
                .isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void limitsOnBothSidesOfANarrowBand_areOutsideOfIt() {
        assertThat(judge(share(StandardKpis.MQL_TO_SQL, 100, 1_000), "= 1/10").outcome())
                .isEqualTo(Outcome.SUSPECTED);
    }

    // ---- what needs no interval

    @Test
    void count_isTheNumberOfWhatWasThere() {
        Reading mqls =
                value(StandardKpis.MQL_VOLUME, KpiValue.of(Rational.of(500)), 500, Optional.of(Counts.byar(500, 0.95)));

        assertThat(judge(mqls, ">= 500").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(judge(mqls, "> 500").outcome()).isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void stateOfAWholePopulation_needsNoInterval() {
        Reading invalid =
                value(OutreachKpis.INVALID_CONTACT_RATE, KpiValue.of(Rational.of(35, 100)), 100, Optional.empty());

        assertThat(judge(invalid, ">= 3/10").outcome()).isEqualTo(Outcome.FIRED);
    }

    @Test
    void rateWithoutInterval_provesNothing() {
        Reading odd = value(StandardKpis.MQL_TO_SQL, KpiValue.of(Rational.of(1, 100)), 100, Optional.empty());

        assertThat(judge(odd, "mqlSql.low").doubt())
                .contains(new Doubt(Doubt.Kind.SMALL_SAMPLE, "mql-to-sql has no interval"));
    }

    @Test
    void costWithoutOutput_isProvenByItsLowerLimit() {
        Reading none = cost(5_000, 0);

        assertThat(judge(none, "> 1000").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(judge(none, "> 2000").doubt()).map(Doubt::kind).contains(Doubt.Kind.NO_VALUE);
        assertThat(judge(none, "< 1000").outcome()).isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void census_countsAsItIs_fromTheLeastNumberOn() {
        Threshold waste = STANDARD.get("mql.stall");
        Threshold least = STANDARD.get("mql.stall.least");

        assertThat(Proof.ofCensus(share(StandardKpis.MQL_STALL_RATE, 40, 50), waste, least)
                        .outcome())
                .isEqualTo(Outcome.FIRED);
        assertThat(Proof.ofCensus(share(StandardKpis.MQL_STALL_RATE, 39, 50), waste, least)
                        .outcome())
                .isEqualTo(Outcome.NOT_FIRED);
        assertThat(Proof.ofCensus(share(StandardKpis.MQL_STALL_RATE, 49, 49), waste, least)
                        .doubt())
                .contains(new Doubt(Doubt.Kind.SMALL_SAMPLE, "mql-stall-rate rests on 49, needs at least 50"));
    }

    @Test
    void judgement_showsTheReadingAndTheThreshold() {
        Reading reading = share(StandardKpis.MQL_TO_SQL, 80, 1_000);

        assertThat(judge(reading, "mqlSql.low").evidence())
                .containsExactly(new Evidence.Measured(reading), new Evidence.Limit(STANDARD.get("mqlSql.low")));
    }

    // ---- words

    /** A threshold by its key, or a range of numbers. */
    private static Judgement judge(Reading reading, String keyOrRange) {
        boolean isKey = STANDARD.all().stream().anyMatch(each -> each.key().equals(keyOrRange));
        Threshold threshold =
                isKey ? STANDARD.get(keyOrRange) : STANDARD.get("mqlSql.low").with(Band.parse(keyOrRange));
        return Proof.of(reading, threshold, STANDARD);
    }

    private static Reading without(Status status, String reason) {
        return value(StandardKpis.MQL_TO_SQL, KpiValue.undefined(status, reason), 0, Optional.empty());
    }

    private static Reading cost(long spend, long leads) {
        Interval limits = leads == 0
                ? new Interval(spend / 2.995732, Double.POSITIVE_INFINITY, 0.95, IntervalMethod.COST_PER_OUTPUT)
                : Counts.costPerOutput(spend, leads, 0.95);
        KpiValue value =
                leads == 0 ? KpiValue.undefined(Status.NO_OUTPUT, "no leads") : KpiValue.of(Rational.of(spend, leads));
        return reading(
                StandardKpis.COST_PER_LEAD,
                value,
                Optional.of(Rational.of(spend)),
                Optional.of(Rational.of(leads)),
                leads,
                Optional.of(limits));
    }
}
