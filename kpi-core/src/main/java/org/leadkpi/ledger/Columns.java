package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadkpi.metric.Obstacle;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Exclusion;

/**
 * Numbers the columns of a ledger: each tally has one for its total, one for each reason to leave a record out, and one for
 * each obstacle.
 */
final class Columns {

    /** What a column name adds to the name of its tally, in the order of the numbers. */
    private static final List<String> SUFFIXES = new ArrayList<>();

    private static final Map<Enum<?>, Integer> ASPECTS = new HashMap<>();

    static {
        SUFFIXES.add("");
        for (Exclusion reason : Exclusion.values()) {
            ASPECTS.put(reason, SUFFIXES.size());
            SUFFIXES.add("!" + reason);
        }
        for (Obstacle obstacle : Obstacle.values()) {
            ASPECTS.put(obstacle, SUFFIXES.size());
            SUFFIXES.add("?" + obstacle);
        }
    }

    private final List<String> tallies;
    private final Map<String, Integer> places = new HashMap<>();

    Columns(List<String> tallies) {
        this.tallies = tallies;
        for (String tally : tallies) {
            places.put(tally, places.size());
        }
    }

    int total(Tally<?> tally) {
        return first(tally.name());
    }

    int leftOut(Tally<?> tally, Exclusion reason) {
        return first(tally.name()) + ASPECTS.getOrDefault(reason, 0);
    }

    int obstacle(Tally<?> tally, Obstacle obstacle) {
        return first(tally.name()) + ASPECTS.getOrDefault(obstacle, 0);
    }

    String name(int column) {
        return tallies.get(column / SUFFIXES.size()) + SUFFIXES.get(column % SUFFIXES.size());
    }

    int parse(String name) {
        int mark = Math.max(name.indexOf('!'), name.indexOf('?'));
        int end = mark < 0 ? name.length() : mark;
        int aspect = SUFFIXES.indexOf(name.substring(end));
        if (aspect < 0) {
            throw new IllegalArgumentException("column " + name + " has an unknown mark " + name.substring(end));
        }
        return first(name.substring(0, end)) + aspect;
    }

    private int first(String tally) {
        Integer place = places.get(tally);
        if (place == null) {
            throw new IllegalArgumentException("tally " + tally + " is not kept by this ledger");
        }
        return place * SUFFIXES.size();
    }
}
