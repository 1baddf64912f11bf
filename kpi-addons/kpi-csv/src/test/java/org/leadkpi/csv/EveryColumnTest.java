package org.leadkpi.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.ContactStatus;
import org.leadkpi.model.Counterpart;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Enrollment;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.MeetingDetails;
import org.leadkpi.model.MeetingStatus;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStageChange;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.OpportunityType;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Platform;
import org.leadkpi.model.Prospect;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.ScoreSnapshot;
import org.leadkpi.model.Seniority;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.SequenceStep;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.TargetAccount;
import org.leadkpi.model.TaskDetails;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.model.Traffic;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/** One full row of each file; whatever a file is not made to hold would show up as an attribute. */
class EveryColumnTest {

    private static Timestamp at(String text) {
        return Timestamp.parse(text, ZoneOffset.UTC);
    }

    private static Dataset clean(Given given) {
        Import found = given.read();

        assertThat(found.problems()).isEmpty();
        return Given.dataset(found);
    }

    @Test
    void leads() {
        Dataset data = clean(Given.file(
                "leads.csv",
                "id,created_at,account,channel,campaign,origin,type,intent,zone,owner,owner_assigned_at,score,"
                        + "mql_at,sal_at,"
                        + "sql_at,opportunity_at,customer_at,disqualified_at,disqualified_reason,recycled_at,"
                        + "duplicate_of,"
                        + "test,Industry",
                "L1,2026-01-05T10:00:00-05:00,A1,linkedin,spring,inbound,hot_sql,high,Europe/Paris,R1,2026-01-05 16:00,"
                        + "72.5,2026-01-06,2026-01-07,2026-01-08,2026-01-09,2026-01-10,2026-01-11,no budget,2026-01-12,"
                        + "L0,yes,Retail"));

        assertThat(data.journeys().get(0).lead())
                .isEqualTo(Lead.builder("L1", at("2026-01-05T15:00:00Z"))
                        .account("A1")
                        .channel("linkedin")
                        .campaign("spring")
                        .origin(Origin.INBOUND)
                        .type(LeadType.HOT_SQL)
                        .intent(IntentTier.HIGH)
                        .zone(ZoneId.of("Europe/Paris"))
                        .owner("R1")
                        .ownerAssignedAt(at("2026-01-05T16:00:00Z"))
                        .score(new ScoreSnapshot(at("2026-01-05T15:00:00Z"), new BigDecimal("72.5"), ""))
                        .entered(Stage.MQL, at("2026-01-06"))
                        .entered(Stage.SAL, at("2026-01-07"))
                        .entered(Stage.SQL, at("2026-01-08"))
                        .entered(Stage.OPPORTUNITY, at("2026-01-09"))
                        .entered(Stage.CUSTOMER, at("2026-01-10"))
                        .entered(Stage.RECYCLED, at("2026-01-12"))
                        .transition(new StageTransition(Stage.DISQUALIFIED, at("2026-01-11"), Optional.of("no budget")))
                        .duplicateOf("L0")
                        .test(true)
                        .attribute("industry", "Retail")
                        .build());
    }

    @Test
    void stages() {
        Dataset data = clean(Given.file("leads.csv", "id,created_at,mql_at", "L1,2026-01-05,2026-01-09")
                .and(
                        "stages.csv",
                        "lead_id,stage,at,reason",
                        "L1,MQL,2026-01-06,",
                        "L1,recycled,2026-01-07,no answer"));

        assertThat(data.journeys().get(0).lead().transitions())
                .containsExactly(
                        StageTransition.of(Stage.MQL, at("2026-01-06")),
                        new StageTransition(Stage.RECYCLED, at("2026-01-07"), Optional.of("no answer")));
    }

    @Test
    void signals() {
        Dataset data = clean(Given.file("leads.csv", "id,created_at", "L1,2026-01-05")
                .and(
                        "signals.csv",
                        "lead_id,at,kind,tier",
                        "L1,2026-01-06,demo_request,",
                        "L1,2026-01-07,Page Visit,high"));

        assertThat(data.journeys().get(0).lead().signals())
                .containsExactly(
                        IntentSignal.of(at("2026-01-06"), SignalKind.DEMO_REQUEST),
                        new IntentSignal(at("2026-01-07"), SignalKind.PAGE_VISIT, IntentTier.HIGH));
    }

