package org.leadkpi.csv;

import static org.leadkpi.csv.Cell.COUNT;
import static org.leadkpi.csv.Cell.CURRENCY;
import static org.leadkpi.csv.Cell.DATE;
import static org.leadkpi.csv.Cell.DECIMAL;
import static org.leadkpi.csv.Cell.FLAG;
import static org.leadkpi.csv.Cell.FRACTION;
import static org.leadkpi.csv.Cell.LIST;
import static org.leadkpi.csv.Cell.SECONDS;
import static org.leadkpi.csv.Cell.SHARE;
import static org.leadkpi.csv.Cell.TEXT;
import static org.leadkpi.csv.Cell.ZONE;
import static org.leadkpi.csv.Cell.word;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.leadkpi.model.ContactStatus;
import org.leadkpi.model.Counterpart;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Enrollment;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Lead;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.MeetingDetails;
import org.leadkpi.model.MeetingStatus;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStageChange;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.OpportunityType;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Platform;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.model.Prospect;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.ScoreSnapshot;
import org.leadkpi.model.Seniority;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.SequenceStep;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageModel;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.TargetAccount;
import org.leadkpi.model.TaskDetails;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.model.Traffic;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.FxRates;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/** Reads all files of the form once; what each column means stands here and nowhere else. */
final class Reading {

    private static final Cell<Origin> ORIGIN = word(Origin.class);
    private static final Cell<LeadType> LEAD_TYPE = word(LeadType.class);
    private static final Cell<IntentTier> INTENT_TIER = word(IntentTier.class);
    private static final Cell<Stage> STAGE = word(Stage.class);
    private static final Cell<SignalKind> SIGNAL_KIND = word(SignalKind.class);
    private static final Cell<TouchKind> TOUCH_KIND = word(TouchKind.class);
    private static final Cell<TouchDirection> DIRECTION = word(TouchDirection.class);
    private static final Cell<TouchOutcome> TOUCH_OUTCOME = word(TouchOutcome.class);
    private static final Cell<Counterpart> COUNTERPART = word(Counterpart.class);
    private static final Cell<Sentiment> SENTIMENT = word(Sentiment.class);
    private static final Cell<MeetingStatus> MEETING_STATUS = word(MeetingStatus.class);
    private static final Cell<OpportunityType> OPPORTUNITY_TYPE = word(OpportunityType.class);
    private static final Cell<OpportunityStatus> OPPORTUNITY_STATUS = word(OpportunityStatus.class);
    private static final Cell<SpendCategory> SPEND_CATEGORY = word(SpendCategory.class);
    private static final Cell<Platform> PLATFORM = word(Platform.class);
    private static final Cell<ContactStatus> CONTACT_STATUS = word(ContactStatus.class);
    private static final Cell<RepRole> REP_ROLE = word(RepRole.class);
    private static final Cell<Seniority> SENIORITY = word(Seniority.class);

    private static final Cell<BigDecimal> SCORE = DECIMAL.where(
                    score -> score.signum() >= 0 && score.compareTo(BigDecimal.valueOf(100)) <= 0)
            .bounded("a number such as 80.5, from 0 to 100");
    private static final Cell<Rational> FTE =
            FRACTION.where(fte -> fte.signum() > 0).bounded("a number such as 0.5 or 1/2, above 0");
    private static final Cell<Rational> MARGIN =
            FRACTION.where(margin -> margin.compareTo(Rational.ONE) <= 0).bounded("a number of at most 1, such as 0.8");
    private static final Cell<Integer> CAPACITY =
            COUNT.map(Math::toIntExact).bounded("a whole number from 0 to " + Integer.MAX_VALUE);
    private static final Cell<Integer> STEP =
            CAPACITY.where(step -> step > 0).bounded("a whole number from 1 to " + Integer.MAX_VALUE);

    private static final Cell<Money> UNPRICED = new Cell<>("an amount in a known currency", text -> {
        throw new IllegalArgumentException("no known currency: " + text);
    });

    /** Why a team that a record names itself groups nothing. */
    private static final String OTHER_TEAM = "groups nothing: a team is that of the rep, by reps.csv";

