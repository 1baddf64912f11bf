package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Deal;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Rep;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/** What an author of an extension does: a tally, a KPI and a dimension of one's own, from records to readings. */
class ExtensionTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private static final Tally<Journey> BIG_LEADS = Tally.count("big-leads", Source.LEADS)
            .meaning("new leads of big companies, by creation")
            .where((lead, data) ->
                    lead.lead().attributes().getOrDefault("size", "").equals("big"))
            .at((lead, data) -> Optional.of(lead.lead().createdAt()))
            .build();

    private static final Tally<Activity> CALLS = Tally.count("calls", Source.TOUCHES)
            .where((call, data) -> call.touch().kind() == TouchKind.CALL)
            .at((call, data) -> Optional.of(call.touch().at()))
            .build();

    private static final Kpi BIG_SHARE = Kpi.named("big-share")
            .title("Share of big leads")
            .formula(BIG_LEADS.per(StandardTallies.LEADS))
            .interval(IntervalRule.WILSON)
            .cite("INF", "test")
            .build();

    private static final Kpi CALLS_PER_LEAD = Kpi.named("calls-per-lead")
            .formula(CALLS.per(StandardTallies.LEADS))
            .style(Style.RATIO)
            .cite("INF", "test")
            .build();

    private static final Dimension INITIAL = Dimension.named("initial")
            .of(Source.LEADS, (Journey lead) -> lead.lead().account().map(account -> account.substring(0, 1)))
            .of(
                    Source.TOUCHES,
                    (Activity touch) -> touch.lead().flatMap(Lead::account).map(account -> account.substring(0, 1)));

    private static Lead lead(String id, String account, String size) {
        return Lead.builder(id, Timestamp.of(START.plusDays(3)))
                .account(account)
                .attribute("size", size)
                .build();
    }

    private static Touch call(String id, String lead) {
        return Touch.builder(id, Timestamp.of(START.plusDays(4)), TouchKind.CALL)
                .lead(lead)
                .build();
    }

    private static Dataset.Builder data() {
        return Dataset.observed(START, START.plusMonths(2))
                .zone(ZoneId.of("UTC"))
                .currency("USD");
    }

    @Test
    void ownTallyKpiAndDimension_fromRecordsToReadings() {
        Dataset data = data().leads(
                        List.of(lead("L1", "Acme", "big"), lead("L2", "Alpha", "small"), lead("L3", "Brown", "big")))
                .touches(List.of(call("T1", "L1"), call("T2", "L1"), call("T3", "L3")))
                .build();
        Catalog catalog = Catalog.empty().with(BIG_SHARE, CALLS_PER_LEAD).with(INITIAL);

        Scorecard card = Scorecard.of(Ledger.of(data, catalog, Grain.MONTH, catalog.dimension("initial", data)));

        Reading big = card.get(BIG_SHARE);
        assertThat(big.value().number()).contains(Rational.of(2, 3));
        assertThat(big.show()).isEqualTo("66.7%");
        assertThat(big.trace()).isEqualTo("big-share = big-leads / leads = 2 / 3 = 66.7%");
        assertThat(big.n()).isEqualTo(3);
        assertThat(big.interval()).isPresent();
        assertThat(card.get(BIG_SHARE, "A").value().number()).contains(Rational.of(1, 2));
        assertThat(card.get(BIG_SHARE, "B").value().number()).contains(Rational.ONE);
        assertThat(card.get(CALLS_PER_LEAD, "A").show()).isEqualTo("1.00");
        assertThat(card.kpis()).containsExactly(BIG_SHARE, CALLS_PER_LEAD);
        assertThat(card.segments()).extracting(Segment::toString).containsExactly("A", "B");
    }

    @Test
    void ownTally_mergesLikeAnyOther() {
        Dataset data = data().leads(List.of(lead("L1", "Acme", "big"), lead("L2", "Alpha", "small")))
                .build();
        Catalog catalog = Catalog.empty().with(BIG_SHARE);
        Dataset first =
                data.toBuilder().leads(List.of(data.journeys().get(0).lead())).build();
        Dataset second =
                data.toBuilder().leads(List.of(data.journeys().get(1).lead())).build();

        Ledger merged = Ledger.of(first, catalog, Grain.MONTH).plus(Ledger.of(second, catalog, Grain.MONTH));

        assertThat(merged).isEqualTo(Ledger.of(data, catalog, Grain.MONTH));
        assertThat(Ledger.ofBytes(merged.toBytes(), catalog)).isEqualTo(merged);
    }

    /** Capacity in full-time equivalents is a count with fractions. */
    @Test
    void ownFractionalCount_belowTheLine_isRead() {
        Tally<Rep> capacity = Tally.amount(
                        "capacity", Source.REPS, Unit.COUNT, (rep, data, date) -> new Quantity.Known(rep.fte()))
                .dated(Dating.during((rep, data) -> Optional.of(data.range())))
                .build();
        Kpi load = Kpi.named("leads-per-fte")
                .formula(StandardTallies.LEADS.per(capacity))
                .style(Style.RATIO)
                .cite("INF", "test")
                .build();
        Dataset data = data().leads(List.of(lead("L1", "Acme", "big")))
                .reps(List.of(Rep.builder("ann").fte(Rational.of(1, 2)).build()))
                .build();

        Scorecard card = Scorecard.of(Ledger.of(data, Catalog.empty().with(load), Grain.NONE));

        assertThat(card.get(load).value().number()).contains(Rational.of(2));
    }

    @Test
    void ownMoneyKpi_ofCents_isRead() {
        Tally<Deal> won = Tally.amount(
                        "my-won",
                        Source.OPPORTUNITIES,
                        Unit.MONEY,
                        (deal, data, date) -> Quantity.money(deal.opportunity().amount(), data, date))
                .at((deal, data) -> deal.opportunity().closedAt())
                .build();
        Kpi revenue = Kpi.named("my-revenue")
                .formula(won)
                .population(StandardTallies.WON)
                .cite("INF", "test")
                .build();
        Dataset data = data().opportunities(List.of(Opportunity.builder("O", Timestamp.of(START))
                        .status(OpportunityStatus.WON)
                        .closedAt(Timestamp.of(START))
                        .amount(Money.of("1000.10", "USD"))
                        .build()))
                .build();

        Scorecard card = Scorecard.of(Ledger.of(data, Catalog.empty().with(revenue), Grain.NONE));

        assertThat(card.get(revenue).show()).isEqualTo("USD 1,000.10");
        assertThat(card.get(revenue).n()).isEqualTo(1);
    }

    @Test
    void tallyOfAnyName_isRefusedOrReadsBack() {
        for (String name : List.of("is-hot?", "hot!", "a!b?c")) {
            Tally<Journey> odd;
            try {
                odd = Tally.count(name, Source.LEADS)
                        .at((lead, data) -> Optional.of(lead.lead().createdAt()))
                        .build();
            } catch (IllegalArgumentException refused) {
                continue;
            }
            Kpi kpi = Kpi.named("odd").formula(odd).cite("INF", "test").build();
            Ledger ledger = Ledger.of(
                    data().leads(List.of(lead("L1", "Acme", "big"))).build(),
                    Catalog.empty().with(kpi),
                    Grain.NONE);

            assertThat(Ledger.ofRows(ledger.frame(), ledger.catalog(), ledger.rows()))
                    .as("%s", name)
                    .isEqualTo(ledger);
        }
    }
}
