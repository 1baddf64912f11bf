package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Policies;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Status;

/** What the frame of a ledger says about each tally, the same for all cells. */
final class Accounts {

    private final Columns columns;
    private final Policies policies;
    private final List<Account> accounts = new ArrayList<>();

    /** Why a tally is unknown everywhere, if it is, and along which dimensions it cannot be split. */
    private record Account(Optional<KpiValue> missing, List<String> unsplit) {}

    Accounts(Frame frame, Columns columns, List<Tally<?>> tallies) {
        this.columns = columns;
        this.policies = frame.policies();
        for (Tally<?> tally : tallies) {
            accounts.add(new Account(
                    missing(frame, tally),
                    frame.axes().stream()
                            .filter(axis -> !axis.splits(tally.source()))
                            .map(Frame.Axis::dimension)
                            .toList()));
        }
    }

    private static Optional<KpiValue> missing(Frame frame, Tally<?> tally) {
        for (Feed feed : tally.allOf()) {
            if (!frame.feeds().contains(feed)) {
                return Optional.of(missing("feed " + name(feed) + " was not supplied"));
            }
        }
        if (!tally.anyOf().isEmpty() && tally.anyOf().stream().noneMatch(frame.feeds()::contains)) {
            return Optional.of(missing("none of these feeds was supplied: "
                    + tally.anyOf().stream().sorted().map(Accounts::name).collect(Collectors.joining(", "))));
        }
        return Optional.empty();
    }

    static KpiValue missing(String reason) {
        return KpiValue.undefined(Status.MISSING_INPUT, reason);
    }

    private static String name(Feed feed) {
        return feed.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Columns columns() {
        return columns;
    }

    Policies policies() {
        return policies;
    }

    /** Why a tally has no total in a segment, whatever was posted. */
    Optional<KpiValue> unknown(Tally<?> tally, int number, Segment segment) {
        Account account = accounts.get(number);
        if (account.missing().isPresent()) {
            return account.missing();
        }
        for (String dimension : account.unsplit()) {
            if (segment.values().containsKey(dimension)) {
                return Optional.of(KpiValue.undefined(
                        Status.NOT_APPLICABLE,
                        tally.name() + " cannot be split by " + dimension + ": a " + tally.source() + " has none"));
            }
        }
        return Optional.empty();
    }
}
