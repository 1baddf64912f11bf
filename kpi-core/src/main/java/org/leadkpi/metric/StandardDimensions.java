package org.leadkpi.metric;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.leadkpi.model.Acquisition;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Deal;
import org.leadkpi.model.Enrollment;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.OpportunityStageChange;
import org.leadkpi.model.Prospect;
import org.leadkpi.model.Rep;
import org.leadkpi.model.Seniority;
import org.leadkpi.model.SequenceStep;
import org.leadkpi.model.Spend;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.TargetAccount;
import org.leadkpi.model.Touch;
import org.leadkpi.model.Traffic;
import org.leadkpi.response.Correspondence;
import org.leadkpi.response.Inquiry;
import org.leadkpi.response.SequenceEntry;
import org.leadkpi.scoring.EntryScore;
import org.leadkpi.scoring.ScoreBand;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * What records are grouped by in the standard catalogue.
 *
 * <p>An opportunity, and a customer, has the channel and campaign of the lead it came from; an opportunity without a lead may
 * carry an attribute of that name. The channel that a customer record names itself goes before that of its lead.
 *
 * <p>A touch has the channel, campaign, origin, intent and kind of its lead; that of a prospect has none. Its owner is the rep
 * who made it, since activity is a rep's, not an owner's. Where no rep is recorded, as for mail that a sequence sends and mail
 * that comes in, it is the owner of the lead: so an attempt and its answer stand in one segment.
 *
 * <p>A message that answers one of ours has the sequence, step, hour, weekday and kind of the message it answers, so that a
 * rate compares replies with what was replied to. A touch that names no prospect has the list of a prospect that is the same
 * contact.
 *
 * @since 0.1
 */
public final class StandardDimensions {

    private StandardDimensions() {}

    /** Where leads and opportunities say themselves how large a deal is. */
    private static final String DEAL_SIZE_ATTRIBUTE = "deal_size_band";

    private static final int EDGE_DIGITS = 12;

    /** The hours of a day by name, written once: there are many touches. */
    private static final List<String> HOURS = IntStream.range(0, 24)
            .mapToObj(hour -> (hour < 10 ? "0" : "") + hour)
            .toList();

    /** The channel that brought the lead, or that the money was spent on. */
    public static final Dimension CHANNEL = ofLead("channel", Lead::channel)
            .of(Source.ACQUISITIONS, Acquisition::channel)
            .of(
                    Source.CUSTOMERS,
                    (customer, data) -> customer.channel()
                            .or(() -> lead(customer, data)
                                    .flatMap(journey -> journey.lead().channel())))
            .of(Source.SPEND, Spend::channel)
            .of(Source.TRAFFIC, Traffic::channel);

    /** The campaign. */
    public static final Dimension CAMPAIGN =
            ofLead("campaign", Lead::campaign).of(Source.SPEND, Spend::campaign).of(Source.TRAFFIC, Traffic::campaign);

    /** The rep who owns the lead or the opportunity, or who made the touch; of a reply, who sent what it answers. */
    public static final Dimension OWNER = Dimension.named("owner")
            .of(Source.LEADS, (Journey lead) -> lead.lead().owner())
            .of(Source.OPPORTUNITIES, (Deal deal) -> deal.opportunity().owner())
            .of(Source.ACQUISITIONS, Acquisition::owner)
            .of(Source.CUSTOMERS, StandardDimensions::owner)
            .of(Source.TOUCHES, StandardDimensions::rep)
            .of(Source.ENROLLMENTS, StandardDimensions::repOf)
            .of(Source.REPS, (Rep rep) -> Optional.of(rep.id()))
            .alias("rep");

    /** The team of the rep who owns the lead or the opportunity, or who made the touch. */
    public static final Dimension TEAM = ofRep("team", Rep::team).of(Source.SPEND, Spend::team);

    /** How experienced the rep is who owns the lead or the opportunity, or who made the touch. */
    public static final Dimension REP_SENIORITY = ofRep(
                    "rep-seniority",
                    rep -> Optional.of(rep.seniority())
                            .filter(known -> known != Seniority.UNKNOWN)
                            .map(StandardDimensions::name))
            .alias("seniority");

