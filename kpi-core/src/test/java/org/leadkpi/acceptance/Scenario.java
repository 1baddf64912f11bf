package org.leadkpi.acceptance;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Counterpart;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Enrollment;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Lead;
import org.leadkpi.model.MeetingDetails;
import org.leadkpi.model.MeetingStatus;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Platform;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Prospect;
import org.leadkpi.model.Rep;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageModel;
import org.leadkpi.model.TargetAccount;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.Traffic;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.FxRates;
import org.leadkpi.value.Money;

/**
 * A small company told in a few words: so many leads of a channel, what became of them, what was spent.
 *
 * <p>It lives in New York, counts in dollars and is looked at from the end of 2026 unless it says otherwise. A feed is
 * supplied from the first record named, be it none: {@code leads(0, "organic")} is an empty feed, not an absent one.
 */
final class Scenario {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final DateRange JANUARY = month("2026-01-01");
    static final DateRange FEBRUARY = month("2026-02-01");
    static final DateRange MARCH = month("2026-03-01");

    private DateRange range;
    private ZoneId zone = NEW_YORK;
    private String asOf = "2026-12-31T00:00";
    private Policies policies = Policies.STANDARD;
    private FxRates fx = FxRates.none();
    private StageModel stageModel;
    private List<Lead> leads;
    private List<Touch> touches;
    private List<Opportunity> deals;
    private List<Spend> spend;
    private List<Traffic> traffic;
    private List<Customer> customers;
    private List<Rep> reps;
    private List<Prospect> prospects;
    private List<TargetAccount> accounts;
    private List<Enrollment> enrollments;
    private Feed[] lacking = {};
    private int ids;

    private Scenario(DateRange range) {
        this.range = range;
    }

    // ---- when and how it is looked at

    static Scenario january() {
        return new Scenario(JANUARY);
    }

    static Scenario observed(String from, String to) {
        return new Scenario(range(from, to));
    }

    /** The same records, looked at over other days. */
    Scenario over(String from, String to) {
        this.range = range(from, to);
        return this;
    }

    /** An id that no record has yet. */
    String nextId() {
        return "id-" + ids++;
    }

    Scenario zone(String id) {
        this.zone = ZoneId.of(id);
        return this;
    }

    Scenario asOf(String local) {
        this.asOf = local;
        return this;
    }

    Scenario policies(Policies choice) {
        this.policies = choice;
        return this;
    }

    Scenario fx(FxRates rates) {
        this.fx = rates;
        return this;
    }

    Scenario stageModel(StageModel model) {
        this.stageModel = model;
        return this;
    }

    Scenario lacks(Feed... feeds) {
        this.lacking = feeds;
        return this;
    }

    // ---- leads

    /** Leads of 5 January. */
    Scenario leads(int count, String channel) {
        return leads(count, "2026-01-05T09:00", lead -> lead.channel(channel));
    }

    Scenario leads(int count, String createdAt, UnaryOperator<Lead.Builder> like) {
        leads = leads == null ? new ArrayList<>() : leads;
        for (int i = 0; i < count; i++) {
            lead("lead-" + ids++, createdAt, like);
        }
        return this;
    }

    Scenario lead(String id, String createdAt) {
        return lead(id, createdAt, lead -> lead);
    }

    Scenario lead(String id, String createdAt, UnaryOperator<Lead.Builder> like) {
        leads = leads == null ? new ArrayList<>() : leads;
        leads.add(like.apply(Lead.builder(id, at(createdAt))).build());
        return this;
    }

    /** Leads that entered a stage the moment they were created. */
    Scenario leadsIn(Stage stage, int count, String at) {
        return leads(count, at, lead -> lead.entered(stage, at(at)));
    }

    /** Leads that entered one stage the moment they were created, and a second one later. */
    Scenario leadsFrom(Stage first, String firstAt, Stage second, String secondAt, int count) {
        return leads(count, firstAt, lead -> lead.entered(first, at(firstAt)).entered(second, at(secondAt)));
    }

    /** Leads of a channel, each of which became a customer in January. */
    Scenario newCustomers(int count, String channel) {
        return leads(
                count,
                "2026-01-05T09:00",
                lead -> lead.channel(channel).entered(Stage.CUSTOMER, at("2026-01-20T09:00")));
    }