    /** The files that name currencies of amounts. */
    private static final List<String> PRICED = List.of("opportunities.csv", "spend.csv", "customers.csv");

    /** The files in the order they are read: a file that names records of another comes after it. */
    private final List<Table> tables = List.of(
            Table.of("leads.csv", this::lead, Feed.LEADS)
                    .requires("id", "created_at")
                    .supplies("mql_at", Feed.MQL_DATES)
                    .supplies("sql_at", Feed.SQL_DATES)
                    .supplies("customer_at", Feed.CUSTOMER_DATES)
                    .supplies("recycled_at", Feed.RECYCLING)
                    .supplies("disqualified_at", Feed.DISQUALIFICATION)
                    .supplies("intent", Feed.INTENT)
                    .supplies("origin", Feed.ORIGIN)
                    .supplies("campaign", Feed.CLICK_SOURCE)
                    .supplies("click_id", Feed.CLICK_SOURCE)
                    .supplies("score", Feed.SCORES)
                    .ignores("team", OTHER_TEAM),
            Table.of("stages.csv", this::stage, Feed.MQL_DATES, Feed.SQL_DATES, Feed.RECYCLING, Feed.DISQUALIFICATION)
                    .requires("lead_id", "stage", "at")
                    .hasOnly("lead_id", "stage", "at", "reason"),
            Table.of("signals.csv", this::signal, Feed.SIGNALS, Feed.INTENT)
                    .requires("lead_id", "at", "kind")
                    .hasOnly("lead_id", "at", "kind", "tier"),
            Table.of("touches.csv", this::touch, Feed.TOUCHES)
                    .requires("id", "at", "kind")
                    .supplies("source_system", Feed.SOURCE_SYSTEMS)
                    .ignores("team", OTHER_TEAM),
            Table.of("opportunities.csv", this::opportunity, Feed.OPPORTUNITIES)
                    .requires("id", "created_at")
                    .supplies("lead_id", Feed.OPPORTUNITY_LEADS)
                    .supplies("closed_at", Feed.OPPORTUNITY_OUTCOMES)
                    .supplies("qualified_at", Feed.QUALIFICATION)
                    .ignores("team", OTHER_TEAM),
            Table.of("opportunity_stages.csv", this::opportunityStage)
                    .requires("opportunity_id", "stage", "at")
                    .hasOnly("opportunity_id", "stage", "at", "amount"),
            Table.of("spend.csv", this::spend, Feed.SPEND).requires("start_date", "amount"),
            Table.of("traffic.csv", this::traffic, Feed.TRAFFIC)
                    .requires("start_date")
                    .supplies("impressions", Feed.IMPRESSIONS)
                    .supplies("clicks", Feed.CLICKS)
                    .supplies("visitors", Feed.VISITORS)
                    .supplies("sessions", Feed.SESSIONS)
                    .supplies("page_views", Feed.PAGE_VIEWS),
            Table.of("customers.csv", this::customer, Feed.CUSTOMERS)
                    .requires("id", "acquired_at")
                    .supplies("churned_at", Feed.CHURN_DATES)
                    .supplies("monthly_revenue", Feed.MONTHLY_REVENUE)
                    .supplies("gross_margin", Feed.GROSS_MARGIN)
                    .ignores("team", OTHER_TEAM),
            Table.of("prospects.csv", this::prospect, Feed.PROSPECTS).requires("id", "account"),
            Table.of("accounts.csv", this::account, Feed.TARGET_ACCOUNTS).requires("id"),
            Table.of("enrollments.csv", this::enrollment, Feed.ENROLLMENTS)
                    .requires("contact", "sequence", "enrolled_at"),
            Table.of("reps.csv", this::rep, Feed.REPS).requires("id"),
            Table.of("fx.csv", this::rate)
                    .requires("date", "from", "to", "rate")
                    .hasOnly("date", "from", "to", "rate"));

    /** An opportunity, and what its amounts mean. */
    private record Quoted(Opportunity.Builder opportunity, Cell<Money> money) {}

    private final ZoneId zone;
    private final Cell<Timestamp> timestamp;
    private final Optional<Currency> currency;
    private final NavigableSet<Currency> currencies;
    private final Trail trail = new Trail();
    private final Set<Feed> feeds = EnumSet.noneOf(Feed.class);

