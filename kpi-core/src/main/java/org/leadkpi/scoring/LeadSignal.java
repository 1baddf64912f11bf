package org.leadkpi.scoring;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.time.Timestamp;

/**
 * What a scoring rule reads of a lead: something that is recorded of it, or how often something happened.
 *
 * <ul>
 *   <li>What happens is counted as of an instant: what happened later does not exist.
 *   <li>What is recorded has no time and is read as it stands. A field that is filled in after a deal was decided gives the
 *       outcome away; no model can see that.
 *   <li>A signal is missing where nothing is recorded, and where its feed was not supplied. No event in a feed that was
 *       supplied is a known zero.
 * </ul>
 *
 * <p>Signals are equal when their text is.
 *
 * @since 0.1
 */
public final class LeadSignal {

    /** Reads a lead; null where the signal is missing. */
    @FunctionalInterface
    private interface Reader {
        @Nullable
        SignalValue read(Journey journey, Dataset data, Instant asOf);
    }

    /** Fields of a lead that have a name of their own. */
    @SuppressWarnings("ImmutableEnumChecker") // the readers have no state
    private enum Field {
        CHANNEL(Lead::channel),
        CAMPAIGN(Lead::campaign),
        ORIGIN(lead -> lead.origin().map(LeadSignal::word)),
        TYPE(lead -> lead.type().map(LeadSignal::word)),
        INTENT(lead -> lead.intent().map(LeadSignal::word));

        private final Function<Lead, Optional<String>> reader;

        Field(Function<Lead, Optional<String>> reader) {
            this.reader = reader;
        }
    }

    /** What a word of an enum says where nothing is recorded. */
    private static final String UNKNOWN = "unknown";

    /** Stages that are what is to be foretold. */
    private static final Set<Stage> OUTCOMES = EnumSet.of(Stage.CUSTOMER, Stage.CHURNED);

    private static final Set<TouchOutcome> FUTILE =
            EnumSet.of(TouchOutcome.FAILED, TouchOutcome.BOUNCED, TouchOutcome.AUTO_REPLIED);

    private final String text;
    private final boolean timed;
    private final Optional<SignalKind> kind;
    private final Reader reader;

    private LeadSignal(String text, boolean timed, Optional<SignalKind> kind, Reader reader) {
        this.text = text;
        this.timed = timed;
        this.kind = kind;
        this.reader = reader;
    }

