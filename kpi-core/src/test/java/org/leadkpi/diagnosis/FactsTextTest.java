package org.leadkpi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.capacity.Practice;
import org.leadkpi.metric.Cadence;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.GrowthStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.value.Rational;

class FactsTextTest {

    private static Facts read(String text) {
        return Facts.NONE.withText("facts.txt", text, Catalog.standard());
    }

    @Test
    void everyKey_isRead() {
        Facts facts = read("""
                # how we work

                cadence = monthly
                stage=early
                kpis = cpl, mql-to-sql
                target.mql-to-sql = 15 %
                target.cpl = 60
                target.lrt = 5 min
                response-target = yes
                ranks-by-volume = no
                adds-volume = true
                market = enterprise security
                changepoint.2026-03-01 = logging: calls are logged by themselves
                changepoint.2026-04-01 = new template
                practice.lead-scoring = no
                """);

        assertThat(facts.cadence()).contains(Cadence.MONTHLY);
        assertThat(facts.growthStage()).contains(GrowthStage.EARLY);
        assertThat(facts.kpis().orElseThrow()).extracting(Kpi::id).containsExactly("cost-per-lead", "mql-to-sql");
        assertThat(facts.targets())
                .isEqualTo(Map.of(
                        "mql-to-sql",
                        Rational.of(15, 100),
                        "cost-per-lead",
                        Rational.of(60),
                        "lead-response-time",
                        Rational.of(300)));
        assertThat(facts.hasResponseTarget()).contains(true);
        assertThat(facts.ranksByVolume()).contains(false);
        assertThat(facts.addsVolume()).contains(true);
        assertThat(facts.market()).contains("enterprise security");
        assertThat(facts.practices()).isEqualTo(Map.of(Practice.LEAD_SCORING, false));
        assertThat(facts.changepoints())
                .containsExactly(
                        new Facts.Changepoint(LocalDate.of(2026, 3, 1), "calls are logged by themselves", true),
                        new Facts.Changepoint(LocalDate.of(2026, 4, 1), "new template", false));
    }

    @Test
    void whatIsNotTold_staysAsItWas() {
        Facts known = Facts.builder().market("banks").cadence(Cadence.WEEKLY).build();

        Facts facts = known.withText("facts.txt", "cadence = daily", Catalog.standard());

        assertThat(facts.market()).contains("banks");
        assertThat(facts.cadence()).contains(Cadence.DAILY);
        assertThat(facts.kpis()).isEqualTo(Optional.empty());
        assertThat(read("# nothing\n\n")).isEqualTo(Facts.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cadence: monthly | line is \"cadence: monthly\", must be key = value",
                "cadence = | cadence has no value",
                "cadence = hourly | cadence is \"hourly\", must be one of daily, weekly, monthly, quarterly",
                "stage = late | stage is \"late\", must be one of early, growth, scaling",
                "kpis = cpl, mql | no kpi \"mql\"",
                "target.mql-to-sql = much | target.mql-to-sql is \"much\", must be a number, or one followed by %",
                "target.cpl = 15 % | target.cpl is \"15 %\", must be a number",
                "response-target = maybe | response-target is \"maybe\", must be one of yes, no",
                "changepoint.March = new template | changepoint.March must name a date, as changepoint.2026-03-01",
                "changepoint.2026-03-01 = logging: | the changepoint of 2026-03-01 needs to say what changed",
                "pace = fast | no fact \"pace\"; there are cadence, stage, kpis, target.KPI, response-target,"
            })
    void wrongLine_isRefusedWithItsNumber(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("market = banks\n\n" + line))
                .withMessageStartingWith("facts.txt:3: " + message);
    }

    @Test
    void keyThatIsToldTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("market = banks\nmarket = shops"))
                .withMessage("facts.txt:2: market is set twice");
    }
}