    @Test
    void touches() {
        Dataset data = clean(Given.file(
                "touches.csv",
                "id,lead_id,prospect_id,at,kind,direction,rep,duration_seconds,outcome,counterpart,automated,"
                        + "auto_reply,"
                        + "substantive,sentiment,thread,sequence,step,booked_at,scheduled_for,meeting_status,"
                        + "meeting_qualified,rescheduled_from,due_at,completed_at,source_system,external_key,region",
                "T1,L1,P1,2026-01-06T10:00:00Z,meeting,inbound,R1,90.25,left_voicemail,gatekeeper,true,1,no,"
                        + "positive,TH1,"
                        + "S1,3,2026-01-01,2026-01-08T09:00:00Z,no_show,yes,T0,2026-01-09,2026-01-10,dialer,K1,EMEA"));

        assertThat(data.touches())
                .containsExactly(Touch.builder("T1", at("2026-01-06T10:00:00Z"), TouchKind.MEETING)
                        .lead("L1")
                        .prospect("P1")
                        .direction(TouchDirection.INBOUND)
                        .rep("R1")
                        .duration(Duration.ofMillis(90_250))
                        .outcome(TouchOutcome.LEFT_VOICEMAIL)
                        .counterpart(Counterpart.GATEKEEPER)
                        .automated(true)
                        .reply(new ReplyDetails(Optional.of("TH1"), true, false, Sentiment.POSITIVE))
                        .sequence(new SequenceStep("S1", 3))
                        .meeting(new MeetingDetails(
                                Optional.of(at("2026-01-01")),
                                Optional.of(at("2026-01-08T09:00:00Z")),
                                MeetingStatus.NO_SHOW,
                                Optional.of(true),
                                Optional.of("T0")))
                        .task(new TaskDetails(Optional.of(at("2026-01-09")), Optional.of(at("2026-01-10"))))
                        .sourceSystem("dialer")
                        .externalKey("K1")
                        .attribute("region", "EMEA")
                        .build());
    }

    @Test
    void touches_withoutOptionalCells_takeTheDefaults() {
        Dataset data = clean(Given.file("touches.csv", "id,prospect_id,at,kind", "T1,P1,2026-01-06,social"));

        assertThat(data.touches())
                .containsExactly(Touch.builder("T1", at("2026-01-06"), TouchKind.SOCIAL)
                        .prospect("P1")
                        .build());
    }

    @Test
    void opportunities() {
        Dataset data = clean(Given.file(
                "opportunities.csv",
                "id,created_at,lead_id,account,source,type,qualified_at,qualified_amount,amount,currency,status,"
                        + "closed_at,"
                        + "loss_reason,owner,pipeline",
                "O1,2026-01-08,L1,A1,Partner,renewal,2026-01-15,50000,48000.50,EUR,lost,2026-03-01,price,R1,direct"));

        assertThat(data.deals().get(0).opportunity())
                .isEqualTo(Opportunity.builder("O1", at("2026-01-08"))
                        .lead("L1")
                        .account("A1")
                        .source("partner")
                        .type(OpportunityType.RENEWAL)
                        .qualifiedAt(at("2026-01-15"))
                        .qualifiedAmount(Money.of("50000", "EUR"))
                        .amount(Money.of("48000.50", "EUR"))
                        .status(OpportunityStatus.LOST)
                        .closedAt(at("2026-03-01"))
                        .lossReason("price")
                        .owner("R1")
                        .attribute("pipeline", "direct")
                        .build());
    }

    @Test
    void opportunities_ofSourceUnknown_saySo() {
        Dataset data = clean(
                Given.file("opportunities.csv", "id,created_at,source", "O1,2026-01-08,Unknown", "O2,2026-01-08,"));

        assertThat(data.deals())
                .extracting(deal -> deal.opportunity().source())
                .containsExactly(Optional.of("unknown"), Optional.empty());
    }

