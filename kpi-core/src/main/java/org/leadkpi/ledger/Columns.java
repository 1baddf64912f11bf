package org.leadkpi.ledger;

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

    private static final Exclusion[] EXCLUSIONS = Exclusion.values();
    private static final Obstacle[] OBSTACLES = Obstacle.values();
    private static final int STRIDE = 1 + EXCLUSIONS.length + OBSTACLES.length;

    private final List<String> tallies;
    private final Map<String, Integer> ordinals = new HashMap<>();

    Columns(List<String> tallies) {
        this.tallies = tallies;
        for (int i = 0; i < tallies.size(); i++) {
            ordinals.put(tallies.get(i), i);
        }
    }

    private int first(String tally) {
        Integer ordinal = ordinals.get(tally);
        if (ordinal == null) {
            throw new IllegalArgumentException("tally " + tally + " is not kept by this ledger");
        }
        return ordinal * STRIDE;
    }

    int total(Tally<?> tally) {
        return first(tally.name());
    }

    int leftOut(Tally<?> tally, Exclusion reason) {
        return first(tally.name()) + 1 + reason.ordinal();
    }

    int obstacle(Tally<?> tally, Obstacle obstacle) {
        return first(tally.name()) + 1 + EXCLUSIONS.length + obstacle.ordinal();
    }

    String name(int column) {
        String tally = tallies.get(column / STRIDE);
        int aspect = column % STRIDE - 1;
        if (aspect < 0) {
            return tally;
        }
        return aspect < EXCLUSIONS.length
                ? tally + "!" + EXCLUSIONS[aspect]
                : tally + "?" + OBSTACLES[aspect - EXCLUSIONS.length];
    }

    int parse(String name) {
        int mark = Math.max(name.indexOf('!'), name.indexOf('?'));
        if (mark < 0) {
            return first(name);
        }
        int first = first(name.substring(0, mark)) + 1;
        String aspect = name.substring(mark + 1);
        try {
            return name.charAt(mark) == '!'
                    ? first + Exclusion.valueOf(aspect).ordinal()
                    : first + EXCLUSIONS.length + Obstacle.valueOf(aspect).ordinal();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("column " + name + " has an unknown mark " + aspect, unknown);
        }
    }
}