    /** A lead that came to us at a time, and is answered by a call at another; untouched without one. */
    Scenario inbound(String id, String createdAt, String... answeredAt) {
        noTouches().lead(id, createdAt, lead -> lead.origin(Origin.INBOUND));
        for (String at : answeredAt) {
            touch(TouchKind.CALL, at, call -> call.lead(id));
        }
        return this;
    }

    /** Leads that came to us by themselves. */
    Scenario webLeads(int count, String createdAt, UnaryOperator<Lead.Builder> like) {
        return leads(count, createdAt, lead -> like.apply(lead.origin(Origin.INBOUND)));
    }

    /** MQLs of a day, of which so many became SQL ten days later, and so many of these customers after twenty more. */
    Scenario mqls(int count, int sqls, int customers, String at, UnaryOperator<Lead.Builder> like) {
        String mql = at + "T09:00";
        LocalDate day = LocalDate.parse(at);
        String sql = day.plusDays(10) + "T09:00";
        String won = day.plusDays(30) + "T09:00";
        leads(count - sqls, mql, lead -> like.apply(lead).entered(Stage.MQL, at(mql)));
        leads(
                sqls - customers,
                mql,
                lead -> like.apply(lead).entered(Stage.MQL, at(mql)).entered(Stage.SQL, at(sql)));
        return leads(
                customers,
                mql,
                lead -> like.apply(lead)
                        .entered(Stage.MQL, at(mql))
                        .entered(Stage.SQL, at(sql))
                        .entered(Stage.CUSTOMER, at(won)));
    }

    /** Leads that came to us at a time, each of which is answered by a call after so many seconds. */
    Scenario answered(int count, String createdAt, long seconds, UnaryOperator<Lead.Builder> like) {
        String answer = LocalDateTime.parse(createdAt).plusSeconds(seconds).toString();
        for (int i = 0; i < count; i++) {
            String id = "lead-" + ids++;
            noTouches().lead(id, createdAt, lead -> like.apply(lead.origin(Origin.INBOUND)));
            touch(TouchKind.CALL, answer, call -> call.lead(id));
        }
        return this;
    }

    /** Requests of 5 January, on so many of which somebody was talked to the same day. */
    Scenario requests(int count, int talked) {
        noTouches();
        for (int i = 0; i < count; i++) {
            String id = "request-" + i;
            lead(id, "2026-01-05T09:00", lead -> lead.origin(Origin.INBOUND));
            if (i < talked) {
                touch(
                        TouchKind.CALL,
                        "2026-01-05T10:00",
                        call -> call.lead(id).duration(Duration.ofSeconds(120)).counterpart(Counterpart.INTENDED));
            }
        }
        return this;
    }

    // ---- touches

    Scenario noTouches() {
        touches = touches == null ? new ArrayList<>() : touches;
        return this;
    }

    Scenario touch(TouchKind kind, String at, UnaryOperator<Touch.Builder> like) {
        return touches(1, kind, at, like);
    }

    /** Touches that differ in nothing but their ids. */
    Scenario touches(int count, TouchKind kind, String at, UnaryOperator<Touch.Builder> like) {
        noTouches();
        for (int i = 0; i < count; i++) {
            touches.add(
                    like.apply(Touch.builder("touch-" + ids++, at(at), kind)).build());
        }
        return this;
    }

    /** E-mails to as many prospects, of which the first so many reply the next day. */
    Scenario emails(int sent, int replied, String at, UnaryOperator<Touch.Builder> reply) {
        String nextDay = LocalDate.parse(at.substring(0, 10)).plusDays(1) + at.substring(10);
        for (int i = 0; i < sent; i++) {
            String prospect = "prospect-" + ids++;
            touch(TouchKind.EMAIL, at, email -> email.prospect(prospect));
            if (i < replied) {
                touch(
                        TouchKind.EMAIL,
                        nextDay,
                        email -> reply.apply(email.prospect(prospect).direction(TouchDirection.INBOUND)));
            }
        }
        return this;
    }

