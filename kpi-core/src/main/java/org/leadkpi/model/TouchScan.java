package org.leadkpi.model;

import java.util.BitSet;
import java.util.List;
import org.leadkpi.time.Timestamp;

/** What linking needs to know of the touches, read in one pass. */
final class TouchScan {

    private final List<Touch> touches;
    private final IdTable table;
    private final IdBytes ids;
    private final int leads;
    private final AsOf asOf;
    private final int[] hashes;
    private final int[] leadOf;
    private final long[] glances;

    private TouchScan(List<Touch> touches, IdTable table, IdBytes ids, int leads, AsOf asOf) {
        this.touches = touches;
        this.table = table;
        this.ids = ids;
        this.leads = leads;
        this.asOf = asOf;
        this.hashes = new int[touches.size()];
        this.leadOf = new int[touches.size()];
        this.glances = new long[touches.size()];
    }

    /**
     * The touches that were seen, once each, with their leads.
     *
     * @param touches the touches in order
     * @param links which of them belong to which lead, in order of time
     * @param glances what is seen of them, in the order of the links
     * @param nameProspects whether a touch names a prospect
     * @param copies the touches that were merged with others
     */
    record Linked(
            Distinct<Touch> touches, Links links, Glances glances, boolean nameProspects, List<Copies.Merged> copies) {}

    static Linked link(List<Touch> touches, IdTable table, IdBytes ids, int leads, AsOf asOf, Workers workers) {
        TouchScan scan = new TouchScan(touches, table, ids, leads, asOf);
        List<Found> found =
                workers.each(workers.ranges(touches.size()), touches.size(), (range, from, to) -> scan.read(from, to));
        BitSet unseen = new BitSet(0);
        boolean inOrder = true;
        boolean copied = false;
        boolean nameProspects = false;
        for (Found ofRange : found) {
            unseen.or(ofRange.unseen());
            inOrder &= ofRange.inOrder();
            copied |= ofRange.copied();
            nameProspects |= ofRange.nameProspects();
        }
        List<Touch> seen = touches;
        if (!unseen.isEmpty()) {
            seen = Distinct.without(touches, unseen);
            Distinct.close(scan.hashes, touches.size(), unseen);
            scan.close(touches.size(), unseen);
        }
        BitSet repeats = Repeats.among(seen, Touch::id, scan.hashes, workers);
        Distinct<Touch> distinct = Distinct.of(seen, repeats, Touch::id);
        scan.close(seen.size(), repeats);
        List<Copies.Merged> merged = List.of();
        if (copied) {
            Copies copies = Copies.among(distinct.records());
            if (!copies.list().isEmpty()) {
                merged = copies.list();
                scan.close(distinct.records().size(), copies.dropped());
                distinct = new Distinct<>(copies.kept(), distinct.repeats(), Touch::id);
                scan.glanceAt(distinct.records());
            }
        }
        Links links = Links.of(scan.leadOf, distinct.records().size(), leads, workers);
        if (!inOrder) {
            links.sort(scan.byTime(distinct.records()), workers);
        }
        Glances glances = Glances.of(distinct.records(), links.records(), scan.glances, workers);
        return new Linked(distinct, links, glances, nameProspects, merged);
    }

    /** Moves what is known of the touches that stay to the front. */
    private void close(int size, BitSet left) {
        Distinct.close(leadOf, size, left);
        Distinct.close(glances, size, left);
    }

    /** Looks again, since what stays for several may tell more than each of them did. */
    private void glanceAt(List<Touch> merged) {
        for (int i = 0; i < merged.size(); i++) {
            glances[i] = Glances.at(merged.get(i));
        }
    }

    private Links.OrdinalOrder byTime(List<Touch> distinct) {
        return (a, b) -> Glances.areTimed(glances[a], glances[b])
                ? Glances.compareTimes(glances[a], glances[b])
                : Touches.order(distinct.get(a), distinct.get(b), asOf.zone());
    }

    /**
     * What a range of touches tells.
     *
     * @param unseen which were not seen yet
     * @param inOrder whether none is earlier than the one before
     * @param copied whether several systems recorded them, so that some may be copies of others
     * @param nameProspects whether one of them names a prospect
     */
    private record Found(BitSet unseen, boolean inOrder, boolean copied, boolean nameProspects) {}

    private Found read(int from, int to) {
        if (from == to) {
            return new Found(new BitSet(0), true, false, false);
        }
        int most = Math.min(IdTable.BATCH, to - from);
        Reader reader = new Reader(most, touches.get(Math.max(0, from - 1)).at(), touches.get(0));
        for (int start = from; start < to; start += most) {
            reader.read(start, Math.min(most, to - start));
        }
        return new Found(reader.unseen, reader.inOrder, reader.copied, reader.nameProspects);
    }

    /** Reads one batch of touches after the other, from one thread. */
    private final class Reader {
        private final Touch[] batch;
        private final String[] names;
        private final IdTable.Finder finder;
        private final BitSet unseen = new BitSet(0);
        private boolean inOrder = true;

        /** Any touch: where all name the same system, none of them a key, there are no copies. */
        private final Touch any;

        private boolean copied;
        private boolean nameProspects;
        private Timestamp last;

        Reader(int most, Timestamp last, Touch any) {
            this.batch = new Touch[most];
            this.names = new String[most];
            this.finder = table.new Finder(ids, most);
            this.last = last;
            this.any = any;
        }

        void read(int start, int count) {
            for (int i = 0; i < count; i++) {
                batch[i] = touches.get(start + i);
            }
            for (int i = 0; i < count; i++) {
                hashes[start + i] = batch[i].id().hashCode();
            }
            for (int i = 0; i < count; i++) {
                names[i] = batch[i].lead().orElse(IdTable.NOBODY);
            }
            for (int i = 0; i < count && !nameProspects; i++) {
                nameProspects = batch[i].prospect().isPresent();
            }
            for (int i = 0; i < count && !copied; i++) {
                copied = Copies.areKnown(any, batch[i]);
            }
            for (int i = 0; i < count; i++) {
                glances[start + i] = Glances.at(batch[i]);
            }
            Timestamp before = last;
            for (int i = 0; i < count; i++) {
                Timestamp at = batch[i].at();
                if (!asOf.hasSeen(at)) {
                    unseen.set(start + i);
                }
                inOrder = inOrder && isInOrder(before, at);
                before = at;
            }
            last = before;
            finder.find(names, count, leads, leadOf, start);
        }
    }

    /** Whether two times are known to be in order without a zone. */
    private boolean isInOrder(Timestamp last, Timestamp next) {
        return last.precision() == next.precision() && !last.isAfter(next, asOf.zone());
    }
}
