package org.leadkpi.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadkpi.internal.Lazy;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.FxRates;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/**
 * An immutable bundle of records, with everything that a calculation must be told and never guesses: the range of days
 * observed, the zone, the as-of instant, the currency, the policies, and which feeds were supplied.
 *
 * <ul>
 *   <li>What happened after the as-of instant does not exist: such records are left out, and longer histories are cut.
 *   <li>Of records that repeat an id the first one stays.
 *   <li>Whatever is odd is kept and listed in {@link #problems()}.
 * </ul>
 *
 * <pre>{@code
 * Dataset data = Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1))
 *         .zone(ZoneId.of("America/New_York"))
 *         .currency("USD")
 *         .leads(leads).opportunities(opportunities).spend(spend)
 *         .build();
 * }</pre>
 *
 * @since 0.1
 */
public final class Dataset {

    private final Builder declared;
    private final AsOf asOf;
    private final LocalDate lastDay;
    private final ZoneId zone;
    private final Currency currency;
    private final Set<Feed> feeds;
    private final Genesis genesis;
    private final List<Journey> journeys;
    private final List<Deal> deals;
    private final List<Enrollment> enrollments;
    private final Distinct<Customer> customers;
    private final Map<String, Timestamp> customersSince;
    private final Distinct<Rep> reps;
    private final Map<String, Rep> repsById;
    private final Distinct<Prospect> prospects;
    private final Map<String, Prospect> prospectsById;
    private final Distinct<TargetAccount> targetAccounts;
    private final Lazy<List<Acquisition>> acquisitions = new Lazy<>(this::findAcquisitions);
    private final Lazy<Map<Traffic.Series, Set<DateRange>>> visitorRanges = new Lazy<>(this::findVisitorRanges);
    private final Lazy<Set<String>> attributeNames = new Lazy<>(this::findAttributeNames);
    private final Lazy<Contacts> contacts = new Lazy<>(this::gatherContacts);
    private final Lazy<Map<String, List<Prospect>>> prospectsByAccount = new Lazy<>(this::groupProspects);
    private final Lazy<List<Problem>> problems = new Lazy<>(this::inspect);

    private Dataset(Builder declared, Workers workers) {
        this.zone = Builder.require("zone", declared.zone);
        this.currency = Builder.require("currency", declared.currency);
        Instant seenUntil = declared.asOf == null ? declared.range.endInstant(zone) : declared.asOf;
        this.asOf = new AsOf(seenUntil, zone);
        this.lastDay = LocalDate.ofInstant(seenUntil, zone);
        this.enrollments =
                asOf.enrollments(declared.enrollments).stream().distinct().toList();
        this.customers = Distinct.of(asOf.customers(declared.customers), Customer::id);
        this.customersSince =
                customers.records().isEmpty() ? declared.otherCustomers : since(customers.records(), zone);
        this.genesis = new Genesis(
                asOf,
                Optional.ofNullable(declared.stageModel),
                declared.leads,
                declared.touches,
                declared.opportunities,
                customersSince,
                workers);
        this.journeys = genesis.journeys();
        this.deals = genesis.deals();
        this.feeds = suppliedFeeds(declared, genesis.recordsCustomers());
        this.repsById = declared.reps.isEmpty() ? declared.otherReps : new HashMap<>();
        this.reps = distinct(declared.reps, Rep::id, repsById);
        this.prospectsById = declared.prospects.isEmpty() ? declared.otherProspects : new HashMap<>();
        this.prospects = distinct(asOf.prospects(declared.prospects), Prospect::id, prospectsById);
        this.targetAccounts = distinct(declared.targetAccounts, Dataset::listing, new HashMap<>());
        this.declared = declared.withoutLinkedRecords();
    }

    /** An account may stand on several lists, on each of them once. */
    private static String listing(TargetAccount account) {
        return account.list().map(list -> account.id() + " on list " + list).orElse(account.id());
    }

    /** Of records that repeat an id the first one stays, and is put under it. */
    private static <R> Distinct<R> distinct(List<R> records, Function<R, String> id, Map<String, R> byId) {
        BitSet repeated = new BitSet(0);
        for (int i = 0; i < records.size(); i++) {
            R record = records.get(i);
            if (byId.putIfAbsent(id.apply(record), record) != null) {
                repeated.set(i);
            }
        }
        return Distinct.of(records, repeated, id);
    }

