package org.leadkpi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {

    @ParameterizedTest
    @CsvSource({"2,4,1/2", "-2,4,-1/2", "2,-4,-1/2", "-2,-4,1/2", "0,-7,0", "6,3,2", "-6,3,-2", "7,7,1", "3,5,3/5"})
    void of_anyTwoNumbers_isInLowestTermsWithPositiveDenominator(long numerator, long denominator, String expected) {
        assertThat(Rational.of(numerator, denominator)).hasToString(expected);
        assertThat(Rational.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator)))
                .hasToString(expected);
    }

    @Test
    void of_extremeLongs_doesNotOverflow() {
        assertThat(Rational.of(Long.MIN_VALUE, -1)).hasToString("9223372036854775808");
        assertThat(Rational.of(Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(Rational.ONE);
    }

    @Test
    void of_numbersOfMoreThan64Bits_isInLowestTerms() {
        // 2^63 + 1 is divisible by 3; its low 64 bits, read as a long, are not.
        BigInteger large = BigInteger.TWO.pow(63).add(BigInteger.ONE);
        BigInteger three = BigInteger.valueOf(3);

        assertThat(Rational.of(large, three)).hasToString("3074457345618258603");
        assertThat(Rational.of(three, large)).hasToString("1/3074457345618258603");
    }

    @Test
    void of_zeroDenominator_throws() {
        assertThatThrownBy(() -> Rational.of(3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("denominator of 3/0 must not be zero");
    }

    @ParameterizedTest
    @CsvSource({"0.4,2/5", "-1.50,-3/2", "1E+3,1000", "1E-2,1/100", "0.000,0", "12,12"})
    void of_decimal_isExact(BigDecimal decimal, String expected) {
        assertThat(Rational.of(decimal)).hasToString(expected);
    }

    @Property
    void of_decimal_isThatOfItsParts(@ForAll long parts, @ForAll @IntRange(max = 20) int scale) {
        assertThat(Rational.of(BigDecimal.valueOf(parts, scale)))
                .isEqualTo(Rational.of(BigInteger.valueOf(parts), BigInteger.TEN.pow(scale)))
                .hasToString(Rational.of(BigInteger.valueOf(parts), BigInteger.TEN.pow(scale))
                        .toString());
    }

    @Property
    void of_decimalWithTrailingZeros_isThatWithout(
            @ForAll @IntRange(min = -9999, max = 9999) int parts, @ForAll @IntRange(max = 12) int zeros) {
        BigDecimal decimal = BigDecimal.valueOf(parts, 2);

        assertThat(Rational.of(decimal.setScale(2 + zeros))).isEqualTo(Rational.of(parts, 100));
    }

    @ParameterizedTest
    @CsvSource({"0.4,2/5", "2/5,2/5", "-3,-3", "+3,3", "+4/6,2/3", "-4/6,-2/3", "0.10,1/10", "-0.25,-1/4", "007,7"})
    void parse_decimalOrFraction_isExact(String text, String expected) {
        assertThat(Rational.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " 1", "1 ", "1e9", "1,000", ".5", "5.", "1/-2", "1/2/3", "one", "--1", "\u0663", "1.2/3"})
    void parse_anythingElse_throws(String text) {
        assertThatThrownBy(() -> Rational.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a number: \"" + text + "\", expected a decimal such as 0.4 or a fraction such as 2/5");
    }

    @Test
    void parse_zeroDenominator_throws() {
        assertThatThrownBy(() -> Rational.parse("1/0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("denominator of 1/0 must not be zero");
    }

    @Test
    void arithmetic_ofFractions_isExact() {
        Rational half = Rational.of(1, 2);
        Rational third = Rational.of(1, 3);

        assertThat(half.plus(third)).isEqualTo(Rational.of(5, 6));
        assertThat(half.minus(third)).isEqualTo(Rational.of(1, 6));
        assertThat(half.times(third)).isEqualTo(Rational.of(1, 6));
        assertThat(half.dividedBy(third)).isEqualTo(Rational.of(3, 2));
        assertThat(half.dividedBy(third.negate())).isEqualTo(Rational.of(-3, 2));
        assertThat(half.negate()).isEqualTo(Rational.of(-1, 2));
        assertThat(half.negate().abs()).isEqualTo(half);
        assertThat(Rational.of(-2, 3).reciprocal()).isEqualTo(Rational.of(-3, 2));
    }

    @Test
    void dividedBy_zero_throws() {
        assertThatThrownBy(() -> Rational.of(2, 7).dividedBy(Rational.ZERO))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("cannot divide 2/7 by zero");
        assertThatThrownBy(Rational.ZERO::reciprocal)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("cannot divide 1 by zero");
    }

    @Test
    void signum_isZero_isInteger_tellThreeKindsApart() {
        assertThat(Rational.of(-1, 3).signum()).isEqualTo(-1);
        assertThat(Rational.of(1, 3).signum()).isEqualTo(1);
        assertThat(Rational.ZERO.signum()).isZero();
        assertThat(Rational.ZERO.isZero()).isTrue();
        assertThat(Rational.ONE.isZero()).isFalse();
        assertThat(Rational.of(4, 2).isInteger()).isTrue();
        assertThat(Rational.of(1, 2).isInteger()).isFalse();
    }

    @Test
    void compareTo_closeFractions_isExact() {
        // spec P-29: 199/1,992 is below 10 % although it is displayed as 10.0 %
        assertThat(Rational.of(199, 1_992)).isLessThan(Rational.of(1, 10));
        assertThat(Rational.of(200, 2_000)).isEqualByComparingTo(Rational.of(1, 10));
        assertThat(Rational.of(-1, 2)).isLessThan(Rational.of(-1, 3));
    }

    @Test
    void minAndMax_pickOneOfThem() {
        Rational small = Rational.of(1, 3);
        Rational large = Rational.of(1, 2);

        assertThat(small.min(large)).isSameAs(small);
        assertThat(large.min(small)).isSameAs(small);
        assertThat(small.max(large)).isSameAs(large);
        assertThat(large.max(small)).isSameAs(large);
    }

    @Test
    void numeratorAndDenominator_areInLowestTerms() {
        Rational fraction = Rational.of(6, -8);

        assertThat(fraction.numerator()).isEqualTo(BigInteger.valueOf(-3));
        assertThat(fraction.denominator()).isEqualTo(BigInteger.valueOf(4));
    }

    @Test
    void toDecimal_roundsAsNamed() {
        // spec 0.2: 2.4 / 5.3 = 0.452830..., shown 45.3 %
        Rational share = Rational.of(24, 53);

        assertThat(share.toDecimal(3, RoundingMode.HALF_UP)).isEqualTo("0.453");
        assertThat(share.toDecimal(6, RoundingMode.DOWN)).isEqualTo("0.452830");
        assertThat(share.toDecimal(new MathContext(4))).isEqualTo("0.4528");
        assertThatThrownBy(() -> share.toDecimal(9, RoundingMode.UNNECESSARY)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1/3,0.3333333333333333",
        "-1/3,-0.3333333333333333",
        "0,0.0",
        "5,5.0",
        "-7/2,-3.5",
        "9007199254740993,9.007199254740992E15", // 2^53 + 1: a tie, to even
        "18014398509481987/2,9.007199254740994E15", // 2^53 + 3/2: above the tie
        "9007199254740995,9.007199254740996E15" // 2^53 + 3: a tie, to even upwards
    })
    void toDouble_isTheNearest(String text, double expected) {
        assertThat(Rational.parse(text).toDouble()).isEqualTo(expected);
    }

    @Test
    void toDouble_justAboveATie_roundsUp() {
        // Nearer to 2^53 + 2 by one part in 10^60, which 66 bits of quotient do not show.
        BigInteger fine = BigInteger.TEN.pow(60);
        BigInteger numerator = BigInteger.valueOf((1L << 53) + 1).multiply(fine).add(BigInteger.ONE);

        assertThat(Rational.of(numerator, fine).toDouble()).isEqualTo(0x1p53 + 2);
        assertThat(Rational.of(numerator.negate(), fine).toDouble()).isEqualTo(-0x1p53 - 2);
    }

    @Test
    void toDouble_beyondTheRange_isInfiniteOrZero() {
        Rational huge = Rational.of(BigInteger.TEN.pow(400), BigInteger.valueOf(-7));

        assertThat(huge.toDouble()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(huge.reciprocal().toDouble()).isEqualTo(-0.0);
        // Python 3.11 float(Fraction(10**300, 3))
        assertThat(Rational.of(BigInteger.TEN.pow(300), BigInteger.valueOf(3)).toDouble())
                .isEqualTo(3.3333333333333335e299);
    }

    @Property
    void toDouble_ofAQuotientOfInts_isTheDivisionOfDoubles(
            @ForAll int numerator, @ForAll @LongRange(min = 1, max = 1L << 53) long denominator) {
        assertThat(Rational.of(numerator, denominator).toDouble()).isEqualTo((double) numerator / denominator + 0.0);
    }

    @Property
    void exactly_ofADouble_isWhatItIsBitByBit(@ForAll double number) {
        assertThat(Rational.exactly(number)).isEqualTo(Rational.of(new BigDecimal(number)));
        assertThat(Rational.exactly(number).toDouble()).isEqualTo(number + 0.0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.1, 3602879701896397/36028797018963968", // Python 3.11 Fraction(0.1)
        "-2.5, -5/2",
        "0.0009765625, 1/1024",
        "9007199254740992, 9007199254740992",
        "1e22, 10000000000000000000000"
    })
    void exactly_ofADouble_isInLowestTerms(double number, String fraction) {
        assertThat(Rational.exactly(number)).hasToString(fraction);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void exactly_ofWhatIsNoNumber_throws(double none) {
        assertThatThrownBy(() -> Rational.exactly(none))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("Infinite or NaN");
    }

    @Test
    void toLongExact_ofWholeNumbers_isThatNumber() {
        assertThat(Rational.of(Long.MAX_VALUE).toLongExact()).isEqualTo(Long.MAX_VALUE);
        assertThat(Rational.of(Long.MIN_VALUE).toLongExact()).isEqualTo(Long.MIN_VALUE);
        assertThat(Rational.of(-8, 4).toLongExact()).isEqualTo(-2);
    }

    @Test
    void toLongExact_ofAnythingElse_throws() {
        assertThatThrownBy(() -> Rational.of(2, 7).toLongExact())
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("2/7 is not a whole number of 64 bits");
        assertThatThrownBy(() -> Rational.of(Long.MAX_VALUE).plus(Rational.ONE).toLongExact())
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("9223372036854775808 is not a whole number of 64 bits");
    }

    @ParameterizedTest
    @CsvSource({
        "1/2,1,0.5",
        "1/1024,2,0.0009765625",
        "-3/40,1,-0.075",
        "100,1,100",
        "0,1,0",
        "2/3,6,0.666667",
        "200/3,6,66.6667",
        "-1/3,3,-0.333",
        "20000000/3,2,6700000",
        "1/30000000,2,0.000000033",
        "1999/3000,2,0.67",
        "5999/30000,3,0.2"
    })
    void toDecimalString_isExactWhereItEndsAndRoundedWhereNot(String text, int digits, String expected) {
        assertThat(Rational.parse(text).toDecimalString(digits)).isEqualTo(expected);
    }

    @Test
    void toDecimalString_ofExactlyFortyPlaces_isNotRounded() {
        Rational fortyPlaces = Rational.of(BigInteger.ONE, BigInteger.TWO.pow(40));
        Rational oneMore = Rational.of(BigInteger.ONE, BigInteger.TWO.pow(41));

        assertThat(fortyPlaces.toDecimalString(3)).isEqualTo("0.0000000000009094947017729282379150390625");
        assertThat(oneMore.toDecimalString(3)).isEqualTo("0.000000000000455");
    }

    @Test
    void toDecimalString_tie_goesToEven() {
        BigInteger tooFine = BigInteger.TEN.pow(41);

        assertThat(Rational.of(BigInteger.TEN.pow(41).add(BigInteger.TWO), tooFine.multiply(BigInteger.TWO))
                        .toDecimalString(2))
                .isEqualTo("0.5");
        // 0.125 x 10^-40, which needs 43 places
        assertThat(Rational.of(BigInteger.valueOf(125), BigInteger.TEN.pow(43)).toDecimalString(2))
                .isEqualTo("0." + "0".repeat(40) + "12");
    }

    @Test
    void toDecimalString_withoutDigits_throws() {
        assertThatThrownBy(() -> Rational.ONE.toDecimalString(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("significant digits must be at least 1, was 0");
    }

    @Test
    void equals_isByValue() {
        assertThat(Rational.of(2, 4)).isEqualTo(Rational.of(1, 2)).hasSameHashCodeAs(Rational.of(1, 2));
        assertThat(Rational.of(1, 2)).isNotEqualTo(Rational.of(1, 3)).isNotEqualTo(Rational.of(3, 2));
        assertThat(Rational.ONE).isNotEqualTo(1L);
        assertThat(Rational.of(1, 2).hashCode()).isNotEqualTo(Rational.of(2, 1).hashCode());
    }

    @Property
    void fieldLaws_hold(
            @ForAll("rationals") Rational a, @ForAll("rationals") Rational b, @ForAll("rationals") Rational c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.times(b)).isEqualTo(b.times(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.times(b).times(c)).isEqualTo(a.times(b.times(c)));
        assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
        assertThat(a.plus(Rational.ZERO)).isEqualTo(a);
        assertThat(a.times(Rational.ONE)).isEqualTo(a);
        assertThat(a.plus(a.negate())).isEqualTo(Rational.ZERO);
        assertThat(a.minus(b).plus(b)).isEqualTo(a);
        assertThat(a.isZero() ? Rational.ONE : a.times(a.reciprocal())).isEqualTo(Rational.ONE);
        assertThat(b.isZero() ? a : a.dividedBy(b).times(b)).isEqualTo(a);
    }

    @Property
    void order_agreesWithDifferenceAndEquality(@ForAll("rationals") Rational a, @ForAll("rationals") Rational b) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(a.minus(b).signum());
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(a.min(b).plus(a.max(b))).isEqualTo(a.plus(b));
    }

    @Property
    void parse_ofToString_isTheSameValue(@ForAll("rationals") Rational a) {
        assertThat(Rational.parse(a.toString())).isEqualTo(a);
    }

    @Property
    void lowestTerms_haveNoCommonDivisor(@ForAll("rationals") Rational a) {
        assertThat(a.denominator()).isPositive();
        assertThat(a.numerator().gcd(a.denominator())).isEqualTo(BigInteger.ONE);
    }

    @Provide
    Arbitrary<Rational> rationals() {
        Arbitrary<Long> small = Arbitraries.longs().between(-60, 60);
        Arbitrary<Long> numerators = Arbitraries.oneOf(small, Arbitraries.longs());
        Arbitrary<Long> denominators =
                Arbitraries.oneOf(small, Arbitraries.longs()).filter(number -> number != 0);
        return Combinators.combine(numerators, denominators).as((n, d) -> Rational.of(n, d));
    }
}
