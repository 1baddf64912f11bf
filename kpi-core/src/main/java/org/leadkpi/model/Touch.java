package org.leadkpi.model;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.leadkpi.time.Timestamp;

/**
 * A contact with a lead or prospect: a call, a message, a meeting, a task.
 *
 * <p>Names a lead or a prospect, at least one of them.
 *
 * @param id the id, unique among touches
 * @param at when it took place; for a meeting, when it was booked
 * @param kind the channel
 * @param lead the lead
 * @param prospect the prospect of an outbound list
 * @param direction which way it went
 * @param rep the rep
 * @param duration how long a call lasted
 * @param outcome what came of it
 * @param counterpart who was on the other end
 * @param automated whether a machine sent it
 * @param reply what is known of it as a reply
 * @param sequence the sequence step that sent it
 * @param meeting what is known of the meeting
 * @param task what is known of the task
 * @param sourceSystem the system that recorded it
 * @param externalKey a key shared by copies of the same touch
 * @param attributes further attributes by name, usable as dimensions
 * @since 0.1
 */
public record Touch(
        String id,
        Timestamp at,
        TouchKind kind,
        Optional<String> lead,
        Optional<String> prospect,
        TouchDirection direction,
        Optional<String> rep,
        Optional<Duration> duration,
        TouchOutcome outcome,
        Counterpart counterpart,
        boolean automated,
        ReplyDetails reply,
        Optional<SequenceStep> sequence,
        Optional<MeetingDetails> meeting,
        Optional<TaskDetails> task,
        Optional<String> sourceSystem,
        Optional<String> externalKey,
        Map<String, String> attributes) {

    /**
     * Validates and copies.
     *
     * @param id the id, unique among touches
     * @param at when it took place; for a meeting, when it was booked
     * @param kind the channel
     * @param lead the lead
     * @param prospect the prospect of an outbound list
     * @param direction which way it went
     * @param rep the rep
     * @param duration how long a call lasted
     * @param outcome what came of it
     * @param counterpart who was on the other end
     * @param automated whether a machine sent it
     * @param reply what is known of it as a reply
     * @param sequence the sequence step that sent it
     * @param meeting what is known of the meeting
     * @param task what is known of the task
     * @param sourceSystem the system that recorded it
     * @param externalKey a key shared by copies of the same touch
     * @param attributes further attributes by name, usable as dimensions
     */
    public Touch {
        Fields.requireText("touch id", id);
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(prospect, "prospect");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(rep, "rep");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(counterpart, "counterpart");
        Objects.requireNonNull(reply, "reply");
        Objects.requireNonNull(sequence, "sequence");
        Objects.requireNonNull(meeting, "meeting");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(sourceSystem, "sourceSystem");
        Objects.requireNonNull(externalKey, "externalKey");
        attributes = Fields.copy(attributes);
        if (lead.isEmpty() && prospect.isEmpty()) {
            throw new IllegalArgumentException("touch " + id + " names neither a lead nor a prospect");
        }
        duration.ifPresent(length -> {
            if (length.isNegative()) {
                throw new IllegalArgumentException("touch " + id + " lasts " + length + ", must not be negative");
            }
        });
    }

    /**
     * Starts a new record; everything that is not set stays absent or at its default.
     *
     * @param id the id, unique among touches
     * @param at when it took place; for a meeting, when it was booked
     * @param kind the channel
     * @return a builder
     */
    public static Builder builder(String id, Timestamp at, TouchKind kind) {
        return new Builder(id, at, kind);
    }

    /**
     * Starts a copy with parts changed.
     *
     * @return a builder holding this record's parts
     */
    public Builder toBuilder() {
        Builder copy = new Builder(id, at, kind);
        copy.lead = lead;
        copy.prospect = prospect;
        copy.direction = direction;
        copy.rep = rep;
        copy.duration = duration;
        copy.outcome = outcome;
        copy.counterpart = counterpart;
        copy.automated = automated;
        copy.reply = reply;
        copy.sequence = sequence;
        copy.meeting = meeting;
        copy.task = task;
        copy.sourceSystem = sourceSystem;
        copy.externalKey = externalKey;
        copy.attributes = new TreeMap<>(attributes);
        return copy;
    }

    /**
     * Returns when a meeting was booked.
     *
     * @return the time recorded for it, else the time of the touch
     */
    public Timestamp bookedAt() {
        return meeting.flatMap(MeetingDetails::bookedAt).orElse(at);
    }

    /**
     * Returns the meeting that this one moves, as {@link MeetingDetails#rescheduledFrom()} names it.
     *
     * <ul>
     *   <li>Nothing is moved where the id is of none of the touches, or of one that is no meeting.
     *   <li>A meeting moves none that was booked later, as far as the order is known, and not itself, over however many others.
     * </ul>
     *
     * @param touches the touches of its contact
     * @param zone the zone that places times of day precision
     * @return the meeting, empty when this one is a booking of its own
     */
    public Optional<Touch> movedFrom(List<Touch> touches, ZoneId zone) {
        Optional<Touch> moved = named(touches, zone);
        Optional<Touch> earlier = moved;
        for (int i = 0; i < touches.size() && earlier.isPresent(); i++) {
            if (earlier.get().id().equals(id)) {
                return Optional.empty();
            }
            earlier = earlier.get().named(touches, zone);
        }
        return moved;
    }

    private Optional<Touch> named(List<Touch> touches, ZoneId zone) {
        Optional<String> name = meeting.flatMap(MeetingDetails::rescheduledFrom);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return touches.stream()
                .filter(other -> other.kind() == TouchKind.MEETING
                        && other.id().equals(name.get())
                        && !other.bookedAt().isAfter(bookedAt(), zone))
                .findFirst();
    }

    /**
     * Collects the parts of a {@link Touch}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String id;
        private final Timestamp at;
        private final TouchKind kind;
        private Optional<String> lead = Optional.empty();
        private Optional<String> prospect = Optional.empty();
        private TouchDirection direction = TouchDirection.OUTBOUND;
        private Optional<String> rep = Optional.empty();
        private Optional<Duration> duration = Optional.empty();
        private TouchOutcome outcome = TouchOutcome.UNKNOWN;
        private Counterpart counterpart = Counterpart.UNKNOWN;
        private boolean automated;
        private ReplyDetails reply = ReplyDetails.NONE;
        private Optional<SequenceStep> sequence = Optional.empty();
        private Optional<MeetingDetails> meeting = Optional.empty();
        private Optional<TaskDetails> task = Optional.empty();
        private Optional<String> sourceSystem = Optional.empty();
        private Optional<String> externalKey = Optional.empty();
        private Map<String, String> attributes = new TreeMap<>();

        private Builder(String id, Timestamp at, TouchKind kind) {
            this.id = id;
            this.at = at;
            this.kind = kind;
        }

        /**
         * Sets the lead.
         *
         * @param lead the new value
         * @return this builder
         */
        public Builder lead(String lead) {
            this.lead = Optional.of(lead);
            return this;
        }

        /**
         * Sets the prospect of an outbound list.
         *
         * @param prospect the new value
         * @return this builder
         */
        public Builder prospect(String prospect) {
            this.prospect = Optional.of(prospect);
            return this;
        }

        /**
         * Sets which way it went.
         *
         * @param direction the new value
         * @return this builder
         */
        public Builder direction(TouchDirection direction) {
            this.direction = direction;
            return this;
        }

        /**
         * Sets the rep.
         *
         * @param rep the new value
         * @return this builder
         */
        public Builder rep(String rep) {
            this.rep = Optional.of(rep);
            return this;
        }

        /**
         * Sets how long a call lasted.
         *
         * @param duration the new value
         * @return this builder
         */
        public Builder duration(Duration duration) {
            this.duration = Optional.of(duration);
            return this;
        }

        /**
         * Sets what came of it.
         *
         * @param outcome the new value
         * @return this builder
         */
        public Builder outcome(TouchOutcome outcome) {
            this.outcome = outcome;
            return this;
        }

        /**
         * Sets who was on the other end.
         *
         * @param counterpart the new value
         * @return this builder
         */
        public Builder counterpart(Counterpart counterpart) {
            this.counterpart = counterpart;
            return this;
        }

        /**
         * Sets whether a machine sent it.
         *
         * @param automated the new value
         * @return this builder
         */
        public Builder automated(boolean automated) {
            this.automated = automated;
            return this;
        }

        /**
         * Sets what is known of it as a reply.
         *
         * @param reply the new value
         * @return this builder
         */
        public Builder reply(ReplyDetails reply) {
            this.reply = reply;
            return this;
        }

        /**
         * Sets the sequence step that sent it.
         *
         * @param sequence the new value
         * @return this builder
         */
        public Builder sequence(SequenceStep sequence) {
            this.sequence = Optional.of(sequence);
            return this;
        }

        /**
         * Sets what is known of the meeting.
         *
         * @param meeting the new value
         * @return this builder
         */
        public Builder meeting(MeetingDetails meeting) {
            this.meeting = Optional.of(meeting);
            return this;
        }

        /**
         * Sets what is known of the task.
         *
         * @param task the new value
         * @return this builder
         */
        public Builder task(TaskDetails task) {
            this.task = Optional.of(task);
            return this;
        }

        /**
         * Sets the system that recorded it.
         *
         * @param sourceSystem the new value
         * @return this builder
         */
        public Builder sourceSystem(String sourceSystem) {
            this.sourceSystem = Optional.of(sourceSystem);
            return this;
        }

        /**
         * Sets a key shared by copies of the same touch.
         *
         * @param externalKey the new value
         * @return this builder
         */
        public Builder externalKey(String externalKey) {
            this.externalKey = Optional.of(externalKey);
            return this;
        }

        /**
         * Sets an attribute, usable as a dimension by its name.
         *
         * @param attribute the name
         * @param value the value
         * @return this builder
         */
        public Builder attribute(String attribute, String value) {
            this.attributes.put(attribute, value);
            return this;
        }

        /**
         * Builds the record.
         *
         * @return the record
         * @throws IllegalArgumentException if a part is out of its bounds
         */
        public Touch build() {
            return new Touch(
                    id,
                    at,
                    kind,
                    lead,
                    prospect,
                    direction,
                    rep,
                    duration,
                    outcome,
                    counterpart,
                    automated,
                    reply,
                    sequence,
                    meeting,
                    task,
                    sourceSystem,
                    externalKey,
                    attributes);
        }
    }
}
