package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.leadkpi.metric.Flag;
import org.leadkpi.model.Exclusion;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** What a test says of a reading. Values are exact; only limits of intervals have a tolerance. */
final class ReadingAssert extends AbstractAssert<ReadingAssert, Reading> {

    private ReadingAssert(Reading reading) {
        super(reading, ReadingAssert.class);
        as("%s", reading);
    }

    static ReadingAssert assertReading(Reading reading) {
        return new ReadingAssert(reading);
    }

    /** A value, as an exact decimal such as {@code 6000.50} or a fraction such as {@code 6600/7}. */
    ReadingAssert is(String exact) {
        return is(Rational.parse(exact));
    }

    ReadingAssert is(Rational exact) {
        hasStatus(Status.DEFINED);
        assertThat(actual.value().number()).as("value of %s", actual).contains(exact);
        return this;
    }

    ReadingAssert isNot(String exact) {
        assertThat(actual.value().number()).as("value of %s", actual).isNotEqualTo(Optional.of(Rational.parse(exact)));
        return this;
    }

    /** The value is this many of this many: a quotient of exactly these two sides. */
    ReadingAssert isOutOf(String numerator, String denominator) {
        is(Rational.parse(numerator).dividedBy(Rational.parse(denominator)));
        return hasSides(numerator, denominator);
    }

    ReadingAssert isOutOf(long numerator, long denominator) {
        return isOutOf(Long.toString(numerator), Long.toString(denominator));
    }

    ReadingAssert hasSides(String numerator, String denominator) {
        assertThat(actual.numerator()).as("numerator of %s", actual).contains(Rational.parse(numerator));
        assertThat(actual.denominator()).as("denominator of %s", actual).contains(Rational.parse(denominator));
        return this;
    }

    /** A status; any but DEFINED comes with a reason and without a value. */
    ReadingAssert hasStatus(Status status) {
        assertThat(actual.status())
                .as("status of %s, %s", actual, actual.value())
                .isEqualTo(status);
        assertThat(actual.value().number().isPresent())
                .as("value of %s", actual)
                .isEqualTo(status == Status.DEFINED);
        assertThat(actual.reason().isPresent()).as("reason of %s", actual).isEqualTo(status != Status.DEFINED);
        return this;
    }

    ReadingAssert saysWhy(String... words) {
        assertThat(actual.reason().orElse("")).as("reason of %s", actual).contains(words);
        return this;
    }

    ReadingAssert isImmatureSoFar(String provisional) {
        hasStatus(Status.IMMATURE);
        assertThat(actual.provisional()).as("provisional value of %s", actual).contains(Rational.parse(provisional));
        return this;
    }

    ReadingAssert shows(String text) {
        assertThat(actual.show()).isEqualTo(text);
        return this;
    }

    ReadingAssert hasInterval(double lower, double upper, double tolerance) {
        assertThat(actual.interval()).as("interval of %s", actual).isPresent();
        assertThat(actual.interval().get().lower())
                .as("lower limit of %s", actual)
                .isCloseTo(lower, within(tolerance));
        assertThat(actual.interval().get().upper())
                .as("upper limit of %s", actual)
                .isCloseTo(upper, within(tolerance));
        return this;
    }

    /** There is a lower limit and none above. */
    ReadingAssert isAtLeast(double lower, double tolerance) {
        assertThat(actual.interval()).as("interval of %s", actual).isPresent();
        assertThat(actual.interval().get().lower())
                .as("lower limit of %s", actual)
                .isCloseTo(lower, within(tolerance));
        assertThat(actual.interval().get().isBoundedAbove()).as("bounded above").isFalse();
        return this;
    }

    ReadingAssert excludes(Exclusion reason, long count) {
        assertThat(actual.excluded()).as("excluded of %s", actual).containsEntry(reason, count);
        return this;
    }

    ReadingAssert excludesOnly(Exclusion reason, long count) {
        assertThat(actual.excluded()).as("excluded of %s", actual).isEqualTo(Map.of(reason, count));
        return this;
    }

    ReadingAssert excludesNothing() {
        assertThat(actual.excluded()).as("excluded of %s", actual).isEmpty();
        return this;
    }

    ReadingAssert flags(Flag... flags) {
        assertThat(actual.flags()).as("flags of %s", actual).contains(flags);
        return this;
    }

    ReadingAssert flagsNot(Flag... flags) {
        assertThat(actual.flags()).as("flags of %s", actual).doesNotContain(flags);
        return this;
    }
}
