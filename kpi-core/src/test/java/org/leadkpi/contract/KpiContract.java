package org.leadkpi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.KpiProvider;
import org.leadkpi.metric.Quotient;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Dataset;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;

/**
 * The laws that every KPI keeps. An author of KPIs extends it, and the build says which law one of them breaks.
 *
 * <pre>{@code
 * class OurKpisTest extends KpiContract {
 *     @Override
 *     protected KpiProvider provider() {
 *         return new OurKpis();
 *     }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public abstract class KpiContract {

    /**
     * Returns what is to keep the laws.
     *
     * @return the provider
     */
    protected abstract KpiProvider provider();

    /**
     * Returns records to compute on, in an order that the seed sets; by default those of a small company.
     *
     * @param seed sets the order of the records and nothing else
     * @return the data, observed for several months
     */
    protected Dataset data(long seed) {
        return Company.shuffled(seed);
    }

    private Catalog catalog() {
        return Catalog.empty().with(provider());
    }

    private Scorecard card(Dataset data) {
        return Scorecard.of(Ledger.of(data, catalog(), Grain.MONTH, StandardDimensions.CHANNEL));
    }

    private static List<Reading> readings(Scorecard card) {
        List<Reading> readings = new ArrayList<>(card.readings());
        for (Kpi kpi : card.kpis()) {
            readings.add(card.get(kpi, Segment.ALL, card.frame().range()));
        }
        return readings;
    }

    /** There is something to hold against the laws, and every id is of small letters, digits, dashes and dots, used once. */
    @Test
    public void ids_areUniqueAndInKebabCase() {
        assertThat(provider().kpis())
                .isNotEmpty()
                .extracting(Kpi::id)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*"));
    }

    /** Every KPI can be added to the standard ones, unless it is one of them. */
    @Test
    public void kpis_standBesideTheStandardOnes() {
        List<String> standard = Catalog.standard().kpis().stream().map(Kpi::id).toList();
        KpiProvider own = provider();
        List<Kpi> others =
                own.kpis().stream().filter(kpi -> !standard.contains(kpi.id())).toList();

        assertThat(Catalog.standard().with(others.toArray(Kpi[]::new)).kpis()).containsAll(others);
    }

    /** Every KPI has a title and says where it comes from. */
    @Test
    public void kpis_haveATitleAndASource() {
        assertThat(provider().kpis()).allSatisfy(kpi -> {
            assertThat(kpi.title()).as(kpi.id()).isNotBlank();
            assertThat(kpi.citations()).as(kpi.id()).isNotEmpty();
        });
    }

    /** What nothing is known of has no ratio, and a reason instead. */
    @Test
    public void nothing_hasAReasonInsteadOfAValue() {
        assertThat(readings(card(Company.empty()))).isNotEmpty().allSatisfy(reading -> {
            if (reading.kpi().formula() instanceof Quotient) {
                assertThat(reading.value().isDefined()).as("%s", reading).isFalse();
            }
            assertThat(reading.value().isDefined())
                    .as("%s", reading)
                    .isNotEqualTo(reading.reason().isPresent());
        });
    }

    /** The order of the records changes nothing. */
    @Test
    public void orderOfRecords_changesNothing() {
        assertThat(readings(card(data(1)))).isNotEmpty().isEqualTo(readings(card(data(2))));
    }

    /** The sides of a ratio that are shown make its value. */
    @Test
    public void sides_makeTheValue() {
        assertThat(readings(card(data(1)))).allSatisfy(Readings::assertSidesMakeTheValue);
    }

    /** The whole range is read like any period: what a KPI says of it does not depend on how it was cut. */
    @Test
    public void wholeRange_doesNotDependOnTheGrain() {
        Dataset data = data(1);
        DateRange all = data.range();
        Scorecard months = card(data);
        Scorecard quarters = Scorecard.of(Ledger.of(data, catalog(), Grain.QUARTER, StandardDimensions.CHANNEL));

        assertThat(provider().kpis())
                .allSatisfy(kpi -> assertThat(months.get(kpi, Segment.ALL, all).value())
                        .as(kpi.id())
                        .isEqualTo(quarters.get(kpi, Segment.ALL, all).value()));
    }
}
