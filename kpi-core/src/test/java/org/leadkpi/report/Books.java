package org.leadkpi.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/** Two months of a very small company. */
final class Books {

    /** The channel that looks like a formula, a column and a tag. */
    static final String ODD = "=1|<b>,\"x\"";

    private Books() {}

    static Scorecard card(Grain grain, List<Dimension> by, String... kpis) {
        return card(builder().build(), grain, by, kpis);
    }

    static Scorecard card(Dataset data, Grain grain, List<Dimension> by, String... kpis) {
        Catalog catalog =
                kpis.length == 0 ? Catalog.standard() : Catalog.standard().only(List.of(kpis));
        return Scorecard.of(Ledger.of(data, catalog, grain, by.toArray(Dimension[]::new)));
    }

    static Dataset.Builder builder() {
        return Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1))
                .zone(ZoneOffset.UTC)
                .currency("USD")
                .supplies(Feed.MQL_DATES, Feed.SQL_DATES, Feed.QUALIFICATION)
                .leads(List.of(
                        lead("L1", "2026-01-05", "linkedin")
                                .entered(Stage.MQL, at("2026-01-06"))
                                .entered(Stage.SQL, at("2026-01-07"))
                                .build(),
                        lead("L2", "2026-01-10", ODD)
                                .entered(Stage.MQL, at("2026-01-11"))
                                .build(),
                        lead("L3", "2026-02-10", "linkedin")
                                .entered(Stage.MQL, at("2026-02-20"))
                                .build(),
                        lead("L4", "2026-01-15", "linkedin").duplicateOf("L1").build()))
                .opportunities(List.of(Opportunity.builder("O1", at("2026-01-10"))
                        .lead("L1")
                        .qualifiedAt(at("2026-01-12"))
                        .amount(Money.of("12345.67", "USD"))
                        .status(OpportunityStatus.WON)
                        .closedAt(at("2026-02-01"))
                        .build()))
                .spend(List.of(
                        spend("2026-01-01", "2026-02-01", "300", Optional.of("linkedin")),
                        spend("2026-01-01", "2026-02-01", "100.50", Optional.empty()),
                        spend("2026-02-01", "2026-03-01", "50", Optional.of("outbound"))));
    }

    static Timestamp at(String day) {
        return Timestamp.of(LocalDate.parse(day));
    }

    private static Lead.Builder lead(String id, String day, String channel) {
        return Lead.builder(id, at(day)).channel(channel);
    }

    private static Spend spend(String from, String to, String amount, Optional<String> channel) {
        Spend.Builder spend = Spend.builder(
                DateRange.of(LocalDate.parse(from), LocalDate.parse(to)), Money.of(amount, "USD"), SpendCategory.OTHER);
        return channel.map(spend::channel).orElse(spend).build();
    }
}
