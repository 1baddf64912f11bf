package org.leadkpi.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The touches with their leads: those of known leads in the order of the leads and of time, then the others as given. */
final class Activities extends View<Activity> {

    private final Genesis genesis;
    private final int from;
    private final int size;

    /** The lead asked for last; whichever a thread sees is right or recognised as another. */
    private @Nullable OfLead last;

    Activities(Genesis genesis, int from, int size) {
        this.genesis = genesis;
        this.from = from;
        this.size = size;
    }

    /** A lead, and where its touches stand. */
    private record OfLead(int lead, int start, int end, Optional<Journey> journey) {

        boolean holds(int place) {
            return place >= start && place < end;
        }
    }

    @Override
    public Activity get(int index) {
        int place = from + Objects.checkIndex(index, size);
        Links links = genesis.touchLinks();
        Touch touch = genesis.touches().get(links.ordinal(place));
        if (place >= links.start(links.leads())) {
            return new Activity(touch, Optional.empty());
        }
        OfLead known = last;
        if (known == null || !known.holds(place)) {
            int lead = known != null && known.end == place ? links.leadAfter(known.lead, place) : links.leadAt(place);
            known = new OfLead(lead, links.start(lead), links.start(lead + 1), Optional.of(genesis.journey(lead)));
            last = known;
        }
        return new Activity(touch, known.journey);
    }

    @Override
    public int size() {
        return size;
    }

    /** A view of its own, so that several threads can each go through a part. */
    @Override
    public List<Activity> subList(int fromIndex, int toIndex) {
        Objects.checkFromToIndex(fromIndex, toIndex, size);
        return new Activities(genesis, from + fromIndex, toIndex - fromIndex);
    }
}