    /** Who started it: inbound or outbound. */
    public static final Dimension ORIGIN =
            ofLead("origin", lead -> lead.origin().map(StandardDimensions::name));

    /** The intent tier at entry. */
    public static final Dimension INTENT = ofJourney(
            "intent",
            (journey, data) -> named(
                    journey.lead().intentTier(data.zone()),
                    IntentTier.UNKNOWN,
                    journey.lead().intent()));

    /** How long an inbound lead waited for the first attempt to reach it. */
    public static final Dimension RESPONSE_BAND = ofJourney(
            "response-band", (journey, data) -> Inquiry.of(journey, data).flatMap(Inquiry::band));

    /** The band of the score that the lead had at entry. */
    public static final Dimension SCORE_BAND = ofJourney(
            "score-band",
            (journey, data) -> EntryScore.of(journey.lead(), data.zone())
                    .map(entry -> ScoreBand.of(entry.score()).label()));

    /** The kind of lead, as of its assignment. An opportunity has that of its lead, whatever its own type. */
    public static final Dimension LEAD_TYPE = ofJourney(
                    "lead-type",
                    (journey, data) -> named(
                            journey.type(data.zone()),
                            LeadType.UNKNOWN,
                            journey.lead().type()))
            .alias("type");

    /** Who sourced the opportunity. */
    public static final Dimension OPPORTUNITY_SOURCE = Dimension.named("opportunity-source")
            .of(Source.OPPORTUNITIES, (Deal deal) -> deal.opportunity().source())
            .alias("source");

    /** Why the opportunity was lost. */
    public static final Dimension LOSS_REASON = Dimension.named("loss-reason")
            .of(Source.OPPORTUNITIES, (Deal deal) -> deal.opportunity().lossReason());

    /** The stage of its pipeline that the opportunity is in, or was in before it was closed. */
    public static final Dimension LAST_STAGE =
            Dimension.named("last-stage").of(Source.OPPORTUNITIES, StandardDimensions::lastStage);

    /** Why the lead was ruled out. */
    public static final Dimension DISQUALIFICATION_REASON = Dimension.named("disqualification-reason")
            .of(Source.LEADS, (Journey lead) -> lead.history().disqualifiedReason())
            .alias("disqualified-reason");

    /** Why the lead was last sent back to nurture. */
    public static final Dimension RECYCLE_REASON =
            Dimension.named("recycle-reason").of(Source.LEADS, StandardDimensions::recycleReason);

    /** Where the bands of deal sizes begin, in the reporting currency; chosen by this project. */
    private static final List<Rational> DEAL_SIZES =
            List.of(Rational.of(5_000), Rational.of(25_000), Rational.of(100_000));

    /** The band of the amount of the opportunity: below 5,000, to 25,000, to 100,000 and from there on. */
    public static final Dimension DEAL_SIZE_BAND = dealSizeBand("deal-size-band", DEAL_SIZES);

    /** The platform that traffic comes from. */
    public static final Dimension PLATFORM =
            Dimension.named("platform").of(Source.TRAFFIC, (Traffic row) -> Optional.of(name(row.platform())));

    /** The landing page of traffic; leads have it where they carry it as the attribute {@code landing_page}. */
    public static final Dimension LANDING_PAGE =
            Dimension.named("landing-page").of(Source.TRAFFIC, Traffic::landingPage);

    /** The ad or page variant of traffic; leads have it where they carry it as the attribute {@code variant}. */
    public static final Dimension VARIANT = Dimension.named("variant").of(Source.TRAFFIC, Traffic::variant);

    /** How many fields the form of the landing page has. */
    public static final Dimension FORM_SIZE = Dimension.named("form-fields")
            .of(
                    Source.TRAFFIC,
                    (Traffic row) ->
                            row.formFields().stream().mapToObj(Long::toString).findFirst());

    /** What money was spent on. */
    public static final Dimension CATEGORY =
            Dimension.named("category").of(Source.SPEND, (Spend item) -> Optional.of(name(item.category())));