    private static Map<String, Timestamp> since(List<Customer> customers, ZoneId zone) {
        Map<String, Timestamp> since = new HashMap<>();
        for (Customer customer : customers) {
            customer.account()
                    .ifPresent(account -> since.merge(
                            account,
                            customer.acquiredAt(),
                            (first, other) -> other.compareInstants(first, zone) < 0 ? other : first));
        }
        return since;
    }

    private static Set<Feed> suppliedFeeds(Builder declared, boolean recordsCustomers) {
        EnumSet<Feed> feeds = EnumSet.noneOf(Feed.class);
        feeds.addAll(declared.supplied);
        if (recordsCustomers && !declared.feedsFixed) {
            feeds.add(Feed.CUSTOMER_DATES);
        }
        feeds.removeAll(declared.lacking);
        return Collections.unmodifiableSet(feeds);
    }

    private List<Acquisition> findAcquisitions() {
        boolean toldByCustomers = !feeds.contains(Feed.OPPORTUNITY_OUTCOMES) && !feeds.contains(Feed.CUSTOMER_DATES);
        return Claims.acquisitions(genesis, declared.policies, toldByCustomers ? customers.records() : List.of());
    }

    private Contacts gatherContacts() {
        return new Contacts(genesis, enrollments, zone);
    }

    private Map<String, List<Prospect>> groupProspects() {
        return prospects().stream().collect(Collectors.groupingBy(Prospect::account));
    }

    private Map<Traffic.Series, Set<DateRange>> findVisitorRanges() {
        Map<Traffic.Series, Set<DateRange>> ranges = new HashMap<>();
        for (Traffic traffic : declared.traffic) {
            if (traffic.visitors().isPresent()) {
                ranges.computeIfAbsent(traffic.series(), series -> new HashSet<>())
                        .add(traffic.range());
            }
        }
        return ranges;
    }

    private Set<String> findAttributeNames() {
        Set<String> names = new TreeSet<>();
        genesis.leads().forEach(lead -> names.addAll(lead.attributes().keySet()));
        genesis.opportunities()
                .forEach(opportunity -> names.addAll(opportunity.attributes().keySet()));
        spend().forEach(item -> names.addAll(item.attributes().keySet()));
        traffic().forEach(row -> names.addAll(row.attributes().keySet()));
        customers().forEach(customer -> names.addAll(customer.attributes().keySet()));
        touches().forEach(touch -> names.addAll(touch.attributes().keySet()));
        prospects().forEach(prospect -> names.addAll(prospect.attributes().keySet()));
        targetAccounts().forEach(account -> names.addAll(account.attributes().keySet()));
        enrollments().forEach(enrollment -> names.addAll(enrollment.attributes().keySet()));
        reps().forEach(rep -> names.addAll(rep.attributes().keySet()));
        return Collections.unmodifiableSet(names);
    }

    private List<Problem> inspect() {
        Inspection inspection = new Inspection(zone);
        inspection.repeats("lead", genesis.repeatedLeads());
        inspection.repeats("opportunity", genesis.repeatedOpportunities());
        inspection.repeats("touch", genesis.repeatedTouches());
        inspection.repeats("rep", reps.repeated());
        inspection.repeats("prospect", prospects.repeated());
        inspection.repeats("target account", targetAccounts.repeated());
        inspection.copies(genesis.copies());
        inspection.repeats("customer", customers.repeated());
        journeys.forEach(inspection::journey);
        deals.forEach(inspection::deal);
        customers().forEach(customer -> inspection.customer(customer, this));
        inspection.touches(genesis);
        inspection.meetings(this);
        enrollments().forEach(enrollment -> inspection.enrollment(enrollment, this));
        reps().forEach(inspection::rep);
        inspection.traffic(declared.traffic);
        inspection.amounts(this);
        return inspection.problems();
    }

    /**
     * Starts a dataset that was observed over a range of days.
     *
     * @param from the first day
     * @param to the day after the last one
     * @return a builder; zone and currency must be set
     */
    public static Builder observed(LocalDate from, LocalDate to) {
        return new Builder(DateRange.of(from, to));
    }

