package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_COLD;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_OUTBOUND;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_SQL;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_UNTYPED;
import static org.leadkpi.metric.CapacityKpis.LEADS_PER_REP_WARM;
import static org.leadkpi.metric.StandardKpis.NEW_LEADS;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Lead;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Origin;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Stage;
import org.leadkpi.time.Grain;

/** The kind of a lead where nobody wrote it down (spec 2.7), as of its assignment. */
class LeadTypesTest {

    private static final String CREATED = "2026-01-05T09:00";
    private static final String BEFORE = "2026-01-06T09:00";
    private static final String ASSIGNED = "2026-01-10T09:00";
    private static final String AFTER = "2026-01-12T09:00";

    private static UnaryOperator<Lead.Builder> signal(SignalKind kind, String when) {
        return lead -> lead.signal(IntentSignal.of(at(when), kind));
    }

    private static UnaryOperator<Lead.Builder> entered(Stage stage, String when) {
        return lead -> lead.entered(stage, at(when));
    }

    static Stream<Arguments> leads() {
        return Stream.of(
                told(LeadType.UNKNOWN, lead -> lead),
                told(LeadType.COLD_INBOUND, lead -> lead.origin(Origin.INBOUND)),
                told(LeadType.OUTBOUND_PROSPECT, lead -> lead.origin(Origin.OUTBOUND)),
                told(
                        LeadType.COLD_INBOUND,
                        lead -> signal(SignalKind.CONTENT_DOWNLOAD, BEFORE).apply(lead.origin(Origin.OUTBOUND))),
                told(
                        LeadType.OUTBOUND_PROSPECT,
                        lead -> signal(SignalKind.EMAIL_OPEN, BEFORE).apply(lead.origin(Origin.OUTBOUND))),
                told(LeadType.WARM_MQL, entered(Stage.MQL, BEFORE)),
                told(LeadType.HOT_SQL, entered(Stage.SQL, BEFORE)),
                told(LeadType.HOT_SQL, lead -> entered(Stage.MQL, BEFORE).apply(lead.intent(IntentTier.HIGH))),
                told(LeadType.COLD_INBOUND, lead -> lead.origin(Origin.INBOUND).intent(IntentTier.HIGH)),
                told(
                        LeadType.PQL,
                        lead -> signal(SignalKind.PRODUCT_USAGE, BEFORE)
                                .apply(entered(Stage.SQL, BEFORE).apply(lead))),
                // what happened after the assignment says nothing of what was assigned
                told(LeadType.COLD_INBOUND, lead -> entered(Stage.MQL, AFTER).apply(lead.origin(Origin.INBOUND))),
                told(
                        LeadType.WARM_MQL,
                        lead -> signal(SignalKind.PRODUCT_USAGE, AFTER)
                                .apply(entered(Stage.MQL, BEFORE).apply(lead))),
                told(
                        LeadType.OUTBOUND_PROSPECT,
                        lead -> entered(Stage.SQL, BEFORE).apply(lead.type(LeadType.OUTBOUND_PROSPECT))));
    }

    private static Arguments told(LeadType type, UnaryOperator<Lead.Builder> like) {
        return Arguments.of(type, like);
    }

    @ParameterizedTest
    @MethodSource("leads")
    void type_isTheRecordedOne_elseWhatWasKnownAtTheAssignment(LeadType type, UnaryOperator<Lead.Builder> like) {
        Scenario company = Scenario.january()
                .lead("L", CREATED, lead -> like.apply(lead.owner("R").ownerAssignedAt(at(ASSIGNED))));

        assertThat(company.dataset().journeys().get(0).type(Scenario.NEW_YORK)).isEqualTo(type);
    }

    @Test
    void typeOfALeadThatWaitsForAnOwner_isThatOfNow() {
        Scenario company = Scenario.january().lead("L", CREATED, entered(Stage.MQL, AFTER));

        assertThat(company.dataset().journeys().get(0).type(Scenario.NEW_YORK)).isEqualTo(LeadType.WARM_MQL);
    }

    @Test
    void loadByType_needsNoRecordedType() {
        Scenario company = Scenario.january()
                .rep("R", rep -> rep)
                .leads(4, CREATED, lead -> lead.owner("R").origin(Origin.INBOUND))
                .leads(3, CREATED, lead -> lead.owner("R").origin(Origin.OUTBOUND))
                .leads(2, CREATED, lead -> entered(Stage.MQL, CREATED).apply(lead.owner("R")))
                .leads(1, CREATED, lead -> entered(Stage.SQL, CREATED).apply(lead.owner("R")));

        assertReading(company.read(LEADS_PER_REP_COLD)).is("4").isNot("0");
        assertReading(company.read(LEADS_PER_REP_OUTBOUND)).is("3");
        assertReading(company.read(LEADS_PER_REP_WARM)).is("2");
        assertReading(company.read(LEADS_PER_REP_SQL)).is("1");
        assertReading(company.read(LEADS_PER_REP_UNTYPED)).is("0").isNot("10");
        assertReading(company.card(Grain.NONE, StandardDimensions.LEAD_TYPE).get(NEW_LEADS, "warm_mql"))
                .is("2");
    }
}
