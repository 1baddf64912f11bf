package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.leadkpi.metric.Plan;
import org.leadkpi.metric.Source;

/**
 * A section that is recorded in parts.
 *
 * <p>What belongs to a record of another source is recorded right after it: most of what is asked of the touches of a lead, the
 * lead has been asked too, so the answers are still at hand.
 */
final class Assembly<R> {

    private final Plan<R> plan;
    private final Journal journal;
    private final int size;
    private final List<Recorder<R>> parts = new ArrayList<>();

    Assembly(Plan<R> plan, Journal journal) {
        this.plan = plan;
        this.journal = journal;
        this.size = records().size();
    }

    /** The records; each thread asks for them, since a list may keep what the record before had in common with the next. */
    private List<R> records() {
        return plan.source().records(journal.data());
    }

    /** The assembly of what the records belong to. */
    Optional<Assembly<?>> ownerAmong(List<Assembly<?>> all) {
        return plan.source()
                .owner()
                .flatMap(owner -> all.stream()
                        .filter(other -> other.plan.source() == owner.source())
                        .findFirst());
    }

    /** Tasks that record everything together with what belongs to it, each no more than some records of this source. */
    List<Callable<?>> walks(List<Assembly<?>> all, int most) {
        List<Assembly<?>> owned = all.stream()
                .filter(other -> other.ownerAmong(all).filter(this::equals).isPresent())
                .toList();
        List<Callable<?>> walks = new ArrayList<>();
        int from = 0;
        do {
            int to = size - from > most ? from + most : size;
            walks.add(walk(from, to, owned));
            from = to;
        } while (from < size);
        return walks;
    }

    private Callable<?> walk(int from, int to, List<Assembly<?>> owned) {
        Recorder<R> own = part(from);
        List<Belongings<R, ?>> belongings = owned.stream()
                .<Belongings<R, ?>>map(other -> other.belongingTo(from))
                .toList();
        return () -> {
            List<R> records = records();
            for (int i = from; i < to; i++) {
                R record = records.get(i);
                own.record(record);
                for (Belongings<R, ?> other : belongings) {
                    other.recordThoseOf(record);
                }
            }
            if (to == size) {
                belongings.forEach(Belongings::recordRest);
            }
            return own;
        };
    }

    /** A part that begins with a record. */
    private Recorder<R> part(int first) {
        Recorder<R> part = Recorder.days(plan, journal, first);
        parts.add(part);
        return part;
    }

    /** A part that begins with what belongs to an owner. */
    @SuppressWarnings("unchecked") // whoever asks is the assembly of the owners
    private <B> Belongings<B, R> belongingTo(int owner) {
        Source.Owner<R, B> owned = (Source.Owner<R, B>) plan.source().owner().orElseThrow();
        IntUnaryOperator owners = owned.places().apply(journal.data());
        return new Belongings<>(this, part(firstOf(owner, owners)), owned.records());
    }

    /** The first record of an owner or a later one, found by halving; those that belong to nobody come last. */
    private int firstOf(int owner, IntUnaryOperator owners) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int at = owners.applyAsInt(middle);
            if (at >= 0 && at < owner) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Records what belongs to records that are recorded one after the other. */
    private record Belongings<B, R>(Assembly<R> assembly, Recorder<R> recorder, Function<B, List<R>> of) {

        void recordThoseOf(B owner) {
            List<R> records = of.apply(owner);
            for (int i = 0, n = records.size(); i < n; i++) {
                recorder.record(records.get(i));
            }
        }

        /** Records what belongs to nobody. */
        void recordRest() {
            List<R> records = assembly.records();
            for (int i = recorder.next(); i < records.size(); i++) {
                recorder.record(records.get(i));
            }
        }
    }

    Section<R> whole() {
        Section<R> whole = parts.get(0).section();
        for (int i = 1; i < parts.size(); i++) {
            whole.append(parts.get(i).section());
        }
        whole.close();
        return whole;
    }
}
