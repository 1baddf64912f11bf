package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.RuleScenarios.rule;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.month;
import static org.leadkpi.acceptance.Scenario.usd;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Doubt;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.diagnosis.Severity;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Platform;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** The rules on the top of the funnel, each on a company of its own for every answer. */
class TopOfFunnelRulesTest implements RuleTheme {

    private static final String MORNING = "2026-01-05T09:00";

    private static final List<RuleScenarios.Case> CASES = List.of(
            rule("D01")
                    .at("channel", "paid")
                    .fires(search(10_000, 300, 2_000, 10))
                    .doesNot(search(10_000, 300, 2_000, 20))
                    .suspected(search(10_000, 300, 2_000, 15))
                    .isTooThin(search(10_000, 300, 20, 0))
                    .lacksInput(() -> search(10_000, 300, 2_000, 10).get().lacks(Feed.VISITORS)),
            rule("D02")
                    .at("channel", "paid")
                    .fires(search(10_000, 100, 2_000, 40))
                    .fires(social(10_000, 20, 2_000, 40))
                    .doesNot(search(10_000, 200, 2_000, 40))
                    .doesNot(social(10_000, 50, 2_000, 40))
                    .suspected(search(10_000, 190, 2_000, 40))
                    .isTooThin(search(20, 0, 2_000, 40))
                    .lacksInput(() -> search(10_000, 100, 2_000, 40).get().lacks(Feed.IMPRESSIONS)),
            rule("D03")
                    .fires(search(10_000, 300, 2_000, 2))
                    .doesNot(search(10_000, 300, 2_000, 10))
                    .suspected(search(10_000, 300, 2_000, 8))
                    .isTooThin(search(10_000, 300, 20, 0))
                    .lacksInput(() -> search(10_000, 300, 2_000, 2).get().lacks(Feed.VISITORS)),
            rule("D04")
                    .fires(visits(200, 190, 210, 195, 205, 200, 200, 140))
                    .doesNot(visits(200, 190, 210, 195, 205, 200, 200, 200))
                    .doesNot(visits(150, 140, 160, 140, 150, 140, 150, 140))
                    .isTooThin(visits(200, 140))
                    .lacksInput(() -> visits(200, 140).get().lacks(Feed.VISITORS)),
            rule("D05")
                    .at("landing-page", "/demo")
                    .fires(form(4, 2_000, 10))
                    .doesNot(form(3, 2_000, 10))
                    .doesNot(form(4, 2_000, 20))
                    .suspected(form(4, 2_000, 15))
                    .isTooThin(form(4, 20, 0))
                    .lacksInput(form(4, 2_000, 0)),
            rule("D06")
                    .fires(social(10_000, 20, 2_000, 40))
                    .doesNot(social(10_000, 50, 2_000, 40))
                    .suspected(social(10_000, 45, 2_000, 40))
                    .isTooThin(social(20, 0, 2_000, 40))
                    .lacksInput(() -> social(10_000, 20, 2_000, 40).get().lacks(Feed.CLICKS)),
            rule("D07")
                    .fires(search(10_000, 100, 2_000, 40))
                    .doesNot(search(10_000, 200, 2_000, 40))
                    .suspected(search(10_000, 190, 2_000, 40))
                    .isTooThin(search(20, 0, 2_000, 40))
                    .lacksInput(() -> search(10_000, 100, 2_000, 40).get().lacks(Feed.CLICKS)),
            rule("D08")
                    .at(variant("A"))
                    .fires(variants(3_000, 600, 2_000, 600))
                    .doesNot(variants(2_100, 600, 2_000, 600))
                    .doesNot(variants(3_000, 300, 2_000, 600))
                    .isTooThin(variants(3_000, 538, 2_000, 600))
                    .lacksInput(variants(3_000, 0, 2_000, 0)),
            rule("D08b")
                    .at(variant("A"))
                    .fires(variants(3_000, 300, 2_000, 600))
                    .doesNot(variants(3_000, 600, 2_000, 600))
                    .isTooThin(variants(3_000, 538, 2_000, 600))
                    .lacksInput(variants(3_000, 0, 2_000, 0)),
            rule("D09")
                    .fires(channels(75, "1500", 25, "4500"))
                    .doesNot(channels(100, "1000", 100, "1900"))
                    .suspected(channels(30, "300", 10, "250"))
                    .isTooThin(channels(9, "90", 9, "900"))
                    .lacksInput(() -> Scenario.january().leads(75, "cheap").leads(25, "dear")),
            rule("D10")
                    .at("channel", "dear")
                    .fires(opportunities(75, 20, "1500", 25, 12, "4500"))
                    .doesNot(opportunities(75, 20, "1500", 25, 12, "1950"))
                    .doesNot(opportunities(100, 10, "1000", 100, 50, "4000"))
                    .suspected(channels(75, "1500", 25, "4500"))
                    .fires(() -> opportunities(1_000, 10, "10000", 500, 60, "50000")
                            .get()
                            .leads(800, "fine")
                            .leadsWithQualifiedDeal(200, "fine")
                            .spend("25000", "fine"))
                    .doesNot(() -> opportunities(1_000, 10, "10000", 500, 60, "50000")
                            .get()
                            .leads(800, "fine")
                            .leadsWithQualifiedDeal(200, "fine")
                            .spend("25010", "fine"))
                    .isTooThin(opportunities(75, 20, "1500", 9, 9, "4500"))
                    .lacksInput(() -> Scenario.january().leads(75, "cheap").leads(25, "dear")),
            rule("D11")
                    .at("channel", "cheap")
                    .fires(opportunities(1_000, 20, "50000", 500, 50, "50000"))
                    .fires(() -> opportunities(1_000, 20, "50000", 500, 50, "50000")
                            .get()
                            .leads(800, "better")
                            .leadsWithQualifiedDeal(200, "better")
                            .spend("20000", "better"))
                    .doesNot(opportunities(1_000, 50, "50000", 500, 50, "50000"))
                    .suspected(opportunities(1_000, 40, "50000", 500, 50, "50000"))
                    .isTooThin(opportunities(1_000, 9, "50000", 500, 50, "50000"))
                    .isTooThin(() -> opportunities(1_000, 20, "50000", 500, 50, "50000")
                            .get()
                            .asOf("2026-03-01T00:00"))
                    .lacksInput(() -> Scenario.january().leads(75, "cheap").noDeals()),
            rule("D12")
                    .at("channel", "paid")
                    .fires(costs(4_800, 5_200, 4_800, 5_200, 4_800, 5_200, 4_800, 10_000))
                    .doesNot(costs(4_800, 5_200, 4_800, 5_200, 4_800, 5_200, 4_800, 6_000))
                    .suspected(costs(4_000, 6_000, 4_000, 6_000, 4_000, 6_000, 4_000, 5_300))
                    .isTooThin(costs(4_800, 5_200, 10_000))
                    .lacksInput(() -> Scenario.january().leads(75, "paid")),
            rule("D13")
                    .fires(costs(10_000, 8_000, 6_500, 5_000))
                    .doesNot(costs(10_000, 8_000, 8_000, 5_000))
                    .suspected(costs(10_000, 9_900, 9_800, 9_700))
                    .isTooThin(costs(10_000, 8_000, 6_500))
                    .lacksInput(() -> Scenario.january().leads(75, "paid")),
            rule("D14")
                    .at("channel", "dry")
                    .fires(() -> dry(10, "300"))
                    .doesNot(() -> dry(10, "299"))
                    .doesNot(() -> dry(10, "0").leads(1, "2026-02-05T09:00", lead -> lead.channel("dry")))
                    .isTooThin(() -> dry(0, "300"))
                    .lacksInput(() -> Scenario.january().leads(1, "dry")),
            rule("D15")
                    .at("landing-page", "/blog")
                    .fires(content(10_000, 200, 3))
                    .doesNot(content(999, 200, 3))
                    .suspected(content(1_000, 900, 3))
                    .isTooThin(content(10_000, 200, 2))
                    .lacksInput(() -> content(10_000, 200, 3).get().lacks(Feed.INTENT)),
            rule("D16")
                    .at("channel", "organic")
                    .fires(() -> Scenario.january().leads(40, "organic").spend("100", "paid"))
                    .doesNot(() -> Scenario.january().leads(40, "organic").spend("0", "organic"))
                    .lacksInput(() -> Scenario.january().leads(40, "organic")));

