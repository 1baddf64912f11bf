package org.leadkpi.metric;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.leadkpi.model.Acquisition;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Deal;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Rep;
import org.leadkpi.model.Spend;
import org.leadkpi.model.Traffic;
import org.leadkpi.response.Inquiry;

/**
 * What records are grouped by in the standard catalogue.
 *
 * <p>An opportunity, and a customer, has the channel and campaign of the lead it came from; an opportunity without a lead may
 * carry an attribute of that name.
 *
 * <p>A touch has the channel, campaign, origin, intent and kind of its lead; that of a prospect has none. Its owner is the rep
 * who made it, since activity is a rep's, not an owner's. Where no rep is recorded, as for mail that a sequence sends and mail
 * that comes in, it is the owner of the lead: so an attempt and its answer stand in one segment.
 *
 * @since 0.1
 */
public final class StandardDimensions {

    private StandardDimensions() {}

    /** The channel that brought the lead, or that the money was spent on. */
    public static final Dimension CHANNEL = ofLead("channel", Lead::channel)
            .of(Source.ACQUISITIONS, Acquisition::channel)
            .of(Source.SPEND, Spend::channel)
            .of(Source.TRAFFIC, Traffic::channel);

    /** The campaign. */
    public static final Dimension CAMPAIGN =
            ofLead("campaign", Lead::campaign).of(Source.SPEND, Spend::campaign).of(Source.TRAFFIC, Traffic::campaign);

    /** The rep who owns the lead or the opportunity, or who made the touch. */
    public static final Dimension OWNER = Dimension.named("owner")
            .of(Source.LEADS, (Journey lead) -> lead.lead().owner())
            .of(Source.OPPORTUNITIES, (Deal deal) -> deal.opportunity().owner())
            .of(Source.ACQUISITIONS, Acquisition::owner)
            .of(Source.TOUCHES, StandardDimensions::rep)
            .of(Source.REPS, (Rep rep) -> Optional.of(rep.id()));

    /** The team of the rep who owns the lead or the opportunity, or who made the touch. */
    public static final Dimension TEAM = Dimension.named("team")
            .of(Source.LEADS, (lead, data) -> team(lead.lead().owner(), data))
            .of(Source.OPPORTUNITIES, (deal, data) -> team(deal.opportunity().owner(), data))
            .of(Source.ACQUISITIONS, (customer, data) -> team(customer.owner(), data))
            .of(Source.TOUCHES, (activity, data) -> team(rep(activity), data))
            .of(Source.SPEND, Spend::team)
            .of(Source.REPS, Rep::team);

    /** Who started it: inbound or outbound. */
    public static final Dimension ORIGIN = ofLead("origin", lead -> Optional.of(name(lead.origin())));

    /** The intent tier at entry. */
    public static final Dimension INTENT = ofJourney(
            "intent", (journey, data) -> Optional.of(name(journey.lead().intentTier(data.zone()))));

    /** How long an inbound lead waited for the first attempt to reach it. */
    public static final Dimension RESPONSE_BAND = ofJourney(
            "response-band", (journey, data) -> Inquiry.of(journey, data.zone()).flatMap(Inquiry::band));

    /** The kind of lead. */
    public static final Dimension LEAD_TYPE = ofLead("lead-type", lead -> Optional.of(name(lead.type())));

    /** Who sourced the opportunity. */
    public static final Dimension OPPORTUNITY_SOURCE = Dimension.named("opportunity-source")
            .of(Source.OPPORTUNITIES, (Deal deal) -> deal.opportunity().source());

    /** The platform that traffic comes from. */
    public static final Dimension PLATFORM =
            Dimension.named("platform").of(Source.TRAFFIC, (Traffic row) -> Optional.of(name(row.platform())));

    /** The landing page of traffic. */
    public static final Dimension LANDING_PAGE =
            Dimension.named("landing-page").of(Source.TRAFFIC, Traffic::landingPage);

    /** The ad or page variant of traffic. */
    public static final Dimension VARIANT = Dimension.named("variant").of(Source.TRAFFIC, Traffic::variant);

    /** What money was spent on. */
    public static final Dimension CATEGORY =
            Dimension.named("category").of(Source.SPEND, (Spend item) -> Optional.of(name(item.category())));

    static List<Dimension> all() {
        return List.of(
                CHANNEL,
                CAMPAIGN,
                OWNER,
                TEAM,
                ORIGIN,
                INTENT,
                RESPONSE_BAND,
                LEAD_TYPE,
                OPPORTUNITY_SOURCE,
                PLATFORM,
                LANDING_PAGE,
                VARIANT,
                CATEGORY);
    }

    /**
     * A dimension by an attribute that records carry. It splits the sources whose records carry it somewhere in the
     * dataset; an opportunity or a touch without it has that of its lead.
     *
     * @param name the attribute
     * @param data the dataset that tells who carries it
     * @return the dimension
     */
    public static Dimension attribute(String name, Dataset data) {
        Dimension dimension = Dimension.named(name);
        boolean onLeads = data.journeys().stream()
                .anyMatch(journey -> journey.lead().attributes().containsKey(name));
        boolean onDeals = data.deals().stream()
                .anyMatch(deal -> deal.opportunity().attributes().containsKey(name));
        if (onLeads) {
            dimension = dimension
                    .of(Source.LEADS, (Journey lead) -> read(lead.lead().attributes(), name))
                    .of(
                            Source.ACQUISITIONS,
                            (Acquisition customer) -> customer.lead().flatMap(lead -> read(lead.attributes(), name)));
        }
        if (onLeads || onDeals) {
            dimension = dimension.of(
                    Source.OPPORTUNITIES,
                    (Deal deal) -> read(deal.opportunity().attributes(), name)
                            .or(() -> deal.lead().flatMap(lead -> read(lead.attributes(), name))));
        }
        if (onLeads
                || data.touches().stream().anyMatch(touch -> touch.attributes().containsKey(name))) {
            dimension = dimension.of(
                    Source.TOUCHES,
                    (Activity activity) -> read(activity.touch().attributes(), name)
                            .or(() -> activity.lead().flatMap(lead -> read(lead.attributes(), name))));
        }
        if (data.spend().stream().anyMatch(item -> item.attributes().containsKey(name))) {
            dimension = dimension.of(Source.SPEND, (Spend item) -> read(item.attributes(), name));
        }
        if (data.traffic().stream().anyMatch(row -> row.attributes().containsKey(name))) {
            dimension = dimension.of(Source.TRAFFIC, (Traffic row) -> read(row.attributes(), name));
        }
        return dimension;
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
                .ofOwner(Source.TOUCHES);
    }

    private static Optional<String> rep(Activity activity) {
        return activity.touch().rep().or(() -> activity.lead().flatMap(Lead::owner));
    }

    private static Optional<String> team(Optional<String> rep, Dataset data) {
        return rep.flatMap(data::rep).flatMap(Rep::team);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
