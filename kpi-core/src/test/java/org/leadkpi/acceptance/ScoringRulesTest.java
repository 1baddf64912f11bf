package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.RuleScenarios.diagnose;
import static org.leadkpi.acceptance.RuleScenarios.rule;
import static org.leadkpi.acceptance.Scenario.at;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Lead;
import org.leadkpi.model.ScoreSnapshot;
import org.leadkpi.model.Seniority;
import org.leadkpi.model.Stage;
import org.leadkpi.scoring.ModelCard;
import org.leadkpi.scoring.ScoreSample;
import org.leadkpi.scoring.ScoreValidation;
import org.leadkpi.scoring.ScoringModel;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;

/** The rules on scores, each on a company, or a model, of its own for every answer. */
class ScoringRulesTest implements RuleTheme {

    private static final Supplier<Scenario> ANY = () -> bands(300, 9, 150, 12, 50, 9);

    private static final List<RuleScenarios.Case> CASES = List.of(
            rule("D31")
                    .fires(() -> bands(300, 60, 0, 0, 100, 2))
                    .suspected(() -> quarter(quarter(year(), "2026-01-10"), "2026-04-10"))
                    .doesNot(ANY)
                    .doesNot(() -> bands(300, 57, 0, 0, 100, 20))
                    .isTooThin(() -> bands(300, 24, 0, 0, 50, 1))
                    .isTooThin(() -> bands(30, 9, 0, 0, 20, 1))
                    .isTooThin(() -> quarter(year(), "2026-04-10"))
                    .isTooThin(() -> undecided(ANY.get()))
                    .lacksInput(() -> ANY.get().lacks(Feed.SCORES)),
            rule("D32")
                    .fires(() -> wonAndLost(5, "95", "30", "40", "50", "60"))
                    .fires(() -> wonAndLost(5, "95", "36", "46", "56", "64"))
                    .doesNot(() -> wonAndLost(5, "95", "70", "75", "80", "90"))
                    .isTooThin(() -> wonAndLost(1, "95", "30", "40", "50", "60"))
                    .isTooThin(() -> undecided(ANY.get()))
                    .lacksInput(() -> ANY.get().lacks(Feed.SCORES)),
            rule("D33")
                    .knowing(validated("2026-09-30T12:00", model("", 3)))
                    .fires(ANY)
                    .knowing(unproven(model("created = 2026-01-05\n", 3)))
                    .fires(ANY)
                    .knowing(validated("2026-10-01T12:00", model("", 3)))
                    .doesNot(ANY)
                    .knowing(unproven(model("created = 2026-12-01\n", 3)))
                    .doesNot(ANY)
                    .knowing(unproven(model("created = 2025-12-01\nvalidated = 2026-10-01\n", 3)))
                    .doesNot(ANY)
                    .fires(() -> ANY.get().asOf("2026-09-01T00:00"))
                    .knowing(unproven(model("", 3)))
                    .isTooThin(ANY)
                    .knowing(Facts.NONE)
                    .lacksInput(ANY),
            rule("D34")
                    .knowing(unproven(model("", 5)))
                    .fires(ANY)
                    .knowing(unproven(model("", 4)))
                    .doesNot(ANY)
                    .knowing(unproven(model("validated = 2026-09-30\n", 5)))
                    .doesNot(ANY)
                    .knowing(validated("2026-09-30T12:00", model("", 5)))
                    .doesNot(ANY)
                    .fires(() -> ANY.get().asOf("2026-09-01T00:00"))
                    .knowing(Facts.NONE)
                    .lacksInput(ANY),
            rule("D35")
                    .fires(() -> routed(15, 15))
                    .suspected(() -> routed(26, 4))
                    .suspected(() -> routed(0, 30))
                    .doesNot(() -> routed(27, 3))
                    .fires(() -> routed(5, 15))
                    .isTooThin(() -> routed(4, 15))
                    .lacksInput(() -> routed(15, 15).lacks(Feed.REPS)),
            rule("D36")
                    .knowing(unproven(model("sales-ready = none\n", 3)))
                    .fires(ANY)
                    .knowing(unproven(model("", 3)))
                    .doesNot(ANY)
                    .knowing(Facts.NONE)
                    .lacksInput(ANY),
            rule("D37")
                    .knowing(unproven(ScoringModel.parse(model("", 3).text().replace("reason = signal 2\n", ""))))
                    .fires(ANY)
                    .knowing(unproven(model("", 3)))
                    .doesNot(ANY)
                    .knowing(Facts.NONE)
                    .lacksInput(ANY));

    @Override
    public Theme theme() {
        return new Theme(31, 37, CASES, Set.of("D34", "D36", "D37"));
    }

    /** Spec 5.5: 20 % [15.9, 24.9] against 2 % [0.6, 7.0] is broken; 8 % [5.4, 11.6] against 2 % [0.35, 10.5] is open. */
    @Test
    void inversion_isProvenByIntervalsThatDoNotTouch() {
        Finding broken = found("D31", bands(300, 60, 0, 0, 100, 2));
        Finding open = found("D31", bands(300, 24, 0, 0, 50, 1));

        assertThat(broken.outcome()).isEqualTo(Outcome.FIRED);
        assertThat(broken.evidence().toString()).contains("20.0%", "2.0%");
        assertThat(open.outcome()).isEqualTo(Outcome.INCONCLUSIVE).isNotEqualTo(Outcome.SUSPECTED);
        assertThat(open.reason())
                .contains("UNDECIDED: low scores win more often than high ones, but their intervals overlap");
    }