    /** Contacts who got a mail on 5 January, of whom so many replied, and of these so many booked a meeting. */
    Scenario meetings(int contacts, int replies, int meetings) {
        String sent = "2026-01-05T10:00";
        emails(contacts - replies, 0, sent, reply -> reply);
        for (int i = 0; i < replies; i++) {
            String contact = "P" + i;
            touch(TouchKind.EMAIL, sent, email -> email.prospect(contact));
            touch(
                    TouchKind.EMAIL,
                    "2026-01-06T10:00",
                    email -> email.prospect(contact).direction(TouchDirection.INBOUND));
            if (i < meetings) {
                touch(TouchKind.MEETING, "2026-01-07T10:00", booked(contact));
            }
        }
        return this;
    }

    /** Contacts who entered a sequence on 5 January, of whom so many booked a meeting. */
    Scenario sequence(int contacts, int meetings) {
        noTouches();
        for (int i = 0; i < contacts; i++) {
            enrolled("P" + i, "S", "2026-01-05T10:00", as -> as);
            if (i < meetings) {
                touch(TouchKind.MEETING, "2026-01-07T10:00", booked("P" + i));
            }
        }
        return this;
    }

    /** A meeting that a contact has booked, and was at. */
    static UnaryOperator<Touch.Builder> booked(String contact) {
        return touch -> touch.prospect(contact)
                .meeting(new MeetingDetails(
                        Optional.empty(),
                        Optional.of(at("2026-01-20T10:00")),
                        MeetingStatus.HELD,
                        Optional.empty(),
                        Optional.empty()));
    }

    // ---- opportunities

    Scenario noDeals() {
        deals = deals == null ? new ArrayList<>() : deals;
        return this;
    }

    Scenario deal(String id, String createdAt, UnaryOperator<Opportunity.Builder> like) {
        noDeals();
        deals.add(like.apply(Opportunity.builder(id, at(createdAt))).build());
        return this;
    }

    Scenario deals(int count, String createdAt, UnaryOperator<Opportunity.Builder> like) {
        noDeals();
        for (int i = 0; i < count; i++) {
            deal("deal-" + ids++, createdAt, like);
        }
        return this;
    }

    /** Leads of 5 January, each with an opportunity qualified on the 12th. */
    Scenario leadsWithQualifiedDeal(int count, String channel) {
        for (int i = 0; i < count; i++) {
            String lead = "lead-" + ids++;
            lead(lead, "2026-01-05T09:00", as -> as.channel(channel));
            deal(
                    "deal-of-" + lead,
                    "2026-01-06T09:00",
                    deal -> deal.lead(lead).qualifiedAt(at("2026-01-12T09:00")).amount(usd("10000")));
        }
        return this;
    }

    static UnaryOperator<Opportunity.Builder> won(String closedAt, String amount) {
        return deal -> won(closedAt).apply(deal).amount(usd(amount));
    }

    /** Won for an amount that nobody wrote down. */
    static UnaryOperator<Opportunity.Builder> won(String closedAt) {
        return deal -> deal.status(OpportunityStatus.WON).closedAt(at(closedAt));
    }

    static UnaryOperator<Opportunity.Builder> lost(String closedAt) {
        return deal -> deal.status(OpportunityStatus.LOST).closedAt(at(closedAt));
    }

    static UnaryOperator<Opportunity.Builder> qualified(String qualifiedAt, String amount) {
        return deal -> deal.qualifiedAt(at(qualifiedAt)).qualifiedAmount(usd(amount));
    }

    // ---- spend, traffic, customers, reps

    Scenario noSpend() {
        spend = spend == null ? new ArrayList<>() : spend;
        return this;
    }

    /** Media bought for a channel in January. */
    Scenario spend(String amount, String channel) {
        return spend(JANUARY, usd(amount), SpendCategory.AD_MEDIA, item -> item.channel(channel));
    }

    Scenario spend(DateRange days, Money amount, SpendCategory category, UnaryOperator<Spend.Builder> like) {
        noSpend();
        spend.add(like.apply(Spend.builder(days, amount, category)).build());
        return this;
    }

    Scenario traffic(DateRange days, UnaryOperator<Traffic.Builder> like) {
        traffic = traffic == null ? new ArrayList<>() : traffic;
        traffic.add(like.apply(Traffic.builder(days)).build());
        return this;
    }