    /**
     * Starts a copy with parts changed. The feeds supplied stay declared, so that a part of the records is told apart from
     * the absence of them. What repeated an id or was merged is among the records again, so that the copy lists it too.
     *
     * @return a builder holding this dataset's parts
     */
    public Builder toBuilder() {
        Builder copy = withSameContext();
        copy.leads = genesis.givenLeads();
        copy.touches = genesis.givenTouches();
        copy.opportunities = genesis.givenOpportunities();
        copy.spend = declared.spend;
        copy.traffic = declared.traffic;
        copy.prospects = declared.prospects;
        copy.targetAccounts = declared.targetAccounts;
        copy.enrollments = declared.enrollments;
        copy.customers = declared.customers;
        copy.reps = declared.reps;
        copy.otherReps = declared.otherReps;
        copy.otherCustomers = declared.otherCustomers;
        copy.otherProspects = declared.otherProspects;
        return copy;
    }

    /**
     * A dataset of some records, with everything else that this one declares: range, zone, as-of instant, currency,
     * rates, policies, stage model and {@link #feeds()}. What it costs depends on the part alone, however large this
     * dataset is.
     *
     * <p>It keeps a ledger live when a record changes: take away the part as it was, and add the part as it is now. The unit
     * of a part is an account with all its leads and opportunities, or a lead without an account with its touches and
     * opportunities.
     *
     * <ul>
     *   <li>Spend, traffic, prospects and the other records are no part of it, and neither are {@link #reps()} and
     *       {@link #customers()}: they would be counted again. Enrollments are, where they are given with the others.
     *   <li>What this dataset knows of reps, prospects and customers is still known: {@link #rep} and {@link #prospect}
     *       answer, and an account that a customer record names is an existing customer. New customers that only customer records tell are not
     *       {@link #acquisitions()} of a part.
     *   <li>Records are cut at the as-of instant like any others, so they may be given as they are.
     * </ul>
     *
     * @param leads the leads
     * @param touches their touches
     * @param opportunities their opportunities
     * @return the part
     */
    public Dataset part(List<Lead> leads, List<Touch> touches, List<Opportunity> opportunities) {
        return part(leads, touches, opportunities, List.of());
    }

    /**
     * A dataset of some records, their enrollments in sequences among them: what came of a sequence changes with the touches of
     * its contact. Otherwise as {@link #part(List, List, List)}.
     *
     * @param leads the leads
     * @param touches their touches
     * @param opportunities their opportunities
     * @param enrollments their enrollments
     * @return the part
     */
    public Dataset part(
            List<Lead> leads, List<Touch> touches, List<Opportunity> opportunities, List<Enrollment> enrollments) {
        Builder part = withSameContext();
        part.enrollments = List.copyOf(enrollments);
        part.leads = List.copyOf(leads);
        part.touches = List.copyOf(touches);
        part.opportunities = List.copyOf(opportunities);
        part.otherReps = repsById;
        part.otherCustomers = customersSince;
        part.otherProspects = prospectsById;
        return new Dataset(part, Workers.ALONE);
    }

    /** A builder that holds no record, and declares what this dataset does. */
    private Builder withSameContext() {
        Builder copy = new Builder(declared.range);
        copy.zone = zone;
        copy.asOf = asOf.instant();
        copy.currency = currency;
        copy.fx = declared.fx;
        copy.policies = declared.policies;
        copy.stageModel = declared.stageModel;
        copy.supplied.addAll(feeds);
        copy.feedsFixed = true;
        return copy;
    }

    /**
     * Returns the days observed.
     *
     * @return the range
     */
    public DateRange range() {
        return declared.range;
    }

    /**
     * Returns the zone whose days and months count.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * Returns the instant after which nothing exists.
     *
     * @return the as-of instant
     */
    public Instant asOf() {
        return asOf.instant();
    }

    /**
     * Returns the day of the as-of instant, after which nothing exists.
     *
     * @return the last day that anything is known of
     */
    public LocalDate lastDay() {
        return lastDay;
    }

    /**
     * Returns whether something has happened by the as-of instant.
     *
     * @param at when
     * @return false when it lies after the as-of instant
     */
    public boolean hasSeen(Timestamp at) {
        return asOf.hasSeen(at);
    }

    /**
     * Returns the currency of every amount reported.
     *
     * @return the reporting currency
     */
    public Currency currency() {
        return currency;
    }

    /**
     * Returns the policies in force.
     *
     * @return the policies
     */
    public Policies policies() {
        return declared.policies;
    }

