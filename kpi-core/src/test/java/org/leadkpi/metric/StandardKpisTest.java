package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadkpi.ledger.Cell;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Citation;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

class StandardKpisTest {

    private static final Dataset NOTHING = Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
            .zone(ZoneId.of("UTC"))
            .currency("USD")
            .build();

    static Stream<Kpi> kpis() {
        return Catalog.standard().kpis().stream();
    }

    static Stream<Tally<?>> tallies() {
        return Catalog.standard().tallies().stream();
    }

    private static Cell cell(Dataset data) {
        return Ledger.of(data, Grain.MONTH).cell(Segment.ALL, data.range());
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void kpi_isDocumented(Kpi kpi) {
        assertThat(kpi.title()).isNotBlank().isNotEqualTo(kpi.id());
        assertThat(kpi.definition()).isNotBlank().endsWith(".");
        assertThat(kpi.citations())
                .isNotEmpty()
                .allSatisfy(citation -> assertThat(
                                Set.of(Citation.A0, Citation.A1, Citation.A2, Citation.EXT, Citation.DER, Citation.INF))
                        .contains(citation.source()));
        assertThat(kpi.question())
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        question -> assertThat(question).endsWith("?"));
        assertThat(kpi.card()).matches("(K-\\d\\d[a-z]?)?");
        assertThat(kpi.cadences()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void kpi_isNamedByItsBase(Kpi kpi) {
        assertThat(kpi.id())
                .satisfiesAnyOf(
                        id -> assertThat(id).isEqualTo(kpi.base()),
                        id -> assertThat(id).startsWith(kpi.base() + "."));
        assertThat(Catalog.standard().kpi(kpi.base()).base()).isEqualTo(kpi.base());
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void style_fitsTheUnit(Kpi kpi) {
        Unit unit = kpi.unit();
        Set<Style> fitting = unit.isMoney()
                ? Set.of(Style.MONEY)
                : Map.of(
                                Unit.MONTHS, Set.of(Style.MONTHS),
                                Unit.DAYS, Set.of(Style.DAYS),
                                Unit.SECONDS, Set.of(Style.DURATION),
                                Unit.POINTS, Set.of(Style.POINTS),
                                Unit.COUNT, Set.of(Style.COUNT))
                        .getOrDefault(unit, Set.of(Style.PERCENT, Style.RATIO, Style.COUNT));

        assertThat(fitting).contains(kpi.style());
        assertThat(Set.of(
                        Unit.RATIO,
                        Unit.COUNT,
                        Unit.MONEY,
                        Unit.MONTHS,
                        Unit.DAYS,
                        Unit.SECONDS,
                        Unit.POINTS,
                        Unit.MONEY.per(Unit.COUNT),
                        Unit.MONEY.per(Unit.COUNT.times(Unit.MONTHS)),
                        Unit.MONEY.per(Unit.DAYS)))
                .as("%s", unit)
                .contains(unit);
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void cohort_hasMembersAndMatureOnes(Kpi kpi) {
        kpi.maturity().ifPresent(maturity -> {
            assertThat(kpi.basis()).isEqualTo(Basis.COHORT);
            assertThat(kpi.tallies()).contains(maturity.members(), maturity.open());
            maturity.age()
                    .flatMap(Kpi.MatureAge::history)
                    .ifPresent(history -> assertThat(kpi.tallies()).contains(history));
            assertThat(maturity.members().source()).isEqualTo(maturity.open().source());
        });
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void population_isACount(Kpi kpi) {
        assertThat(kpi.population().unit().equals(Unit.COUNT)
                        || kpi.population().isDistribution())
                .as("%s", kpi.population())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void interval_hasWhatItNeeds(Kpi kpi) {
        switch (kpi.interval()) {
            case WILSON, COST_PER_OUTPUT -> assertThat(kpi.formula()).isInstanceOf(Quotient.class);
            case ORDER_STATISTIC -> assertThat(kpi.formula()).isInstanceOf(Statistic.class);
            case HANLEY_MCNEIL -> assertThat(kpi.formula()).isInstanceOf(Discrimination.class);
            case STUDENT_T -> assertThat(kpi.spread()).isPresent();
            case BOUNDS -> assertThat(kpi.unknown()).isPresent();
            case RISK_PER_EVENT, EXPOSURE_PER_EVENT ->
                assertThat(kpi.formula())
                        .isInstanceOfSatisfying(
                                Quotient.class,
                                quotient -> assertThat(quotient.isLifetime()).isTrue());
            case COMBINED -> assertThat(kpi.restsOn()).isNotEmpty();
            case BYAR -> assertThat(kpi.unit()).isEqualTo(Unit.COUNT);
            case NONE ->
                assertThat(kpi.unknown().isPresent() && kpi.id().equals(kpi.base()))
                        .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void withoutAnyFeed_nothingIsKnown(Kpi kpi) {
        KpiValue value = kpi.formula().evaluate(cell(NOTHING));

        assertThat(value.status()).isEqualTo(Status.MISSING_INPUT);
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void withEveryFeedAndNoRecord_thereIsNothing(Kpi kpi) {
        Dataset empty = NOTHING.toBuilder().supplies(Feed.values()).build();

        KpiValue value = kpi.formula().evaluate(cell(empty));

        if (kpi.formula() instanceof Tally<?> tally && tally.knownBy().isEmpty()) {
            assertThat(value).isEqualTo(KpiValue.of(Rational.ZERO));
        } else if (kpi.formula().inputs().stream()
                .anyMatch(input -> input.knownBy().isPresent())) {
            assertThat(value.status()).isEqualTo(Status.MISSING_INPUT);
        } else {
            assertThat(value.status()).isEqualTo(Status.NO_DATA);
        }
    }

    @ParameterizedTest
    @MethodSource("tallies")
    void tally_isDescribed(Tally<?> tally) {
        assertThat(tally.meaning()).isNotBlank().doesNotEndWith(".");
        assertThat(tally.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        tally.knownBy().ifPresent(telling -> assertThat(telling.unit()).isEqualTo(Unit.COUNT));
    }

    @ParameterizedTest
    @MethodSource("tallies")
    void tally_missingAnyOneFeed_isAMissingInput(Tally<?> tally) {
        for (Feed feed : tally.allOf()) {
            Dataset without =
                    NOTHING.toBuilder().supplies(Feed.values()).lacks(feed).build();

            KpiValue value = cell(without).total(tally);

            assertThat(value)
                    .isEqualTo(KpiValue.undefined(
                            Status.MISSING_INPUT,
                            "feed " + feed.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " was not supplied"));
        }
        if (!tally.anyOf().isEmpty()) {
            Dataset without = NOTHING.toBuilder()
                    .supplies(Feed.values())
                    .lacks(tally.anyOf().toArray(Feed[]::new))
                    .build();
            assertThat(cell(without).total(tally).status()).isEqualTo(Status.MISSING_INPUT);
        }
    }

    @Test
    void idsAndAliases_areUnique() {
        List<String> names = kpis().flatMap(kpi -> Stream.concat(Stream.of(kpi.id()), kpi.aliases().stream()))
                .toList();

        assertThat(new TreeSet<>(names)).hasSameSizeAs(names);
    }

    @Test
    void intervals_areLabelled() {
        assertThat(IntervalRule.values())
                .extracting(IntervalRule::label)
                .doesNotHaveDuplicates()
                .allSatisfy(label -> assertThat(label).isNotBlank());
    }

    @Test
    void idsOfVariantsWithADash_findThem() {
        assertThat(Catalog.standard().kpi("reply-rate-per-message")).isEqualTo(OutreachKpis.REPLY_RATE_PER_MESSAGE);
        assertThat(Catalog.standard().kpi("conversation-rate")).isEqualTo(OutreachKpis.CONNECT_RATE);
        assertThat(Catalog.standard().kpi("lead-response-time-touched-p50"))
                .isEqualTo(ResponseKpis.LEAD_RESPONSE_TIME_TOUCHED_P50);
    }

    @Test
    void titles_areUnique() {
        assertThat(kpis().map(Kpi::title).toList()).doesNotHaveDuplicates();
    }

    @Test
    void needsOfTallies() {
        assertThat(StandardTallies.MQLS_TO_SQL.allOf())
                .containsExactlyInAnyOrder(Feed.LEADS, Feed.MQL_DATES, Feed.SQL_DATES);
        assertThat(StandardTallies.PIPELINE.allOf()).containsExactlyInAnyOrder(Feed.OPPORTUNITIES, Feed.QUALIFICATION);
        assertThat(StandardTallies.NEW_CUSTOMERS.anyOf())
                .containsExactlyInAnyOrder(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES, Feed.CUSTOMERS);
        assertThat(ResponseTallies.RESPONSES_WITHIN_5M.allOf())
                .containsExactlyInAnyOrder(Feed.LEADS, Feed.TOUCHES, Feed.ORIGIN);
        assertThat(OutreachTallies.REPLIES.allOf()).containsExactly(Feed.TOUCHES);
        assertThat(StandardTallies.SPEND.knownBy()).contains(StandardTallies.SPEND_RECORDS);
        assertThatCode(() -> Catalog.standard().only(List.of("cpl"))).doesNotThrowAnyException();
    }
}
