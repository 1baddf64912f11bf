package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.IntervalRule;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.metric.StandardTallies;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.Interval;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Money;

/** The code of the README runs, and gives what the README says it gives. */
class ReadmeTest {

    private static Dataset company() {
        Lead lead = Lead.builder("L1", Timestamp.of(Instant.parse("2026-01-05T15:00:00Z")))
                .channel("organic")
                .attribute("size", "enterprise")
                .entered(Stage.MQL, Timestamp.of(LocalDate.of(2026, 1, 9)))
                .build();
        List<Lead> leads = List.of(lead, again("L2"), again("L3"));
        DateRange january = DateRange.through(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
        List<Spend> spend = List.of(Spend.builder(january, Money.of("600.00", "USD"), SpendCategory.CONTENT)
                .channel("organic")
                .build());
        return Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1))
                .zone(ZoneId.of("America/New_York"))
                .currency("USD")
                .leads(leads)
                .opportunities(List.of())
                .spend(spend)
                .build();
    }

    private static Lead again(String id) {
        return Lead.builder(id, Timestamp.of(Instant.parse("2026-01-06T15:00:00Z")))
                .channel("organic")
                .build();
    }

    @Test
    void libraryExample_givesWhatTheReadmeSays() throws IOException {
        Ledger ledger = Ledger.of(company(), Grain.MONTH, StandardDimensions.CHANNEL);
        Scorecard card = Scorecard.of(ledger);

        Reading cpl = card.get(StandardKpis.COST_PER_LEAD, "organic");

        Interval interval = cpl.interval().orElseThrow();
        assertThat(readme())
                .contains("cpl.show();      // " + cpl.show() + ",")
                .contains("cpl.trace();     // " + cpl.trace() + "\n")
                .contains(String.format(
                        Locale.ROOT, "cpl.interval();  // [%.2f, %.2f] at 95 %%", interval.lower(), interval.upper()));
    }

    @Test
    void diagnosisExample_saysThatOneMonthOfThreeLeadsTellsLittle() {
        Diagnosis found = RuleSet.standard().examine(Scorecard.of(company(), Grain.MONTH, StandardDimensions.CHANNEL));

        assertThat(found.findings()).extracting(Finding::outcome).doesNotContain(Outcome.FIRED);
        assertThat(found.of("D17")).extracting(Finding::outcome).containsOnly(Outcome.INCONCLUSIVE);
    }

    @Test
    void ownKpi_isReadBesideTheStandardOnes() {
        Tally<Journey> enterprise = Tally.count("enterprise-leads", Source.LEADS)
                .where((lead, dataset) ->
                        "enterprise".equals(lead.lead().attributes().get("size")))
                .at((lead, dataset) -> Optional.of(lead.lead().createdAt()))
                .build();
        Kpi share = Kpi.named("enterprise-share")
                .formula(enterprise.per(StandardTallies.LEADS))
                .interval(IntervalRule.WILSON)
                .cite(Citation.INF, "our board report")
                .build();

        Scorecard card = Scorecard.of(Ledger.of(company(), Catalog.standard().with(share), Grain.MONTH));

        assertThat(card.get(share).trace()).isEqualTo("enterprise-share = enterprise-leads / leads = 1 / 3 = 33.3%");
    }

    private static String readme() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return Files.readString(folder.resolve("README.md"));
    }
}
