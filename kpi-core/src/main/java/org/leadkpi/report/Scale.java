package org.leadkpi.report;

import java.math.RoundingMode;
import java.util.Collection;
import org.leadkpi.value.Rational;

/**
 * Where numbers stand on a line of a picture: exact, so that the same numbers make the same picture everywhere.
 *
 * @param least the number that stands at the start
 * @param greatest the number that stands at the end
 * @param start where the line starts
 * @param end where it ends; before the start where greater numbers stand higher
 */
record Scale(Rational least, Rational greatest, int start, int end) {

    /** A scale that just holds some numbers, at least one. */
    static Scale of(Collection<Rational> numbers, int start, int end) {
        return new Scale(
                numbers.stream().reduce(Rational::min).orElseThrow(),
                numbers.stream().reduce(Rational::max).orElseThrow(),
                start,
                end);
    }

    /** Where the middle of one of several equal parts stands, the first one being 0. */
    static Scale ofParts(int parts, int start, int end) {
        return new Scale(Rational.of(-1, 2), Rational.of(2L * parts - 1, 2), start, end);
    }

    /** The place of a number, in the middle where all numbers are alike. */
    String at(Rational number) {
        Rational span = greatest.minus(least);
        Rational part = span.isZero() ? Rational.of(1, 2) : number.minus(least).dividedBy(span);
        return written(Rational.of(start).plus(part.times(Rational.of((long) end - start))));
    }

    String at(long number) {
        return at(Rational.of(number));
    }

    /** How far it is from one number to another, whichever comes first. */
    String length(Rational from, Rational to) {
        Rational span = greatest.minus(least);
        Rational part = span.isZero() ? Rational.ZERO : to.minus(from).dividedBy(span);
        return written(part.times(Rational.of((long) end - start)).abs());
    }

    private static String written(Rational place) {
        return place.toDecimal(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