    /**
     * Returns which feeds were supplied.
     *
     * @return the feeds, unmodifiable
     */
    public Set<Feed> feeds() {
        return feeds;
    }

    /**
     * Returns the leads with what happened to them.
     *
     * @return the journeys, in the order the leads were given
     */
    public List<Journey> journeys() {
        return journeys;
    }

    /**
     * Returns a lead with what happened to it.
     *
     * @param lead the id of the lead
     * @return the journey, empty when the lead is not known
     */
    public Optional<Journey> journey(String lead) {
        return genesis.journey(lead);
    }

    /**
     * Returns the opportunities with the leads they came from.
     *
     * @return the deals, in the order the opportunities were given
     */
    public List<Deal> deals() {
        return deals;
    }

    /**
     * Returns who became a customer and when, once per identity.
     *
     * @return the acquisitions, in order of identity
     */
    public List<Acquisition> acquisitions() {
        return acquisitions.get();
    }

    /**
     * Returns the touches.
     *
     * @return the touches, in the order they were given
     */
    public List<Touch> touches() {
        return genesis.touches();
    }

    /**
     * Returns the touches that name a lead, which need not be known.
     *
     * @param lead the id of the lead
     * @return the touches in order of time, empty when there are none
     */
    public Touches touchesOfLead(String lead) {
        Optional<Journey> journey = genesis.journey(lead);
        return journey.isPresent() ? journey.get().touches() : contacts.get().ofUnknownLead(lead);
    }

    /**
     * Returns the touches that name a prospect.
     *
     * @param prospect the id of the prospect
     * @return the touches in order of time, empty when there are none
     */
    public Touches touchesOfProspect(String prospect) {
        return contacts.get().ofProspect(prospect);
    }

    /**
     * Returns the touches of the contact that a touch belongs to. A contact is a lead or a prospect; where a touch names both,
     * the two are one contact, and so is everybody else that touches link to either of them.
     *
     * @param activity a touch of this dataset
     * @return the touches in order of time, this one among them
     */
    public Touches touchesOfContact(Activity activity) {
        Touches ofLead = activity.touchesOfLead();
        return ofLead.isEmpty() || contacts.get().haveSeveralNames()
                ? contacts.get().ofContact(activity.touch())
                : ofLead;
    }

    /**
     * Returns the touches of a contact that is named without saying whether it is a lead or a prospect, as an enrollment does.
     *
     * @param contact the id of a lead, known or named by a touch, else that of a prospect
     * @return the touches in order of time, empty when there are none
     */
    public Touches touchesOfContact(String contact) {
        return contacts.get().ofContact(contact);
    }

    /**
     * Returns the sequence enrollments of a contact.
     *
     * @param contact the id of a lead, known or named by a touch, else that of a prospect
     * @return the enrollments in order of time, empty when there are none
     */
    public List<Enrollment> enrollmentsOfContact(String contact) {
        return contacts.get().enrollmentsOf(contact);
    }

    /**
     * Returns the touches with the leads they belong to.
     *
     * @return the activities: those of one lead together in order of time, in the order of the leads; then those that name no
     *     known lead, in the order they were given
     */
    public List<Activity> activities() {
        return genesis.activities();
    }

    /**
     * Returns which lead an activity belongs to.
     *
     * @param activity the place of the activity among the {@link #activities}
     * @return the place of the lead among the {@link #journeys}, -1 when the touch names none that is known
     */
    public int leadOfActivity(int activity) {
        return genesis.leadOfActivity(activity);
    }

    /**
     * Returns the spend.
     *
     * @return the spend, in the order it was given; days after the as-of instant are left out where it accrues
     */
    public List<Spend> spend() {
        return declared.spend;
    }

    /**
     * Returns the traffic.
     *
     * @return the traffic, in the order it was given
     */
    public List<Traffic> traffic() {
        return declared.traffic;
    }

    /**
     * Returns the prospects.
     *
     * @return the prospects, in the order they were given
     */
    public List<Prospect> prospects() {
        return prospects.records();
    }

    /**
     * Returns a prospect.
     *
     * @param id the id
     * @return the prospect, empty when it is not known
     */
    public Optional<Prospect> prospect(String id) {
        return Optional.ofNullable(prospectsById.get(id));
    }

