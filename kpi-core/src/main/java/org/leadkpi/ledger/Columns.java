package org.leadkpi.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadkpi.metric.Obstacle;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Exclusion;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * Numbers the columns of a ledger: each tally has one for its total, one for each reason to leave a record out, and one for
 * each obstacle.
 */
final class Columns {

    /** Steps per day: nanoseconds. */
    private static final Rational NANOS_PER_DAY = Rational.of(86_400_000_000_000L);

    private static final Rational NANOS_PER_SECOND = Rational.of(1_000_000_000L);

    private static final Rational NANOS_PER_POINT = Rational.of(1_000_000_000L);

    /** What a column name adds to the name of its tally, in the order of the numbers. */
    private static final List<String> SUFFIXES = new ArrayList<>();

    private static final List<Obstacle> OBSTACLES_IN_ORDER = List.of(Obstacle.values());

    private static final Map<Exclusion, Integer> EXCLUSIONS = new EnumMap<>(Exclusion.class);
    private static final Map<Obstacle, Integer> OBSTACLES = new EnumMap<>(Obstacle.class);

    static {
        SUFFIXES.add("");
        for (Exclusion reason : Exclusion.values()) {
            EXCLUSIONS.put(reason, SUFFIXES.size());
            SUFFIXES.add("!" + reason);
        }
        for (Obstacle obstacle : OBSTACLES_IN_ORDER) {
            OBSTACLES.put(obstacle, SUFFIXES.size());
            SUFFIXES.add("?" + obstacle);
        }
    }

    private static final int PER_TALLY = SUFFIXES.size();

    private final List<Tally<?>> tallies;
    private final List<Rational> resolutions;
    private final Map<String, Integer> places = new HashMap<>();

    Columns(List<Tally<?>> tallies, int moneyScale) {
        this.tallies = tallies;
        Rational minorUnits = Rational.of(BigInteger.TEN.pow(moneyScale), BigInteger.ONE);
        this.resolutions = tallies.stream()
                .map(tally -> resolution(tally.unit(), minorUnits))
                .toList();
        for (Tally<?> tally : tallies) {
            places.put(tally.name(), places.size());
        }
    }

    private static Rational resolution(Unit unit, Rational minorUnits) {
        if (unit.isMoney()) {
            return minorUnits;
        }
        if (unit.equals(Unit.DAYS)) {
            return NANOS_PER_DAY;
        }
        if (unit.equals(Unit.POINTS)) {
            return NANOS_PER_POINT;
        }
        return unit.equals(Unit.SECONDS) ? NANOS_PER_SECOND : Rational.ONE;
    }

    /** How many columns there are. */
    int count() {
        return tallies.size() * PER_TALLY;
    }

    /** The number of a tally. */
    int tally(Tally<?> tally) {
        return tally(tally.name());
    }

    private int tally(String name) {
        Integer place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("tally " + name + " is not kept by this ledger");
        }
        return place;
    }

    /** The number of the tally that a column belongs to. */
    static int tallyOf(int column) {
        return column / PER_TALLY;
    }

    static int total(int tally) {
        return tally * PER_TALLY;
    }

    /** Whether a column holds a total, and not what stands beside it. */
    static boolean isTotal(int column) {
        return column % PER_TALLY == 0;
    }

    static int leftOut(int tally, Exclusion reason) {
        return total(tally) + EXCLUSIONS.getOrDefault(reason, 0);
    }

    /** The first and the last column that counts what a tally leaves out. */
    static int firstLeftOut(int tally) {
        return total(tally) + 1;
    }

    static int lastLeftOut(int tally) {
        return total(tally) + EXCLUSIONS.size();
    }

    static int obstacle(int tally, Obstacle obstacle) {
        return total(tally) + OBSTACLES.getOrDefault(obstacle, 0);
    }

    /** The first and the last column that counts what stands in the way of a tally. */
    static int firstObstacle(int tally) {
        return obstacle(tally, OBSTACLES_IN_ORDER.get(0));
    }

    static int lastObstacle(int tally) {
        return obstacle(tally, OBSTACLES_IN_ORDER.get(OBSTACLES_IN_ORDER.size() - 1));
    }

    /** The obstacle that a column counts. */
    static Obstacle obstacle(int column) {
        return OBSTACLES_IN_ORDER.get(column - firstObstacle(tallyOf(column)));
    }

    /** The same column of another tally. */
    static int of(int tally, int column) {
        return total(tally) + column % PER_TALLY;
    }

    /** Whether the entries of a column count how often each value occurs. */
    boolean isDistribution(int column) {
        return isTotal(column) && tallies.get(tallyOf(column)).isDistribution();
    }

    /** How many steps make one of the unit of a tally. */
    Rational resolution(int tally) {
        return resolutions.get(tally);
    }

    String name(int column) {
        return tallies.get(tallyOf(column)).name() + SUFFIXES.get(column % PER_TALLY);
    }

    int parse(String name) {
        int mark = Math.max(name.indexOf('!'), name.indexOf('?'));
        int end = mark < 0 ? name.length() : mark;
        int aspect = SUFFIXES.indexOf(name.substring(end));
        if (aspect < 0) {
            throw new IllegalArgumentException("column " + name + " has an unknown mark " + name.substring(end));
        }
        return total(tally(name.substring(0, end))) + aspect;
    }
}
