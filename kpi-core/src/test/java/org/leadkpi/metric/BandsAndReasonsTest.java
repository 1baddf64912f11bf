package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadkpi.metric.StandardDimensions.DEAL_SIZE_BAND;
import static org.leadkpi.metric.StandardDimensions.DISQUALIFICATION_REASON;
import static org.leadkpi.metric.StandardDimensions.FORM_SIZE;
import static org.leadkpi.metric.StandardDimensions.LANDING_PAGE;
import static org.leadkpi.metric.StandardDimensions.LOSS_REASON;
import static org.leadkpi.metric.StandardDimensions.RECYCLE_REASON;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Deal;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.Traffic;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** Dimensions by what a deal is worth, by why something ended, and by the page that brought a lead. */
class BandsAndReasonsTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final Timestamp DAY = Timestamp.of(START);
    private static final DateRange JANUARY = DateRange.of(START, START.plusMonths(1));

    private static Dataset.Builder january() {
        return Dataset.observed(START, START.plusMonths(1)).zone(ZoneOffset.UTC).currency("USD");
    }

    private static String bandOf(UnaryOperator<Opportunity.Builder> like) {
        Lead lead = Lead.builder("L", DAY)
                .attribute("deal_size_band", "of the lead")
                .build();
        Dataset data = january()
                .leads(List.of(lead))
                .opportunities(List.of(like.apply(Opportunity.builder("O", DAY)).build()))
                .build();
        Deal deal = data.deals().get(0);
        return DEAL_SIZE_BAND.valueOf(Source.OPPORTUNITIES, deal, data);
    }

    @ParameterizedTest
    @CsvSource({
        "0, below 5000",
        "4999.99, below 5000",
        "5000, from 5000 below 25000",
        "24999.99, from 5000 below 25000",
        "25000, from 25000 below 100000",
        "99999.99, from 25000 below 100000",
        "100000, from 100000",
        "1000000, from 100000"
    })
    void dealSizeBand_beginsAtItsEdge(String amount, String band) {
        assertThat(bandOf(deal -> deal.amount(Money.of(amount, "USD")))).isEqualTo(band);
    }

    @Test
    void dealSizeBand_thatIsRecorded_goesBeforeTheAmount() {
        assertThat(bandOf(deal -> deal.amount(Money.of(1, "USD")).attribute("deal_size_band", "enterprise")))
                .isEqualTo("enterprise");
        assertThat(bandOf(deal -> deal.amount(Money.of(1, "USD")).lead("L"))).isEqualTo("of the lead");
    }

    @Test
    void dealSizeBand_withoutAKnownAmount_isNone() {
        assertThat(bandOf(deal -> deal)).isEqualTo(Segment.NONE);
        assertThat(bandOf(deal -> deal.amount(Money.of(1, "EUR")))).isEqualTo(Segment.NONE);
    }

    @Test
    void dealSizeBand_ofOnesOwnEdges_refusesThoseThatDoNotAscend() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardDimensions.dealSizeBand("size", List.of()))
                .withMessage("dimension size has no edge between its bands");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardDimensions.dealSizeBand("size", List.of(Rational.of(2), Rational.of(2))))
                .withMessage("edges of dimension size must ascend, were 2 and then 2");
    }

    @Test
    void winRate_byDealSize_isSplit_andCostPerLeadSaysThatItCannotBe() {
        Dataset data = january()
                .leads(List.of(Lead.builder("L", DAY).build()))
                .spend(List.of())
                .opportunities(List.of(
                        Opportunity.builder("A", DAY)
                                .amount(Money.of(100, "USD"))
                                .status(OpportunityStatus.WON)
                                .closedAt(DAY)
                                .build(),
                        Opportunity.builder("B", DAY)
                                .amount(Money.of(50_000, "USD"))
                                .status(OpportunityStatus.LOST)
                                .closedAt(DAY)
                                .lossReason("price")
                                .build()))
                .build();
        Scorecard bySize = Scorecard.of(data, Grain.MONTH, DEAL_SIZE_BAND);
        Scorecard byReason = Scorecard.of(data, Grain.MONTH, LOSS_REASON);

        assertThat(bySize.get(StandardKpis.WIN_RATE, "below 5000").number()).contains(Rational.ONE);
        assertThat(bySize.get(StandardKpis.WIN_RATE, "from 25000 below 100000").number())
                .contains(Rational.ZERO);
        assertThat(bySize.get(StandardKpis.COST_PER_LEAD, "below 5000").status())
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(byReason.get(StandardKpis.WIN_RATE, "price").number()).contains(Rational.ZERO);
    }

    @Test
    void disqualificationRate_byReason_countsEachReason() {
        Dataset data = january()
                .leads(List.of(
                        ended("1", Stage.DISQUALIFIED, "no budget"),
                        ended("2", Stage.DISQUALIFIED, "no budget"),
                        ended("3", Stage.RECYCLED, "bad timing"),
                        Lead.builder("4", DAY).entered(Stage.MQL, DAY).build()))
                .build();
        Scorecard byReason = Scorecard.of(data, Grain.MONTH, DISQUALIFICATION_REASON);
        Scorecard byRecycling = Scorecard.of(data, Grain.MONTH, RECYCLE_REASON);

        assertThat(byReason.get(StandardKpis.DISQUALIFICATION_RATE, "no budget").numerator())
                .contains(Rational.of(2));
        assertThat(byReason.get(StandardKpis.DISQUALIFICATION_RATE).number()).contains(Rational.of(1, 2));
        assertThat(byRecycling.get(StandardKpis.RECYCLE_RATE, "bad timing").numerator())
                .contains(Rational.ONE);
    }

    private static Lead ended(String id, Stage stage, String reason) {
        return Lead.builder(id, DAY)
                .transitions(List.of(
                        StageTransition.of(Stage.MQL, DAY),
                        StageTransition.of(stage, Timestamp.of(START.plusDays(1)), reason)))
                .build();
    }

    @Test
    void landingPage_splitsLeads_onlyWhereTheyNameTheirPage() {
        List<Traffic> traffic = List.of(Traffic.builder(JANUARY)
                .landingPage("/demo")
                .formFields(5)
                .sessions(50)
                .build());
        Dataset named = january()
                .leads(List.of(Lead.builder("1", DAY)
                        .origin(Origin.INBOUND)
                        .attribute("landing_page", "/demo")
                        .build()))
                .traffic(traffic)
                .build();
        Dataset unnamed = named.toBuilder()
                .leads(List.of(Lead.builder("1", DAY).origin(Origin.INBOUND).build()))
                .build();

        assertThat(sessionsToLead(named).number()).contains(Rational.of(1, 50));
        assertThat(sessionsToLead(unnamed).status()).isEqualTo(Status.NOT_APPLICABLE); // and not 0 %
        assertThat(FORM_SIZE.valueOf(Source.TRAFFIC, traffic.get(0), named)).isEqualTo("5");
        assertThat(Catalog.standard().dimension("channel", named)).isSameAs(StandardDimensions.CHANNEL);
        assertThat(Catalog.standard().dimension("landing-page", unnamed)).isSameAs(LANDING_PAGE);
    }

    private static Reading sessionsToLead(Dataset data) {
        Dimension page = Catalog.standard().dimension("landing-page", data);
        return Scorecard.of(data, Grain.MONTH, page).get(StandardKpis.TRAFFIC_TO_LEAD_SESSIONS, "/demo");
    }
}