    @Override
    public Theme theme() {
        return new Theme(1, 16, CASES, Set.of("D16"));
    }

    // ---- examples

    @Test
    void p01_blendedCost_isThatOfTheTotal_andTheSpreadIsTold() {
        Finding spread = only(diagnose(channels(75, "1500", 25, "4500").get()).of("D09"));

        assertThat(spread.outcome()).isEqualTo(Outcome.FIRED);
        assertThat(spread.evidence())
                .hasAtLeastOneElementOfType(Evidence.Compared.class)
                .contains(new Evidence.Derived("dearest over cheapest channel", Rational.of(9)));
        assertThat(spread.headline()).contains("USD 60.00").doesNotContain("USD 100.00");
    }

    @Test
    void p01_nineLeadsOfTheDearChannel_areTooFew() {
        Finding spread = only(diagnose(channels(26, "390", 9, "1710").get()).of("D09"));

        assertThat(spread.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void dearChannelOfFewOpportunities_saysWhatIsTooFew() {
        Finding few =
                at(diagnose(opportunities(75, 20, "1500", 25, 3, "4500").get()).of("D10"), "channel", "dear");

        assertThat(few.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(few.notes())
                .contains(
                        "whether its leads are better is not known: cost-per-opportunity rests on 3, needs at least 10");
    }

    @Test
    void channelOfAMultipleOfTheCost_isToldWhereItsMoneyIsBestSpent() {
        Scenario company = opportunities(1_000, 10, "10000", 500, 60, "50000")
                .get()
                .leads(800, "fine")
                .leadsWithQualifiedDeal(200, "fine")
                .spend("25000", "fine");

        assertThat(at(diagnose(company).of("D10"), "channel", "dear").headline())
                .endsWith("cost per lead over that of fine 4.00, against at least 4");
    }

    @Test
    void dearChannel_isHeldAgainstSqls_whereNobodyKnowsWhichOpportunitiesAreQualified() {
        Scenario company = opportunities(75, 20, "1500", 25, 12, "4500").get().lacks(Feed.QUALIFICATION);

        assertThat(at(diagnose(company).of("D10"), "channel", "dear").evidence())
                .extracting(Evidence::text)
                .anyMatch(text -> text.contains("cost-per-sql"))
                .noneMatch(text -> text.contains("cost-per-opportunity"));
    }

    @Test
    void cheapLeads_andDearOpportunities_areToldWithWhatTheyAreComparedWith() {
        assertThat(at(
                                diagnose(opportunities(1_000, 20, "50000", 500, 50, "50000")
                                                .get())
                                        .of("D11"),
                                "channel",
                                "cheap")
                        .headline())
                .contains(
                        "Cost per lead USD 50.00",
                        ", compared with USD 100.00 of dear; Cost per opportunity USD 2,500.00")
                .endsWith(", compared with USD 1,000.00 of dear");
    }

    @Test
    void weakAdvertisement_ofTheOnlyChannelOfItsKind_isNotToldOnceMoreOfTheTotal() {
        Scenario one = social(10_000, 20, 2_000, 40).get();
        Scenario two = social(10_000, 20, 2_000, 40)
                .get()
                .traffic(
                        JANUARY,
                        row -> row.channel("other")
                                .platform(Platform.PAID_SOCIAL)
                                .impressions(10_000)
                                .clicks(25));

        assertThat(only(diagnose(one).of("D06")).absorbedBy()).contains("D02");
        assertThat(only(diagnose(two).of("D06")).absorbedBy()).isEmpty();
        assertThat(only(diagnose(two).of("D06")).outcome()).isEqualTo(Outcome.FIRED);
    }

    @Test
    void variantWhoseVisitorsBecomeLeadsNearlyAsOften_isScaledAndNoClickbait() {
        Diagnosis found = diagnose(variants(3_000, 120, 2_000, 180).get());

        assertThat(found.findings())
                .filteredOn(finding -> finding.segment().equals(variant("A")))
                .extracting(Finding::rule)
                .contains("D08")
                .doesNotContain("D08b");
    }

    @Test
    void e08_channelOfNineTimesTheCost_isACandidateWhileDownstreamIsUnknown() {
        Finding candidate = at(diagnose(channels(75, "1500", 25, "4500").get()).of("D10"), "channel", "dear");

        assertThat(candidate.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(candidate.severity()).isEqualTo(Severity.WATCH);
        assertThat(candidate.notes()).contains("whether its leads are better is not known yet");
    }

    @Test
    void e05_cheapLeads_areNotPraisedWhenTheirOpportunitiesAreDear() {
        Diagnosis found =
                diagnose(opportunities(1_000, 20, "50000", 500, 50, "50000").get());

        assertThat(at(found.of("D11"), "channel", "cheap").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(at(found.of("D11"), "channel", "dear").outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(at(found.of("D10"), "channel", "dear").outcome()).isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void p11_spendWithoutLeads_isCritical_andNotInvisible() {
        Scenario company = Scenario.january().leads(10, "b").spend("5000", "a").spend("1000", "b");

        Finding dry = at(diagnose(company).of("D14"), "channel", "a");

        assertThat(dry.outcome()).isEqualTo(Outcome.FIRED);
        assertThat(dry.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(diagnose(company).findings().get(0)).isEqualTo(dry);
    }

    @Test
    void p11b_channelWithoutCost_isNeitherFreeNorTheCheapest() {
        Scenario company = Scenario.january()
                .leads(40, "organic")
                .leads(10, "b")
                .spend("5000", "a")
                .spend("1000", "b");

        Diagnosis found = diagnose(company);

        assertThat(at(found.of("D16"), "channel", "organic").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(at(found.of("D16"), "channel", "b").outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(at(found.of("D10"), "channel", "b").outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(at(found.of("D10"), "channel", "organic").outcome()).isEqualTo(Outcome.NOT_EVALUABLE);
    }

    @Test
    void e12_viewsAreNoSuccess_demandIs() {
        Diagnosis found = diagnose(content(10_000, 200, 3).get());

        assertThat(at(found.of("D15"), "landing-page", "/blog").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(at(found.of("D15"), "landing-page", "/compare").outcome()).isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void landingPage_tellsTheCauseOnce() {
        Diagnosis found = RuleScenarios.diagnose(
                search(10_000, 300, 2_000, 2).get(), Facts.NONE, Grain.MONTH, StandardDimensions.CHANNEL);

        assertThat(at(found.of("D01"), "channel", "paid").notes()).contains("strong: more than the rule asks for");
        assertThat(at(found.of("D03"), "channel", "paid").absorbedBy()).contains("D01");
        assertThat(found.findings()).extracting(Finding::rule).contains("D01");
    }

    @Test
    void weakAdvertisement_tellsTheCauseOnce() {
        Diagnosis found = RuleScenarios.diagnose(
                social(10_000, 20, 2_000, 40).get(), Facts.NONE, Grain.MONTH, StandardDimensions.CHANNEL);

        assertThat(at(found.of("D02"), "channel", "paid").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(at(found.of("D06"), "channel", "paid").absorbedBy()).contains("D02");
    }

    @Test
    void otherPlatforms_areHeldAgainstTheirOwnMedian() {
        Scenario company = Scenario.observed("2025-07-01", "2026-02-01");
        for (int i = 0; i < 7; i++) {
            String first = LocalDate.of(2025, 7, 1).plusMonths(i).toString();
            company.traffic(
                            month(first),
                            row -> row.channel("paid")
                                    .platform(Platform.OTHER)
                                    .impressions(100_000)
                                    .clicks(first.equals("2026-01-01") ? 1_500 : 1_000)
                                    .visitors(2_000))
                    .webLeads(10, first + "T09:00", lead -> lead.channel("paid"));
        }

        Finding page = at(diagnose(company).of("D01"), "channel", "paid");

        assertThat(page.outcome()).isEqualTo(Outcome.FIRED);
        assertThat(page.range()).isEqualTo(month("2026-01-01"));
    }

    @Test
    void costOfLeads_ofAYoungCohort_isNoProofAgainstAChannel() {
        Finding young = at(
                diagnose(opportunities(1_000, 20, "50000", 500, 50, "50000")
                                .get()
                                .asOf("2026-03-01T00:00"))
                        .of("D11"),
                "channel",
                "cheap");

        assertThat(young.doubt()).map(Doubt::kind).contains(Doubt.Kind.IMMATURE);
    }

    @Test
    void fallingCost_isNotPraised_whereOpportunitiesAreDear() {
        Scenario company = Scenario.observed("2026-01-01", "2026-05-01").noDeals();
        int[] spent = {60_000, 54_000, 47_000, 40_000};
        for (int i = 0; i < spent.length; i++) {
            String first = LocalDate.of(2026, 1, 1).plusMonths(i).toString();
            String start = first + "T09:00";
            for (String channel : List.of("cheap", "dear")) {
                boolean isCheap = channel.equals("cheap");
                company.spend(
                        month(first),
                        usd(Integer.toString(isCheap ? spent[i] : 100_000)),
                        SpendCategory.AD_MEDIA,
                        item -> item.channel(channel));
                company.leads(isCheap ? 1_000 : 500, start, lead -> lead.channel(channel));
                for (int deal = 0; deal < (isCheap ? 12 : 120); deal++) {
                    String id = channel + i + "-" + deal;
                    company.lead(id, start, lead -> lead.channel(channel))
                            .deal(
                                    "deal-" + id,
                                    start,
                                    sale -> sale.lead(id)
                                            .qualifiedAt(Scenario.at(start))
                                            .amount(usd("1000")));
                }
            }
        }

        Diagnosis found = RuleScenarios.diagnose(company, Facts.NONE, Grain.MONTH, StandardDimensions.CHANNEL);

        assertThat(at(found.of("D13"), "channel", "cheap").outcome()).isEqualTo(Outcome.FIRED);
        assertThat(at(found.of("D13"), "channel", "cheap").absorbedBy()).contains("D11");
    }

    // ---- companies

    private static Diagnosis diagnose(Scenario company) {
        return RuleScenarios.diagnose(company, Facts.NONE, Grain.MONTH);
    }

    /** The last answer about a segment. */
    private static Finding at(List<Finding> answers, String dimension, String value) {
        return answers.stream()
                .filter(finding -> finding.segment().equals(Segment.of(dimension, value)))
                .reduce((earlier, later) -> later.range().compareTo(earlier.range()) > 0 ? later : earlier)
                .orElseThrow();
    }

    private static Finding only(List<Finding> answers) {
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private static Segment variant(String name) {
        return Segment.of("campaign", "spring").with("variant", name);
    }

    private static Supplier<Scenario> search(long impressions, long clicks, long visitors, int leads) {
        return ads(Platform.PAID_SEARCH, impressions, clicks, visitors, leads);
    }

    private static Supplier<Scenario> social(long impressions, long clicks, long visitors, int leads) {
        return ads(Platform.PAID_SOCIAL, impressions, clicks, visitors, leads);
    }

    private static Supplier<Scenario> ads(Platform platform, long impressions, long clicks, long visitors, int leads) {
        return () -> Scenario.january().ads(platform, impressions, clicks, visitors, leads);
    }

    /** 20,000 visitors a month, and so many leads each month up to January. */
    private static Supplier<Scenario> visits(int... leads) {
        return () -> monthly(
                leads,
                (company, first, count) ->
                        company.visitors(month(first), 20_000).webLeads(count, first + "T09:00", lead -> lead));
    }

    /** So much spent each month up to January, for 100 leads. */
    private static Supplier<Scenario> costs(int... spent) {
        return () -> monthly(
                spent,
                (company, first, amount) -> company.spend(
                                month(first),
                                usd(Integer.toString(amount)),
                                SpendCategory.AD_MEDIA,
                                item -> item.channel("paid"))
                        .leads(100, first + "T09:00", lead -> lead.channel("paid")));
    }

    private interface Month {
        Scenario with(Scenario company, String firstDay, int number);
    }

    private static Scenario monthly(int[] numbers, Month month) {
        LocalDate first = LocalDate.of(2026, 2, 1).minusMonths(numbers.length);
        Scenario company = Scenario.observed(first.toString(), "2026-02-01");
        for (int i = 0; i < numbers.length; i++) {
            month.with(company, first.plusMonths(i).toString(), numbers[i]);
        }
        return company;
    }

    /** A page with a form; its leads carry the page, if there are any. */
    private static Supplier<Scenario> form(int fields, long visitors, int leads) {
        return () -> Scenario.january()
                .form(fields, visitors, leads)
                .webLeads(visitors > 100 ? 0 : 1, MORNING, lead -> lead.attribute("landing_page", "/other"));
    }

    /** Variants A and B of a campaign: 100,000 impressions and 60,000 visitors each. */
    private static Supplier<Scenario> variants(long clicksA, int leadsA, long clicksB, int leadsB) {
        return () -> variant(variant(Scenario.january(), "A", clicksA, leadsA), "B", clicksB, leadsB);
    }

    private static Scenario variant(Scenario company, String name, long clicks, int leads) {
        return company.traffic(
                        JANUARY,
                        row -> row.campaign("spring")
                                .variant(name)
                                .impressions(100_000)
                                .clicks(clicks)
                                .visitors(60_000))
                .webLeads(leads, MORNING, lead -> lead.campaign("spring").attribute("variant", name));
    }

    private static Supplier<Scenario> channels(int cheap, String cheapSpend, int dear, String dearSpend) {
        return () -> Scenario.january()
                .leads(cheap, "cheap")
                .leads(dear, "dear")
                .spend(cheapSpend, "cheap")
                .spend(dearSpend, "dear");
    }

    /** Two channels: leads, how many of them have a qualified opportunity, and what was spent. */
    private static Supplier<Scenario> opportunities(
            int cheap, int cheapDeals, String cheapSpend, int dear, int dearDeals, String dearSpend) {
        return () -> channels(cheap - cheapDeals, cheapSpend, dear - dearDeals, dearSpend)
                .get()
                .leadsWithQualifiedDeal(cheapDeals, "cheap")
                .leadsWithQualifiedDeal(dearDeals, "dear");
    }

    /** A channel whose leads cost 100 each in January, and that brought none in February. */
    private static Scenario dry(int leads, String spendOfFebruary) {
        return Scenario.observed("2026-01-01", "2026-03-01")
                .leads(leads, "dry")
                .spend("1000", "dry")
                .spend(Scenario.FEBRUARY, usd(spendOfFebruary), SpendCategory.AD_MEDIA, item -> item.channel("dry"));
    }

    /** A blog without leads of high intent, and a page that compares products with some. */
    private static Supplier<Scenario> content(long blogViews, long views, int leads) {
        UnaryOperator<Lead.Builder> demand =
                lead -> lead.intent(IntentTier.HIGH).attribute("landing_page", "/compare");
        return () -> Scenario.january()
                .traffic(JANUARY, row -> row.landingPage("/blog").pageViews(blogViews))
                .traffic(JANUARY, row -> row.landingPage("/compare").pageViews(views))
                .webLeads(leads, MORNING, demand);
    }
}
