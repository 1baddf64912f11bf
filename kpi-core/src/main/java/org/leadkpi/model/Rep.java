package org.leadkpi.model;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/**
 * A person who works leads or opportunities.
 *
 * @param id the id, unique among reps
 * @param team the team
 * @param role what the rep does
 * @param seniority how experienced the rep is
 * @param activeFrom the first active day; since ever when absent
 * @param activeTo the day after the last active one; still active when absent
 * @param fte full-time equivalents, above 0
 * @param zone the zone the rep works in
 * @param capacity how many leads the rep can carry, overriding the bands
 * @param skills the skills, each as {@code kind:value}
 * @param attributes further attributes by name, usable as dimensions
 * @since 0.1
 */
public record Rep(
        String id,
        Optional<String> team,
        RepRole role,
        Seniority seniority,
        Optional<LocalDate> activeFrom,
        Optional<LocalDate> activeTo,
        Rational fte,
        Optional<ZoneId> zone,
        Optional<Integer> capacity,
        List<String> skills,
        Map<String, String> attributes) {

    /**
     * Validates and copies.
     *
     * @param id the id, unique among reps
     * @param team the team
     * @param role what the rep does
     * @param seniority how experienced the rep is
     * @param activeFrom the first active day; since ever when absent
     * @param activeTo the day after the last active one; still active when absent
     * @param fte full-time equivalents, above 0
     * @param zone the zone the rep works in
     * @param capacity how many leads the rep can carry, overriding the bands
     * @param skills the skills, each as {@code kind:value}
     * @param attributes further attributes by name, usable as dimensions
     */
    public Rep {
        Fields.requireText("rep id", id);
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(seniority, "seniority");
        Objects.requireNonNull(activeFrom, "activeFrom");
        Objects.requireNonNull(activeTo, "activeTo");
        Objects.requireNonNull(fte, "fte");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(capacity, "capacity");
        skills = List.copyOf(skills);
        attributes = Fields.copy(attributes);
        if (fte.signum() <= 0) {
            throw new IllegalArgumentException("rep " + id + " has fte " + fte + ", must be positive");
        }
    }

    /**
     * Starts a new record; everything that is not set stays absent or at its default.
     *
     * @param id the id, unique among reps
     * @return a builder
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /**
     * Starts a copy with parts changed.
     *
     * @return a builder holding this record's parts
     */
    public Builder toBuilder() {
        Builder copy = new Builder(id);
        copy.team = team;
        copy.role = role;
        copy.seniority = seniority;
        copy.activeFrom = activeFrom;
        copy.activeTo = activeTo;
        copy.fte = fte;
        copy.zone = zone;
        copy.capacity = capacity;
        copy.skills = new ArrayList<>(skills);
        copy.attributes = new TreeMap<>(attributes);
        return copy;
    }

    /**
     * Returns whether the rep is active on at least one day of a range.
     *
     * @param range the days
     * @return true when they overlap the days from {@code activeFrom} to {@code activeTo}
     */
    public boolean isActiveDuring(DateRange range) {
        return activeFrom.map(from -> from.isBefore(range.end())).orElse(true)
                && activeTo.map(to -> to.isAfter(range.start())).orElse(true);
    }

    /**
     * Collects the parts of a {@link Rep}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String id;
        private Optional<String> team = Optional.empty();
        private RepRole role = RepRole.OTHER;
        private Seniority seniority = Seniority.UNKNOWN;
        private Optional<LocalDate> activeFrom = Optional.empty();
        private Optional<LocalDate> activeTo = Optional.empty();
        private Rational fte = Rational.ONE;
        private Optional<ZoneId> zone = Optional.empty();
        private Optional<Integer> capacity = Optional.empty();
        private List<String> skills = new ArrayList<>();
        private Map<String, String> attributes = new TreeMap<>();

        private Builder(String id) {
            this.id = id;
        }

        /**
         * Sets the team.
         *
         * @param team the new value
         * @return this builder
         */
        public Builder team(String team) {
            this.team = Optional.of(team);
            return this;
        }

        /**
         * Sets what the rep does.
         *
         * @param role the new value
         * @return this builder
         */
        public Builder role(RepRole role) {
            this.role = role;
            return this;
        }

        /**
         * Sets how experienced the rep is.
         *
         * @param seniority the new value
         * @return this builder
         */
        public Builder seniority(Seniority seniority) {
            this.seniority = seniority;
            return this;
        }

        /**
         * Sets the first active day; since ever when absent.
         *
         * @param activeFrom the new value
         * @return this builder
         */
        public Builder activeFrom(LocalDate activeFrom) {
            this.activeFrom = Optional.of(activeFrom);
            return this;
        }

        /**
         * Sets the day after the last active one; still active when absent.
         *
         * @param activeTo the new value
         * @return this builder
         */
        public Builder activeTo(LocalDate activeTo) {
            this.activeTo = Optional.of(activeTo);
            return this;
        }

        /**
         * Sets full-time equivalents, above 0.
         *
         * @param fte the new value
         * @return this builder
         */
        public Builder fte(Rational fte) {
            this.fte = fte;
            return this;
        }

        /**
         * Sets the zone the rep works in.
         *
         * @param zone the new value
         * @return this builder
         */
        public Builder zone(ZoneId zone) {
            this.zone = Optional.of(zone);
            return this;
        }

        /**
         * Sets how many leads the rep can carry, overriding the bands.
         *
         * @param capacity the new value
         * @return this builder
         */
        public Builder capacity(Integer capacity) {
            this.capacity = Optional.of(capacity);
            return this;
        }

        /**
         * Adds to the list: the skills, each as {@code kind:value}.
         *
         * @param skill one more
         * @return this builder
         */
        public Builder skill(String skill) {
            this.skills.add(skill);
            return this;
        }

        /**
         * Replaces the list: the skills, each as {@code kind:value}.
         *
         * @param skills all of them
         * @return this builder
         */
        public Builder skills(List<String> skills) {
            this.skills = new ArrayList<>(skills);
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
        public Rep build() {
            return new Rep(id, team, role, seniority, activeFrom, activeTo, fte, zone, capacity, skills, attributes);
        }
    }
}
