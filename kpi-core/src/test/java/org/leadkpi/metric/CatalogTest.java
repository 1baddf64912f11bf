package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD_COHORT;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD_PROGRAM;
import static org.leadkpi.metric.StandardKpis.NEW_LEADS;
import static org.leadkpi.metric.StandardTallies.LEADS;
import static org.leadkpi.metric.StandardTallies.SPEND;
import static org.leadkpi.metric.StandardTallies.SPEND_RECORDS;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadkpi.capacity.LoadBand;
import org.leadkpi.capacity.LoadBands;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

class CatalogTest {

    private static final Kpi MINE =
            Kpi.named("mine").alias("my-own").formula(LEADS).cite("INF", "").build();

    private static Dataset data(String... attributes) {
        Lead.Builder lead = Lead.builder("L", Timestamp.of(LocalDate.of(2026, 1, 1)));
        for (String attribute : attributes) {
            lead.attribute(attribute, "x");
        }
        return Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
                .zone(ZoneId.of("UTC"))
                .currency("USD")
                .leads(List.of(lead.build()))
                .build();
    }

    @Test
    void standard_holdsEveryConstant() throws IllegalAccessException {
        Catalog standard = Catalog.standard();

        List<Object> kpis = new ArrayList<>();
        for (Class<?> theme : List.of(
                StandardKpis.class,
                ResponseKpis.class,
                OutreachKpis.class,
                CustomerKpis.class,
                CapacityKpis.class,
                ScoringKpis.class,
                DataQualityKpis.class)) {
            for (var field : theme.getFields()) {
                kpis.add(field.get(null));
            }
        }
        for (var field : StandardDimensions.class.getFields()) {
            assertThat(standard.dimensions()).contains((Dimension) field.get(null));
        }
        assertThat(standard.kpis())
                .hasSameElementsAs(kpis.stream().map(Kpi.class::cast).toList());
        assertThat(standard.dimensions()).hasSize(StandardDimensions.class.getFields().length);
        assertThat(Catalog.standard()).isSameAs(standard);
    }

    @Test
    void kpi_byIdOrAlias() {
        assertThat(Catalog.standard().kpi("cost-per-lead")).isSameAs(COST_PER_LEAD);
        assertThat(Catalog.standard().kpi("cpl")).isSameAs(COST_PER_LEAD);
        assertThat(Catalog.standard().kpi("CPL")).isSameAs(COST_PER_LEAD);
        assertThat(Catalog.standard().kpi("Cost-per-Lead.Program")).isSameAs(COST_PER_LEAD_PROGRAM);
    }