    /** The advertisements of January on a platform, and the leads that came of them. */
    Scenario ads(Platform platform, long impressions, long clicks, long visitors, int leads) {
        return traffic(
                        JANUARY,
                        row -> row.channel("paid")
                                .platform(platform)
                                .impressions(impressions)
                                .clicks(clicks)
                                .visitors(visitors))
                .webLeads(leads, "2026-01-05T09:00", lead -> lead.channel("paid"));
    }

    /** A page with a form of so many fields, and the leads that came of it in January. */
    Scenario form(int fields, long visitors, int leads) {
        return traffic(
                        JANUARY,
                        row -> row.landingPage("/demo").formFields(fields).visitors(visitors))
                .webLeads(leads, "2026-01-05T09:00", lead -> lead.attribute("landing_page", "/demo"));
    }

    Scenario visitors(DateRange days, long visitors) {
        return traffic(days, row -> row.visitors(visitors));
    }

    Scenario customer(String id, String acquiredAt, UnaryOperator<Customer.Builder> like) {
        customers = customers == null ? new ArrayList<>() : customers;
        customers.add(like.apply(Customer.builder(id, at(acquiredAt))).build());
        return this;
    }

    Scenario reps(Rep... people) {
        reps = Arrays.asList(people);
        return this;
    }

    Scenario rep(String id, UnaryOperator<Rep.Builder> like) {
        reps = reps == null ? new ArrayList<>() : new ArrayList<>(reps);
        reps.add(like.apply(Rep.builder(id)).build());
        return this;
    }

    // ---- lists and sequences

    Scenario prospect(String id, String account, UnaryOperator<Prospect.Builder> like) {
        prospects = prospects == null ? new ArrayList<>() : prospects;
        prospects.add(like.apply(Prospect.builder(id, account)).build());
        return this;
    }

    Scenario account(String id, UnaryOperator<TargetAccount.Builder> like) {
        accounts = accounts == null ? new ArrayList<>() : accounts;
        accounts.add(like.apply(TargetAccount.builder(id)).build());
        return this;
    }

    Scenario enrolled(String contact, String sequence, String enrolledAt, UnaryOperator<Enrollment.Builder> like) {
        enrollments = enrollments == null ? new ArrayList<>() : enrollments;
        enrollments.add(like.apply(Enrollment.builder(contact, sequence, at(enrolledAt)))
                .build());
        return this;
    }

    // ---- reading it

    Dataset dataset() {
        Dataset.Builder data = Dataset.observed(range.start(), range.end())
                .zone(zone)
                .asOf(Timestamp.parse(asOf, zone).instant(zone))
                .currency("USD")
                .policies(policies)
                .fx(fx);
        if (leads != null) {
            data.leads(leads);
        }
        if (touches != null) {
            data.touches(touches);
        }
        if (deals != null) {
            data.opportunities(deals);
        }
        if (spend != null) {
            data.spend(spend);
        }
        if (traffic != null) {
            data.traffic(traffic);
        }
        if (customers != null) {
            data.customers(customers);
        }
        if (reps != null) {
            data.reps(reps);
        }
        if (prospects != null) {
            data.prospects(prospects);
        }
        if (accounts != null) {
            data.targetAccounts(accounts);
        }
        if (enrollments != null) {
            data.enrollments(enrollments);
        }
        if (stageModel != null) {
            data.stageModel(stageModel);
        }
        return data.lacks(lacking).build();
    }

    Scorecard card(Grain grain, Dimension... dimensions) {
        return Scorecard.of(dataset(), grain, dimensions);
    }

    Scorecard byChannel() {
        return card(Grain.NONE, StandardDimensions.CHANNEL);
    }

    /** The reading over everything observed. */
    Reading read(Kpi kpi) {
        return card(Grain.NONE).get(kpi);
    }

    Reading read(Kpi kpi, String channel) {
        return byChannel().get(kpi, channel);
    }

    // ---- words

    static Timestamp at(String local) {
        return Timestamp.parse(local, NEW_YORK);
    }

    static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    static DateRange range(String from, String to) {
        return DateRange.of(LocalDate.parse(from), LocalDate.parse(to));
    }

    static DateRange month(String firstDay) {
        LocalDate first = LocalDate.parse(firstDay);
        return DateRange.of(first, first.plusMonths(1));
    }
}
