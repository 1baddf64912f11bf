package org.leadkpi.model;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/** Looks for what is odd about the records; it lists, and drops only what repeats an id. */
final class Inspection {

    private final ZoneId zone;
    private final List<Problem> problems = new ArrayList<>();

    Inspection(ZoneId zone) {
        this.zone = zone;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void repeats(String kind, List<String> ids) {
        for (String id : ids) {
            report(ProblemKind.DUPLICATE_ID, kind + " " + id, "repeats an id, so the first one stays");
        }
    }

    void copies(List<Copies.Merged> copies) {
        for (Copies.Merged merged : copies) {
            report(
                    ProblemKind.COPY,
                    "touch " + merged.copy().id(),
                    "tells what touch " + merged.kept().id() + " tells, so it counts once");
        }
    }

    void journey(Journey journey) {
        Lead lead = journey.lead();
        Timestamp created = lead.createdAt();
        for (StageTransition step : journey.history().steps()) {
            if (step.at().isBefore(created, zone)) {
                order(subject(lead), name(step.to()), step.at(), "its creation", created);
            }
            if (step.to() == Stage.UNKNOWN) {
                report(
                        ProblemKind.UNKNOWN_STAGE,
                        subject(lead),
                        "entered a stage at " + step.at() + " that maps to none");
            }
        }
        Optional<Timestamp> mql = journey.entered(Stage.MQL);
        Optional<Timestamp> sql = journey.entered(Stage.SQL);
        if (mql.isPresent() && sql.isPresent() && sql.get().isBefore(mql.get(), zone)) {
            order(subject(lead), "sql", sql.get(), "its mql", mql.get());
        }
    }

    private static String subject(Lead lead) {
        return "lead " + lead.id();
    }

    void deal(Deal deal) {
        Opportunity opportunity = deal.opportunity();
        String subject = "opportunity " + opportunity.id();
        opportunity
                .lead()
                .filter(lead -> deal.journey().isEmpty())
                .ifPresent(lead ->
                        report(ProblemKind.UNKNOWN_REFERENCE, subject, "names lead " + lead + ", which is not there"));
        opportunity
                .closedAt()
                .filter(closed -> closed.isBefore(opportunity.createdAt(), zone))
                .ifPresent(closed -> order(subject, "close", closed, "its creation", opportunity.createdAt()));
        opportunity
                .qualifiedAt()
                .filter(qualified -> qualified.isBefore(opportunity.createdAt(), zone))
                .ifPresent(qualified ->
                        order(subject, "qualification", qualified, "its creation", opportunity.createdAt()));
        if (opportunity.status() != OpportunityStatus.OPEN
                && opportunity.closedAt().isEmpty()) {
            report(
                    ProblemKind.MISSING_DATE,
                    subject,
                    "is " + opportunity.status().name().toLowerCase(Locale.ROOT) + " without a close date");
        }
    }

    void customer(Customer customer, Dataset data) {
        String subject = "customer " + customer.id();
        customer.lead()
                .filter(lead -> data.journey(lead).isEmpty())
                .filter(lead -> data.feeds().contains(Feed.LEADS))
                .ifPresent(lead ->
                        report(ProblemKind.UNKNOWN_REFERENCE, subject, "names lead " + lead + ", which is not there"));
        customer.churnedAt()
                .filter(churned -> churned.isBefore(customer.acquiredAt(), zone))
                .ifPresent(churned -> order(subject, "churn", churned, "its acquisition", customer.acquiredAt()));
    }

    void enrollment(Enrollment enrollment, Dataset data) {
        String subject = "enrollment of " + enrollment.contact() + " in " + enrollment.sequence();
        boolean isKnown = data.prospect(enrollment.contact()).isPresent()
                || data.journey(enrollment.contact()).isPresent();
        if (!isKnown && data.feeds().contains(Feed.PROSPECTS)) {
            report(
                    ProblemKind.UNKNOWN_REFERENCE,
                    subject,
                    "names contact " + enrollment.contact() + ", which is neither a lead nor a prospect that is there");
        }
        enrollment
                .exitedAt()
                .filter(exited -> exited.isBefore(enrollment.enrolledAt(), zone))
                .ifPresent(exited -> order(subject, "exit", exited, "its entry", enrollment.enrolledAt()));
    }

    void rep(Rep rep) {
        if (rep.activeFrom().isPresent() && rep.activeTo().isPresent()) {
            LocalDate first = rep.activeFrom().get();
            LocalDate end = rep.activeTo().get();
            if (!first.isBefore(end)) {
                report(
                        ProblemKind.ORDER,
                        "rep " + rep.id(),
                        "is active from " + first + " until before " + end + ", so on no day");
            }
        }
    }

    void touches(Genesis genesis) {
        List<Touch> touches = genesis.touches();
        int[] leadOf = genesis.leadOfTouches();
        for (int i = 0; i < touches.size(); i++) {
            Touch touch = touches.get(i);
            if (touch.lead().isEmpty()) {
                continue;
            }
            int lead = leadOf[i];
            if (lead < 0) {
                report(
                        ProblemKind.UNKNOWN_REFERENCE,
                        "touch " + touch.id(),
                        "names lead " + touch.lead().get() + ", which is not there");
                continue;
            }
            Timestamp created = genesis.leads().get(lead).createdAt();
            if (touch.at().isBefore(created, zone)) {
                order("touch " + touch.id(), "contact", touch.at(), "the creation of its lead", created);
            }
        }
    }

    /** Meetings that say they move another one, which they cannot. */
    void meetings(Dataset data) {
        for (Touch touch : data.touches()) {
            Optional<String> moved = touch.meeting().flatMap(MeetingDetails::rescheduledFrom);
            if (moved.isPresent() && touch.kind() == TouchKind.MEETING) {
                Activity activity = new Activity(touch, touch.lead().flatMap(data::journey));
                if (touch.movedFrom(data.touchesOfContact(activity), zone).isEmpty()) {
                    report(
                            ProblemKind.UNKNOWN_REFERENCE,
                            "touch " + touch.id(),
                            "moves meeting " + moved.get()
                                    + ", which is no earlier one of its contact, so it is a booking of its own");
                }
            }
        }
    }

    /** Traffic of one series that covers the same day twice; a whole range of distinct visitors is not counted twice. */
    void traffic(List<Traffic> traffic) {
        Map<Traffic.Series, List<Traffic>> bySeries = new HashMap<>();
        for (Traffic row : traffic) {
            if (row.impressions().isPresent()
                    || row.clicks().isPresent()
                    || row.sessions().isPresent()
                    || row.pageViews().isPresent()) {
                bySeries.computeIfAbsent(row.series(), series -> new ArrayList<>())
                        .add(row);
            }
        }
        for (Traffic first : traffic) {
            List<Traffic> series = bySeries.remove(first.series());
            if (series == null) {
                continue;
            }
            series.sort(Comparator.comparing(Traffic::range));
            LocalDate covered = LocalDate.MIN;
            for (Traffic row : series) {
                DateRange range = row.range();
                if (range.start().isBefore(covered)) {
                    report(
                            ProblemKind.OVERLAP,
                            "traffic",
                            "traffic of " + describe(row) + " in " + range.inWords()
                                    + " overlaps another record of the same series, and both are counted");
                }
                covered = range.end().isAfter(covered) ? range.end() : covered;
            }
        }
    }

    private static String describe(Traffic row) {
        return "channel " + row.channel().orElse("(none)")
                + row.campaign().map(name -> " campaign " + name).orElse("")
                + row.landingPage().map(name -> " landing page " + name).orElse("");
    }

    /** Amounts without an exchange rate. */
    void amounts(Dataset data) {
        for (Spend item : data.spend()) {
            if (!item.amount().currency().equals(data.currency())) {
                String subject = "spend of " + item.range().inWords()
                        + item.channel().map(name -> " on " + name).orElse("");
                item.range()
                        .intersection(data.range())
                        .ifPresent(days -> firstDayWithoutRate(data, item.amount(), days)
                                .ifPresent(day -> rate(data, subject, item.amount(), day)));
            }
        }
        for (Deal deal : data.deals()) {
            Opportunity opportunity = deal.opportunity();
            String subject = "opportunity " + opportunity.id();
            opportunity
                    .qualifiedAt()
                    .ifPresent(at -> opportunity
                            .amountAtQualification()
                            .ifPresent(amount -> rate(data, subject, amount, at.date(zone))));
            opportunity
                    .closedAt()
                    .ifPresent(
                            at -> opportunity.amount().ifPresent(amount -> rate(data, subject, amount, at.date(zone))));
        }
        for (Customer customer : data.customers()) {
            daysAsCustomer(customer, data.range())
                    .ifPresent(days -> customer.monthlyRevenue()
                            .ifPresent(revenue -> rate(data, "customer " + customer.id(), revenue, days.start())));
        }
    }

    private Optional<DateRange> daysAsCustomer(Customer customer, DateRange observed) {
        LocalDate acquired = customer.acquiredAt().date(zone);
        LocalDate end = customer.churnedAt().map(churned -> churned.date(zone)).orElse(observed.end());
        return acquired.isBefore(end) ? DateRange.of(acquired, end).intersection(observed) : Optional.empty();
    }

    private static Optional<LocalDate> firstDayWithoutRate(Dataset data, Money amount, DateRange days) {
        return days.start()
                .datesUntil(days.end())
                .filter(day -> data.inReportingCurrency(amount, day).isEmpty())
                .findFirst();
    }

    private void rate(Dataset data, String subject, Money amount, LocalDate date) {
        if (data.inReportingCurrency(amount, date).isEmpty()) {
            report(
                    ProblemKind.MISSING_FX,
                    subject,
                    "has " + amount + " and no exchange rate to "
                            + data.currency().getCurrencyCode() + " on " + date);
        }
    }

    private void order(String subject, String event, Timestamp at, String earlier, Timestamp bound) {
        report(ProblemKind.ORDER, subject, event + " is dated " + at + ", before " + earlier + " at " + bound);
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private void report(ProblemKind kind, String subject, String detail) {
        problems.add(Problem.of(kind, subject, detail.startsWith(subject) ? detail : subject + " " + detail));
    }
}
