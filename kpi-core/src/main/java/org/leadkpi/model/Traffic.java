package org.leadkpi.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.leadkpi.time.DateRange;

/**
 * What a website or an ad platform counted over a range of days.
 *
 * <p>Visitors are distinct within the range, so they do not add up over ranges; the other counts do.
 *
 * @param range the days it covers
 * @param channel the channel
 * @param platform the platform
 * @param campaign the campaign
 * @param variant the ad or page variant
 * @param landingPage the landing page
 * @param formFields how many fields the form on the page has
 * @param impressions how often the ad was shown
 * @param clicks how often it was clicked
 * @param visitors distinct visitors within the range
 * @param sessions sessions
 * @param pageViews page views
 * @param attributes further attributes by name, usable as dimensions
 * @since 0.1
 */
public record Traffic(
        DateRange range,
        Optional<String> channel,
        Platform platform,
        Optional<String> campaign,
        Optional<String> variant,
        Optional<String> landingPage,
        OptionalLong formFields,
        OptionalLong impressions,
        OptionalLong clicks,
        OptionalLong visitors,
        OptionalLong sessions,
        OptionalLong pageViews,
        Map<String, String> attributes) {

    /**
     * Validates and copies.
     *
     * @param range the days it covers
     * @param channel the channel
     * @param platform the platform
     * @param campaign the campaign
     * @param variant the ad or page variant
     * @param landingPage the landing page
     * @param formFields how many fields the form on the page has
     * @param impressions how often the ad was shown
     * @param clicks how often it was clicked
     * @param visitors distinct visitors within the range
     * @param sessions sessions
     * @param pageViews page views
     * @param attributes further attributes by name, usable as dimensions
     */
    public Traffic {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(variant, "variant");
        Objects.requireNonNull(landingPage, "landingPage");
        Objects.requireNonNull(formFields, "formFields");
        Objects.requireNonNull(impressions, "impressions");
        Objects.requireNonNull(clicks, "clicks");
        Objects.requireNonNull(visitors, "visitors");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(pageViews, "pageViews");
        attributes = Fields.copy(attributes);
        requireCount("form fields", formFields);
        requireCount("impressions", impressions);
        requireCount("clicks", clicks);
        requireCount("visitors", visitors);
        requireCount("sessions", sessions);
        requireCount("page views", pageViews);
    }

    /**
     * Starts a new record; everything that is not set stays absent or at its default.
     *
     * @param range the days it covers
     * @return a builder
     */
    public static Builder builder(DateRange range) {
        return new Builder(range);
    }

    /**
     * Starts a copy with parts changed.
     *
     * @return a builder holding this record's parts
     */
    public Builder toBuilder() {
        Builder copy = new Builder(range);
        copy.channel = channel;
        copy.platform = platform;
        copy.campaign = campaign;
        copy.variant = variant;
        copy.landingPage = landingPage;
        copy.formFields = formFields;
        copy.impressions = impressions;
        copy.clicks = clicks;
        copy.visitors = visitors;
        copy.sessions = sessions;
        copy.pageViews = pageViews;
        copy.attributes = new TreeMap<>(attributes);
        return copy;
    }

    /**
     * What tells one series of traffic from another: everything but the days and the counts.
     *
     * @param channel the channel
     * @param platform the platform
     * @param campaign the campaign
     * @param variant the ad or page variant
     * @param landingPage the landing page
     * @since 0.1
     */
    public record Series(
            Optional<String> channel,
            Platform platform,
            Optional<String> campaign,
            Optional<String> variant,
            Optional<String> landingPage) {}

    /**
     * Returns the series this record belongs to.
     *
     * @return the series
     */
    public Series series() {
        return new Series(channel, platform, campaign, variant, landingPage);
    }

    private static void requireCount(String name, OptionalLong count) {
        if (count.isPresent() && count.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    "traffic " + name + " is " + count.getAsLong() + ", must not be negative");
        }
    }

    /**
     * Collects the parts of a {@link Traffic}; not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final DateRange range;
        private Optional<String> channel = Optional.empty();
        private Platform platform = Platform.OTHER;
        private Optional<String> campaign = Optional.empty();
        private Optional<String> variant = Optional.empty();
        private Optional<String> landingPage = Optional.empty();
        private OptionalLong formFields = OptionalLong.empty();
        private OptionalLong impressions = OptionalLong.empty();
        private OptionalLong clicks = OptionalLong.empty();
        private OptionalLong visitors = OptionalLong.empty();
        private OptionalLong sessions = OptionalLong.empty();
        private OptionalLong pageViews = OptionalLong.empty();
        private Map<String, String> attributes = new TreeMap<>();

        private Builder(DateRange range) {
            this.range = range;
        }

        /**
         * Sets the channel.
         *
         * @param channel the new value
         * @return this builder
         */
        public Builder channel(String channel) {
            this.channel = Optional.of(channel);
            return this;
        }

        /**
         * Sets the platform.
         *
         * @param platform the new value
         * @return this builder
         */
        public Builder platform(Platform platform) {
            this.platform = platform;
            return this;
        }

        /**
         * Sets the campaign.
         *
         * @param campaign the new value
         * @return this builder
         */
        public Builder campaign(String campaign) {
            this.campaign = Optional.of(campaign);
            return this;
        }

        /**
         * Sets the ad or page variant.
         *
         * @param variant the new value
         * @return this builder
         */
        public Builder variant(String variant) {
            this.variant = Optional.of(variant);
            return this;
        }

        /**
         * Sets the landing page.
         *
         * @param landingPage the new value
         * @return this builder
         */
        public Builder landingPage(String landingPage) {
            this.landingPage = Optional.of(landingPage);
            return this;
        }

        /**
         * Sets how many fields the form on the page has.
         *
         * @param formFields the new value
         * @return this builder
         */
        public Builder formFields(long formFields) {
            this.formFields = OptionalLong.of(formFields);
            return this;
        }

        /**
         * Sets how often the ad was shown.
         *
         * @param impressions the new value
         * @return this builder
         */
        public Builder impressions(long impressions) {
            this.impressions = OptionalLong.of(impressions);
            return this;
        }

        /**
         * Sets how often it was clicked.
         *
         * @param clicks the new value
         * @return this builder
         */
        public Builder clicks(long clicks) {
            this.clicks = OptionalLong.of(clicks);
            return this;
        }

        /**
         * Sets distinct visitors within the range.
         *
         * @param visitors the new value
         * @return this builder
         */
        public Builder visitors(long visitors) {
            this.visitors = OptionalLong.of(visitors);
            return this;
        }

        /**
         * Sets sessions.
         *
         * @param sessions the new value
         * @return this builder
         */
        public Builder sessions(long sessions) {
            this.sessions = OptionalLong.of(sessions);
            return this;
        }

        /**
         * Sets page views.
         *
         * @param pageViews the new value
         * @return this builder
         */
        public Builder pageViews(long pageViews) {
            this.pageViews = OptionalLong.of(pageViews);
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
        public Traffic build() {
            return new Traffic(
                    range,
                    channel,
                    platform,
                    campaign,
                    variant,
                    landingPage,
                    formFields,
                    impressions,
                    clicks,
                    visitors,
                    sessions,
                    pageViews,
                    attributes);
        }
    }
}