    /**
     * A further attribute of the lead.
     *
     * @param name its name, as {@code employees}
     * @return the signal
     * @throws IllegalArgumentException if the name is blank
     */
    public static LeadSignal attribute(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("attribute name is blank");
        }
        return new LeadSignal(
                "attribute " + name.strip(),
                false,
                Optional.empty(),
                (journey, data, asOf) -> recorded(journey.lead().attributes().get(name.strip())));
    }

    /**
     * How often a lead showed a kind of intent.
     *
     * @param kind the kind
     * @return the signal
     */
    public static LeadSignal of(SignalKind kind) {
        return new LeadSignal(
                "signal " + word(kind),
                true,
                Optional.of(kind),
                (journey, data, asOf) -> signals(kind, journey.lead().signals(), data, asOf));
    }

    /**
     * How often a lead was touched, or touched us. Messages that failed, came back or were written by a machine do not count.
     *
     * @param kind the kind of touch
     * @param direction which way it went
     * @return the signal
     */
    public static LeadSignal of(TouchKind kind, TouchDirection direction) {
        return new LeadSignal(
                "touch " + word(kind) + " " + word(direction),
                true,
                Optional.empty(),
                (journey, data, asOf) -> touches(kind, direction, journey.touches(), data, asOf));
    }

    /**
     * Whether a lead entered a stage.
     *
     * @param stage the stage
     * @return the signal
     * @throws IllegalArgumentException if the stage is what a score is to foretell
     */
    public static LeadSignal of(Stage stage) {
        if (OUTCOMES.contains(stage)) {
            throw new IllegalArgumentException(
                    "stage is " + word(stage) + ", which a score is to foretell and cannot be made of");
        }
        return new LeadSignal(
                "stage " + word(stage),
                true,
                Optional.empty(),
                (journey, data, asOf) -> stage(stage, journey, data, asOf));
    }

    /**
     * Reads a signal: {@code attribute NAME}, {@code lead channel}, {@code campaign}, {@code origin}, {@code type} or {@code
     * intent}, {@code signal KIND}, {@code touch KIND DIRECTION}, or {@code stage NAME}.
     *
     * @param text the text, as {@link #toString} writes it
     * @return the signal
     * @throws IllegalArgumentException if the text names none; the message says what is expected
     */
    public static LeadSignal parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        String rest = words.length < 2 ? "" : words[1];
        return switch (words[0]) {
            case "attribute" -> attribute(rest);
            case "lead" -> field(constant("field", Field.class, rest));
            case "signal" -> of(constant("signal", SignalKind.class, rest));
            case "stage" -> of(constant("stage", Stage.class, rest));
            case "touch" -> {
                String[] parts = rest.split("\\s+", 2);
                yield of(
                        constant("kind of touch", TouchKind.class, parts[0]),
                        parts.length < 2
                                ? TouchDirection.OUTBOUND
                                : constant("direction", TouchDirection.class, parts[1]));
            }
            default ->
                throw new IllegalArgumentException("not a signal: \"" + text
                        + "\", expected attribute NAME, lead FIELD, signal KIND, touch KIND DIRECTION or stage NAME");
        };
    }

    private static LeadSignal field(Field field) {
        return new LeadSignal("lead " + word(field), false, Optional.empty(), (journey, data, asOf) -> {
            String found = field.reader.apply(journey.lead()).orElse(UNKNOWN);
            return found.equals(UNKNOWN) ? null : SignalValue.of(found);
        });
    }

    /** Finds a constant by its name in kebab case, an underscore being as good as a dash. */
    static <E extends Enum<E>> E constant(String what, Class<E> type, String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + what + " \"" + text + "\", expected one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(LeadSignal::word)
                                .collect(Collectors.joining(", "))));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it happens at a time, so that it can fade. */
    boolean isTimed() {
        return timed;
    }

    /** The kind of intent it counts, where it counts one. */
    Optional<SignalKind> kind() {
        return kind;
    }

    /** What it says of a lead; null where it is missing. */
    @Nullable
    SignalValue read(Journey journey, Dataset data, Instant asOf) {
        return reader.read(journey, data, asOf);
    }

    // ---- reading

    private static @Nullable SignalValue recorded(@Nullable String text) {
        return text == null || text.isBlank() ? null : SignalValue.of(text);
    }

    private static @Nullable SignalValue signals(
            SignalKind kind, List<IntentSignal> signals, Dataset data, Instant asOf) {
        long count = 0;
        Timestamp last = null;
        for (int i = 0; i < signals.size(); i++) {
            IntentSignal signal = signals.get(i);
            if (signal.kind() == kind && !signal.at().isAfter(asOf, data.zone())) {
                count++;
                last = later(last, signal.at(), data);
            }
        }
        return count == 0 && !data.feeds().contains(Feed.SIGNALS) ? null : SignalValue.of(count, last);
    }

    private static @Nullable SignalValue touches(
            TouchKind kind, TouchDirection direction, List<Touch> touches, Dataset data, Instant asOf) {
        if (!data.feeds().contains(Feed.TOUCHES)) {
            return null;
        }
        long count = 0;
        Timestamp last = null;
        for (int i = 0; i < touches.size(); i++) {
            Touch touch = touches.get(i);
            if (touch.kind() == kind
                    && touch.direction() == direction
                    && !touch.at().isAfter(asOf, data.zone())
                    && !touch.automated()
                    && !touch.reply().autoReply()
                    && !FUTILE.contains(touch.outcome())) {
                count++;
                last = later(last, touch.at(), data);
            }
        }
        return SignalValue.of(count, last);
    }

    private static @Nullable SignalValue stage(Stage stage, Journey journey, Dataset data, Instant asOf) {
        Optional<Timestamp> entered = journey.entered(stage).filter(at -> !at.isAfter(asOf, data.zone()));
        boolean told = switch (stage) {
            case MQL -> data.feeds().contains(Feed.MQL_DATES);
            case SQL -> data.feeds().contains(Feed.SQL_DATES);
            case RECYCLED -> data.feeds().contains(Feed.RECYCLING);
            case DISQUALIFIED -> data.feeds().contains(Feed.DISQUALIFICATION);
            default -> true;
        };
        return entered.isEmpty() && !told ? null : SignalValue.of(entered.isPresent() ? 1 : 0, entered.orElse(null));
    }

    private static Timestamp later(@Nullable Timestamp last, Timestamp at, Dataset data) {
        return last == null || at.compareInstants(last, data.zone()) > 0 ? at : last;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LeadSignal that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return the text, as {@code attribute employees}, {@code signal pricing-visit} or {@code touch email inbound}} */
    @Override
    public String toString() {
        return text;
    }
}
