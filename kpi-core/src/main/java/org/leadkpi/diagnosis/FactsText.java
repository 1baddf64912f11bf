package org.leadkpi.diagnosis;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.leadkpi.capacity.Practice;
import org.leadkpi.internal.Lines;
import org.leadkpi.metric.Cadence;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.GrowthStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/** Facts as people write them down: a line {@code key = value} each. */
final class FactsText {

    private static final String TARGET = "target.";
    private static final String CHANGEPOINT = "changepoint.";
    private static final String PRACTICE = "practice.";

    /** Marks a change in the way activity is recorded. */
    private static final String LOGGING = "logging:";

    private static final List<String> KEYS = List.of(
            "cadence",
            "stage",
            "kpis",
            "target.KPI",
            "response-target",
            "ranks-by-volume",
            "adds-volume",
            "market",
            "changepoint.DATE",
            "practice.NAME");

    /** Units in which a number can be written, and how many of the unit of the KPI one is. */
    private static final Map<Unit, Map<String, Rational>> UNITS = Map.of(
            Unit.RATIO,
            Map.of("%", Rational.of(1, 100)),
            Unit.SECONDS,
            Map.of("s", Rational.ONE, "min", Rational.of(60), "h", Rational.of(3_600), "d", Rational.of(86_400)),
            Unit.DAYS,
            Map.of("d", Rational.ONE));

    private final Facts.Builder facts;
    private final Catalog catalog;

    private FactsText(Facts.Builder facts, Catalog catalog) {
        this.facts = facts;
        this.catalog = catalog;
    }

    static Facts read(Facts known, String name, String text, Catalog catalog) {
        FactsText reader = new FactsText(known.toBuilder(), catalog);
        Lines.settings(name, text, "value", reader, FactsText::tell);
        return reader.facts.build();
    }

    private FactsText tell(String key, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + " has no value");
        }
        if (key.startsWith(TARGET)) {
            Kpi kpi = catalog.kpi(key.substring(TARGET.length()));
            facts.target(kpi, number(key, kpi.unit(), value));
        } else if (key.startsWith(CHANGEPOINT)) {
            changepoint(key, value);
        } else if (key.startsWith(PRACTICE)) {
            String name = key.substring(PRACTICE.length()).replace('-', '_');
            facts.practice(constant("practice", name, Practice.values()), truth(key, value));
        } else {
            switch (key) {
                case "cadence" -> facts.cadence(constant(key, value, Cadence.values()));
                case "stage" -> facts.growthStage(constant(key, value, GrowthStage.values()));
                case "kpis" ->
                    facts.kpis(Arrays.stream(value.split(",", -1))
                            .map(id -> catalog.kpi(id.strip()))
                            .toList());
                case "response-target" -> facts.responseTarget(truth(key, value));
                case "ranks-by-volume" -> facts.ranksByVolume(truth(key, value));
                case "adds-volume" -> facts.addsVolume(truth(key, value));
                case "market" -> facts.market(value);
                default ->
                    throw new IllegalArgumentException("no fact \"" + key + "\"; there are " + String.join(", ", KEYS));
            }
        }
        return this;
    }

    private void changepoint(String key, String value) {
        LocalDate date;
        try {
            date = LocalDate.parse(key.substring(CHANGEPOINT.length()));
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(key + " must name a date, as changepoint.2026-03-01", wrong);
        }
        boolean isOfLogging = value.toLowerCase(Locale.ROOT).startsWith(LOGGING);
        String what = isOfLogging ? value.substring(LOGGING.length()).strip() : value;
        facts.changepoint(new Facts.Changepoint(date, what, isOfLogging));
    }

    private static <E extends Enum<E>> E constant(String key, String value, E[] constants) {
        return Arrays.stream(constants)
                .filter(each -> each.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> wrong(
                        key,
                        value,
                        Arrays.stream(constants)
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    private static boolean truth(String key, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw wrong(key, value, "yes, no");
        };
    }

    /** A number in the unit of a KPI: plain, or followed by a unit. */
    private static Rational number(String key, Unit unit, String value) {
        Map<String, Rational> units = UNITS.getOrDefault(unit, Map.of());
        Rational size = Rational.ONE;
        String digits = value;
        for (Map.Entry<String, Rational> each : units.entrySet()) {
            if (value.endsWith(each.getKey())
                    && isNumber(
                            value.substring(0, value.length() - each.getKey().length()))) {
                digits = value.substring(0, value.length() - each.getKey().length());
                size = each.getValue();
            }
        }
        if (!isNumber(digits)) {
            String and = units.isEmpty()
                    ? ""
                    : ", or one followed by " + units.keySet().stream().sorted().collect(Collectors.joining(" or "));
            throw new IllegalArgumentException(key + " is \"" + value + "\", must be a number" + and);
        }
        return Rational.parse(digits.strip()).times(size);
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    }

    private static IllegalArgumentException wrong(String key, String value, String allowed) {
        return new IllegalArgumentException(key + " is \"" + value + "\", must be one of " + allowed);
    }
}
