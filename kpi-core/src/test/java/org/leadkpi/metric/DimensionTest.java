package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Platform;
import org.leadkpi.model.Rep;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.Traffic;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

class DimensionTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final DateRange JANUARY = DateRange.of(START, START.plusMonths(1));
    private static final Timestamp DAY = Timestamp.of(START);

    private static final Lead LEAD = Lead.builder("L", DAY)
            .channel("organic")
            .campaign("spring")
            .owner("ann")
            .origin(Origin.OUTBOUND)
            .type(LeadType.WARM_MQL)
            .intent(IntentTier.HIGH)
            .account("Acme")
            .attribute("size", "big")
            .build();
    private static final Opportunity DEAL = Opportunity.builder("O", DAY)
            .lead("L")
            .owner("bob")
            .source("SDR")
            .status(OpportunityStatus.WON)
            .closedAt(DAY)
            .attribute("plan", "gold")
            .build();
    private static final Opportunity ORPHAN =
            Opportunity.builder("P", DAY).attribute("size", "small").build();
    private static final Spend SPENT = Spend.builder(JANUARY, Money.of(1, "USD"), SpendCategory.AD_MEDIA)
            .channel("email")
            .campaign("autumn")
            .team("west")
            .attribute("size", "tiny")
            .build();
    private static final Traffic VISITS = Traffic.builder(JANUARY)
            .channel("web")
            .campaign("winter")
            .platform(Platform.PAID_SOCIAL)
            .landingPage("/home")
            .variant("blue")
            .attribute("plan", "free")
            .build();

    private static final Dataset DATA = Dataset.observed(JANUARY.start(), JANUARY.end())
            .zone(ZoneId.of("UTC"))
            .currency("USD")
            .leads(List.of(LEAD))
            .opportunities(List.of(DEAL, ORPHAN))
            .spend(List.of(SPENT))
            .traffic(List.of(VISITS))
            .touches(List.of(
                    Touch.builder("T", DAY, TouchKind.CALL)
                            .lead("L")
                            .rep("bob")
                            .attribute("script", "short")
                            .attribute("size", "medium")
                            .build(),
                    Touch.builder("U", DAY, TouchKind.EMAIL).lead("L").build(),
                    Touch.builder("V", DAY, TouchKind.CALL).prospect("P").build()))
            .reps(List.of(
                    Rep.builder("ann").team("east").build(),
                    Rep.builder("bob").team("south").build()))
            .build();

    private static <R> String read(Dimension dimension, Source<R> source) {
        return dimension.valueOf(source, source.records(DATA).get(0), DATA);
    }

    @Test
    void named_blank_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dimension.named(" "))
                .withMessage("dimension name is blank");
    }

    @Test
    void of_null_throws() {
        BiFunction<Journey, Dataset, Optional<String>> none = null;

        assertThatNullPointerException()
                .isThrownBy(() -> Dimension.named("d").of(Source.LEADS, none))
                .withMessage("reader");
    }

    @Test
    void of_leavesTheOriginalAsItWas() {
        Dimension plain = Dimension.named("d");
        Dimension more = plain.of(Source.LEADS, (Journey lead) -> Optional.of("x"));

        assertThat(plain.splits(Source.LEADS)).isFalse();
        assertThat(plain.splitSources()).isEmpty();
        assertThat(more.splits(Source.LEADS)).isTrue();
        assertThat(more.splits(Source.SPEND)).isFalse();
        assertThat(more.splitSources()).containsExactly("lead");
        assertThat(more.name()).isEqualTo("d");
        assertThat(more).hasToString("d");
    }

    @Test
    void valueOf_presentBlankAbsentAndUnsplit() {
        Dimension dimension = Dimension.named("d")
                .of(Source.LEADS, (Journey lead) -> Optional.of("x"))
                .of(Source.OPPORTUNITIES, (deal, data) -> Optional.of("  "))
                .of(Source.REPS, (rep, data) -> Optional.empty());

        assertThat(read(dimension, Source.LEADS)).isEqualTo("x");
        assertThat(read(dimension, Source.OPPORTUNITIES)).isEqualTo("(none)");
        assertThat(read(dimension, Source.REPS)).isEqualTo("(none)");
        assertThat(read(dimension, Source.SPEND)).isEqualTo("(unsplit)");
    }

    @Test
    void channel_ofEveryRecord() {
        assertThat(read(StandardDimensions.CHANNEL, Source.LEADS)).isEqualTo("organic");
        assertThat(read(StandardDimensions.CHANNEL, Source.OPPORTUNITIES)).isEqualTo("organic");
        assertThat(read(StandardDimensions.CHANNEL, Source.ACQUISITIONS)).isEqualTo("organic");
        assertThat(read(StandardDimensions.CHANNEL, Source.SPEND)).isEqualTo("email");
        assertThat(read(StandardDimensions.CHANNEL, Source.TRAFFIC)).isEqualTo("web");
        assertThat(read(StandardDimensions.CHANNEL, Source.REPS)).isEqualTo("(unsplit)");
        assertThat(StandardDimensions.CHANNEL.valueOf(
                        Source.OPPORTUNITIES, DATA.deals().get(1), DATA))
                .isEqualTo("(none)");
    }

    @Test
    void campaign_ofEveryRecord() {
        assertThat(read(StandardDimensions.CAMPAIGN, Source.LEADS)).isEqualTo("spring");
        assertThat(read(StandardDimensions.CAMPAIGN, Source.OPPORTUNITIES)).isEqualTo("spring");
        assertThat(read(StandardDimensions.CAMPAIGN, Source.ACQUISITIONS)).isEqualTo("spring");
        assertThat(read(StandardDimensions.CAMPAIGN, Source.SPEND)).isEqualTo("autumn");
        assertThat(read(StandardDimensions.CAMPAIGN, Source.TRAFFIC)).isEqualTo("winter");
    }

    @Test
    void ownerAndTeam_ofEveryRecord() {
        assertThat(read(StandardDimensions.OWNER, Source.LEADS)).isEqualTo("ann");
        assertThat(read(StandardDimensions.OWNER, Source.OPPORTUNITIES)).isEqualTo("bob");
        assertThat(read(StandardDimensions.OWNER, Source.ACQUISITIONS)).isEqualTo("bob");
        assertThat(read(StandardDimensions.OWNER, Source.REPS)).isEqualTo("ann");
        assertThat(read(StandardDimensions.TEAM, Source.LEADS)).isEqualTo("east");
        assertThat(read(StandardDimensions.TEAM, Source.OPPORTUNITIES)).isEqualTo("south");
        assertThat(read(StandardDimensions.TEAM, Source.ACQUISITIONS)).isEqualTo("south");
        assertThat(read(StandardDimensions.TEAM, Source.SPEND)).isEqualTo("west");
        assertThat(read(StandardDimensions.TEAM, Source.REPS)).isEqualTo("east");
        assertThat(read(StandardDimensions.TEAM, Source.TRAFFIC)).isEqualTo("(unsplit)");
    }

    @Test
    void kindsOfLeads() {
        assertThat(read(StandardDimensions.ORIGIN, Source.LEADS)).isEqualTo("outbound");
        assertThat(read(StandardDimensions.ORIGIN, Source.ACQUISITIONS)).isEqualTo("outbound");
        assertThat(read(StandardDimensions.INTENT, Source.LEADS)).isEqualTo("high");
        assertThat(read(StandardDimensions.INTENT, Source.OPPORTUNITIES)).isEqualTo("high");
        assertThat(read(StandardDimensions.LEAD_TYPE, Source.LEADS)).isEqualTo("warm_mql");
    }

    @Test
    void touches_areOfTheirLeadAndTheirRep() {
        assertThat(touches(StandardDimensions.CHANNEL)).containsExactly("organic", "organic", "(none)");
        assertThat(touches(StandardDimensions.CAMPAIGN)).containsExactly("spring", "spring", "(none)");
        assertThat(touches(StandardDimensions.ORIGIN)).containsExactly("outbound", "outbound", "(none)");
        assertThat(touches(StandardDimensions.INTENT)).containsExactly("high", "high", "(none)");
        assertThat(touches(StandardDimensions.LEAD_TYPE)).containsExactly("warm_mql", "warm_mql", "(none)");
        assertThat(touches(StandardDimensions.OWNER)).containsExactly("bob", "ann", "(none)");
        assertThat(touches(StandardDimensions.TEAM)).containsExactly("south", "east", "(none)");
        assertThat(touches(StandardDimensions.PLATFORM)).containsOnly("(unsplit)");
        assertThat(touches(StandardDimensions.attribute("size", DATA))).containsExactly("medium", "big", "(none)");
        assertThat(touches(StandardDimensions.attribute("script", DATA))).containsExactly("short", "(none)", "(none)");
        assertThat(StandardDimensions.attribute("script", DATA).splitSources()).containsExactly("touch");
    }

    private static List<String> touches(Dimension dimension) {
        return DATA.activities().stream()
                .map(activity -> dimension.valueOf(Source.TOUCHES, activity, DATA))
                .toList();
    }

    @Test
    void ofOneSourceOnly() {
        assertThat(read(StandardDimensions.OPPORTUNITY_SOURCE, Source.OPPORTUNITIES))
                .isEqualTo("SDR");
        assertThat(read(StandardDimensions.PLATFORM, Source.TRAFFIC)).isEqualTo("paid_social");
        assertThat(read(StandardDimensions.LANDING_PAGE, Source.TRAFFIC)).isEqualTo("/home");
        assertThat(read(StandardDimensions.VARIANT, Source.TRAFFIC)).isEqualTo("blue");
        assertThat(read(StandardDimensions.CATEGORY, Source.SPEND)).isEqualTo("ad_media");
    }

    @Test
    void attribute_splitsWhoCarriesIt() {
        Dimension size = StandardDimensions.attribute("size", DATA);
        Dimension plan = StandardDimensions.attribute("plan", DATA);

        assertThat(size.splitSources())
                .containsExactly("customer", "enrollment", "lead", "new customer", "opportunity", "spend", "touch");
        assertThat(read(size, Source.LEADS)).isEqualTo("big");
        assertThat(read(size, Source.OPPORTUNITIES)).as("of its lead").isEqualTo("big");
        assertThat(size.valueOf(Source.OPPORTUNITIES, DATA.deals().get(1), DATA))
                .isEqualTo("small");
        assertThat(read(size, Source.ACQUISITIONS)).isEqualTo("big");
        assertThat(read(size, Source.SPEND)).isEqualTo("tiny");
        assertThat(read(size, Source.TRAFFIC)).isEqualTo("(unsplit)");
        assertThat(plan.splitSources()).containsExactly("opportunity", "traffic");
        assertThat(read(plan, Source.OPPORTUNITIES)).isEqualTo("gold");
        assertThat(read(plan, Source.TRAFFIC)).isEqualTo("free");
        assertThat(StandardDimensions.attribute("colour", DATA).splitSources()).isEmpty();
    }

    @Test
    void sources_nameRecordsAndFeed() {
        assertThat(Source.LEADS).hasToString("lead");
        assertThat(Source.ACQUISITIONS.feed()).isEmpty();
        assertThat(Source.SPEND.feed()).contains(org.leadkpi.model.Feed.SPEND);
        assertThat(Source.REPS.records(DATA)).hasSize(2);
        assertThat(Source.TOUCHES.records(DATA)).hasSize(3);
        assertThat(Source.TRAFFIC.records(DATA)).containsExactly(VISITS);
    }
}