    /**
     * Returns the prospects who work for an account.
     *
     * @param account the id of the account
     * @return the prospects, in the order they were given
     */
    public List<Prospect> prospectsOfAccount(String account) {
        return Collections.unmodifiableList(prospectsByAccount.get().getOrDefault(account, List.of()));
    }

    /**
     * Returns the target accounts.
     *
     * @return the accounts, in the order they were given
     */
    public List<TargetAccount> targetAccounts() {
        return targetAccounts.records();
    }

    /**
     * Returns the sequence enrollments.
     *
     * @return the enrollments that had begun, in the order they were given; equal ones are one
     */
    public List<Enrollment> enrollments() {
        return enrollments;
    }

    /**
     * Returns the customers with their revenue.
     *
     * @return the customers acquired by the as-of instant, in the order they were given
     */
    public List<Customer> customers() {
        return customers.records();
    }

    /**
     * Returns the reps.
     *
     * @return the reps, in the order they were given
     */
    public List<Rep> reps() {
        return reps.records();
    }

    /**
     * Returns a rep.
     *
     * @param id the id
     * @return the rep, empty when it is not known
     */
    public Optional<Rep> rep(String id) {
        return Optional.ofNullable(repsById.get(id));
    }

    /**
     * Returns whether the distinct visitors of a series were counted over exactly these days, so that the counts of
     * shorter or longer ranges are not needed.
     *
     * @param series the series
     * @param range the days
     * @return true when there is such a record
     */
    public boolean countsVisitors(Traffic.Series series, DateRange range) {
        return visitorRanges.get().getOrDefault(series, Set.of()).contains(range);
    }

    /**
     * Converts an amount into the reporting currency.
     *
     * @param amount the amount
     * @param date the day whose rate applies
     * @return the exact amount, empty when no rate is known for that day
     */
    public Optional<Rational> inReportingCurrency(Money amount, LocalDate date) {
        if (amount.currency().equals(currency)) {
            return Optional.of(amount.toRational());
        }
        return declared.fx.rate(amount.currency(), currency, date).map(rate -> rate.times(amount.toRational()));
    }

    /**
     * Returns the names of the attributes that records of any kind carry.
     *
     * @return the names, in order
     */
    public Set<String> attributeNames() {
        return attributeNames.get();
    }

    /**
     * Returns what is odd about the data.
     *
     * @return the problems, in the order they were found
     */
    public List<Problem> problems() {
        return problems.get();
    }

    @Override
    public String toString() {
        return "Dataset " + range() + " as of " + asOf() + ": " + journeys.size() + " leads, "
                + touches().size() + " touches, " + deals.size() + " opportunities, "
                + spend().size() + " spend records, " + traffic().size() + " traffic records, "
                + problems().size() + " problems";
    }

    /**
     * Collects the parts of a {@link Dataset}; not thread-safe.
     *
     * <p>Setting a list of records declares its feed as supplied, even when the list is empty. Leads bring the dates of
     * their stages along; a source that does not record one of them says so with {@link #lacks}.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final DateRange range;
        private @Nullable ZoneId zone;
        private @Nullable Instant asOf;
        private @Nullable Currency currency;
        private FxRates fx = FxRates.none();
        private Policies policies = Policies.STANDARD;
        private @Nullable StageModel stageModel;
        private List<Lead> leads = List.of();
        private List<Touch> touches = List.of();
        private List<Opportunity> opportunities = List.of();
        private List<Spend> spend = List.of();
        private List<Traffic> traffic = List.of();
        private List<Prospect> prospects = List.of();
        private List<TargetAccount> targetAccounts = List.of();
        private List<Enrollment> enrollments = List.of();
        private List<Customer> customers = List.of();
        private List<Rep> reps = List.of();

        /** What a part knows of records that are not among its own. */
        private Map<String, Rep> otherReps = Map.of();

        private Map<String, Timestamp> otherCustomers = Map.of();
        private Map<String, Prospect> otherProspects = Map.of();
        private final EnumSet<Feed> supplied = EnumSet.noneOf(Feed.class);
        private final EnumSet<Feed> lacking = EnumSet.noneOf(Feed.class);
        private boolean feedsFixed;

        private Builder(DateRange range) {
            this.range = range;
        }