    @Test
    void kpi_unknown_suggestsTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.standard().kpi("cost-per-leed"))
                .withMessage("no kpi \"cost-per-leed\"; did you mean cost-per-lead, cost-per-mql, cost-per-sql?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.standard().kpi("COST-PER-LEED"))
                .withMessage("no kpi \"COST-PER-LEED\"; did you mean cost-per-lead, cost-per-mql, cost-per-sql?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.empty().with(MINE).kpi("yours"))
                .withMessage("no kpi \"yours\"; did you mean mine, my-own?");
    }

    @Test
    void empty_hasNothing() {
        assertThat(Catalog.empty().kpis()).isEmpty();
        assertThat(Catalog.empty().dimensions()).isEmpty();
        assertThat(Catalog.empty().tallies()).isEmpty();
        assertThat(Catalog.empty()).hasToString("Catalog of 0 KPIs over 0 tallies and 0 dimensions");
    }

    @Test
    void with_addsWithoutChanging() {
        Catalog more = Catalog.empty().with(MINE).with(CHANNEL);

        assertThat(more.kpis()).containsExactly(MINE);
        assertThat(more.dimensions()).containsExactly(CHANNEL);
        assertThat(more.tallies()).extracting(Tally::name).containsExactly("leads");
        assertThat(more).hasToString("Catalog of 1 KPIs over 1 tallies and 1 dimensions");
        assertThat(Catalog.empty().kpis()).isEmpty();
        assertThat(more.kpis()).isUnmodifiable();
        assertThat(more.dimensions()).isUnmodifiable();
        assertThat(more.tallies()).isUnmodifiable();
    }

    @Test
    void with_provider() {
        KpiProvider provider = new KpiProvider() {
            @Override
            public List<Kpi> kpis() {
                return List.of(MINE);
            }

            @Override
            public List<Dimension> dimensions() {
                return List.of(CHANNEL);
            }
        };

        Catalog catalog = Catalog.empty().with(provider);

        assertThat(catalog.kpi("my-own")).isSameAs(MINE);
        assertThat(catalog.dimensions()).containsExactly(CHANNEL);
        KpiProvider kpisOnly = () -> List.of(MINE);
        assertThat(Catalog.empty().with(kpisOnly).dimensions()).isEmpty();
    }

    @Test
    void discover_findsTheProviderOfTheTests() {
        Catalog catalog = Catalog.discover();

        assertThat(catalog.kpi("test-leads-per-campaign")).isNotNull();
        assertThat(catalog.kpis()).hasSize(Catalog.standard().kpis().size() + 1);
        assertThat(catalog.dimensions()).hasSize(Catalog.standard().dimensions().size() + 1);
        assertThat(Catalog.standard().kpis()).extracting(Kpi::id).doesNotContain("test-leads-per-campaign");
    }

    /** Named in {@code META-INF/services} of the test resources. */
    public static final class TestProvider implements KpiProvider {
        @Override
        public List<Kpi> kpis() {
            return List.of(Kpi.named("test-leads-per-campaign")
                    .formula(LEADS)
                    .cite("INF", "test")
                    .build());
        }

        @Override
        public List<Dimension> dimensions() {
            return List.of(Dimension.named("test-dimension"));
        }
    }

    @Test
    void replacing_putsADefinitionInThePlaceOfAnother() {
        LoadBand band = new LoadBand(Rational.of(1), Rational.of(2));
        List<Kpi> ours = CapacityKpis.weightedLoads(new LoadBands(Map.of(), band, band, Rational.of(3)));

        Catalog replaced = Catalog.standard().replacing(ours);

        assertThat(replaced.kpis()).containsExactlyElementsOf(Catalog.standard().kpis());
        assertThat(replaced.kpi("capacity-utilization")).isSameAs(ours.get(0));
        assertThat(replaced.kpi("weighted-load.idle")).isSameAs(ours.get(1));
        assertThat(Catalog.standard().kpi("weighted-load")).isSameAs(CapacityKpis.WEIGHTED_LOAD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.empty().replacing(ours))
                .withMessageStartingWith("no kpi \"weighted-load\"");
    }

    @Test
    void with_idTwice_throws() {
        Kpi again = Kpi.named("mine").formula(SPEND.per(LEADS)).cite("INF", "").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.empty().with(MINE, again))
                .withMessage("kpi id mine is used by both mine = leads and mine = spend / leads");
    }

    @Test
    void with_aliasOfAnother_throws() {
        Kpi taken =
                Kpi.named("theirs").alias("mine").formula(LEADS).cite("INF", "").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.empty().with(MINE, taken))
                .withMessage("kpi id mine is used by both mine = leads and theirs = leads");
    }

    @Test
    void with_tallyOfTheSameName_throws() {
        Tally<Journey> impostor = Tally.count("leads", Source.LEADS)
                .at((lead, data) -> Optional.empty())
                .build();
        Kpi kpi = Kpi.named("theirs").formula(impostor).cite("INF", "").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.standard().with(kpi))
                .withMessage("tally leads has two definitions; give one of them another name");
    }

    @Test
    void with_dimensionTwice_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.empty().with(CHANNEL, Dimension.named("channel")))
                .withMessage("dimension channel is defined twice");
    }

    @Test
    void only_keepsTheOrderGiven() {
        Catalog two = Catalog.standard().only(List.of("new-leads", "cpl", "lead-volume"));

        assertThat(two.kpis()).containsExactly(NEW_LEADS, COST_PER_LEAD);
        assertThat(two.tallies()).containsExactly(LEADS, SPEND, SPEND_RECORDS);
        assertThat(two.dimensions()).isEqualTo(Catalog.standard().dimensions());
    }

    @Test
    void variantsOf_shareTheBase() {
        assertThat(Catalog.standard().variantsOf(COST_PER_LEAD_PROGRAM))
                .containsExactly(COST_PER_LEAD, COST_PER_LEAD_PROGRAM, COST_PER_LEAD_COHORT);
    }

    @Test
    void dimension_namedOrAttribute() {
        assertThat(Catalog.standard().dimension("channel", data())).isSameAs(CHANNEL);
        Dimension size = Catalog.standard().dimension("size", data("size"));

        assertThat(size.name()).isEqualTo("size");
        assertThat(size.splits(Source.LEADS)).isTrue();
        assertThat(size.splits(Source.SPEND)).isFalse();
    }

    @Test
    void dimension_inAnyCase_theExactOneFirst() {
        assertThat(Catalog.standard().dimension("Channel", data())).isSameAs(CHANNEL);
        assertThat(Catalog.standard().dimension("size", data("Size")).name()).isEqualTo("Size");
        assertThat(Catalog.standard().dimension("size", data("SIZE", "size")).name())
                .isEqualTo("size");
        assertThat(Catalog.standard().dimension("Channel", data("Channel")).name())
                .isEqualTo("Channel");
    }

    @Test
    void dimension_byTheNameOfItsColumn() {
        Catalog standard = Catalog.standard();
        Map<String, Dimension> columns = Map.of(
                "type", StandardDimensions.LEAD_TYPE,
                "Lead_Type", StandardDimensions.LEAD_TYPE,
                "seniority", StandardDimensions.REP_SENIORITY,
                "rep", StandardDimensions.OWNER,
                "source", StandardDimensions.OPPORTUNITY_SOURCE,
                "disqualified_reason", StandardDimensions.DISQUALIFICATION_REASON,
                "loss_reason", StandardDimensions.LOSS_REASON,
                "landing_page", StandardDimensions.LANDING_PAGE,
                "form_fields", StandardDimensions.FORM_SIZE,
                "KIND", StandardDimensions.TOUCH_KIND);

        assertThat(columns)
                .allSatisfy((column, dimension) ->
                        assertThat(standard.dimension(column, data())).isSameAs(dimension));
    }

    @Test
    void dimension_attributeBeforeTheColumnOfAnotherFile() {
        Dimension type = Catalog.standard().dimension("type", data("type"));

        assertThat(type.name()).isEqualTo("type");
        assertThat(type.splitSources()).contains("lead").doesNotContain("spend");
    }

    @Test
    void dimension_attributeSpelledAsADimension_splitsWhatThatSplitsToo() {
        Dimension page = Catalog.standard().dimension("landing_page", data("landing_page"));

        assertThat(page.name()).isEqualTo("landing_page");
        assertThat(page.splitSources()).contains("lead", "opportunity", "traffic");
    }

    @Test
    void dimension_thatSplitsNoLeads_splitsThemByTheirAttribute() {
        Dimension category = Catalog.standard().dimension("category", data("category"));

        assertThat(category.splitSources()).contains("lead", "spend");
        assertThat(Catalog.standard().dimension("category", data()).splitSources())
                .containsExactly("spend");
    }

    @Test
    void dimension_twoWithOneAlias_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.standard()
                        .with(Dimension.named("deal-kind").alias("type").alias("sort")))
                .withMessage("dimension alias type is used by both lead-type and deal-kind");
    }

    @Test
    void dimension_unknown_listsTheNames() {
        Catalog catalog = Catalog.empty().with(CHANNEL, StandardDimensions.TEAM);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.dimension("size", data()))
                .withMessage("no dimension \"size\"; there are channel, team");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.dimension("size", data("plan", "colour")))
                .withMessage("no dimension \"size\"; there are channel, team and the attributes colour, plan");
    }
}