    private final Map<String, Lead.Builder> leads = new LinkedHashMap<>();
    private final Map<Lead.Builder, List<StageTransition>> stages = new HashMap<>();
    private final List<Touch> touches = new ArrayList<>();
    private final Map<String, Quoted> opportunities = new LinkedHashMap<>();
    private final List<Spend> spend = new ArrayList<>();
    private final List<Traffic> traffic = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();
    private final List<Prospect> prospects = new ArrayList<>();
    private final List<TargetAccount> accounts = new ArrayList<>();
    private final List<Enrollment> enrollments = new ArrayList<>();
    private final List<Rep> reps = new ArrayList<>();
    private final FxRates.Builder rates = FxRates.builder();

    private Reading(ZoneId zone, Optional<Currency> currency, NavigableSet<Currency> currencies) {
        this.zone = zone;
        this.timestamp = Cell.timestamp(zone);
        this.currency = currency;
        this.currencies = currencies;
    }

    /** Reads files by name; without a reporting currency, amounts that name none are in the only one that is named. */
    static Import of(Map<String, CsvSource> files, ZoneId zone, Optional<Currency> reporting) {
        NavigableSet<Currency> currencies = currencies(files);
        Optional<Currency> only = currencies.size() == 1 ? Optional.of(currencies.first()) : Optional.empty();
        Reading reading = new Reading(zone, reporting.or(() -> only), currencies);
        reading.reportStrangers(files);
        for (Table table : reading.tables) {
            CsvSource source = files.get(table.file());
            if (source != null) {
                table.read(source, reading.trail, reading.feeds);
            }
        }
        return new Import(reading.supply(), currencies, reading.trail);
    }

    /** The currencies that amounts are in, known before the first amount is read. */
    private static NavigableSet<Currency> currencies(Map<String, CsvSource> files) {
        NavigableSet<Currency> currencies = new TreeSet<>(Comparator.comparing(Currency::getCurrencyCode));
        for (String priced : PRICED) {
            CsvSource source = files.get(priced);
            if (source != null) {
                Table.of(priced, row -> row.set("currency", CURRENCY, currencies::add))
                        .read(source, new Trail(), EnumSet.noneOf(Feed.class));
            }
        }
        return currencies;
    }

    private void reportStrangers(Map<String, CsvSource> files) {
        List<String> names = tables.stream().map(Table::file).toList();
        List<String> strangers = files.keySet().stream()
                .filter(file -> file.toLowerCase(Locale.ROOT).endsWith(".csv") && !names.contains(file))
                .sorted()
                .toList();
        if (files.keySet().stream().noneMatch(names::contains)) {
            throw new ImportException("there is none of the files " + String.join(", ", names) + "; found "
                    + (strangers.isEmpty() ? "no CSV file" : String.join(", ", strangers)));
        }
        strangers.forEach(file -> trail.add(Problem.of(
                ProblemKind.UNKNOWN_FILE,
                "file " + file,
                "file " + file + " is not read, its name must be one of " + String.join(", ", names))));
    }

    /** What hands the records to a dataset; of the feeds, exactly those that were found count as supplied. */
    private UnaryOperator<Dataset.Builder> supply() {
        stages.forEach(Lead.Builder::transitions);
        List<Lead> allLeads = leads.values().stream().map(Lead.Builder::build).toList();
        List<Opportunity> allOpportunities = qualified(opportunities.values().stream()
                .map(quoted -> quoted.opportunity().build())
                .toList());
        stages.clear(); // what follows keeps this reading, and need not keep the builders
        leads.clear();
        opportunities.clear();
        FxRates fx = rates.build();
        Set<Feed> lacking = EnumSet.allOf(Feed.class);
        lacking.removeAll(feeds);
        lacking.remove(Feed.CUSTOMER_DATES); // the dataset sees for itself whether there is a customer stage
        return dataset -> {
            dataset.zone(zone)
                    .fx(fx)
                    .leads(allLeads)
                    .touches(touches)
                    .opportunities(allOpportunities)
                    .spend(spend)
                    .traffic(traffic)
                    .customers(customers)
                    .prospects(prospects)
                    .targetAccounts(accounts)
                    .enrollments(enrollments)
                    .reps(reps)
                    .supplies(feeds.toArray(Feed[]::new))
                    .lacks(lacking.toArray(Feed[]::new));
            currency.ifPresent(dataset::currency);
            return dataset;
        };
    }