        private Builder(Builder other) {
            this(other.range);
            zone = other.zone;
            asOf = other.asOf;
            currency = other.currency;
            fx = other.fx;
            policies = other.policies;
            stageModel = other.stageModel;
            leads = other.leads;
            touches = other.touches;
            opportunities = other.opportunities;
            spend = other.spend;
            traffic = other.traffic;
            prospects = other.prospects;
            targetAccounts = other.targetAccounts;
            enrollments = other.enrollments;
            customers = other.customers;
            reps = other.reps;
            otherReps = other.otherReps;
            otherCustomers = other.otherCustomers;
            otherProspects = other.otherProspects;
            supplied.addAll(other.supplied);
            lacking.addAll(other.lacking);
            feedsFixed = other.feedsFixed;
        }

        /** A copy without the records that the links hold on to, as they were cut. */
        private Builder withoutLinkedRecords() {
            Builder copy = new Builder(this);
            copy.leads = List.of();
            copy.touches = List.of();
            copy.opportunities = List.of();
            return copy;
        }

        private static <T> T require(String name, @Nullable T part) {
            if (part == null) {
                throw new IllegalStateException("dataset has no " + name + "; it is never guessed, so set one");
            }
            return part;
        }

        /**
         * Sets the zone whose days and months count.
         *
         * @param zone the zone
         * @return this builder
         */
        public Builder zone(ZoneId zone) {
            this.zone = Objects.requireNonNull(zone, "zone");
            return this;
        }

        /**
         * Sets the instant after which nothing exists; without it, the end of the range.
         *
         * @param asOf the as-of instant
         * @return this builder
         */
        public Builder asOf(Instant asOf) {
            this.asOf = Objects.requireNonNull(asOf, "asOf");
            return this;
        }

        /**
         * Sets the reporting currency.
         *
         * @param code the ISO code
         * @return this builder
         * @throws IllegalArgumentException if the code is no ISO currency
         */
        public Builder currency(String code) {
            return currency(Currency.getInstance(code));
        }

        /**
         * Sets the reporting currency.
         *
         * @param currency the currency
         * @return this builder
         */
        public Builder currency(Currency currency) {
            this.currency = Objects.requireNonNull(currency, "currency");
            return this;
        }

        /**
         * Sets the exchange rates; without them only amounts in the reporting currency are known.
         *
         * @param fx the rates
         * @return this builder
         */
        public Builder fx(FxRates fx) {
            this.fx = Objects.requireNonNull(fx, "fx");
            return this;
        }

        /**
         * Sets the policies; without them {@link Policies#STANDARD}. The lags among them are feeds, and so are the calendar and that all
         * leads are web leads.
         *
         * @param policies the policies
         * @return this builder
         */
        public Builder policies(Policies policies) {
            this.policies = Objects.requireNonNull(policies, "policies");
            if (policies.acquisitionLagDays().isPresent()) {
                supplies(Feed.ACQUISITION_LAG);
            }
            if (policies.allLeadsAreWeb()) {
                supplies(Feed.WEB_LEADS);
            }
            if (policies.calendar().isPresent()) {
                supplies(Feed.BUSINESS_CALENDAR);
            } else {
                supplied.remove(Feed.BUSINESS_CALENDAR);
            }
            return policies.leadLagDays().isPresent() ? supplies(Feed.LEAD_LAG) : this;
        }

        /**
         * Sets what the stages of opportunities mean: qualification is then derived from their history.
         *
         * @param stageModel the model
         * @return this builder
         */
        public Builder stageModel(StageModel stageModel) {
            this.stageModel = Objects.requireNonNull(stageModel, "stageModel");
            return supplies(Feed.QUALIFICATION);
        }

        /**
         * Supplies the leads, with the dates of their stages.
         *
         * @param leads all leads
         * @return this builder
         */
        public Builder leads(List<Lead> leads) {
            this.leads = List.copyOf(leads);
            return brings(
                    Feed.LEADS,
                    Feed.MQL_DATES,
                    Feed.SQL_DATES,
                    Feed.RECYCLING,
                    Feed.DISQUALIFICATION,
                    Feed.INTENT,
                    Feed.ORIGIN,
                    Feed.CLICK_SOURCE,
                    Feed.SIGNALS,
                    Feed.SCORES);
        }

