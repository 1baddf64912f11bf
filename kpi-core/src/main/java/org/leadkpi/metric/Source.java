package org.leadkpi.metric;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Acquisition;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Deal;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Rep;
import org.leadkpi.model.Spend;
import org.leadkpi.model.Traffic;

/**
 * A kind of record that tallies are taken over.
 *
 * @param <R> the type of a record
 * @since 0.1
 */
public final class Source<R> {

    /** Leads with everything that happened to them. */
    public static final Source<Journey> LEADS = new Source<>("lead", Feed.LEADS, Dataset::journeys);

    /** Opportunities with the leads they came from. */
    public static final Source<Deal> OPPORTUNITIES = new Source<>("opportunity", Feed.OPPORTUNITIES, Dataset::deals);

    /** New customers, once per identity; needs no feed of its own, since several can tell. */
    public static final Source<Acquisition> ACQUISITIONS = new Source<>("customer", null, Dataset::acquisitions);

    /** Touches with the leads they belong to. */
    public static final Source<Activity> TOUCHES = new Source<>("touch", Feed.TOUCHES, Dataset::activities);

    /** Spend. */
    public static final Source<Spend> SPEND = new Source<>("spend", Feed.SPEND, Dataset::spend);

    /** Traffic. */
    public static final Source<Traffic> TRAFFIC = new Source<>("traffic", Feed.TRAFFIC, Dataset::traffic);

    /** Reps. */
    public static final Source<Rep> REPS = new Source<>("rep", Feed.REPS, Dataset::reps);

    private final String name;
    private final Optional<Feed> feed;
    private final Function<Dataset, List<R>> records;

    private Source(String name, @Nullable Feed feed, Function<Dataset, List<R>> records) {
        this.name = Objects.requireNonNull(name, "name");
        this.feed = Optional.ofNullable(feed);
        this.records = records;
    }

    /**
     * Returns what one record is called.
     *
     * @return the name, as {@code lead}
     */
    public String name() {
        return name;
    }

    /**
     * Returns the feed without which nothing of this source is known.
     *
     * @return the feed, empty when several feeds can tell
     */
    public Optional<Feed> feed() {
        return feed;
    }

    /**
     * Returns the records.
     *
     * @param data the dataset
     * @return the records of this source
     */
    public List<R> records(Dataset data) {
        return records.apply(data);
    }

    @Override
    public String toString() {
        return name;
    }
}