    /** Without a column that tells, the names of stages may. */
    private List<Opportunity> qualified(List<Opportunity> all) {
        boolean isNamed = all.stream()
                .flatMap(opportunity -> opportunity.stages().stream())
                .anyMatch(step -> StageModel.isQualifiedByName(step.stage()));
        if (!isNamed || !feeds.add(Feed.QUALIFICATION)) {
            return all;
        }
        return all.stream()
                .map(opportunity -> StageModel.qualifiedByName(opportunity, zone))
                .toList();
    }

    private void lead(Row row) {
        String id = row.id("lead");
        Timestamp createdAt = row.require("created_at", timestamp);
        Lead.Builder lead = Lead.builder(id, createdAt);
        row.set("account", TEXT, lead::account);
        row.set("channel", TEXT, lead::channel);
        row.set("campaign", TEXT, lead::campaign);
        row.set("origin", ORIGIN, lead::origin);
        row.set("type", LEAD_TYPE, lead::type);
        row.set("intent", INTENT_TIER, lead::intent);
        row.set("zone", ZONE, lead::zone);
        row.set("owner", TEXT, lead::owner);
        row.set("owner_assigned_at", timestamp, lead::ownerAssignedAt);
        row.set("score", SCORE, score -> lead.score(new ScoreSnapshot(createdAt, score, "")));
        row.set("mql_at", timestamp, at -> lead.entered(Stage.MQL, at));
        row.set("sal_at", timestamp, at -> lead.entered(Stage.SAL, at));
        row.set("sql_at", timestamp, at -> lead.entered(Stage.SQL, at));
        row.set("opportunity_at", timestamp, at -> lead.entered(Stage.OPPORTUNITY, at));
        row.set("customer_at", timestamp, at -> lead.entered(Stage.CUSTOMER, at));
        row.set("recycled_at", timestamp, at -> lead.entered(Stage.RECYCLED, at));
        Optional<String> reason = row.find("disqualified_reason", TEXT);
        row.set(
                "disqualified_at",
                timestamp,
                at -> lead.transition(new StageTransition(Stage.DISQUALIFIED, at, reason)));
        if (reason.isPresent() && row.isEmpty("disqualified_at")) {
            row.ignore("disqualified_reason", "a disqualified_reason without disqualified_at");
        }
        row.set("duplicate_of", TEXT, lead::duplicateOf);
        row.set("test", FLAG, lead::test);
        row.attributes(lead::attribute);
        leads.put(id, lead);
    }

    private void stage(Row row) {
        String lead = row.require("lead_id", TEXT);
        row.isAbout("lead", lead);
        String name = row.require("stage", TEXT);
        Timestamp at = row.require("at", timestamp);
        Optional<String> reason = row.find("reason", TEXT);
        named(leads, row, "lead_id", lead).ifPresent(builder -> {
            Stage stage = STAGE.read(name).orElse(Stage.UNKNOWN);
            if (stage == Stage.UNKNOWN) {
                row.report(
                        ProblemKind.UNKNOWN_STAGE,
                        "stage",
                        "lead " + lead + " entered stage " + row.quoted(name) + ", must be " + STAGE.bound());
            }
            stages.computeIfAbsent(builder, unused -> new ArrayList<>()).add(new StageTransition(stage, at, reason));
        });
    }

    private void signal(Row row) {
        String lead = row.require("lead_id", TEXT);
        row.isAbout("lead", lead);
        Timestamp at = row.require("at", timestamp);
        SignalKind kind = row.require("kind", SIGNAL_KIND);
        IntentTier tier = row.find("tier", INTENT_TIER).orElse(kind.defaultTier());
        named(leads, row, "lead_id", lead).ifPresent(builder -> builder.signal(new IntentSignal(at, kind, tier)));
    }