        /**
         * Supplies the touches.
         *
         * @param touches all touches
         * @return this builder
         */
        public Builder touches(List<Touch> touches) {
            this.touches = List.copyOf(touches);
            return brings(Feed.TOUCHES, Feed.SOURCE_SYSTEMS);
        }

        /**
         * Supplies the opportunities, with their leads, outcomes and dates of qualification.
         *
         * @param opportunities all opportunities
         * @return this builder
         */
        public Builder opportunities(List<Opportunity> opportunities) {
            this.opportunities = List.copyOf(opportunities);
            return brings(Feed.OPPORTUNITIES, Feed.OPPORTUNITY_LEADS, Feed.OPPORTUNITY_OUTCOMES, Feed.QUALIFICATION);
        }

        /**
         * Supplies the spend.
         *
         * @param spend all spend
         * @return this builder
         */
        public Builder spend(List<Spend> spend) {
            this.spend = List.copyOf(spend);
            return brings(Feed.SPEND);
        }

        /**
         * Supplies the traffic, with all its counts.
         *
         * @param traffic all traffic
         * @return this builder
         */
        public Builder traffic(List<Traffic> traffic) {
            this.traffic = List.copyOf(traffic);
            return brings(Feed.TRAFFIC, Feed.IMPRESSIONS, Feed.CLICKS, Feed.VISITORS, Feed.SESSIONS, Feed.PAGE_VIEWS);
        }

        /**
         * Supplies the prospects of outbound lists.
         *
         * @param prospects all prospects
         * @return this builder
         */
        public Builder prospects(List<Prospect> prospects) {
            this.prospects = List.copyOf(prospects);
            return brings(Feed.PROSPECTS);
        }

        /**
         * Supplies the target accounts of outbound lists.
         *
         * @param targetAccounts all accounts
         * @return this builder
         */
        public Builder targetAccounts(List<TargetAccount> targetAccounts) {
            this.targetAccounts = List.copyOf(targetAccounts);
            return brings(Feed.TARGET_ACCOUNTS);
        }

        /**
         * Supplies the sequence enrollments.
         *
         * @param enrollments all enrollments
         * @return this builder
         */
        public Builder enrollments(List<Enrollment> enrollments) {
            this.enrollments = List.copyOf(enrollments);
            return brings(Feed.ENROLLMENTS);
        }

        /**
         * Supplies the customers with their revenue.
         *
         * @param customers all customers
         * @return this builder
         */
        public Builder customers(List<Customer> customers) {
            this.customers = List.copyOf(customers);
            return brings(Feed.CUSTOMERS, Feed.CHURN_DATES, Feed.MONTHLY_REVENUE, Feed.GROSS_MARGIN);
        }

        /**
         * Supplies the reps.
         *
         * @param reps all reps
         * @return this builder
         */
        public Builder reps(List<Rep> reps) {
            this.reps = List.copyOf(reps);
            return brings(Feed.REPS);
        }

        /** What records bring along; a feed of a copy that was there before stays as it was declared, with its parts. */
        private Builder brings(Feed main, Feed... parts) {
            return feedsFixed && supplied.contains(main) ? this : supplies(main).supplies(parts);
        }

        /**
         * Declares feeds as supplied.
         *
         * @param feeds the feeds
         * @return this builder
         */
        public Builder supplies(Feed... feeds) {
            supplied.addAll(Arrays.asList(feeds));
            lacking.removeAll(Arrays.asList(feeds));
            return this;
        }

        /**
         * Declares feeds as not supplied, although the records have a place for them.
         *
         * @param feeds the feeds
         * @return this builder
         */
        public Builder lacks(Feed... feeds) {
            supplied.removeAll(Arrays.asList(feeds));
            lacking.addAll(Arrays.asList(feeds));
            return this;
        }

        /**
         * Builds the dataset: cuts it at the as-of instant, links the records and lists what is odd.
         *
         * @return the dataset
         * @throws IllegalStateException if the zone or the currency is not set
         */
        public Dataset build() {
            return new Dataset(this, Workers.ALONE);
        }

        /**
         * Builds the same dataset as {@link #build()}, on the threads of a pool.
         *
         * @param pool the pool that does the work; the calling thread waits for it
         * @return the dataset
         * @throws IllegalStateException if the zone or the currency is not set
         */
        public Dataset build(ForkJoinPool pool) {
            return new Dataset(this, Workers.of(pool));
        }
    }
}
