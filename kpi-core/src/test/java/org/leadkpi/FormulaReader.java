package org.leadkpi;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.leadkpi.value.Rational;

/**
 * Computes the text of a formula by the rules of school: parentheses first, then {@code x} and {@code /} from the left,
 * then {@code +} and {@code -} from the left. Knows nothing of the classes that printed it.
 */
public final class FormulaReader {

    private final Deque<String> tokens;
    private final Function<String, Optional<Rational>> names;

    private FormulaReader(String text, Function<String, Optional<Rational>> names) {
        String spaced = text.replace("(", " ( ").replace(")", " ) ").strip();
        this.tokens = new ArrayDeque<>(Arrays.asList(spaced.split(" +")));
        this.names = names;
    }

    /**
     * Computes.
     *
     * @param text the formula
     * @param names the value of a name or a call such as {@code median(sales-cycles)}
     * @return the value, empty when a name has none or something is divided by zero
     */
    public static Optional<Rational> evaluate(String text, Function<String, Optional<Rational>> names) {
        FormulaReader reader = new FormulaReader(text, names);
        Optional<Rational> value = reader.sum();
        if (!reader.tokens.isEmpty()) {
            throw new IllegalArgumentException("cannot read \"" + text + "\" from " + reader.tokens.peek());
        }
        return value;
    }

    private Optional<Rational> sum() {
        Optional<Rational> value = product();
        while ("+".equals(tokens.peek()) || "-".equals(tokens.peek())) {
            boolean plus = "+".equals(tokens.pop());
            value = both(value, product(), plus ? Rational::plus : Rational::minus);
        }
        return value;
    }

    private Optional<Rational> product() {
        Optional<Rational> value = factor();
        while ("x".equals(tokens.peek()) || "/".equals(tokens.peek())) {
            if ("x".equals(tokens.pop())) {
                value = both(value, factor(), Rational::times);
            } else {
                Optional<Rational> divisor = factor().filter(number -> !number.isZero());
                value = both(value, divisor, Rational::dividedBy);
            }
        }
        return value;
    }

    private Optional<Rational> factor() {
        String token = tokens.pop();
        if (token.equals("(")) {
            Optional<Rational> value = sum();
            expect(")");
            return value;
        }
        if (token.matches("-?[0-9]+(/[0-9]+)?")) {
            return Optional.of(Rational.parse(token));
        }
        if ("(".equals(tokens.peek())) {
            expect("(");
            StringJoiner arguments = new StringJoiner(" ", token + "(", ")");
            while (!")".equals(tokens.peek())) {
                arguments.add(tokens.pop());
            }
            expect(")");
            return names.apply(arguments.toString());
        }
        return names.apply(token);
    }

    private void expect(String token) {
        String found = tokens.poll();
        if (!token.equals(found)) {
            throw new IllegalArgumentException("expected " + token + ", found " + found);
        }
    }

    private static Optional<Rational> both(
            Optional<Rational> a, Optional<Rational> b, BinaryOperator<Rational> operation) {
        return a.flatMap(left -> b.map(right -> operation.apply(left, right)));
    }
}