    private void touch(Row row) {
        String id = row.id("touch");
        Timestamp at = row.require("at", timestamp);
        TouchKind kind = row.require("kind", TOUCH_KIND);
        if (row.isEmpty("lead_id") && row.isEmpty("prospect_id")) {
            throw row.drop("lead_id", "neither lead_id nor prospect_id");
        }
        Touch.Builder touch = Touch.builder(id, at, kind);
        row.set("lead_id", TEXT, touch::lead);
        row.set("prospect_id", TEXT, touch::prospect);
        row.set("direction", DIRECTION, touch::direction);
        row.set("rep", TEXT, touch::rep);
        row.set("duration_seconds", SECONDS, touch::duration);
        row.set("outcome", TOUCH_OUTCOME, touch::outcome);
        row.set("counterpart", COUNTERPART, touch::counterpart);
        row.set("automated", FLAG, touch::automated);
        reply(row).ifPresent(touch::reply);
        sequence(row).ifPresent(touch::sequence);
        meeting(row).ifPresent(touch::meeting);
        task(row).ifPresent(touch::task);
        row.set("source_system", TEXT, touch::sourceSystem);
        row.set("external_key", TEXT, touch::externalKey);
        row.attributes(touch::attribute);
        touches.add(touch.build());
    }

    private static Optional<ReplyDetails> reply(Row row) {
        Optional<String> thread = row.find("thread", TEXT);
        Optional<Boolean> autoReply = row.find("auto_reply", FLAG);
        Optional<Boolean> substantive = row.find("substantive", FLAG);
        Optional<Sentiment> sentiment = row.find("sentiment", SENTIMENT);
        return given(thread, autoReply, substantive, sentiment)
                ? Optional.of(new ReplyDetails(
                        thread,
                        autoReply.orElse(ReplyDetails.NONE.autoReply()),
                        substantive.orElse(ReplyDetails.NONE.substantive()),
                        sentiment.orElse(ReplyDetails.NONE.sentiment())))
                : Optional.empty();
    }

    private static Optional<SequenceStep> sequence(Row row) {
        Optional<String> sequence = row.find("sequence", TEXT);
        Optional<Integer> step = row.find("step", STEP);
        if (sequence.isEmpty() && step.isPresent()) {
            row.ignore("step", "a step without a sequence");
        }
        return sequence.map(name -> new SequenceStep(name, step));
    }

    private Optional<MeetingDetails> meeting(Row row) {
        Optional<Timestamp> bookedAt = row.find("booked_at", timestamp);
        Optional<Timestamp> scheduledFor = row.find("scheduled_for", timestamp);
        Optional<MeetingStatus> status = row.find("meeting_status", MEETING_STATUS);
        Optional<Boolean> qualified = row.find("meeting_qualified", FLAG);
        Optional<String> rescheduledFrom = row.find("rescheduled_from", TEXT);
        return given(bookedAt, scheduledFor, status, qualified, rescheduledFrom)
                ? Optional.of(new MeetingDetails(
                        bookedAt, scheduledFor, status.orElse(MeetingStatus.SCHEDULED), qualified, rescheduledFrom))
                : Optional.empty();
    }

    private Optional<TaskDetails> task(Row row) {
        Optional<Timestamp> dueAt = row.find("due_at", timestamp);
        Optional<Timestamp> completedAt = row.find("completed_at", timestamp);
        return given(dueAt, completedAt) ? Optional.of(new TaskDetails(dueAt, completedAt)) : Optional.empty();
    }

    private void opportunity(Row row) {
        String id = row.id("opportunity");
        Opportunity.Builder opportunity = Opportunity.builder(id, row.require("created_at", timestamp));
        Cell<Money> money = money(row);
        row.set("lead_id", TEXT, opportunity::lead);
        row.set("account", TEXT, opportunity::account);
        row.find("source", TEXT).map(source -> source.toLowerCase(Locale.ROOT)).ifPresent(opportunity::source);
        row.set("type", OPPORTUNITY_TYPE, opportunity::type);
        row.set("qualified_at", timestamp, opportunity::qualifiedAt);
        row.set("qualified_amount", money, opportunity::qualifiedAmount);
        row.set("amount", money, opportunity::amount);
        OpportunityStatus status = row.find("status", OPPORTUNITY_STATUS).orElse(OpportunityStatus.OPEN);
        opportunity.status(status);
        Optional<Timestamp> closedAt = row.find("closed_at", timestamp);
        if (status != OpportunityStatus.OPEN) {
            closedAt.ifPresent(opportunity::closedAt);
        } else if (closedAt.isPresent()) {
            row.ignore("closed_at", "closed_at " + closedAt.get() + " although it is open");
        }
        row.set("loss_reason", TEXT, opportunity::lossReason);
        row.set("owner", TEXT, opportunity::owner);
        row.attributes(opportunity::attribute);
        opportunities.put(id, new Quoted(opportunity, money));
    }