    /** P-28, five times over: 0.375 by the scores at entry; 1 by those of today, when every customer has 95. */
    @Test
    void p28_scoresOfToday_wouldHideThatThereIsNoSignal() {
        Scenario today = Scenario.january();
        for (int i = 0; i < 20; i++) {
            scored(today, 1, "95", "2026-01-05T10:00", Stage.CUSTOMER);
            scored(today, 1, String.valueOf(35 + 10 * (i % 4)), "2026-01-05T10:00", Stage.DISQUALIFIED);
        }

        Finding atEntry = found("D32", wonAndLost(5, "95", "30", "40", "50", "60"));

        assertThat(atEntry.outcome()).isEqualTo(Outcome.FIRED);
        assertThat(atEntry.detail()).startsWith("Score validity 0.38");
        assertThat(found("D32", today).outcome()).as("the wrong answer").isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void quarterThatIsNotDecided_isNotLookedAt() {
        Scenario company = quarter(quarter(quarter(year(), "2026-01-10"), "2026-04-10"), "2026-07-10")
                .asOf("2026-11-30T00:00");
        scored(company, 400, "90", "2026-11-10T10:00", Stage.MQL);

        assertThat(found("D31", company).outcome()).isEqualTo(Outcome.SUSPECTED);
    }

    private static Finding found(String rule, Scenario company) {
        return diagnose(company, Facts.NONE, Grain.MONTH).of(rule).get(0);
    }

    // ---- companies

    private static Scenario year() {
        return Scenario.observed("2026-01-01", "2027-01-01");
    }

    /** A quarter in which low scores win just as often as others. */
    private static Scenario quarter(Scenario company, String day) {
        return bands(company, day + "T10:00", 200, 20, 0, 0, 100, 10);
    }

    /** Leads and customers of the low, the middle and the high band. */
    private static Scenario bands(int... counts) {
        return bands(Scenario.january(), "2026-01-05T10:00", counts);
    }

    private static Scenario bands(Scenario company, String day, int... counts) {
        String[] scores = {"40", "70", "90"};
        for (int i = 0; i < scores.length; i++) {
            scored(company, counts[2 * i + 1], scores[i], day, Stage.CUSTOMER);
            scored(company, counts[2 * i] - counts[2 * i + 1], scores[i], day, Stage.DISQUALIFIED);
        }
        return company;
    }

    private static Scenario scored(Scenario company, int leads, String score, String day, Stage outcome) {
        return company.leads(leads, day, lead -> score(lead, day, score).entered(outcome, later(day)));
    }

    private static Timestamp later(String day) {
        return at(LocalDate.parse(day.substring(0, 10)).plusDays(5).toString());
    }

    private static Lead.Builder score(Lead.Builder lead, String day, String score) {
        return lead.score(new ScoreSnapshot(at(day), new BigDecimal(score), ""));
    }

    /** Customers of these scores at entry, each so many times and scored otherwise later, and others of 35, 45, 55 and 65. */
    private static Scenario wonAndLost(int times, String today, String... won) {
        Scenario company = Scenario.january();
        String entry = "2026-01-05T10:00";
        for (String score : won) {
            company.leads(
                    times,
                    entry,
                    lead -> score(score(lead, "2026-04-01T10:00", today), entry, score)
                            .entered(Stage.CUSTOMER, at("2026-03-01T10:00")));
        }
        for (String score : List.of("35", "45", "55", "65")) {
            scored(company, times, score, entry, Stage.DISQUALIFIED);
        }
        return company;
    }

    /** The company in February, when some leads are still on their way. */
    private static Scenario undecided(Scenario company) {
        return scored(company, 5, "70", "2026-01-20T10:00", Stage.MQL).asOf("2026-02-10T00:00");
    }

    /** Leads of 90 points: so many with a senior rep, and so many with a junior one. */
    private static Scenario routed(int senior, int junior) {
        Scenario company = Scenario.january()
                .rep("sam", rep -> rep.seniority(Seniority.SENIOR))
                .rep("jo", rep -> rep.seniority(Seniority.JUNIOR));
        String entry = "2026-01-05T10:00";
        company.leads(senior, entry, lead -> score(lead, entry, "90").owner("sam"));
        return company.leads(junior, entry, lead -> score(lead, entry, "90").owner("jo"));
    }

    // ---- models

    private static ScoringModel model(String head, int signals) {
        StringBuilder text = new StringBuilder("version = 1\n" + head);
        for (int i = 1; i <= signals; i++) {
            text.append("\n[rule-" + i + "]\ncategory = fit-firmographic\nsignal = attribute a" + i
                    + "\nweight = 1\nreason = signal " + i + "\n");
        }
        return ScoringModel.parse(text.toString());
    }

    private static Facts unproven(ScoringModel model) {
        return Facts.builder().scoring(ModelCard.of(model)).build();
    }

    private static Facts validated(String asOf, ScoringModel model) {
        ScoreValidation done =
                ScoreValidation.of(ScoreSample.recorded(ANY.get().asOf(asOf).dataset()));
        return Facts.builder().scoring(ModelCard.of(model, done)).build();
    }
}
