package org.leadkpi.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

class ScoringModelTest {

    private static final String NOON = "2026-02-10T12:00:00Z";

    /** Spec 5.2: illustrative weights. */
    static final ScoringModel SPEC = ScoringModel.named("spec")
            .rule(rule("size", "attribute employees", "between 50 and 1000", 25))
            .rule(rule("industry", "attribute industry", "one-of saas, fintech", 20))
            .rule(rule("seniority", "attribute title", "levels VP = 1, Director = 0.8, * = 0", 25))
            .rule(rule("demo", "signal demo-request", "present", 30))
            .rule(rule("pricing", "signal pricing-visit", "ramp 0 to 3", 30))
            .rule(rule("downloads", "signal content-download", "ramp 0 to 3", 10))
            .build();

    private static final Company VP = new Company()
            .lead(
                    "VP",
                    lead -> signals(lead, SignalKind.PRICING_VISIT, 3)
                            .attribute("employees", "200")
                            .attribute("industry", "SaaS")
                            .attribute("title", "VP"));

    private static final Company INTERN = new Company()
            .lead(
                    "intern",
                    lead -> signals(lead, SignalKind.CONTENT_DOWNLOAD, 1)
                            .attribute("employees", "9")
                            .attribute("industry", "school")
                            .attribute("title", "Intern"));

    static ScoringRule rule(String id, String signal, String transform, long weight) {
        return ScoringRule.of(
                id,
                ScoreCategory.BEHAVIOR,
                LeadSignal.parse(signal),
                SignalTransform.parse(transform),
                Rational.of(weight));
    }

    private static Lead.Builder signals(Lead.Builder lead, SignalKind kind, int count) {
        for (int i = 0; i < count; i++) {
            lead.signal(IntentSignal.of(Company.at("2026-02-0" + (i + 1) + "T12:00:00Z"), kind));
        }
        return lead;
    }

    private static ScoringModel of(ScoringRule... rules) {
        return ScoringModel.named("test").rules(List.of(rules)).build();
    }

    private static ScoringModel points(ScoringRule... rules) {
        return of(rules).toBuilder().normalization(Normalization.POINTS).build();
    }

    private static KpiValue score(ScoringModel model, Company company) {
        return score(model, company, Company.AS_OF);
    }

    private static KpiValue score(ScoringModel model, Company company, Instant asOf) {
        return model.score(company.only(), company.data(), asOf).value();
    }

    private static KpiValue value(String number) {
        return KpiValue.of(Rational.parse(number));
    }

    // ---- scores

    @Test
    void score_ofTheSpecExamples() {
        assertThat(score(SPEC, VP)).isEqualTo(value("500/7"));
        assertThat(score(SPEC, INTERN)).isEqualTo(value("50/21"));
        assertThat(Rational.parse("500/7").toDecimal(2, java.math.RoundingMode.HALF_UP))
                .hasToString("71.43");
        assertThat(Rational.parse("50/21").toDecimal(2, java.math.RoundingMode.HALF_UP))
                .hasToString("2.38");
    }

    @Test
    void score_withMissingAsZero_ofWhatIsNotKnown_isLow() {
        ScoringModel half = of(rule("known", "attribute a", "present", 1), rule("other", "attribute b", "present", 3));
        Company company = new Company().lead("L", lead -> lead.attribute("a", "x"));

        LeadScore score = half.score(company.only(), company.data(), Company.AS_OF);

        assertThat(score.value()).isEqualTo(value("25"));
        assertThat(score.coverage()).isEqualTo(Rational.of(1, 4));
        assertThat(score.isLowCoverage()).isTrue();
    }

    @Test
    void score_renormalized_isThatOfWhatIsKnown() {
        ScoringModel known =
                of(rule("known", "attribute a", "present", 1), rule("other", "attribute b", "present", 3)).toBuilder()
                        .missing(MissingSignal.RENORMALIZE)
                        .build();

        assertThat(score(known, new Company().lead("L", lead -> lead.attribute("a", "x"))))
                .isEqualTo(value("100"));
        assertThat(score(known, new Company().lead("L", lead -> lead)))
                .isEqualTo(KpiValue.undefined(Status.NO_DATA, "no signal that adds points is known of lead L"));
    }