    /** The sequence that sent the touch, or that the contact was enrolled in. */
    public static final Dimension SEQUENCE = ofSequenceStep("sequence", step -> Optional.of(step.sequence()))
            .of(Source.ENROLLMENTS, (Enrollment enrollment) -> Optional.of(enrollment.sequence()));

    /** The step of the sequence, from 1. */
    public static final Dimension STEP =
            ofSequenceStep("step", step -> step.step().map(number -> Integer.toString(number)));

    /** The variant of the message, by the attribute {@code message_variant} of the touch. */
    public static final Dimension MESSAGE_VARIANT = Dimension.named("message-variant")
            .of(Source.TOUCHES, (activity, data) -> read(begun(activity, data).attributes(), "message_variant"));

    /** The outbound list. */
    public static final Dimension LIST = Dimension.named("list")
            .of(Source.TOUCHES, (activity, data) -> ofProspect(activity, data, Prospect::list))
            .of(
                    Source.ENROLLMENTS,
                    (enrollment, data) -> data.prospect(enrollment.contact()).flatMap(Prospect::list))
            .of(Source.PROSPECTS, Prospect::list)
            .of(Source.TARGET_ACCOUNTS, TargetAccount::list);

    /** Where the outbound list came from; a target account has no such source of its own. */
    public static final Dimension LIST_SOURCE = Dimension.named("list-source")
            .of(Source.TOUCHES, (activity, data) -> ofProspect(activity, data, Prospect::source))
            .of(
                    Source.ENROLLMENTS,
                    (enrollment, data) -> data.prospect(enrollment.contact()).flatMap(Prospect::source))
            .of(Source.PROSPECTS, Prospect::source);

    /** The hour of day, 00 to 23, in the zone of the lead where that is known, else in that of the reports. */
    public static final Dimension HOUR = Dimension.named("hour")
            .of(Source.TOUCHES, (activity, data) -> localTime(activity, data, at -> HOURS.get(at.getHour())));

    /** The day of the week, in the zone of the lead where that is known, else in that of the reports. */
    public static final Dimension WEEKDAY =
            Dimension.named("weekday").of(Source.TOUCHES, (activity, data) -> Optional.of(weekday(activity, data)));

    /** The kind of touch. */
    public static final Dimension TOUCH_KIND = Dimension.named("touch-kind")
            .of(
                    Source.TOUCHES,
                    (activity, data) -> Optional.of(name(begun(activity, data).kind())))
            .alias("kind");

    static List<Dimension> all() {
        return List.of(
                CHANNEL,
                CAMPAIGN,
                OWNER,
                TEAM,
                REP_SENIORITY,
                ORIGIN,
                INTENT,
                RESPONSE_BAND,
                SCORE_BAND,
                LEAD_TYPE,
                OPPORTUNITY_SOURCE,
                LOSS_REASON,
                LAST_STAGE,
                DISQUALIFICATION_REASON,
                RECYCLE_REASON,
                DEAL_SIZE_BAND,
                PLATFORM,
                LANDING_PAGE,
                VARIANT,
                FORM_SIZE,
                CATEGORY,
                SEQUENCE,
                STEP,
                MESSAGE_VARIANT,
                LIST,
                LIST_SOURCE,
                HOUR,
                WEEKDAY,
                TOUCH_KIND);
    }

    /** A dimension that splits leads, and what comes of them, by the attribute of its name where leads carry one. */
    static Dimension alongLeads(Dimension dimension, Dataset data) {
        String attribute = dimension.name().replace('-', '_');
        if (dimension.splits(Source.LEADS) || !data.attributeNames().contains(attribute)) {
            return dimension;
        }
        Dimension carried = attribute(attribute, data);
        return carried.splits(Source.LEADS) ? dimension.orElse(carried) : dimension;
    }