    @Test
    void leads_ofWhichAWordIsUnknown_saySo() {
        Dataset data = clean(Given.file(
                "leads.csv",
                "id,created_at,origin,type,intent",
                "L1,2026-01-05,unknown,Unknown,UNKNOWN",
                "L2,2026-01-05,,,"));

        assertThat(data.journeys())
                .extracting(Journey::lead)
                .containsExactly(
                        Lead.builder("L1", at("2026-01-05"))
                                .origin(Origin.UNKNOWN)
                                .type(LeadType.UNKNOWN)
                                .intent(IntentTier.UNKNOWN)
                                .build(),
                        Lead.builder("L2", at("2026-01-05")).build());
    }

    @Test
    void opportunityStages() {
        Dataset data = clean(Given.file("opportunities.csv", "id,created_at,currency", "O1,2026-01-08,EUR")
                .and(
                        "opportunity_stages.csv",
                        "opportunity_id,stage,at,amount",
                        "O1,Discovery,2026-01-09,1000",
                        "O1,Closed won,2026-01-10,"));

        assertThat(data.deals().get(0).opportunity().stages())
                .containsExactly(
                        new OpportunityStageChange("Discovery", at("2026-01-09"), Optional.of(Money.of(1000, "EUR"))),
                        new OpportunityStageChange("Closed won", at("2026-01-10"), Optional.empty()));
    }