    @Test
    void coverage_ofExactlyAHalf_isNotLow() {
        assertThat(new LeadScore(value("1"), Rational.of(1, 2)).isLowCoverage()).isFalse();
    }

    @Test
    void points_areAddedAndCutOff() {
        Company company =
                new Company().lead("L", lead -> lead.attribute("a", "x").attribute("bad", "y"));
        ScoringRule bad = ScoringRule.of(
                "bad", ScoreCategory.NEGATIVE, LeadSignal.attribute("bad"), SignalTransform.PRESENT, Rational.of(30));

        assertThat(score(points(rule("a", "attribute a", "present", 70), bad), company))
                .isEqualTo(value("40"));
        assertThat(score(points(rule("a", "attribute a", "present", 20), bad), company))
                .isEqualTo(value("0"));
        assertThat(score(points(rule("a", "attribute a", "present", 170), bad), company))
                .isEqualTo(value("100"));
    }

    @Test
    void explanation_tellsWhatWasCutOff() {
        Company company = new Company().lead("L", lead -> lead.attribute("a", "x"));
        ScoreExplanation explanation = points(
                        rule("a", "attribute a", "present", 170).withReason("it is there"),
                        rule("b", "attribute b", "present", 10))
                .explain(company.only(), company.data(), Company.AS_OF);

        assertThat(explanation.lead()).isEqualTo("L");
        assertThat(explanation.score().value()).isEqualTo(value("100"));
        assertThat(explanation.clampAdjustment()).isEqualTo(Rational.of(-70));
        assertThat(explanation.parts().get(0).found()).contains("x");
        assertThat(explanation.parts().get(0).points()).isEqualTo(Rational.of(170));
        assertThat(explanation.parts().get(0).rule().reason()).isEqualTo("it is there");
        assertThat(explanation.missing()).extracting(ScoringRule::id).containsExactly("b");
    }

    @Test
    void whatHappensLater_doesNotExist() {
        Company company = new Company().lead("L", lead -> signals(lead, SignalKind.PRICING_VISIT, 3));
        ScoringModel pricing = of(rule("pricing", "signal pricing-visit", "ramp 0 to 3", 1));

        assertThat(score(pricing, company, Instant.parse("2026-02-02T12:00:00Z")))
                .isEqualTo(value("200/3"));
        assertThat(score(pricing, company, Instant.parse("2026-02-02T11:59:59Z")))
                .isEqualTo(value("100/3"));
    }

    @Test
    void signal_ofAFeedThatIsNotSupplied_isMissing() {
        ScoringModel pricing = of(rule("pricing", "signal pricing-visit", "present", 1));
        Company none = new Company().lead("L", lead -> lead);

        assertThat(pricing.score(none.only(), none.data(), Company.AS_OF).coverage())
                .isEqualTo(Rational.ONE);
        Dataset without = none.lacks(Feed.SIGNALS).data();
        assertThat(pricing.score(without.journeys().get(0), without, Company.AS_OF)
                        .coverage())
                .isEqualTo(Rational.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-10T12:00:00Z, 100",
        "2026-02-20T12:00:00Z, 50",
        "2026-03-02T12:00:00Z, 25",
        // 0.5 to the power 1/2 is 0.70710678..., at six places
        "2026-02-15T12:00:00Z, 70.7107"
    })
    void score_fadesByHalfLives(Instant asOf, String expected) {
        Company company = new Company()
                .lead("L", lead -> lead.signal(IntentSignal.of(Company.at(NOON), SignalKind.DEMO_REQUEST)));
        ScoringModel fading =
                of(rule("demo", "signal demo-request", "present", 7).withHalfLife(Duration.ofDays(10)));

        assertThat(score(fading, company, asOf)).isEqualTo(value(expected));
    }

