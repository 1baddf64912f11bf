package org.leadkpi.metric;

import static org.leadkpi.metric.TrafficTerms.*;

import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Traffic;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/** Traffic of ads and pages, by day. */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
interface TrafficTallies {

    /** Impressions. */
    Tally<Traffic> IMPRESSIONS = traffic("impressions", Traffic::impressions, Feed.IMPRESSIONS, IMPRESSIONS_TOLD);

    /** Clicks. */
    Tally<Traffic> CLICKS = traffic("clicks", Traffic::clicks, Feed.CLICKS, CLICKS_TOLD);

    /** Paid-search impressions. */
    Tally<Traffic> SEARCH_IMPRESSIONS = traffic(
            "paid-search-impressions", Traffic::impressions, Feed.IMPRESSIONS, IMPRESSIONS_TOLD, IS_PAID_SEARCH);

    /** Paid-search clicks. */
    Tally<Traffic> SEARCH_CLICKS =
            traffic("paid-search-clicks", Traffic::clicks, Feed.CLICKS, CLICKS_TOLD, IS_PAID_SEARCH);

    /** Paid-social impressions. */
    Tally<Traffic> SOCIAL_IMPRESSIONS = traffic(
            "paid-social-impressions", Traffic::impressions, Feed.IMPRESSIONS, IMPRESSIONS_TOLD, IS_PAID_SOCIAL);

    /** Paid-social clicks. */
    Tally<Traffic> SOCIAL_CLICKS =
            traffic("paid-social-clicks", Traffic::clicks, Feed.CLICKS, CLICKS_TOLD, IS_PAID_SOCIAL);

    /** Impressions of neither paid search nor paid social. */
    Tally<Traffic> OTHER_IMPRESSIONS = traffic(
            "other-impressions",
            Traffic::impressions,
            Feed.IMPRESSIONS,
            IMPRESSIONS_TOLD,
            (row, data) -> !IS_PAID_SEARCH.test(row, data) && !IS_PAID_SOCIAL.test(row, data));

    /** Traffic records with more clicks than impressions. */
    Tally<Traffic> CLICK_ANOMALIES =
            clickAnomalies("click-anomalies", "traffic records").build();

    /** Records of paid search with more clicks than impressions. */
    Tally<Traffic> SEARCH_CLICK_ANOMALIES = clickAnomalies("paid-search-click-anomalies", "records of paid search")
            .where(IS_PAID_SEARCH)
            .build();

    /** Records of paid social with more clicks than impressions. */
    Tally<Traffic> SOCIAL_CLICK_ANOMALIES = clickAnomalies("paid-social-click-anomalies", "records of paid social")
            .where(IS_PAID_SOCIAL)
            .build();

    /** Sessions. */
    Tally<Traffic> SESSIONS =
            traffic("sessions", Traffic::sessions, Feed.SESSIONS, told("sessions", Traffic::sessions));

    /** Page views. */
    Tally<Traffic> PAGE_VIEWS =
            traffic("page-views", Traffic::pageViews, Feed.PAGE_VIEWS, told("page-views", Traffic::pageViews));

    /** How many fields forms have. */
    Tally<Traffic> FORM_LENGTHS = Tally.distribution(
                    "form-lengths", Source.TRAFFIC, Unit.COUNT, number(Traffic::formFields))
            .meaning("fields of the form, of the traffic records that state them")
            .where((row, data) -> row.formFields().isPresent())
            .dated(BY_TRAFFIC)
            .build();

    /** Distinct visitors of the period. */
    Tally<Traffic> VISITORS = Tally.amount("visitors", Source.TRAFFIC, Unit.COUNT, number(Traffic::visitors))
            .meaning("distinct visitors, counted over exactly the period")
            .knownBy(told("visitors", Traffic::visitors))
            .where((row, data) -> row.visitors().isPresent())
            .dated(BY_EXACT_TRAFFIC)
            .needing(Feed.VISITORS)
            .distinctPerPeriod()
            .build();

    /** Records of distinct visitors. */
    Tally<Traffic> VISITOR_RECORDS = Tally.count("visitor-records", Source.TRAFFIC)
            .meaning("traffic records that count distinct visitors over exactly the period")
            .where((row, data) -> row.visitors().isPresent())
            .dated(BY_EXACT_TRAFFIC)
            .needing(Feed.VISITORS)
            .distinctPerPeriod()
            .build();

    private static Tally.Builder<Traffic> clickAnomalies(String name, String records) {
        return Tally.count(name, Source.TRAFFIC)
                .meaning(records + " with more clicks than impressions")
                .where(MORE_CLICKS_THAN_IMPRESSIONS)
                .dated(BY_TRAFFIC);
    }

    private static Tally<Traffic> traffic(
            String name, Function<Traffic, OptionalLong> count, Feed feed, Tally<Traffic> told) {
        return traffic(name, count, feed, told, (row, data) -> true);
    }

    private static Tally<Traffic> traffic(
            String name,
            Function<Traffic, OptionalLong> count,
            Feed feed,
            Tally<Traffic> told,
            BiPredicate<Traffic, Dataset> condition) {
        return Tally.amount(name, Source.TRAFFIC, Unit.COUNT, number(count))
                .where(condition)
                .where((row, data) -> count.apply(row).isPresent())
                .dated(BY_TRAFFIC)
                .needing(feed)
                .knownBy(told)
                .build();
    }

    private static Tally.Measure<Traffic> number(Function<Traffic, OptionalLong> count) {
        return (row, data, date) ->
                new Quantity.Known(Rational.of(count.apply(row).orElse(0)));
    }
}
