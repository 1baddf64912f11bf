package org.leadkpi.benchmarks;

import java.util.List;
import java.util.Set;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.StandardDimensions;

/** What {@link GroupsBench} groups by, beside the month; the numbers of possible cells are those of a million leads. */
public enum Grouping {
    /** 288 cells. */
    CHANNEL(StandardDimensions.CHANNEL),
    /** 4,800 cells. */
    CAMPAIGN(StandardDimensions.CAMPAIGN),
    /** 7,200 cells. */
    OWNER(StandardDimensions.OWNER),
    /** 57,600 cells. */
    CHANNEL_CAMPAIGN(StandardDimensions.CHANNEL, StandardDimensions.CAMPAIGN),
    /** 86,400 cells. */
    CHANNEL_OWNER(StandardDimensions.CHANNEL, StandardDimensions.OWNER),
    /** 17 million cells, about as many of them in use as there are leads. */
    CHANNEL_OWNER_CAMPAIGN(StandardDimensions.CHANNEL, StandardDimensions.OWNER, StandardDimensions.CAMPAIGN);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of immutable dimensions
    private final List<Dimension> dimensions;

    Grouping(Dimension... dimensions) {
        this.dimensions = List.of(dimensions);
    }

    Dimension[] dimensions() {
        return dimensions.toArray(Dimension[]::new);
    }

    /** The columns of DuckDB, named alike. */
    String keys() {
        return String.join(", ", dimensions.stream().map(Dimension::name).toList());
    }

    /** Whether the cells are too many to read more than a count. */
    boolean isSparse() {
        return dimensions.size() > 2;
    }

    /** What leads and touches tell; of many cells only the number of leads. */
    Set<String> kpis() {
        return isSparse()
                ? Set.of("new-leads")
                : Set.of(
                        "new-leads",
                        "mql-to-sql",
                        "lead-response-time.touched-p50",
                        "lead-response-time.touched-p90",
                        "response-within-5m",
                        "connect-rate.period",
                        "replies",
                        "meetings-booked");
    }
}
