package org.leadkpi.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadkpi.time.Precision;

/**
 * Finds touches that several systems recorded: the call that the dialler and the CRM both log is one call.
 *
 * <p>Of the copies the richest touch stays, under its own id, and names every system that recorded it; of equally rich ones
 * the earliest stays.
 *
 * <ul>
 *   <li>Copies are of the same lead (or prospect, without a lead), rep, kind and direction, and begin and end no more than 120
 *       seconds apart. A touch known by its day only is no copy.
 *   <li>They come from different systems; touches that name none come from one and the same. What one system recorded twice
 *       took place twice, unless both name the same external key. A touch without a key shares none.
 *   <li>A touch with several it could be a copy of belongs to the nearest.
 *   <li>Merging what is merged changes nothing, since a merged touch is of all its systems.
 * </ul>
 */
final class Copies {

    private static final Duration MOST_APART = Duration.ofMinutes(2);

    /** Between the names of the systems that recorded a touch. */
    private static final String AND = "+";

    /** The system of touches that name none, where others recorded them too. */
    private static final String UNNAMED = "(none)";

    private final List<Touch> touches;
    private final BitSet dropped = new BitSet(0);
    private final Map<Integer, Kept> merged = new TreeMap<>();
    private final List<Merged> list = new ArrayList<>();

    private Copies(List<Touch> touches) {
        this.touches = touches;
    }

    /**
     * A copy, and the touch that stays for it.
     *
     * @param copy the touch left out
     * @param kept the touch that stays
     */
    record Merged(Touch copy, Touch kept) {}

    /** What copies have in common. */
    private record Alike(
            boolean ofLead, String contact, Optional<String> rep, TouchKind kind, TouchDirection direction) {

        static Alike of(Touch touch) {
            return new Alike(
                    touch.lead().isPresent(),
                    touch.lead().or(touch::prospect).orElseThrow(),
                    touch.rep(),
                    touch.kind(),
                    touch.direction());
        }
    }

    /** A touch that stays, and the systems that recorded it or a copy of it. */
    private static final class Kept {
        private final int place;
        private final Touch touch;
        private final Set<String> systems;

        Kept(int place, Touch touch) {
            this.place = place;
            this.touch = touch;
            this.systems = systems(touch);
        }

        boolean isCopiedBy(Touch other, Duration apart) {
            return apart.compareTo(MOST_APART) <= 0
                    && (isSameKey(other) || systems(other).stream().noneMatch(systems::contains));
        }

        private boolean isSameKey(Touch other) {
            return touch.externalKey().isPresent() && touch.externalKey().equals(other.externalKey());
        }

        Touch named() {
            return systems.equals(systems(touch))
                    ? touch
                    : touch.toBuilder().sourceSystem(String.join(AND, systems)).build();
        }
    }

    private static Set<String> systems(Touch touch) {
        return new TreeSet<>(
                touch.sourceSystem().map(name -> List.of(name.split("\\+", -1))).orElse(List.of(UNNAMED)));
    }

    /**
     * Finds the copies.
     *
     * @param touches touches of different ids, in any order
     * @return what there is to merge
     */
    static Copies among(List<Touch> touches) {
        Copies copies = new Copies(touches);
        Map<Alike, List<Integer>> alike = new HashMap<>();
        for (int i = 0; i < touches.size(); i++) {
            if (touches.get(i).at().precision() == Precision.INSTANT) {
                alike.computeIfAbsent(Alike.of(touches.get(i)), key -> new ArrayList<>(2))
                        .add(i);
            }
        }
        alike.values().stream().filter(places -> places.size() > 1).forEach(copies::merge);
        copies.list.sort(Comparator.comparing(one -> one.copy().id()));
        return copies;
    }