    @Test
    void spend() {
        Dataset data = clean(Given.file(
                "spend.csv",
                "start_date,end_date,channel,campaign,category,amount,currency,share,region",
                "2026-01-01,2026-01-31,linkedin,spring,ad_media,3000.00,USD,2/5,EMEA",
                "2026-02-01,,,,credit,-20,USD,,"));

        assertThat(data.spend())
                .containsExactly(
                        Spend.builder(
                                        DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1)),
                                        Money.of(3000, "USD"),
                                        SpendCategory.AD_MEDIA)
                                .channel("linkedin")
                                .campaign("spring")
                                .share(Rational.of(2, 5))
                                .attribute("region", "EMEA")
                                .build(),
                        Spend.builder(
                                        DateRange.ofDay(LocalDate.of(2026, 2, 1)),
                                        Money.of(-20, "USD"),
                                        SpendCategory.CREDIT)
                                .build());
    }

    @Test
    void traffic() {
        Dataset data = clean(Given.file(
                "traffic.csv",
                "start_date,end_date,channel,platform,campaign,variant,landing_page,form_fields,impressions,"
                        + "clicks,visitors,"
                        + "sessions,page_views,device",
                "2026-01-01,2026-01-07,google,paid_search,spring,B,/demo,4,1000,30,25,28,60,mobile"));

        assertThat(data.traffic())
                .containsExactly(Traffic.builder(DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 8)))
                        .channel("google")
                        .platform(Platform.PAID_SEARCH)
                        .campaign("spring")
                        .variant("B")
                        .landingPage("/demo")
                        .formFields(4)
                        .impressions(1000)
                        .clicks(30)
                        .visitors(25)
                        .sessions(28)
                        .pageViews(60)
                        .attribute("device", "mobile")
                        .build());
    }

    @Test
    void traffic_emptyCount_isAbsentAndNotZero() {
        Dataset data = clean(Given.file("traffic.csv", "start_date,clicks,sessions", "2026-01-01,,0"));

        assertThat(data.traffic().get(0).clicks()).isEmpty();
        assertThat(data.traffic().get(0).sessions()).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void customers() {
        Dataset data = clean(Given.file(
                "customers.csv",
                "id,acquired_at,churned_at,monthly_revenue,gross_margin,currency,account,lead_id,channel,plan",
                "C1,2026-01-08,2026-05-01,99.90,0.8,EUR,A1,L1,linkedin,gold"));

        assertThat(data.customers())
                .containsExactly(Customer.builder("C1", at("2026-01-08"))
                        .churnedAt(at("2026-05-01"))
                        .monthlyRevenue(Money.of("99.90", "EUR"))
                        .grossMargin(Rational.of(4, 5))
                        .account("A1")
                        .lead("L1")
                        .channel("linkedin")
                        .attribute("plan", "gold")
                        .build());
    }

    @Test
    void prospects() {
        Dataset data = clean(Given.file(
                "prospects.csv",
                "id,account,list,source,email_status,phone_status,verified_at,title",
                "P1,A1,Q1 list,vendor,valid,catch_all,2026-01-08,CFO"));

        assertThat(data.prospects())
                .containsExactly(Prospect.builder("P1", "A1")
                        .list("Q1 list")
                        .source("vendor")
                        .emailStatus(ContactStatus.VALID)
                        .phoneStatus(ContactStatus.CATCH_ALL)
                        .verifiedAt(at("2026-01-08"))
                        .attribute("title", "CFO")
                        .build());
    }

    @Test
    void accounts_repeatOverLists() {
        Dataset data = clean(Given.file("accounts.csv", "id,list,tier", "A1,Q1,gold", "A1,Q2,", "A1,,"));

        assertThat(data.targetAccounts())
                .containsExactly(
                        TargetAccount.builder("A1")
                                .list("Q1")
                                .attribute("tier", "gold")
                                .build(),
                        TargetAccount.builder("A1").list("Q2").build(),
                        TargetAccount.builder("A1").build());
    }

    @Test
    void enrollments() {
        Dataset data = clean(Given.file(
                "enrollments.csv",
                "contact,sequence,enrolled_at,exited_at,exit_reason,variant",
                "P1,S1,2026-01-08,2026-02-01,replied,B"));

        assertThat(data.enrollments())
                .containsExactly(Enrollment.builder("P1", "S1", at("2026-01-08"))
                        .exitedAt(at("2026-02-01"))
                        .exitReason("replied")
                        .attribute("variant", "B")
                        .build());
    }

    @Test
    void reps() {
        Dataset data = clean(Given.file(
                "reps.csv",
                "id,team,role,seniority,active_from,active_to,fte,zone,capacity,skills,office",
                "R1,east,inside_sales,senior,2025-01-01,2026-06-01,0.5,America/Chicago,80,region:EMEA| "
                        + "industry:retail |,NY"));

        assertThat(data.reps())
                .containsExactly(Rep.builder("R1")
                        .team("east")
                        .role(RepRole.INSIDE_SALES)
                        .seniority(Seniority.SENIOR)
                        .activeFrom(LocalDate.of(2025, 1, 1))
                        .activeTo(LocalDate.of(2026, 6, 1))
                        .fte(Rational.of(1, 2))
                        .zone(ZoneId.of("America/Chicago"))
                        .capacity(80)
                        .skills(List.of("region:EMEA", "industry:retail"))
                        .attribute("office", "NY")
                        .build());
    }

    @Test
    void fx() {
        Dataset data = clean(Given.file("fx.csv", "date,from,to,rate", "2026-01-01,EUR,USD,1.10"));

        assertThat(data.inReportingCurrency(
                        Money.of(new BigDecimal("10"), Currency.getInstance("EUR")), LocalDate.of(2026, 3, 1)))
                .contains(Rational.of(11));
    }

    @Test
    void columns_countInAnyOrderAndCase() {
        Dataset data = clean(Given.file("leads.csv", " CREATED_AT , Id ,Deal Size", "2026-01-05, L1 , big "));

        assertThat(data.journeys().get(0).lead())
                .isEqualTo(Lead.builder("L1", at("2026-01-05"))
                        .attribute("deal size", "big")
                        .build());
    }

    @Test
    void attributes_ofEmptyCells_areAbsent() {
        Dataset data =
                clean(Given.file("leads.csv", "id,created_at,industry", "L1,2026-01-05,", "L2,2026-01-05,Retail"));

        assertThat(data.journeys().get(0).lead().attributes()).isEmpty();
        assertThat(data.journeys().get(1).lead().attributes()).isEqualTo(Map.of("industry", "Retail"));
    }
}