    private void opportunityStage(Row row) {
        String id = row.require("opportunity_id", TEXT);
        row.isAbout("opportunity", id);
        String stage = row.require("stage", TEXT);
        Timestamp at = row.require("at", timestamp);
        named(opportunities, row, "opportunity_id", id)
                .ifPresent(quoted -> quoted.opportunity()
                        .stage(new OpportunityStageChange(stage, at, row.find("amount", quoted.money()))));
    }

    private void spend(Row row) {
        DateRange range = days(row);
        SpendCategory category = row.find("category", SPEND_CATEGORY).orElse(SpendCategory.OTHER);
        if (!row.isEmpty("currency")) {
            row.require("currency", CURRENCY);
        }
        Cell<Money> amount = money(row);
        if (category != SpendCategory.CREDIT) {
            amount = amount.where(money -> !money.isNegative())
                    .bounded(Cell.PLAIN + "from 0 to below 1e15; below 0 only with the category credit");
        }
        Spend.Builder item = Spend.builder(range, row.require("amount", amount), category);
        row.set("channel", TEXT, item::channel);
        row.set("campaign", TEXT, item::campaign);
        row.set("team", TEXT, item::team);
        row.set("share", SHARE, item::share);
        row.attributes(item::attribute);
        spend.add(item.build());
    }

    private void traffic(Row row) {
        Traffic.Builder counts = Traffic.builder(days(row));
        row.set("channel", TEXT, counts::channel);
        row.set("platform", PLATFORM, counts::platform);
        row.set("campaign", TEXT, counts::campaign);
        row.set("variant", TEXT, counts::variant);
        row.set("landing_page", TEXT, counts::landingPage);
        row.set("form_fields", COUNT, counts::formFields);
        row.set("impressions", COUNT, counts::impressions);
        row.set("clicks", COUNT, counts::clicks);
        row.set("visitors", COUNT, counts::visitors);
        row.set("sessions", COUNT, counts::sessions);
        row.set("page_views", COUNT, counts::pageViews);
        row.attributes(counts::attribute);
        traffic.add(counts.build());
    }

    private void customer(Row row) {
        Customer.Builder customer = Customer.builder(row.id("customer"), row.require("acquired_at", timestamp));
        row.set("churned_at", timestamp, customer::churnedAt);
        Cell<Money> revenue =
                money(row).where(amount -> !amount.isNegative()).bounded(Cell.PLAIN + "from 0 to below 1e15");
        row.set("monthly_revenue", revenue, customer::monthlyRevenue);
        row.set("gross_margin", MARGIN, customer::grossMargin);
        row.set("account", TEXT, customer::account);
        row.set("lead_id", TEXT, customer::lead);
        row.set("channel", TEXT, customer::channel);
        row.attributes(customer::attribute);
        customers.add(customer.build());
    }

    private void prospect(Row row) {
        Prospect.Builder prospect = Prospect.builder(row.id("prospect"), row.require("account", TEXT));
        row.set("list", TEXT, prospect::list);
        row.set("source", TEXT, prospect::source);
        row.set("email_status", CONTACT_STATUS, prospect::emailStatus);
        row.set("phone_status", CONTACT_STATUS, prospect::phoneStatus);
        row.set("verified_at", timestamp, prospect::verifiedAt);
        row.attributes(prospect::attribute);
        prospects.add(prospect.build());
    }