    /**
     * A dimension by bands of the amount of opportunities, in the reporting currency at the rate of the close, or of the
     * creation while it is open.
     *
     * <ul>
     *   <li>An edge belongs to the band that it begins.
     *   <li>An attribute {@code deal_size_band} of the opportunity, or of its lead, goes before the amount; leads have no
     *       other band.
     *   <li>Without an amount, or without an exchange rate for it, there is no band.
     * </ul>
     *
     * @param name the name
     * @param edges where bands begin, in ascending order, at least one; what is below the first is a band too
     * @return the dimension
     * @throws IllegalArgumentException if there is no edge, or they do not ascend
     */
    public static Dimension dealSizeBand(String name, List<Rational> edges) {
        List<Rational> bands = List.copyOf(edges);
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("dimension " + name + " has no edge between its bands");
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i).compareTo(bands.get(i - 1)) <= 0) {
                throw new IllegalArgumentException("edges of dimension " + name + " must ascend, were "
                        + bands.get(i - 1).toDecimalString(EDGE_DIGITS) + " and then "
                        + bands.get(i).toDecimalString(EDGE_DIGITS));
            }
        }
        return Dimension.named(name)
                .of(Source.LEADS, (Journey lead) -> read(lead.lead().attributes(), DEAL_SIZE_ATTRIBUTE))
                .of(
                        Source.OPPORTUNITIES,
                        (deal, data) -> read(deal.opportunity().attributes(), DEAL_SIZE_ATTRIBUTE)
                                .or(() -> deal.lead().flatMap(lead -> read(lead.attributes(), DEAL_SIZE_ATTRIBUTE)))
                                .or(() -> amount(deal, data).map(amount -> band(amount, bands))));
    }

    private static Optional<Rational> amount(Deal deal, Dataset data) {
        Timestamp at = deal.opportunity().closedAt().orElse(deal.opportunity().createdAt());
        return deal.opportunity().amount().flatMap(amount -> data.inReportingCurrency(amount, at.date(data.zone())));
    }

    private static String band(Rational amount, List<Rational> edges) {
        int above = 0;
        while (above < edges.size() && amount.compareTo(edges.get(above)) >= 0) {
            above++;
        }
        if (above == 0) {
            return "below " + edges.get(0).toDecimalString(EDGE_DIGITS);
        }
        String from = edges.get(above - 1).toDecimalString(EDGE_DIGITS);
        return above == edges.size()
                ? "from " + from
                : "from " + from + " below " + edges.get(above).toDecimalString(EDGE_DIGITS);
    }

    /**
     * A dimension by an attribute that records carry. It splits the sources whose records carry it somewhere in the
     * dataset.
     *
     * <ul>
     *   <li>An opportunity or a customer without it has that of its lead; a touch or an enrollment that of its lead, else of its
     *       prospect.
     *   <li>A reply has that of the message it answers, so that it counts where the message does; its own only where neither that
     *       message nor its lead or prospect has one.
     *   <li>A rep, a target account or a prospect has its own only.
     * </ul>
     *
     * @param name the attribute
     * @param data the dataset that tells who carries it
     * @return the dimension
     */
    public static Dimension attribute(String name, Dataset data) {
        Dimension dimension = Dimension.named(name);
        boolean onLeads =
                isCarried(name, data.journeys(), journey -> journey.lead().attributes());
        boolean onProspects = isCarried(name, data.prospects(), Prospect::attributes);
        boolean onContacts = onLeads || onProspects;
        if (onLeads) {
            dimension = dimension
                    .of(Source.LEADS, (Journey lead) -> read(lead.lead().attributes(), name))
                    .of(
                            Source.ACQUISITIONS,
                            (Acquisition customer) -> customer.lead().flatMap(lead -> read(lead.attributes(), name)));
        }
        if (onLeads || isCarried(name, data.deals(), deal -> deal.opportunity().attributes())) {
            dimension = dimension.of(
                    Source.OPPORTUNITIES,
                    (Deal deal) -> read(deal.opportunity().attributes(), name)
                            .or(() -> deal.lead().flatMap(lead -> read(lead.attributes(), name))));
        }
        if (onContacts || isCarried(name, data.touches(), Touch::attributes)) {
            dimension = dimension.of(
                    Source.TOUCHES,
                    (activity, all) -> read(begun(activity, all).attributes(), name)
                            .or(() -> activity.lead().flatMap(lead -> read(lead.attributes(), name)))
                            .or(() -> ofProspect(activity, all, prospect -> read(prospect.attributes(), name)))
                            .or(() -> read(activity.touch().attributes(), name)));
        }
        if (onContacts || isCarried(name, data.enrollments(), Enrollment::attributes)) {
            dimension = dimension.of(
                    Source.ENROLLMENTS,
                    (enrollment, all) -> read(enrollment.attributes(), name)
                            .or(() -> all.journey(enrollment.contact())
                                    .flatMap(journey -> read(journey.lead().attributes(), name)))
                            .or(() -> all.prospect(enrollment.contact())
                                    .flatMap(prospect -> read(prospect.attributes(), name))));
        }
        if (onLeads || isCarried(name, data.customers(), Customer::attributes)) {
            dimension = dimension.of(
                    Source.CUSTOMERS,
                    (customer, all) -> read(customer.attributes(), name)
                            .or(() -> lead(customer, all)
                                    .flatMap(journey -> read(journey.lead().attributes(), name))));
        }
        if (onProspects) {
            dimension = dimension.of(Source.PROSPECTS, (Prospect prospect) -> read(prospect.attributes(), name));
        }
        if (isCarried(name, data.targetAccounts(), TargetAccount::attributes)) {
            dimension =
                    dimension.of(Source.TARGET_ACCOUNTS, (TargetAccount account) -> read(account.attributes(), name));
        }
        if (isCarried(name, data.reps(), Rep::attributes)) {
            dimension = dimension.of(Source.REPS, (Rep rep) -> read(rep.attributes(), name));
        }
        if (isCarried(name, data.spend(), Spend::attributes)) {
            dimension = dimension.of(Source.SPEND, (Spend item) -> read(item.attributes(), name));
        }
        if (isCarried(name, data.traffic(), Traffic::attributes)) {
            dimension = dimension.of(Source.TRAFFIC, (Traffic row) -> read(row.attributes(), name));
        }
        return dimension;
    }

    private static <R> boolean isCarried(String name, List<R> records, Function<R, Map<String, String>> attributes) {
        return records.stream().anyMatch(row -> attributes.apply(row).containsKey(name));
    }

    private static Optional<String> read(Map<String, String> attributes, String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    private static Dimension ofLead(String name, Function<Lead, Optional<String>> reader) {
        return ofJourney(name, (journey, data) -> reader.apply(journey.lead()));
    }

    private static Dimension ofJourney(String name, BiFunction<Journey, Dataset, Optional<String>> reader) {
        return Dimension.named(name)
                .of(Source.LEADS, reader)
                .of(
                        Source.OPPORTUNITIES,
                        (deal, data) -> deal.journey()
                                .flatMap(lead -> reader.apply(lead, data))
                                .or(() -> read(deal.opportunity().attributes(), name)))
                .of(
                        Source.ACQUISITIONS,
                        (customer, data) -> customer.lead()
                                .flatMap(lead -> data.journey(lead.id()))
                                .flatMap(lead -> reader.apply(lead, data)))
                .of(
                        Source.ENROLLMENTS,
                        (enrollment, data) ->
                                data.journey(enrollment.contact()).flatMap(lead -> reader.apply(lead, data)))
                .of(
                        Source.CUSTOMERS,
                        (customer, data) -> lead(customer, data).flatMap(lead -> reader.apply(lead, data)))
                .ofOwner(Source.TOUCHES);
    }

    // ---- what a touch of a list or a sequence has

    /** The message of ours that a reply answers; any other touch stands for itself. */
    private static Touch begun(Activity activity, Dataset data) {
        Touch touch = activity.touch();
        return activity.form().isFromPerson()
                ? Correspondence.message(activity, data).map(Activity::touch).orElse(touch)
                : touch;
    }

    private static Dimension ofSequenceStep(String name, Function<SequenceStep, Optional<String>> reader) {
        return Dimension.named(name)
                .of(
                        Source.TOUCHES,
                        (activity, data) -> begun(activity, data).sequence().flatMap(reader));
    }

    private static Optional<String> ofProspect(
            Activity activity, Dataset data, Function<Prospect, Optional<String>> reader) {
        return activity.touch()
                .prospect()
                .or(() -> data.touchesOfContact(activity).stream()
                        .flatMap(touch -> touch.prospect().stream())
                        .findFirst())
                .flatMap(data::prospect)
                .flatMap(reader);
    }

    /** The local time of the lead where its zone is known, else that of the reports. */
    private static Optional<String> localTime(Activity activity, Dataset data, Function<ZonedDateTime, String> reader) {
        Timestamp at = begun(activity, data).at();
        return at.precision() == Precision.INSTANT
                ? Optional.of(reader.apply(at.instant(data.zone()).atZone(zone(activity, data))))
                : Optional.empty();
    }

    private static String weekday(Activity activity, Dataset data) {
        return name(begun(activity, data).at().date(zone(activity, data)).getDayOfWeek());
    }

    private static ZoneId zone(Activity activity, Dataset data) {
        return activity.lead().flatMap(Lead::zone).orElse(data.zone());
    }

    /** The rep of our first touch since the enrollment that names one, else the owner of the lead. */
    private static Optional<String> repOf(Enrollment enrollment, Dataset data) {
        return SequenceEntry.rep(enrollment, data)
                .or(() -> data.journey(enrollment.contact())
                        .flatMap(lead -> lead.lead().owner()));
    }

    private static Optional<String> recycleReason(Journey lead) {
        return lead.history().steps().stream()
                .filter(step -> step.to() == Stage.RECYCLED)
                .reduce((first, later) -> later)
                .flatMap(StageTransition::reason);
    }

    private static Optional<Journey> lead(Customer customer, Dataset data) {
        return customer.lead().flatMap(data::journey);
    }

    private static Optional<String> owner(Customer customer, Dataset data) {
        return lead(customer, data).flatMap(journey -> journey.lead().owner());
    }

    private static Optional<String> rep(Activity activity, Dataset data) {
        return begun(activity, data).rep().or(() -> activity.lead().flatMap(Lead::owner));
    }

    /** What the rep has who owns a record, or who made a touch. */
    private static Dimension ofRep(String name, Function<Rep, Optional<String>> reader) {
        BiFunction<Optional<String>, Dataset, Optional<String>> read =
                (rep, data) -> rep.flatMap(data::rep).flatMap(reader);
        return Dimension.named(name)
                .of(Source.LEADS, (lead, data) -> read.apply(lead.lead().owner(), data))
                .of(
                        Source.OPPORTUNITIES,
                        (deal, data) -> read.apply(deal.opportunity().owner(), data))
                .of(Source.ACQUISITIONS, (customer, data) -> read.apply(customer.owner(), data))
                .of(Source.CUSTOMERS, (customer, data) -> read.apply(owner(customer, data), data))
                .of(Source.TOUCHES, (activity, data) -> read.apply(rep(activity, data), data))
                .of(Source.ENROLLMENTS, (enrollment, data) -> read.apply(repOf(enrollment, data), data))
                .of(Source.REPS, reader);
    }

    /** The stage of its pipeline that an opportunity was in last, before it was closed. */
    private static Optional<String> lastStage(Deal deal, Dataset data) {
        Optional<Timestamp> closed = deal.opportunity().closedAt();
        return deal.opportunity().stages().stream()
                .filter(step ->
                        closed.map(at -> step.at().isBefore(at, data.zone())).orElse(true))
                .max(OpportunityStageChange.order(data.zone()))
                .map(OpportunityStageChange::stage);
    }

    /** A kind that is recorded or derived; where neither tells, unknown if just that is recorded. */
    private static <E extends Enum<E>> Optional<String> named(E kind, E unknown, Optional<E> recorded) {
        return Optional.of(kind)
                .filter(known -> known != unknown)
                .or(() -> recorded)
                .map(StandardDimensions::name);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