    @Test
    void cap_isTheMostThatASignalSays() {
        Company company = new Company().lead("L", lead -> lead.attribute("a", "x"));

        assertThat(score(points(rule("a", "attribute a", "present", 40).withCap(Rational.of(1, 4))), company))
                .isEqualTo(value("10"));
    }

    @Test
    void touches_count_butNoFailuresAndNoMachines() {
        Company company = new Company()
                .lead("L", lead -> lead)
                .touch(email("1", "2026-02-11T12:00:00Z", false))
                .touch(email("2", "2026-02-12T12:00:00Z", true))
                .touch(email("3", "2026-02-13T12:00:00Z", false))
                .touch(email("4", "2026-02-13T12:00:00Z", false).toBuilder()
                        .automated(true)
                        .build());
        ScoringModel replies = of(rule("replies", "touch email inbound", "ramp 0 to 4", 1));

        assertThat(score(replies, company)).isEqualTo(value("50"));
        assertThat(score(replies, company, Instant.parse("2026-02-12T12:00:00Z")))
                .isEqualTo(value("25"));
    }

    private static Touch email(String id, String at, boolean automatic) {
        return Touch.builder(id, Company.at(at), TouchKind.EMAIL)
                .lead("L")
                .direction(TouchDirection.INBOUND)
                .reply(new ReplyDetails(Optional.empty(), automatic, true, Sentiment.UNKNOWN))
                .build();
    }

    @Test
    void stagesAndFields_areSignals() {
        Company company = new Company()
                .lead(
                        "L",
                        lead -> lead.type(LeadType.WARM_MQL).channel("organic").entered(Stage.MQL, Company.at(NOON)));

        assertThat(score(of(rule("mql", "stage mql", "present", 1)), company)).isEqualTo(value("100"));
        assertThat(score(of(rule("mql", "stage mql", "present", 1)), company, Instant.parse("2026-02-09T00:00:00Z")))
                .isEqualTo(value("0"));
        assertThat(score(of(rule("type", "lead type", "one-of warm-mql", 1)), company))
                .isEqualTo(value("100"));
        assertThat(score(of(rule("channel", "lead channel", "one-of ORGANIC", 1)), company))
                .isEqualTo(value("100"));
        assertThat(company.only().lead().intent()).isEmpty();
        assertThat(of(rule("intent", "lead intent", "present", 1))
                        .explain(company.only(), company.data(), Company.AS_OF)
                        .missing())
                .hasSize(1);
    }

    @Test
    void numberThatCannotBeRead_isMissing() {
        Company company = new Company().lead("L", lead -> lead.attribute("employees", "about 200"));
        ScoreExplanation explanation = of(rule("size", "attribute employees", "at-least 50", 1))
                .explain(company.only(), company.data(), Company.AS_OF);

        assertThat(explanation.parts().get(0).found()).contains("about 200");
        assertThat(explanation.parts().get(0).isMissing()).isTrue();
    }

    // ---- thresholds

    @ParameterizedTest
    @CsvSource({"81, SENIOR", "80, STANDARD", "80.0001, SENIOR", "0, STANDARD", "100, SENIOR"})
    void route_isSeniorAbove80(String score, Route route) {
        assertThat(ScoreThresholds.STANDARD.route(Rational.parse(score))).isEqualTo(route);
    }

