package org.leadkpi.scoring;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadkpi.model.SignalKind;
import org.leadkpi.value.Rational;

/** The text form of a scoring model: lines of a key and a value, those of a rule below its id in brackets. */
final class ModelText {

    private static final char COMMENT = '#';
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String NONE = "none";
    private static final Pattern SECTION = Pattern.compile("\\[\\s*(.*?)\\s*]");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9}) (days?|hours?|seconds?)");
    private static final long SECONDS_PER_HOUR = 3_600;
    private static final long SECONDS_PER_DAY = 86_400;

    private static final List<String> OF_MODEL =
            List.of("version", "created", "validated", "purpose", "normalization", "missing", "senior", "sales-ready");
    private static final List<String> OF_RULE =
            List.of("category", "signal", "transform", "weight", "half-life", "cap", "reason");

    private ModelText() {}

    /** A line that says something. */
    private record Line(int number, String key, String value) {

        <T> T read(Function<String, T> reader) {
            try {
                return reader.apply(value);
            } catch (IllegalArgumentException | DateTimeException refused) {
                throw new IllegalArgumentException(
                        "line " + number + ", " + key + ": " + refused.getMessage(), refused);
            }
        }
    }

    /** What stands below one heading. */
    private static final class Section {
        private final int number;
        private final String name;
        private final List<String> keys;
        private final Map<String, Line> lines = new LinkedHashMap<>();

        Section(int number, String name, List<String> keys) {
            this.number = number;
            this.name = name;
            this.keys = keys;
        }

        void add(int at, String content) {
            int equals = content.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("line " + at + ": not a key and a value: \"" + content
                        + "\", expected a line such as " + keys.get(0) + " = ...");
            }
            String key = content.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (!keys.contains(key)) {
                throw new IllegalArgumentException("line " + at + ", " + key + ": no such key of " + name
                        + ", expected one of " + String.join(", ", keys));
            }
            Line before = lines.put(
                    key, new Line(at, key, content.substring(equals + 1).strip()));
            if (before != null) {
                throw new IllegalArgumentException(
                        "line " + at + ", " + key + ": given before, in line " + before.number());
            }
        }

        <T> Optional<T> find(String key, Function<String, T> reader) {
            return Optional.ofNullable(lines.get(key)).map(line -> line.read(reader));
        }

        <T> T require(String key, Function<String, T> reader) {
            return find(key, reader)
                    .orElseThrow(() -> new IllegalArgumentException(
                            (number == 0 ? "" : "line " + number + ": ") + name + " has no " + key));
        }

        /** What the parts together refuse is said of the line where they begin. */
        <T> T whole(Function<Section, T> reader) {
            try {
                return reader.apply(this);
            } catch (IllegalArgumentException refused) {
                String message = String.valueOf(refused.getMessage());
                throw message.startsWith("line ")
                        ? refused
                        : new IllegalArgumentException("line " + number + ": " + message, refused);
            }
        }
    }

    // ---- reading

    static ScoringModel parse(String text) {
        Section model = new Section(0, "model", OF_MODEL);
        List<Section> rules = new ArrayList<>();
        Section current = model;
        int number = 0;
        for (String line : (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .lines()
                .toList()) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.charAt(0) == COMMENT) {
                continue;
            }
            Matcher heading = SECTION.matcher(content);
            if (heading.matches()) {
                current = new Section(number, "rule " + heading.group(1), OF_RULE);
                rules.add(current);
            } else {
                current.add(number, content);
            }
        }
        return model(model, rules);
    }

    private static ScoringModel model(Section model, List<Section> rules) {
        ScoringModel.Builder builder = model.require("version", ScoringModel::named);
        model.find("created", ModelText::date).ifPresent(builder::createdAt);
        model.find("validated", ModelText::date).ifPresent(builder::validatedAt);
        model.find("purpose", Function.identity()).ifPresent(builder::purpose);
        model.find("normalization", text -> LeadSignal.constant("normalization", Normalization.class, text))
                .ifPresent(builder::normalization);
        model.find("missing", text -> LeadSignal.constant("policy", MissingSignal.class, text))
                .ifPresent(builder::missing);
        ScoreThresholds standard = ScoreThresholds.STANDARD;
        Rational senior = model.find("senior", text -> new ScoreThresholds(Rational.parse(text), Optional.empty()))
                .orElse(standard)
                .senior();
        Optional<Rational> salesReady = model.find(
                        "sales-ready",
                        text -> new ScoreThresholds(
                                senior, text.equals(NONE) ? Optional.empty() : Optional.of(Rational.parse(text))))
                .orElse(standard)
                .salesReady();
        builder.thresholds(new ScoreThresholds(senior, salesReady));
        Map<String, Integer> lines = new HashMap<>();
        for (Section section : rules) {
            ScoringRule rule = section.whole(ModelText::rule);
            Integer before = lines.put(rule.id(), section.number);
            if (before != null) {
                throw new IllegalArgumentException(
                        "line " + section.number + ": rule " + rule.id() + " is defined before, in line " + before);
            }
            builder.rule(rule);
        }
        return builder.build();
    }

    private static ScoringRule rule(Section section) {
        ScoreCategory category =
                section.require("category", text -> LeadSignal.constant("category", ScoreCategory.class, text));
        LeadSignal signal = section.require("signal", LeadSignal::parse);
        SignalTransform transform =
                section.find("transform", SignalTransform::parse).orElse(SignalTransform.PRESENT);
        ScoringRule bare =
                ScoringRule.of(section.name.substring("rule ".length()), category, signal, transform, Rational.ZERO);
        boolean isOpened = signal.kind().equals(Optional.of(SignalKind.EMAIL_OPEN));
        ScoringRule weighted = isOpened && !section.lines.containsKey("weight")
                ? bare
                : section.require("weight", text -> bare.withWeight(Rational.parse(text)));
        ScoringRule fading = section.find("half-life", text -> weighted.withHalfLife(length(text)))
                .orElse(weighted);
        ScoringRule capped = section.find("cap", text -> fading.withCap(Rational.parse(text)))
                .orElse(fading);
        return section.find("reason", capped::withReason).orElse(capped);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            throw new IllegalArgumentException(
                    "not a date: \"" + text + "\", expected one such as 2026-01-05", notADate);
        }
    }

    private static Duration length(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a length of time: \"" + text + "\", expected one such as 30 days or 12 hours");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2).charAt(0)) {
            case 'd' -> Duration.ofDays(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }

    // ---- writing

    static String format(ScoringModel model) {
        StringBuilder text = new StringBuilder();
        line(text, "version", model.version());
        model.createdAt().ifPresent(day -> line(text, "created", day.toString()));
        model.validatedAt().ifPresent(day -> line(text, "validated", day.toString()));
        if (!model.purpose().isEmpty()) {
            line(text, "purpose", model.purpose());
        }
        line(text, "normalization", LeadSignal.word(model.normalization()));
        line(text, "missing", LeadSignal.word(model.missing()));
        line(text, "senior", SignalTransform.text(model.thresholds().senior()));
        line(
                text,
                "sales-ready",
                model.thresholds().salesReady().map(SignalTransform::text).orElse(NONE));
        for (ScoringRule rule : model.rules()) {
            text.append("\n[").append(rule.id()).append("]\n");
            line(text, "category", LeadSignal.word(rule.category()));
            line(text, "signal", rule.signal().toString());
            line(text, "transform", rule.transform().toString());
            line(text, "weight", SignalTransform.text(rule.weight()));
            rule.halfLife().ifPresent(length -> line(text, "half-life", written(length)));
            if (!rule.cap().equals(Rational.ONE)) {
                line(text, "cap", SignalTransform.text(rule.cap()));
            }
            if (!rule.reason().isEmpty()) {
                line(text, "reason", rule.reason());
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
    }

    private static String written(Duration length) {
        long seconds = length.toSeconds();
        if (seconds % SECONDS_PER_DAY == 0) {
            return seconds / SECONDS_PER_DAY + " days";
        }
        return seconds % SECONDS_PER_HOUR == 0 ? seconds / SECONDS_PER_HOUR + " hours" : seconds + " seconds";
    }
}
