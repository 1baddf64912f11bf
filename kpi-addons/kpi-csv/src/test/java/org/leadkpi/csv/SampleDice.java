package org.leadkpi.csv;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Random;

/** Chance with a fixed seed, the same on every machine: hence {@link Random} and {@link StrictMath}. */
final class SampleDice {

    private static final double[] WEEKDAY_WEIGHTS = {.9, 1.0, .97, .92, .72, .2, .22};
    private static final double[] HOUR_WEIGHTS = {
        .06, .04, .03, .03, .04, .08, .18, .35, .65, .95, 1, .9, .6, .8, .95, .9, .75, .55, .38, .32, .33, .3, .2, .1
    };

    private final Random random = new Random(112);

    boolean chance(double odds) {
        return random.nextDouble() < odds;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** One of the numbers from 0 on, with these odds; the number after them takes the rest. */
    int pick(double... odds) {
        double left = random.nextDouble();
        int choice = 0;
        while (choice < odds.length && left >= odds[choice]) {
            left -= odds[choice++];
        }
        return choice;
    }

    /** One of the texts between bars, with these odds; the last text takes the rest. */
    String text(String choices, double... odds) {
        return choices.split("\\|")[pick(odds)];
    }

    double normal() {
        return random.nextGaussian();
    }

    /** A number skewed to the right of its median. */
    long skewed(double median, double spread) {
        return Math.round(median * StrictMath.exp(spread * random.nextGaussian()));
    }

    /** Seconds of working time: days about a mean, most of them fewer, and at most so many. */
    long days(int mean, int most) {
        double days = Math.min(most, -mean * StrictMath.log(1 - random.nextDouble()));
        return Math.round(days * 5 / 7 * SampleTime.WORKDAY_SECONDS);
    }

    /** A moment of a month, by the habits of those who fill in forms. */
    LocalDateTime moment(YearMonth month) {
        while (true) {
            LocalDateTime at = month.atDay(1).atStartOfDay().plusSeconds(below(month.lengthOfMonth() * 86_400));
            if (chance(WEEKDAY_WEIGHTS[at.getDayOfWeek().ordinal()] * HOUR_WEIGHTS[at.getHour()])) {
                return at;
            }
        }
    }
}
