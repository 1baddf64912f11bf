package org.leadkpi.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.leadkpi.time.Timestamp;

/**
 * A contact on an outbound list; not a lead until it engages or is accepted.
 *
 * @param id the id, unique among prospects
 * @param account the account it works for
 * @param list the list
 * @param source where the list came from
 * @param emailStatus whether its e-mail address works
 * @param phoneStatus whether its phone number works
 * @param verifiedAt when it was last verified whether the e-mail address works
 * @param attributes further attributes by name, usable as dimensions
 * @since 0.1
 */
public record Prospect(
        String id,
        String account,
        Optional<String> list,
        Optional<String> source,
        ContactStatus emailStatus,
        ContactStatus phoneStatus,
        Optional<Timestamp> verifiedAt,
        Map<String, String> attributes) {

    /**
     * Validates and copies.
     *
     * @param id the id, unique among prospects
     * @param account the account it works for
     * @param list the list
     * @param source where the list came from
     * @param emailStatus whether its e-mail address works
     * @param phoneStatus whether its phone number works
     * @param verifiedAt when it was last verified whether the e-mail address works
     * @param attributes further attributes by name, usable as dimensions
     */
    public Prospect {
        Fields.requireText("prospect id", id);
        Fields.requireText("prospect account", account);
        Objects.requireNonNull(list, "list");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(emailStatus, "emailStatus");
        Objects.requireNonNull(phoneStatus, "phoneStatus");
        Objects.requireNonNull(verifiedAt, "verifiedAt");
        attributes = Fields.copy(attributes);
    }

    /**
     * Starts a new record; everything that is not set stays absent or at its default.
     *
     * @param id the id, unique among prospects
     * @param account the account it works for
     * @return a builder
     */
    public static Builder builder(String id, String account) {
        return new Builder(id, account);
    }

    /**
     * Starts a copy with parts changed.
     *
     * @return a builder holding this record's parts
     */
    public Builder toBuilder() {
        Builder copy = new Builder(id, account);
        copy.list = list;
        copy.source = source;
        copy.emailStatus = emailStatus;
        copy.phoneStatus = phoneStatus;
        copy.verifiedAt = verifiedAt;
        copy.attributes = new TreeMap<>(attributes);
        return copy;
    }

    /**
     * Returns whether the prospect can be reached at all.
     *
     * @return true when the e-mail address or the phone number is valid
     */
    public boolean isReachable() {
        return emailStatus == ContactStatus.VALID || phoneStatus == ContactStatus.VALID;
    }

    /** The same prospect before it was verified. */
    Prospect unverified() {
        return new Prospect(
                id, account, list, source, ContactStatus.UNVERIFIED, phoneStatus, Optional.empty(), attributes);
    }

    /**
     * Collects the parts of a {@link Prospect}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String id;
        private final String account;
        private Optional<String> list = Optional.empty();
        private Optional<String> source = Optional.empty();
        private ContactStatus emailStatus = ContactStatus.UNKNOWN;
        private ContactStatus phoneStatus = ContactStatus.UNKNOWN;
        private Optional<Timestamp> verifiedAt = Optional.empty();
        private Map<String, String> attributes = new TreeMap<>();

        private Builder(String id, String account) {
            this.id = id;
            this.account = account;
        }

        /**
         * Sets the list.
         *
         * @param list the new value
         * @return this builder
         */
        public Builder list(String list) {
            this.list = Optional.of(list);
            return this;
        }

        /**
         * Sets where the list came from.
         *
         * @param source the new value
         * @return this builder
         */
        public Builder source(String source) {
            this.source = Optional.of(source);
            return this;
        }

        /**
         * Sets whether its e-mail address works.
         *
         * @param emailStatus the new value
         * @return this builder
         */
        public Builder emailStatus(ContactStatus emailStatus) {
            this.emailStatus = emailStatus;
            return this;
        }

        /**
         * Sets whether its phone number works.
         *
         * @param phoneStatus the new value
         * @return this builder
         */
        public Builder phoneStatus(ContactStatus phoneStatus) {
            this.phoneStatus = phoneStatus;
            return this;
        }

        /**
         * Sets when it was last verified whether the e-mail address works.
         *
         * @param verifiedAt the new value
         * @return this builder
         */
        public Builder verifiedAt(Timestamp verifiedAt) {
            this.verifiedAt = Optional.of(verifiedAt);
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
        public Prospect build() {
            return new Prospect(id, account, list, source, emailStatus, phoneStatus, verifiedAt, attributes);
        }
    }
}
