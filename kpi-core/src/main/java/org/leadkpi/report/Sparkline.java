package org.leadkpi.report;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.leadkpi.value.Rational;

/** Values as a line of characters, each as high as its value lies between the least and the greatest. */
final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String PLAIN = "_.-'";

    private Sparkline() {}

    /**
     * Draws values.
     *
     * @param values the values; a blank stands for one that is missing
     * @param charset what the output can show: blocks, or plain characters where it has no blocks
     * @return the line; empty for fewer than two values
     */
    static String of(List<Optional<Rational>> values, Charset charset) {
        List<Rational> known =
                values.stream().flatMap(Optional::stream).sorted().toList();
        if (known.size() < 2) {
            return "";
        }
        String levels = charset.newEncoder().canEncode(BLOCKS) ? BLOCKS : PLAIN;
        Rational least = known.get(0);
        Rational span = known.get(known.size() - 1).minus(least);
        StringBuilder line = new StringBuilder();
        for (Optional<Rational> value : values) {
            line.append(value.map(number -> levels.charAt(level(number.minus(least), span, levels.length())))
                    .orElse(' '));
        }
        return line.toString().stripTrailing();
    }

    /** The middle where all values are alike. */
    private static int level(Rational above, Rational span, int levels) {
        if (span.isZero()) {
            return levels / 2;
        }
        Rational place = above.dividedBy(span).times(Rational.of(levels));
        return Math.min(
                levels - 1, place.numerator().divide(place.denominator()).intValueExact());
    }
}
