package org.leadkpi.acceptance;

import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.lost;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.acceptance.Scenario.won;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.leadkpi.model.Counterpart;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.value.Rational;

/** The deterministic fixture G-01 of spec 8.2. Observed is the first quarter of 2026. */
final class FixtureG01 {

    private FixtureG01() {}

    static Scenario asOf(String local) {
        return Scenario.observed("2026-01-01", "2026-04-01")
                .asOf(local)
                .lead(
                        "L1",
                        "2026-01-05T10:00",
                        lead -> lead.channel("organic")
                                .origin(Origin.INBOUND)
                                .intent(IntentTier.HIGH)
                                .entered(Stage.MQL, at("2026-01-05"))
                                .entered(Stage.SQL, at("2026-01-06")))
                .lead(
                        "L2",
                        "2026-01-06T11:00",
                        lead -> lead.channel("linkedin")
                                .origin(Origin.INBOUND)
                                .intent(IntentTier.LOW)
                                .entered(Stage.MQL, at("2026-01-10"))
                                .transition(new StageTransition(
                                        Stage.DISQUALIFIED, at("2026-02-01"), Optional.of("no budget"))))
                .lead(
                        "L3",
                        "2026-01-07T09:00",
                        lead -> lead.channel("linkedin")
                                .origin(Origin.INBOUND)
                                .intent(IntentTier.HIGH)
                                .entered(Stage.SQL, at("2026-01-08")))
                .lead(
                        "L4",
                        "2026-01-12T14:00",
                        lead -> lead.channel("organic")
                                .origin(Origin.INBOUND)
                                .intent(IntentTier.LOW)
                                .entered(Stage.MQL, at("2026-01-20"))
                                .entered(Stage.SQL, at("2026-02-10")))
                .lead(
                        "L5",
                        "2026-01-15T08:00",
                        lead -> lead.channel("linkedin").origin(Origin.INBOUND).intent(IntentTier.LOW))
                .lead(
                        "L6",
                        "2026-01-20T16:00",
                        lead -> lead.channel("organic")
                                .origin(Origin.INBOUND)
                                .intent(IntentTier.HIGH)
                                .entered(Stage.MQL, at("2026-01-20")))
                .lead(
                        "L7",
                        "2026-01-21T09:00",
                        lead -> lead.channel("linkedin")
                                .origin(Origin.INBOUND)
                                .intent(IntentTier.LOW)
                                .duplicateOf("L2"))
                .lead("L8", "2026-01-31T23:30", lead -> lead.channel("outbound").origin(Origin.OUTBOUND))
                .touch(
                        TouchKind.CALL,
                        "2026-01-05T10:03",
                        call -> call.lead("L1")
                                .duration(Duration.ofSeconds(120))
                                .counterpart(Counterpart.INTENDED))
                .touch(TouchKind.EMAIL, "2026-01-06T15:00", mail -> mail.lead("L2"))
                .touch(
                        TouchKind.CALL,
                        "2026-01-07T09:20",
                        call -> call.lead("L3").duration(Duration.ofSeconds(60)))
                .touch(TouchKind.EMAIL, "2026-01-13T13:00", mail -> mail.lead("L4"))
                .touch(
                        TouchKind.CALL,
                        "2026-01-20T16:04:59",
                        call -> call.lead("L6").outcome(TouchOutcome.LEFT_VOICEMAIL))
                .deal(
                        "O1",
                        "2026-01-08",
                        deal -> won("2026-03-01", "48000")
                                .apply(deal.lead("L1").source("inbound"))
                                .qualifiedAt(at("2026-01-15"))
                                .qualifiedAmount(usd("50000")))
                .deal(
                        "O2",
                        "2026-01-09",
                        deal -> lost("2026-03-15")
                                .apply(deal.lead("L3").source("sdr"))
                                .qualifiedAt(at("2026-02-03"))
                                .qualifiedAmount(usd("30000")))
                .deal("O3", "2026-02-12", deal -> deal.lead("L4"))
                .rep("R1", FixtureG01::insideRep)
                .rep("R2", FixtureG01::insideRep)
                .spend(JANUARY, usd("600"), SpendCategory.CONTENT, item -> item.channel("organic"))
                .spend(JANUARY, usd("3000"), SpendCategory.AD_MEDIA, item -> item.channel("linkedin"))
                .spend(JANUARY, usd("1000"), SpendCategory.TOOL, item -> item)
                .spend(
                        JANUARY,
                        usd("5000"),
                        SpendCategory.SALARY,
                        item -> item.channel("outbound").share(Rational.of(2, 5)));
    }

    private static Rep.Builder insideRep(Rep.Builder rep) {
        return rep.role(RepRole.INSIDE_SALES).activeFrom(LocalDate.of(2025, 1, 1));
    }
}
