package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import org.leadkpi.metric.Plan;
import org.leadkpi.metric.Source;
import org.leadkpi.model.Dataset;

/**
 * A section that is recorded in parts.
 *
 * <p>What belongs to a record of another source is recorded right after it: most of what is asked of the touches of a lead, the
 * lead has been asked too, so they are still at hand.
 */
final class Assembly<R> {

    private final Plan<R> plan;
    private final Journal journal;
    private final int size;
    private final IntUnaryOperator owners;
    private final List<Recorder<R>> parts = new ArrayList<>();

    Assembly(Plan<R> plan, Journal journal) {
        this.plan = plan;
        this.journal = journal;
        this.size = records().size();
        this.owners = owners(plan.source(), journal.data());
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
        Stretch<R> own = new Stretch<>(this, from, to);
        List<Stretch<?>> with = new ArrayList<>();
        for (Assembly<?> assembly : owned) {
            with.add(assembly.ofOwners(from, to == size ? Integer.MAX_VALUE : to));
        }
        return () -> {
            while (own.hasNext()) {
                int owner = own.next;
                own.record();
                for (Stretch<?> stretch : with) {
                    stretch.recordOf(owner);
                }
            }
            for (Stretch<?> stretch : with) {
                stretch.recordOf(Integer.MAX_VALUE);
            }
            return own;
        };
    }

    /** The records of some owners. */
    private Stretch<R> ofOwners(int from, int to) {
        return new Stretch<>(this, firstOf(from), firstOf(to));
    }

    /** The first record of an owner or a later one, found by halving. */
    private int firstOf(int owner) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (owners.applyAsInt(middle) < owner) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return owner == Integer.MAX_VALUE ? size : low;
    }

    /** The place of the owner of a record; those without one come last. */
    private static <R> IntUnaryOperator owners(Source<R> source, Dataset data) {
        return source.owner()
                .map(owner -> owner.places().apply(data))
                .<IntUnaryOperator>map(places -> record -> {
                    int place = places.applyAsInt(record);
                    return place < 0 ? Integer.MAX_VALUE : place;
                })
                .orElse(record -> Integer.MAX_VALUE);
    }

    /** Consecutive records, of which some are recorded already. */
    private static final class Stretch<R> {
        private final Assembly<R> assembly;
        private final List<R> records;
        private final Recorder<R> recorder;
        private final int end;
        private int next;

        Stretch(Assembly<R> assembly, int from, int to) {
            this.assembly = assembly;
            this.records = assembly.records();
            this.recorder = Recorder.days(assembly.plan, assembly.journal, from);
            this.next = from;
            this.end = to;
            assembly.parts.add(recorder);
        }

        boolean hasNext() {
            return next < end;
        }

        void record() {
            recorder.record(records.get(next++));
        }

        /** Records what belongs to owners up to one. */
        void recordOf(int owner) {
            while (next < end && assembly.owners.applyAsInt(next) <= owner) {
                record();
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