    private void account(Row row) {
        String id = row.require("id", TEXT);
        Optional<String> list = row.find("list", TEXT);
        row.identify("account", id + list.map(name -> " on list " + name).orElse(""));
        TargetAccount.Builder account = TargetAccount.builder(id);
        list.ifPresent(account::list);
        row.attributes(account::attribute);
        accounts.add(account.build());
    }

    private void enrollment(Row row) {
        String contact = row.require("contact", TEXT);
        String sequence = row.require("sequence", TEXT);
        row.stands("enrollment", "of " + contact + " in " + sequence);
        Enrollment.Builder enrollment = Enrollment.builder(contact, sequence, row.require("enrolled_at", timestamp));
        row.set("exited_at", timestamp, enrollment::exitedAt);
        row.set("exit_reason", TEXT, enrollment::exitReason);
        row.attributes(enrollment::attribute);
        enrollments.add(enrollment.build());
    }

    private void rep(Row row) {
        Rep.Builder rep = Rep.builder(row.id("rep"));
        row.set("team", TEXT, rep::team);
        row.set("role", REP_ROLE, rep::role);
        row.set("seniority", SENIORITY, rep::seniority);
        row.set("active_from", DATE, rep::activeFrom);
        row.set("active_to", DATE, rep::activeTo);
        row.set("fte", FTE, rep::fte);
        row.set("zone", ZONE, rep::zone);
        row.set("capacity", CAPACITY, rep::capacity);
        row.set("skills", LIST, skills -> rep.skills(kept(row, skills)));
        row.attributes(rep::attribute);
        reps.add(rep.build());
    }

    /** The skills that say of what kind they are; what says nothing is reported. */
    private static List<String> kept(Row row, List<String> skills) {
        List<String> kept = new ArrayList<>();
        for (String skill : skills) {
            if (skill.indexOf(':') > 0 && !skill.endsWith(":")) {
                kept.add(skill);
            } else {
                row.ignore("skills", "skill " + row.quoted(skill) + ", must be kind:value such as region:EMEA");
            }
        }
        return kept;
    }

    private void rate(Row row) {
        LocalDate date = row.require("date", DATE);
        Currency from = row.require("from", CURRENCY);
        Currency to = row.require("to", CURRENCY);
        BigDecimal rate = row.require("rate", DECIMAL);
        try {
            rates.rate(date, from, to, rate);
        } catch (IllegalArgumentException refused) {
            throw row.drop(from.equals(to) ? "to" : "rate", refused);
        }
    }

    /** The days from start_date through end_date. */
    private static DateRange days(Row row) {
        LocalDate start = row.require("start_date", DATE);
        LocalDate end = row.find("end_date", DATE).orElse(start);
        if (end.isBefore(start)) {
            throw row.drop("end_date", "end_date " + end + ", must not be before start_date " + start);
        }
        return DateRange.through(start, end);
    }

    /** What an amount of this row means: it is in the currency of the row, else in the only one it can be. */
    private Cell<Money> money(Row row) {
        if (row.isEmpty("currency")) {
            String place = row.place();
            return DECIMAL.map(amount -> Money.of(amount, currency.orElseThrow(() -> unpriced(place, amount))));
        }
        return row.find("currency", CURRENCY)
                .map(its -> DECIMAL.map(amount -> Money.of(amount, its)))
                .orElse(UNPRICED);
    }

    private ImportException unpriced(String place, BigDecimal amount) {
        return new ImportException(place + ": amount " + amount.toPlainString()
                + " has no currency, and the data names " + (currencies.isEmpty() ? "none" : "several, " + currencies)
                + "; add a column currency, or pass the reporting currency (--currency)");
    }

    /** The record that a row adds to; reported when it is not there. */
    private static <T> Optional<T> named(Map<String, T> records, Row row, String column, String id) {
        Optional<T> record = Optional.ofNullable(records.get(id));
        if (record.isEmpty()) {
            row.report(
                    ProblemKind.ROW_DROPPED,
                    column,
                    "row names " + column + " " + row.quoted(id) + ", which is not there, so the row adds nothing");
        }
        return record;
    }

    private static boolean given(Optional<?>... parts) {
        for (Optional<?> part : parts) {
            if (part.isPresent()) {
                return true;
            }
        }
        return false;
    }
}
