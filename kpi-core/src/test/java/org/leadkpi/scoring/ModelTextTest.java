package org.leadkpi.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.model.SignalKind;
import org.leadkpi.value.Rational;

class ModelTextTest {

    private static final String TEXT = """
            version = 2026-q1
            created = 2026-01-05
            purpose = which inbound leads a rep calls first
            normalization = points
            missing = renormalize
            senior = 85
            sales-ready = none

            [size]
            category = fit-firmographic
            signal = attribute employees
            transform = between 50 and 1000
            weight = 25.5
            cap = 0.5
            reason = as large as our best customers # and no larger

            [demo]
            category = behavior
            signal = signal demo-request
            transform = present
            weight = 1/3
            half-life = 36 hours
            """;

    @Test
    void dayOfTheLastValidation_isReadAndWritten() {
        ScoringModel model = ScoringModel.parse(TEXT);
        ScoringModel proved = ScoringModel.parse(TEXT.replace("purpose", "validated = 2026-03-31\npurpose"));

        assertThat(model.validatedAt()).isEmpty();
        assertThat(proved.validatedAt()).contains(LocalDate.of(2026, 3, 31));
        assertThat(proved).isNotEqualTo(model);
        assertThat(ScoringModel.parse(proved.text())).isEqualTo(proved);
    }

    @Test
    void text_isReadAndWritten() {
        ScoringModel model = ScoringModel.parse(TEXT);

        assertThat(model.version()).isEqualTo("2026-q1");
        assertThat(model.createdAt()).contains(LocalDate.of(2026, 1, 5));
        assertThat(model.purpose()).isEqualTo("which inbound leads a rep calls first");
        assertThat(model.normalization()).isEqualTo(Normalization.POINTS);
        assertThat(model.missing()).isEqualTo(MissingSignal.RENORMALIZE);
        assertThat(model.thresholds()).isEqualTo(new ScoreThresholds(Rational.of(85), Optional.empty()));
        ScoringRule size = model.rules().get(0);
        assertThat(size.category()).isEqualTo(ScoreCategory.FIT_FIRMOGRAPHIC);
        assertThat(size.signal()).isEqualTo(LeadSignal.attribute("employees"));
        assertThat(size.weight()).isEqualTo(Rational.of(51, 2));
        assertThat(size.cap()).isEqualTo(Rational.of(1, 2));
        assertThat(size.reason()).isEqualTo("as large as our best customers # and no larger");
        ScoringRule demo = model.rules().get(1);
        assertThat(demo.signal()).isEqualTo(LeadSignal.of(SignalKind.DEMO_REQUEST));
        assertThat(demo.halfLife()).contains(Duration.ofHours(36));
        assertThat(model.text()).isEqualTo(TEXT);
        assertThat(ScoringModel.parse(model.text())).isEqualTo(model);
        assertThat(model.signalCount()).isEqualTo(2);
    }

    @Test
    void whatIsNotSaid_isTheDefault() {
        ScoringModel model = ScoringModel.parse("""
                \uFEFF# our first model
                VERSION=1

                [ pricing ]
                signal=signal pricing_visit
                category=BEHAVIOR
                weight=1

                [opens]
                category = behavior
                signal = signal email-open
                transform = at-least 3
                """);

        assertThat(model.thresholds()).isEqualTo(ScoreThresholds.STANDARD);
        assertThat(model.normalization()).isEqualTo(Normalization.WEIGHTED_MEAN);
        assertThat(model.missing()).isEqualTo(MissingSignal.ZERO);
        assertThat(model.rules().get(0).transform()).isEqualTo(SignalTransform.PRESENT);
        assertThat(model.rules().get(1).weight()).as("opened e-mails").isEqualTo(Rational.ZERO);
        assertThat(model.signalCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "present",
                "at-least 3",
                "at-most -2.5",
                "between 1/3 and 1000",
                "ramp 10 to 0",
                "one-of fintech, saas",
                "one-of \"a, b\", \"x = y\"",
                "levels VP = 1, Head of Sales = 0.8, \"*\" = 0.1, * = 0",
                "levels a  b = 1, * = 1/3"
            })
    void transform_isReadAndWritten(String text) {
        SignalTransform transform = SignalTransform.parse(text);

        assertThat(SignalTransform.parse(transform.toString())).isEqualTo(transform);
        assertThat(transform.toString().replace("\"", "")).isEqualTo(text.replace("\"", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attribute number of employees",
                "lead channel",
                "lead intent",
                "signal pricing-visit",
                "touch email inbound",
                "stage mql"
            })
    void signal_isReadAndWritten(String text) {
        assertThat(LeadSignal.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    senior = 85             | senior = 120                | line 6, senior: senior threshold is 120, must lie in [0, 100]
                    senior = 85             | senior = much               | line 6, senior: not a number: "much", expected a decimal such as 0.4 or a fraction such as 2/5
                    version = 2026-q1       | color = red                 | line 1, color: no such key of model, expected one of version, created, validated, purpose, normalization, missing, senior, sales-ready
                    version = 2026-q1       | # none                      | model has no version
                    created = 2026-01-05    | created = 5.1.2026          | line 2, created: not a date: "5.1.2026", expected one such as 2026-01-05
                    missing = renormalize   | missing                     | line 5: not a key and a value: "missing", expected a line such as version = ...
                    missing = renormalize   | senior = 10                 | line 6, senior: given before, in line 5
                    weight = 25.5           | weight = -3                 | line 13, weight: weight of rule size is -3, must not be negative; category negative takes points away
                    weight = 25.5           | # weight                    | line 9: rule size has no weight
                    cap = 0.5               | cap = 2                     | line 14, cap: cap of rule size is 2, must be above 0 and at most 1
                    cap = 0.5               | half-life = 3 days          | line 14, half-life: half-life of rule size is PT72H, but attribute employees has no time to fade from
                    half-life = 36 hours    | half-life = soon            | line 22, half-life: not a length of time: "soon", expected one such as 30 days or 12 hours
                    category = behavior     | category = mood             | line 18, category: no category "mood", expected one of fit-firmographic, fit-demographic, behavior, intent, negative
                    signal = signal demo-request | signal = vibes         | line 19, signal: not a signal: "vibes", expected attribute NAME, lead FIELD, signal KIND, touch KIND DIRECTION or stage NAME
                    transform = present     | transform = big             | line 20, transform: not a transform: "big", expected present, at-least N, at-most N, between A and B, ramp A to B, one-of TEXT, TEXT or levels TEXT = X, TEXT = X
                    transform = present     | transform = levels a = 2    | line 20, transform: level "a" is 2, must lie in [0, 1]
                    transform = present     | transform = ramp 2 to 2     | line 20, transform: ramp begins and ends at 2, must have a length
                    [demo]                  | [size]                      | line 17: rule size is defined before, in line 9
                    [demo]                  | [Demo Request]              | line 17: rule id is "Demo Request", must be kebab case
                    """)
    void lineThatIsWrong_isNamed(String line, String wrong, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoringModel.parse(TEXT.replace(line, wrong)))
                .withMessage(message);
    }

    @Test
    void modelWithoutRules_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoringModel.parse("version = 1"))
                .withMessage("model 1 has no rule that adds points: at least one weight must be positive");
    }
}