    @Test
    void salesReady_isFrom50On_orNotToBeTold() {
        assertThat(ScoreThresholds.STANDARD.isSalesReady(Rational.of(50))).contains(true);
        assertThat(ScoreThresholds.STANDARD.isSalesReady(Rational.parse("49.999")))
                .contains(false);
        assertThat(new ScoreThresholds(Rational.of(80), Optional.empty()).isSalesReady(Rational.of(50)))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreThresholds(Rational.of(101), Optional.empty()))
                .withMessage("senior threshold is 101, must lie in [0, 100]");
    }

    @ParameterizedTest
    @CsvSource({"0, LOW", "50, LOW", "50.0001, MIDDLE", "80, MIDDLE", "80.0001, HIGH", "100, HIGH"})
    void band_includesItsUpperEdge(String score, ScoreBand band) {
        assertThat(ScoreBand.of(Rational.parse(score))).isEqualTo(band);
    }

    @Test
    void band_ofNoScore_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreBand.of(Rational.of(-1)))
                .withMessage("score is -1, must lie in [0, 100]");
        assertThatIllegalArgumentException().isThrownBy(() -> ScoreBand.of(Rational.of(101)));
    }

    // ---- what cannot be

    @Test
    void rules_thatCannotBe_areRefused() {
        ScoringRule rule = rule("a", "attribute a", "present", 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule.withWeight(Rational.of(-1)))
                .withMessage("weight of rule a is -1, must not be negative; category negative takes points away");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule.withHalfLife(Duration.ofDays(1)))
                .withMessage("half-life of rule a is PT24H, but attribute a has no time to fade from");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule.withCap(Rational.ZERO))
                .withMessage("cap of rule a is 0, must be above 0 and at most 1");
        assertThatIllegalArgumentException().isThrownBy(() -> of(rule, rule)).withMessage("rule a is defined twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(rule.withWeight(Rational.ZERO)))
                .withMessage("model test has no rule that adds points: at least one weight must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeadSignal.of(Stage.CUSTOMER))
                .withMessage("stage is customer, which a score is to foretell and cannot be made of");
    }

    @Test
    void warnings_nameOpenedMailsAndRulesWithoutReason() {
        assertThat(of(
                                rule("a", "attribute a", "present", 1).withReason("why"),
                                rule("opens", "signal email-open", "at-least 3", 5)
                                        .withReason("why"),
                                rule("b", "attribute b", "present", 1))
                        .warnings())
                .containsExactly(
                        "rule opens looks at opened e-mails, which machines open too: weight 5, where 0 is the default",
                        "rule b gives no reason, so reps cannot be told why it counts");
    }

    // ---- laws

    @Provide
    Arbitrary<ScoringModel> models() {
        Arbitrary<SignalTransform> transforms = Arbitraries.of(
                SignalTransform.PRESENT,
                SignalTransform.parse("ramp 0 to 3"),
                SignalTransform.parse("ramp 1/7 to 5"),
                SignalTransform.parse("at-least 2"));
        Arbitrary<LeadSignal> signals = Arbitraries.of(
                LeadSignal.attribute("a"),
                LeadSignal.attribute("b"),
                LeadSignal.of(SignalKind.PRICING_VISIT),
                LeadSignal.of(SignalKind.DEMO_REQUEST));
        Arbitrary<Rational> weights = Combinators.combine(
                        Arbitraries.integers().between(0, 40), Arbitraries.of(1, 3, 10))
                .as(Rational::of);
        Arbitrary<ScoringRule> rules = Combinators.combine(
                        Arbitraries.of(ScoreCategory.values()),
                        signals,
                        transforms,
                        weights,
                        Arbitraries.of(true, false))
                .as((category, signal, transform, weight, fading) -> {
                    ScoringRule rule = ScoringRule.of("r", category, signal, transform, weight);
                    return fading && signal.isTimed() ? rule.withHalfLife(Duration.ofDays(3)) : rule;
                });
        return Combinators.combine(
                        rules.list().ofMaxSize(6),
                        Arbitraries.of(Normalization.values()),
                        Arbitraries.of(MissingSignal.values()))
                .as((list, normalization, missing) -> {
                    List<ScoringRule> numbered = new ArrayList<>();
                    numbered.add(rule("base", "attribute a", "present", 5));
                    for (ScoringRule rule : list) {
                        numbered.add(new ScoringRule(
                                "r" + numbered.size(),
                                rule.category(),
                                rule.signal(),
                                rule.transform(),
                                rule.weight(),
                                rule.halfLife(),
                                rule.cap(),
                                rule.reason()));
                    }
                    return ScoringModel.named("any")
                            .rules(numbered)
                            .normalization(normalization)
                            .missing(missing)
                            .build();
                });
    }

    @Provide
    Arbitrary<Company> companies() {
        Arbitrary<String> texts = Arbitraries.of("", "0", "1", "2.5", "4", "1/3", "text");
        return Combinators.combine(
                        texts,
                        texts,
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 2))
                .as((a, b, visits, demos) -> new Company().lead("L", lead -> {
                    signals(signals(lead, SignalKind.PRICING_VISIT, visits), SignalKind.DEMO_REQUEST, demos);
                    if (!a.isEmpty()) {
                        lead.attribute("a", a);
                    }
                    return b.isEmpty() ? lead : lead.attribute("b", b);
                }));
    }

    @Property(tries = 300)
    void explanation_sumsToTheScore_whichLiesBetween0And100(
            @ForAll("models") ScoringModel model,
            @ForAll("companies") Company company,
            @ForAll @IntRange(max = 40) int day) {
        Dataset data = company.data();
        Journey lead = data.journeys().get(0);
        Instant asOf = Instant.parse("2026-01-31T15:00:00Z").plus(Duration.ofDays(day));

        ScoreExplanation explanation = model.explain(lead, data, asOf);

        assertThat(model.score(lead, data, asOf)).isEqualTo(explanation.score());
        Rational sum = explanation.parts().stream()
                .map(ScoreExplanation.Part::points)
                .reduce(Rational.ZERO, Rational::plus)
                .plus(explanation.clampAdjustment());
        assertThat(explanation.score().value().number().orElse(Rational.ZERO)).isEqualTo(sum);
        assertThat(sum).isBetween(Rational.ZERO, Rational.of(100));
        assertThat(explanation.score().coverage()).isBetween(Rational.ZERO, Rational.ONE);
    }

    @Property(tries = 200)
    void weights_timesAnyPositiveNumber_scoreTheSameByWeightedMean(
            @ForAll("models") ScoringModel model,
            @ForAll("companies") Company company,
            @ForAll @IntRange(min = 1, max = 50) int above,
            @ForAll @IntRange(min = 1, max = 50) int below) {
        ScoringModel mean =
                model.toBuilder().normalization(Normalization.WEIGHTED_MEAN).build();
        Rational factor = Rational.of(above, below);
        ScoringModel scaled = mean.toBuilder()
                .rules(mean.rules().stream()
                        .map(rule -> rule.withWeight(rule.weight().times(factor)))
                        .toList())
                .build();

        assertThat(score(scaled, company)).isEqualTo(score(mean, company));
    }

    @Property(tries = 200)
    void oneMoreSignalThatAdds_neverLowersTheScore(
            @ForAll("models") ScoringModel model, @ForAll @IntRange(max = 4) int visits) {
        ScoringModel adding = model.toBuilder()
                .rules(model.rules().stream()
                        .filter(rule -> rule.category().adds())
                        .toList())
                .build();
        Company fewer = new Company().lead("L", lead -> signals(lead, SignalKind.PRICING_VISIT, visits));
        Company more = new Company().lead("L", lead -> signals(lead, SignalKind.PRICING_VISIT, visits + 1));

        Rational before = score(adding, fewer).number().orElse(Rational.ZERO);

        assertThat(score(adding, more).number().orElse(Rational.ZERO)).isGreaterThanOrEqualTo(before);
    }

    @Property(tries = 100)
    void order_ofTheSpecLeads_holdsForAnyPositiveWeights(
            @ForAll @IntRange(min = 1, max = 100) int fit, @ForAll @IntRange(min = 1, max = 100) int engagement) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        List.of("size", "industry", "seniority").forEach(id -> weights.put(id, fit));
        List.of("demo", "pricing", "downloads").forEach(id -> weights.put(id, engagement));
        ScoringModel model = SPEC.toBuilder()
                .rules(SPEC.rules().stream()
                        .map(rule -> rule.withWeight(Rational.of(weights.get(rule.id()))))
                        .toList())
                .build();

        assertThat(score(model, VP).number().orElseThrow())
                .isGreaterThan(score(model, INTERN).number().orElseThrow());
    }
}
