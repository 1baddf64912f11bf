package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.metric.StandardKpis.NEW_LEADS;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Lead;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Origin;
import org.leadkpi.model.SignalKind;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;

/** A value that is absent is told apart from one that is recorded as unknown. */
class UnknownSegmentsTest {

    private static final String CREATED = "2026-01-05T09:00";

    private static Arguments told(
            Dimension dimension, String name, UnaryOperator<Lead.Builder> known, UnaryOperator<Lead.Builder> unknown) {
        return Arguments.of(dimension, name, known, unknown);
    }

    static Stream<Arguments> dimensions() {
        return Stream.of(
                told(StandardDimensions.CHANNEL, "web", lead -> lead.channel("web"), lead -> lead.channel("unknown")),
                told(
                        StandardDimensions.ORIGIN,
                        "outbound",
                        lead -> lead.origin(Origin.OUTBOUND),
                        lead -> lead.origin(Origin.UNKNOWN)),
                told(
                        StandardDimensions.INTENT,
                        "low",
                        lead -> lead.intent(IntentTier.LOW),
                        lead -> lead.intent(IntentTier.UNKNOWN)),
                told(
                        StandardDimensions.LEAD_TYPE,
                        "pql",
                        lead -> lead.type(LeadType.PQL),
                        lead -> lead.type(LeadType.UNKNOWN)));
    }

    @ParameterizedTest
    @MethodSource("dimensions")
    void absentValue_isNoLiteralUnknown(
            Dimension dimension, String name, UnaryOperator<Lead.Builder> known, UnaryOperator<Lead.Builder> unknown) {
        Scorecard card = Scenario.january()
                .lead("known", CREATED, known)
                .lead("unknown", CREATED, unknown)
                .lead("absent", CREATED, lead -> lead)
                .lead("absent too", CREATED, lead -> lead)
                .card(Grain.NONE, dimension);

        assertThat(card.segments().stream().map(segment -> segment.values().get(dimension.name())))
                .containsExactlyInAnyOrder(name, "unknown", Segment.NONE);
        assertThat(Stream.of(name, "unknown", Segment.NONE)
                        .map(value -> card.get(NEW_LEADS, value).n()))
                .isEqualTo(List.of(1L, 1L, 2L));
    }

    @Test
    void opportunitySource_thatIsAbsent_isNoLiteralUnknown() {
        Scorecard card = Scenario.january()
                .deal("known", CREATED, deal -> deal.source("sdr").qualifiedAt(at(CREATED)))
                .deal("unknown", CREATED, deal -> deal.source("unknown").qualifiedAt(at(CREATED)))
                .deal("absent", CREATED, deal -> deal.qualifiedAt(at(CREATED)))
                .card(Grain.NONE, StandardDimensions.OPPORTUNITY_SOURCE);

        assertThat(Stream.of("sdr", "unknown", Segment.NONE)
                        .map(value ->
                                card.get(StandardKpis.PIPELINE_GENERATED, value).n()))
                .isEqualTo(List.of(1L, 1L, 1L));
    }

    @Test
    void recordedAsUnknown_isDerivedLikeWhatIsAbsent() {
        UnaryOperator<Lead.Builder> asks = lead -> lead.signal(IntentSignal.of(at(CREATED), SignalKind.DEMO_REQUEST));
        Scenario company = Scenario.january()
                .lead("absent", CREATED, asks)
                .lead(
                        "unknown",
                        CREATED,
                        lead -> asks.apply(lead).intent(IntentTier.UNKNOWN).type(LeadType.UNKNOWN));

        assertThat(company.card(Grain.NONE, StandardDimensions.INTENT)
                        .get(NEW_LEADS, "high")
                        .n())
                .isEqualTo(2);
        assertThat(company.card(Grain.NONE, StandardDimensions.LEAD_TYPE)
                        .get(NEW_LEADS, "cold_inbound")
                        .n())
                .isEqualTo(2);
    }
}