    private void merge(List<Integer> places) {
        places.sort(Comparator.<Integer>comparingInt(place -> -richness(touches.get(place)))
                .thenComparing(place -> touches.get(place), Copies::byTime));
        List<Kept> kept = new ArrayList<>();
        for (int place : places) {
            Touch touch = touches.get(place);
            Kept nearest = nearest(touch, kept);
            if (nearest == null) {
                kept.add(new Kept(place, touch));
            } else {
                nearest.systems.addAll(systems(touch));
                merged.put(nearest.place, nearest);
                dropped.set(place);
                list.add(new Merged(touch, nearest.touch));
            }
        }
    }

    private static @Nullable Kept nearest(Touch touch, List<Kept> kept) {
        Kept nearest = null;
        Duration least = MOST_APART;
        for (Kept one : kept) {
            Duration apart = apart(one.touch, touch);
            if (one.isCopiedBy(touch, apart) && (nearest == null || apart.compareTo(least) < 0)) {
                nearest = one;
                least = apart;
            }
        }
        return nearest;
    }

    /** The time between the end of one and the beginning of the other; none where they overlap. */
    private static Duration apart(Touch a, Touch b) {
        Duration gap = gap(a, b);
        Duration other = gap(b, a);
        Duration longer = gap.compareTo(other) < 0 ? other : gap;
        return longer.isNegative() ? Duration.ZERO : longer;
    }

    private static Duration gap(Touch earlier, Touch later) {
        return Duration.ofSeconds(
                        later.at().epoch() - earlier.at().epoch(),
                        (long) later.at().nanos() - earlier.at().nanos())
                .minus(earlier.duration().orElse(Duration.ZERO));
    }

    private static int byTime(Touch a, Touch b) {
        int order = Long.compare(a.at().epoch(), b.at().epoch());
        if (order == 0) {
            order = Integer.compare(a.at().nanos(), b.at().nanos());
        }
        return order == 0 ? a.id().compareTo(b.id()) : order;
    }

    /** How many details a touch tells. */
    private static int richness(Touch touch) {
        return (int) Stream.of(
                                touch.duration(),
                                touch.lead(),
                                touch.prospect(),
                                touch.sequence(),
                                touch.meeting(),
                                touch.task(),
                                touch.reply().thread(),
                                touch.externalKey())
                        .filter(Optional::isPresent)
                        .count()
                + (touch.outcome() == TouchOutcome.UNKNOWN ? 0 : 1)
                + (touch.counterpart() == Counterpart.UNKNOWN ? 0 : 1)
                + (touch.reply().sentiment() == Sentiment.UNKNOWN ? 0 : 1)
                + touch.attributes().size();
    }

    /** The places of the touches left out. */
    BitSet dropped() {
        return dropped;
    }

    /** What was merged, in order of the ids left out. */
    List<Merged> list() {
        return List.copyOf(list);
    }

    /** The touches that stay, in their order. */
    List<Touch> kept() {
        Touch[] named = touches.toArray(Touch[]::new);
        merged.forEach((place, kept) -> named[place] = kept.named());
        return Distinct.without(Arrays.asList(named), dropped);
    }

    /**
     * Takes merged touches apart.
     *
     * @param touches touches of different ids, those that stay for their copies among them
     * @param merged what was merged of them
     * @return the touches as they were before, the copies at the end
     */
    static List<Touch> apart(List<Touch> touches, List<Merged> merged) {
        if (merged.isEmpty()) {
            return touches;
        }
        Map<String, Touch> before = new HashMap<>();
        merged.forEach(one -> before.put(one.kept().id(), one.kept()));
        return Stream.concat(
                        touches.stream().map(touch -> before.getOrDefault(touch.id(), touch)),
                        merged.stream().map(Merged::copy))
                .toList();
    }

    /** Whether a touch tells that there may be copies: it names a key, or not the system that another one names. */
    static boolean areKnown(Touch any, Touch touch) {
        return touch.externalKey().isPresent() || !touch.sourceSystem().equals(any.sourceSystem());
    }
}
