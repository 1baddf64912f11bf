package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.at;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Lead;
import org.leadkpi.model.MeetingDetails;
import org.leadkpi.model.MeetingStatus;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Stage;
import org.leadkpi.model.TouchKind;
import org.leadkpi.response.Inquiry;
import org.leadkpi.scorecard.ResponseConversion;
import org.leadkpi.stats.Proportions;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** What became of leads by how long they waited: spec 4.7. */
class ResponseConversionTest {

    private int ids;

    /** Leads of a tier that were called so many minutes after they asked; some of them booked a meeting. */
    private void leads(
            Scenario company, IntentTier tier, int minutes, int leads, int meetings, UnaryOperator<Lead.Builder> like) {
        for (int i = 0; i < leads; i++) {
            String id = "L" + ids++;
            company.lead(
                    id,
                    "2026-01-05T10:00",
                    lead -> like.apply(lead.origin(Origin.INBOUND).intent(tier)));
            if (minutes > 0) {
                company.touch(
                        TouchKind.CALL,
                        at("2026-01-05T10:00").instant(Scenario.NEW_YORK).plusSeconds(60L * minutes) + "",
                        call -> call.lead(id));
            }
            if (i < meetings) {
                company.touch(
                        TouchKind.MEETING,
                        "2026-01-12T10:00",
                        meeting -> meeting.lead(id)
                                .meeting(new MeetingDetails(
                                        Optional.of(at("2026-01-07T10:00")),
                                        Optional.empty(),
                                        MeetingStatus.SCHEDULED,
                                        Optional.empty(),
                                        Optional.empty())));
            }
        }
    }

    private void leads(Scenario company, IntentTier tier, int minutes, int leads, int meetings) {
        leads(company, tier, minutes, leads, meetings, lead -> lead.channel("web"));
    }

    /** Ten of twelve fast leads are hot, ten of twelve slow ones are cold. */
    private Scenario hotOnesFirst() {
        Scenario company = Scenario.january().noTouches();
        leads(company, IntentTier.HIGH, 3, 10, 5);
        leads(company, IntentTier.HIGH, 30, 2, 1);
        leads(company, IntentTier.LOW, 3, 2, 0);
        leads(company, IntentTier.LOW, 30, 10, 1);
        return company;
    }

    private static ResponseConversion.Row row(ResponseConversion table, Segment stratum, String band) {
        return table.rows().get(stratum).get(Inquiry.BANDS.indexOf(band));
    }

    @Test
    void rows_areTheBandsOfAllLeadsThenByTierThenByChannel() {
        ResponseConversion table = ResponseConversion.of(hotOnesFirst().dataset());

        assertThat(table.rows().keySet())
                .containsExactly(
                        Segment.ALL,
                        Segment.of("intent", "high"),
                        Segment.of("intent", "low"),
                        Segment.of("channel", "web"));
        assertThat(table.rows().values())
                .allSatisfy(rows -> assertThat(rows)
                        .extracting(ResponseConversion.Row::band)
                        .containsExactlyElementsOf(Inquiry.BANDS));
        assertReading(row(table, Segment.ALL, "0-5m").meetings())
                .isOutOf(5, 12)
                .hasInterval(
                        Proportions.wilson(5, 12, 0.95).lower(),
                        Proportions.wilson(5, 12, 0.95).upper(),
                        1e-12);
        assertReading(row(table, Segment.of("intent", "high"), "15-60m").meetings())
                .isOutOf(1, 2);
        assertReading(row(table, Segment.of("intent", "low"), "24h+").meetings())
                .hasStatus(Status.NO_DATA);
    }

    // spec 4.7: hot leads are answered first, so that the plain difference of 25 points is one of their mix
    @Test
    void difference_withinTiers_isNotThatOfTheMix() {
        ResponseConversion table = ResponseConversion.of(hotOnesFirst().dataset());

        Rational plain = Rational.of(5, 12).minus(Rational.of(2, 12));
        assertThat(plain).isEqualTo(Rational.of(1, 4));
        assertThat(table.difference(ResponseConversion.MEETINGS, "15-60m"))
                .hasValueSatisfying(within -> assertThat(within.difference())
                        .isEqualTo(Rational.of(-1, 20))
                        .isNotEqualTo(plain));
        assertThat(table.difference(ResponseConversion.MEETINGS, "24h+")).isEmpty();
    }

    @Test
    void untouchedLeads_haveABandOfTheirOwn_andAreNotDropped() {
        Scenario company = hotOnesFirst();
        leads(company, IntentTier.HIGH, 0, 4, 0);

        ResponseConversion table = ResponseConversion.of(company.dataset());

        assertReading(row(table, Segment.ALL, "untouched").meetings()).isOutOf(0, 4);
        assertThat(table.difference(ResponseConversion.MEETINGS, "untouched"))
                .hasValueSatisfying(within -> assertThat(within.difference()).isEqualTo(Rational.of(1, 2)));
    }

    @Test
    void sqls_areOfTheMqlsOfTheBand() {
        Scenario company = Scenario.january().noTouches();
        UnaryOperator<Lead.Builder> mql = lead -> lead.entered(Stage.MQL, at("2026-01-06T10:00"));
        UnaryOperator<Lead.Builder> sql = lead -> mql.apply(lead).entered(Stage.SQL, at("2026-01-08T10:00"));
        leads(company, IntentTier.HIGH, 3, 3, 0, sql);
        leads(company, IntentTier.HIGH, 3, 1, 0, mql);
        leads(company, IntentTier.HIGH, 3, 5, 0, lead -> lead);
        leads(company, IntentTier.HIGH, 30, 1, 0, sql);
        leads(company, IntentTier.HIGH, 30, 3, 0, mql);

        ResponseConversion table = ResponseConversion.of(company.dataset());

        assertReading(row(table, Segment.ALL, "0-5m").sqls()).isOutOf(3, 4);
        assertReading(row(table, Segment.ALL, "15-60m").sqls()).isOutOf(1, 4);
        assertThat(table.difference(ResponseConversion.SQLS, "15-60m"))
                .hasValueSatisfying(within -> assertThat(within.difference()).isEqualTo(Rational.of(1, 2)));
    }

    @Test
    void outboundLeadsAndTimesKnownByTheirDay_areInNoBand() {
        Scenario company = Scenario.january()
                .noTouches()
                .lead("outbound", "2026-01-05T10:00", lead -> lead.origin(Origin.OUTBOUND))
                .inbound("day", "2026-01-05T10:00", "2026-01-06");

        assertThat(ResponseConversion.of(company.dataset()).rows()).isEqualTo(Map.of());
    }

    @Test
    void difference_ofAnotherKpiOrBand_isRefused() {
        ResponseConversion table = ResponseConversion.of(hotOnesFirst().dataset());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.difference(StandardKpis.WIN_RATE, "24h+"))
                .withMessage("kpi is win-rate, must be meeting-booking-rate.per-lead or mql-to-sql");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.difference(ResponseConversion.SQLS, "soon"))
                .withMessage("band is \"soon\", must be one of " + List.copyOf(Inquiry.BANDS));
    }
}
