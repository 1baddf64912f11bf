package org.leadkpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.leadkpi.ledger.Cell;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.OutreachTallies;
import org.leadkpi.metric.ResponseTallies;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Counterpart;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Enrollment;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Lead;
import org.leadkpi.model.MeetingDetails;
import org.leadkpi.model.MeetingStatus;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Policies;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.TaskDetails;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;

/** A plain loop over leads and touches, written from the specification, counts the same as the ledger. */
class OutreachOracleTest {

    private static final List<Tally<?>> TALLIES = List.of(
            ResponseTallies.RESPONSE_CLOCKS,
            ResponseTallies.LEADS_RESPONDED,
            ResponseTallies.RESPONSE_TIMES,
            ResponseTallies.RESPONSES_WITHIN_1M,
            ResponseTallies.RESPONSES_DUE_1M,
            ResponseTallies.RESPONSES_WITHIN_3M,
            ResponseTallies.RESPONSES_DUE_3M,
            ResponseTallies.RESPONSES_WITHIN_5M,
            ResponseTallies.RESPONSES_DUE_5M,
            ResponseTallies.RESPONSES_WITHIN_15M,
            ResponseTallies.RESPONSES_DUE_15M,
            ResponseTallies.RESPONSES_WITHIN_60M,
            ResponseTallies.RESPONSES_DUE_60M,
            ResponseTallies.RESPONSES_WITHIN_24H,
            ResponseTallies.RESPONSES_DUE_24H,
            OutreachTallies.DIALS,
            OutreachTallies.OUTBOUND_EMAILS,
            OutreachTallies.OUTREACH_ATTEMPTS,
            OutreachTallies.MESSAGES_DELIVERED,
            OutreachTallies.MESSAGES_OPEN,
            OutreachTallies.CALL_CONVERSATIONS,
            OutreachTallies.CONVERSATIONS,
            OutreachTallies.CONVERSATIONS_BY_ATTEMPT,
            OutreachTallies.REPLIES,
            OutreachTallies.REPLIES_BY_MESSAGE,
            OutreachTallies.MEETINGS_BOOKED,
            OutreachTallies.EMAILS_BY_HAND,
            OutreachTallies.EMAILS_BY_MACHINE,
            OutreachTallies.EMAILS_DELIVERED,
            OutreachTallies.EMAILS_BOUNCED,
            OutreachTallies.SOCIAL_TOUCHES,
            OutreachTallies.OUTREACH_WITH_SOCIAL,
            OutreachTallies.TASKS_COMPLETED,
            OutreachTallies.TASKS_COUNTED_ELSEWHERE,
            OutreachTallies.EMAIL_CONVERSATIONS_BY_ATTEMPT,
            OutreachTallies.SOCIAL_CONVERSATIONS_BY_ATTEMPT,
            OutreachTallies.POSITIVE_REPLIES_BY_MESSAGE,
            OutreachTallies.UNRATED_REPLIES_BY_MESSAGE,
            OutreachTallies.MEETINGS_DUE,
            OutreachTallies.MEETINGS_HELD,
            OutreachTallies.MEETINGS_QUALIFIED,
            OutreachTallies.MEETINGS_UNJUDGED,
            OutreachTallies.CONTACTS_ATTEMPTED,
            OutreachTallies.CONTACTS_REACHED,
            OutreachTallies.ATTEMPTS_BY_CONTACT,
            OutreachTallies.CONVERSATIONS_BY_CONTACT,
            OutreachTallies.MESSAGES_BY_CONTACT,
            OutreachTallies.CONTACTS_MESSAGED,
            OutreachTallies.CONTACTS_REPLIED,
            OutreachTallies.CONTACTS_WITHOUT_REPLY,
            OutreachTallies.DAYS_TO_REPLY,
            OutreachTallies.CONTACTS_REPLYING,
            OutreachTallies.REPLIES_TO_MEETING,
            OutreachTallies.REPLIES_WITHOUT_MEETING,
            OutreachTallies.REPLY_TO_MEETING_DAYS,
            OutreachTallies.CONTACTS_ENROLLED,
            OutreachTallies.ENROLLED_TO_MEETING,
            OutreachTallies.ENROLLED_WITHOUT_MEETING,
            OutreachTallies.ENROLLED_TO_MEETING_DAYS,
            OutreachTallies.INBOUND_LEADS,
            OutreachTallies.INBOUND_TO_MEETING);

    private static final Catalog CATALOG = Catalog.empty()
            .with(TALLIES.stream()
                    .map(tally -> Kpi.named(tally.name())
                            .formula(tally)
                            .population(tally)
                            .cite("INF", "test")
                            .build())
                    .toArray(Kpi[]::new));

    private static final Map<String, Duration> LIMITS = Map.of(
            "1m", Duration.ofSeconds(60),
            "3m", Duration.ofSeconds(180),
            "5m", Duration.ofSeconds(300),
            "15m", Duration.ofSeconds(900),
            "60m", Duration.ofSeconds(3_600),
            "24h", Duration.ofSeconds(86_400));

    private static final long SEEDS = 1_000_000;

    // ---- the laws

    @Property(tries = 600, seed = "1918", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void everyTally_byChannelAndMonth_equalsAPlainLoop(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        equalsAPlainLoop(new Company(new Random(seed)), Grain.MONTH, StandardDimensions.CHANNEL);
    }

    @Property(tries = 600, seed = "1923", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void everyTally_byRepAndWeek_equalsAPlainLoop(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        equalsAPlainLoop(new Company(new Random(seed)), Grain.WEEK, StandardDimensions.OWNER);
    }

    private static void equalsAPlainLoop(Company company, Grain grain, Dimension dimension) {
        Ledger ledger = Ledger.of(company.dataset(), CATALOG, grain, dimension);

        Map<String, Long> counted = new TreeMap<>();
        for (Segment segment : ledger.segments()) {
            for (DateRange period : ledger.periods()) {
                Cell cell = ledger.cell(segment, period);
                for (Tally<?> tally : TALLIES) {
                    String key = segment.values().get(dimension.name()) + " " + period.start() + " " + tally;
                    if (tally.isDistribution()) {
                        cell.values(tally).counts().forEach((nanos, n) -> counted.put(key + " = " + nanos, n));
                    } else if (!cell.rawTotal(tally).isZero()) {
                        counted.put(key, cell.rawTotal(tally).toLongExact());
                    }
                    cell.leftOut(tally).forEach((reason, n) -> counted.put(key + "!" + reason, n));
                }
            }
        }

        assertThat(counted)
                .isEqualTo(new Oracle(company, dimension == StandardDimensions.OWNER, ledger.periods()).counted());
    }

    @Property(tries = 100, seed = "1919", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void orderOfRecords_neverMatters(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Company company = new Company(new Random(seed));
        Ledger ledger = ledger(company.dataset());
        Collections.shuffle(company.touches, company.random);
        Collections.shuffle(company.leads, company.random);
        Collections.shuffle(company.enrollments, company.random);

        assertThat(ledger(company.dataset())).isEqualTo(ledger);
    }

    @Property(tries = 100, seed = "1920", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void partsByContact_addUpToTheWhole(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Company company = new Company(new Random(seed));
        Map<String, String> parent = new HashMap<>();
        for (Touch touch : company.touches) {
            if (touch.lead().isPresent() && touch.prospect().isPresent()) {
                parent.put(
                        root(parent, touch.lead().get()),
                        root(parent, touch.prospect().get()));
            }
        }
        Dataset whole = company.dataset();
        Ledger sum = Ledger.empty(ledger(whole).frame(), CATALOG);
        for (int part = 0; part < 3; part++) {
            int index = part;
            sum = sum.plus(ledger(whole.toBuilder()
                    .leads(company.leads.stream()
                            .filter(lead ->
                                    Math.floorMod(root(parent, lead.id()).hashCode(), 3) == index)
                            .toList())
                    .touches(company.touches.stream()
                            .filter(touch -> Math.floorMod(
                                            root(
                                                            parent,
                                                            touch.lead()
                                                                    .or(touch::prospect)
                                                                    .orElseThrow())
                                                    .hashCode(),
                                            3)
                                    == index)
                            .toList())
                    .enrollments(company.enrollments.stream()
                            .filter(enrollment -> Math.floorMod(
                                            root(parent, enrollment.contact()).hashCode(), 3)
                                    == index)
                            .toList())
                    .build()));
        }

        assertThat(sum).isEqualTo(ledger(whole));
    }

    private static String root(Map<String, String> parent, String node) {
        String above = parent.getOrDefault(node, node);
        return above.equals(node) ? node : root(parent, above);
    }

    @Property(tries = 100, seed = "1921", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatComesAfterTheAsOfInstant_changesNothing(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Company company = new Company(new Random(seed));
        Ledger ledger = ledger(company.dataset());
        company.touches.removeIf(touch -> touch.at().instant(company.zone).isAfter(company.asOf));
        company.leads.removeIf(lead -> lead.createdAt().instant(company.zone).isAfter(company.asOf));
        company.enrollments.removeIf(
                enrollment -> enrollment.enrolledAt().instant(company.zone).isAfter(company.asOf));

        assertThat(ledger(company.dataset())).isEqualTo(ledger);
    }

    @Property(tries = 100, seed = "1922", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void withinNeverExceedsDue_andAllOfItNests(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Company company = new Company(new Random(seed));
        Ledger ledger = ledger(company.dataset());
        Cell cell = ledger.cell(Segment.ALL, ledger.frame().range());

        for (int i = 3; i < 15; i += 2) {
            assertThat(cell.rawCount(TALLIES.get(i))).isLessThanOrEqualTo(cell.rawCount(TALLIES.get(i + 1)));
        }
        assertThat(cell.rawCount(ResponseTallies.RESPONSES_DUE_24H))
                .isLessThanOrEqualTo(cell.rawCount(ResponseTallies.RESPONSES_DUE_1M));
        assertThat(cell.rawCount(OutreachTallies.CALL_CONVERSATIONS))
                .isLessThanOrEqualTo(cell.rawCount(OutreachTallies.DIALS));
        assertThat(cell.rawCount(OutreachTallies.OUTREACH_ATTEMPTS))
                .isEqualTo(cell.rawCount(OutreachTallies.DIALS) + cell.rawCount(OutreachTallies.OUTBOUND_EMAILS));
    }

    private static Ledger ledger(Dataset data) {
        return Ledger.of(data, CATALOG, Grain.MONTH, StandardDimensions.CHANNEL);
    }

    // ---- random leads and touches

    private static final class Company {
        private static final List<ZoneId> ZONES =
                List.of(ZoneId.of("America/New_York"), ZoneId.of("Asia/Kolkata"), ZoneId.of("UTC"));
        private static final DateRange RANGE = DateRange.of(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 4, 15));

        private final Random random;
        private final ZoneId zone;
        private final Instant asOf;
        private final Policies policies;
        private final List<Lead> leads = new ArrayList<>();
        private final List<Touch> touches = new ArrayList<>();
        private final List<Enrollment> enrollments = new ArrayList<>();

        Company(Random random) {
            this.random = random;
            this.zone = pick(ZONES);
            this.asOf = RANGE.endInstant(zone).minusSeconds(random.nextInt(20 * 86_400));
            this.policies = Policies.STANDARD.withConversationMinimum(Duration.ofSeconds(chance(0.7) ? 90 : 89));
            int count = random.nextInt(8);
            for (int i = 0; i < count; i++) {
                leads.add(lead("L" + i));
            }
            int dense = 1 + random.nextInt(70);
            for (int i = 0; i < dense; i++) {
                touches.add(touch("T" + i));
            }
            for (int i = random.nextInt(8); i > 0; i--) {
                enrollments.add(enrollment());
            }
        }

        Dataset dataset() {
            return Dataset.observed(RANGE.start(), RANGE.end())
                    .zone(zone)
                    .asOf(asOf)
                    .currency("USD")
                    .policies(policies)
                    .leads(leads)
                    .touches(touches)
                    .enrollments(enrollments)
                    .build();
        }

        private boolean chance(double chance) {
            return random.nextDouble() < chance;
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private <T> T pick(T[] all) {
            return all[random.nextInt(all.length)];
        }

        private Timestamp at() {
            LocalDate day = RANGE.start().minusDays(3).plusDays(random.nextInt(75));
            return at(day.atStartOfDay(zone).toInstant().plusSeconds(random.nextInt(86_400)));
        }

        private Timestamp at(Instant instant) {
            return chance(0.12) ? Timestamp.of(LocalDate.ofInstant(instant, zone)) : Timestamp.of(instant);
        }

        /** Soon after a lead came, or before it, or at a limit exactly. */
        private Timestamp near(Timestamp other) {
            Instant start = other.instant(zone);
            List<Duration> limits = List.copyOf(LIMITS.values());
            return at(
                    chance(0.3)
                            ? start.plus(pick(limits)).plusNanos(random.nextInt(3) - 1)
                            : start.plusSeconds(random.nextInt(200_000) - 20_000));
        }

        private Lead lead(String id) {
            Lead.Builder lead = Lead.builder(id, at())
                    .origin(chance(0.7) ? Origin.INBOUND : pick(Origin.values()))
                    .test(chance(0.05))
                    .spam(chance(0.05));
            if (chance(0.7)) {
                lead.channel(pick(List.of("web", "event")));
            }
            if (chance(0.5)) {
                lead.owner(pick(List.of("bob", "cat")));
            }
            if (chance(0.05)) {
                lead.duplicateOf("L0");
            }
            if (chance(0.1)) {
                lead.transitions(List.of(new StageTransition(
                        Stage.DISQUALIFIED, at(), Optional.of(pick(List.of("Spam", "internal", "no budget"))))));
            }
            if (chance(0.2)) {
                lead.transition(new StageTransition(Stage.RECYCLED, at(), Optional.empty()));
            }
            Timestamp created = lead.build().createdAt();
            for (int i = random.nextInt(4); i > 0; i--) {
                lead.signal(IntentSignal.of(chance(0.7) ? near(created) : at(), pick(SignalKind.values())));
            }
            return lead.build();
        }

        private Enrollment enrollment() {
            Enrollment.Builder enrollment = Enrollment.builder(
                    chance(0.5) ? "L" + random.nextInt(9) : "P" + random.nextInt(4),
                    pick(List.of("spring", "summer")),
                    at());
            return chance(0.5) ? enrollment.exitedAt(at()).build() : enrollment.build();
        }

        private Touch touch(String id) {
            Optional<String> lead = chance(0.75) ? Optional.of("L" + random.nextInt(9)) : Optional.empty();
            Optional<Timestamp> created = leads.stream()
                    .filter(known -> lead.equals(Optional.of(known.id())))
                    .map(Lead::createdAt)
                    .findFirst();
            Touch.Builder touch = Touch.builder(
                            id,
                            created.isPresent() && chance(0.6) ? near(created.get()) : at(),
                            chance(0.5) ? TouchKind.EMAIL : pick(TouchKind.values()))
                    .direction(chance(0.55) ? TouchDirection.OUTBOUND : TouchDirection.INBOUND)
                    .outcome(chance(0.5) ? TouchOutcome.UNKNOWN : pick(TouchOutcome.values()))
                    .automated(chance(0.2));
            lead.ifPresent(touch::lead);
            if (lead.isEmpty() || chance(0.2)) {
                touch.prospect("P" + random.nextInt(3));
            }
            if (chance(0.6)) {
                touch.duration(Duration.ofSeconds(86 + random.nextInt(8)));
            }
            if (chance(0.4)) {
                touch.counterpart(pick(Counterpart.values()));
            }
            if (chance(0.7)) {
                touch.reply(new ReplyDetails(
                        chance(0.5) ? Optional.of("thread " + random.nextInt(4)) : Optional.empty(),
                        chance(0.15),
                        chance(0.8),
                        pick(Sentiment.values())));
            }
            if (chance(0.5)) {
                touch.meeting(new MeetingDetails(
                        chance(0.5) ? Optional.of(at()) : Optional.empty(),
                        chance(0.8) ? Optional.of(at()) : Optional.empty(),
                        pick(MeetingStatus.values()),
                        chance(0.6) ? Optional.of(chance(0.5)) : Optional.empty(),
                        chance(0.3) ? Optional.of("T" + random.nextInt(70)) : Optional.empty()));
            }
            if (chance(0.2)) {
                touch.task(new TaskDetails(Optional.of(at()), chance(0.6) ? Optional.of(at()) : Optional.empty()));
            }
            if (chance(0.5)) {
                touch.rep(pick(List.of("ann", "bob")));
            }
            return touch.build();
        }
    }

    // ---- the plain loop

    private static final class Oracle {
        private static final Set<SignalKind> REQUESTS = Set.of(
                SignalKind.DEMO_REQUEST,
                SignalKind.CONTACT_FORM,
                SignalKind.CONTENT_DOWNLOAD,
                SignalKind.WEBINAR,
                SignalKind.TRIAL_START,
                SignalKind.PRODUCT_USAGE);
        private static final Set<TouchKind> MESSAGES = Set.of(TouchKind.EMAIL, TouchKind.SOCIAL, TouchKind.SMS);
        private static final Set<TouchOutcome> MISSES = Set.of(
                TouchOutcome.LEFT_VOICEMAIL,
                TouchOutcome.NO_ANSWER,
                TouchOutcome.BUSY,
                TouchOutcome.WRONG_NUMBER,
                TouchOutcome.GATEKEEPER,
                TouchOutcome.FAILED);

        private final Company company;
        private final Map<String, Lead> leads = new HashMap<>();
        private final List<Touch> touches = new ArrayList<>();
        private final Map<String, Long> counted = new TreeMap<>();

        private final boolean byRep;
        private final List<DateRange> periods;
        private final List<Enrollment> enrollments;

        Oracle(Company company, boolean byRep, List<DateRange> periods) {
            this.company = company;
            this.byRep = byRep;
            this.periods = periods;
            this.enrollments = company.enrollments.stream()
                    .filter(enrollment -> exists(enrollment.enrolledAt()))
                    .distinct()
                    .toList();
            for (Lead lead : company.leads) {
                if (exists(lead.createdAt())) {
                    leads.put(lead.id(), lead);
                }
            }
            for (Touch touch : company.touches) {
                if (exists(touch.at())) {
                    touches.add(touch);
                }
            }
        }

        Map<String, Long> counted() {
            for (Lead lead : leads.values()) {
                if (lead.isOf(Origin.INBOUND)) {
                    clocks(lead);
                    inbound(lead);
                }
            }
            for (Enrollment enrollment : enrollments) {
                enrollment(enrollment);
            }
            for (Touch touch : touches) {
                touch(touch);
            }
            return counted;
        }

        private boolean exists(Timestamp at) {
            return !instant(at).isAfter(company.asOf);
        }

        private Instant instant(Timestamp at) {
            return at.instant(company.zone);
        }

        private LocalDate day(Timestamp at) {
            return at.date(company.zone);
        }

        private static boolean isExact(Timestamp at) {
            return at.precision() == Precision.INSTANT;
        }

        private long wholeDays(Timestamp a, Timestamp b) {
            return isExact(a) && isExact(b)
                    ? Duration.between(instant(a), instant(b)).toDays()
                    : ChronoUnit.DAYS.between(day(a), day(b));
        }

        /** Before, as far as both are known. */
        private boolean isBefore(Timestamp a, Timestamp b) {
            return isExact(a) && isExact(b) ? instant(a).isBefore(instant(b)) : day(a).isBefore(day(b));
        }

        /** Before, or possibly so. */
        private boolean mayBeBefore(Timestamp a, Timestamp b) {
            return isExact(a) && isExact(b) ? instant(a).isBefore(instant(b)) : !day(a).isAfter(day(b));
        }

        private void add(Optional<String> segment, Timestamp at, String what) {
            for (DateRange period : periods) {
                if (period.contains(day(at))) {
                    counted.merge(segment.orElse("(none)") + " " + period.start() + " " + what, 1L, Long::sum);
                }
            }
        }

        private Optional<String> segment(Optional<Lead> lead) {
            return lead.flatMap(byRep ? Lead::owner : Lead::channel);
        }

        private Optional<String> segment(Touch touch) {
            Optional<String> ofLead = segment(touch.lead().map(leads::get));
            return byRep
                    ? Optional.of(touch)
                            .filter(Oracle::isHuman)
                            .flatMap(this::message)
                            .orElse(touch)
                            .rep()
                            .or(() -> ofLead)
                    : ofLead;
        }

        private Optional<Exclusion> excluded(Lead lead) {
            String reason = lead.transitions().stream()
                    .filter(step -> exists(step.at()))
                    .flatMap(step -> step.reason().stream())
                    .findFirst()
                    .orElse("");
            if (lead.test()) {
                return Optional.of(Exclusion.TEST);
            } else if (lead.spam() || reason.equals("Spam")) {
                return Optional.of(Exclusion.SPAM);
            } else if (reason.equals("internal")) {
                return Optional.of(Exclusion.INTERNAL);
            }
            return lead.duplicateOf().map(id -> Exclusion.DUPLICATE);
        }

        // ---- leads

        private void clocks(Lead lead) {
            List<IntentSignal> requests = lead.signals().stream()
                    .filter(signal -> REQUESTS.contains(signal.kind()) && exists(signal.at()))
                    .sorted(Comparator.comparing((IntentSignal signal) -> instant(signal.at()))
                            .thenComparing(IntentSignal::tier))
                    .toList();
            List<Timestamp> starts = new ArrayList<>(List.of(lead.createdAt()));
            requests.forEach(request -> starts.add(request.at()));
            LocalDate firstDay = starts.stream()
                    .map(this::day)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Timestamp start = starts.stream()
                    .filter(at -> isExact(at) && day(at).equals(firstDay))
                    .min(Comparator.comparing(this::instant))
                    .orElse(Timestamp.of(firstDay));
            IntentTier tier = requests.stream()
                    .filter(request -> !isBefore(request.at(), start) && !isBefore(start, request.at()))
                    .map(IntentSignal::tier)
                    .min(Comparator.naturalOrder())
                    .filter(known -> known != IntentTier.UNKNOWN)
                    .orElseGet(() -> lead.signals().stream()
                            .filter(signal -> exists(signal.at()))
                            .min(Comparator.comparing(signal -> instant(signal.at())))
                            .map(IntentSignal::tier)
                            .orElse(IntentTier.UNKNOWN));
            clock(lead, start, stop(lead, start));
            Timestamp last = start;
            for (IntentSignal request : requests) {
                Optional<Touch> stop = stop(lead, last);
                boolean stillRuns =
                        stop.isEmpty() || isBefore(request.at(), stop.get().at());
                boolean isHotter = request.tier().ordinal() < tier.ordinal();
                Timestamp since = last;
                boolean wasRecycled = lead.transitions().stream()
                        .filter(step -> step.to() == Stage.RECYCLED && exists(step.at()))
                        .anyMatch(step -> !isBefore(step.at(), since) && !isBefore(request.at(), step.at()));
                if (isBefore(last, request.at()) && ((stillRuns && isHotter) || wasRecycled)) {
                    last = request.at();
                    tier = request.tier();
                    clock(lead, last, stop(lead, last));
                }
            }
        }

        private Optional<Touch> stop(Lead lead, Timestamp start) {
            return touches.stream()
                    .filter(touch -> touch.lead().equals(Optional.of(lead.id())))
                    .filter(touch -> touch.direction() == TouchDirection.OUTBOUND && !touch.automated())
                    .filter(touch -> Set.of(TouchKind.CALL, TouchKind.EMAIL, TouchKind.SOCIAL)
                            .contains(touch.kind()))
                    .filter(touch -> touch.outcome() != TouchOutcome.FAILED)
                    .filter(touch -> !isBefore(touch.at(), start))
                    .min(Comparator.comparing((Touch touch) -> instant(touch.at())));
        }

        private void clock(Lead lead, Timestamp start, Optional<Touch> stop) {
            Optional<Exclusion> nobody = excluded(lead);
            Optional<Exclusion> unmeasured = nobody.or(() ->
                    isExact(start) && stop.map(touch -> isExact(touch.at())).orElse(true)
                            ? Optional.empty()
                            : Optional.of(Exclusion.DAY_PRECISION));

            post(lead, start, "response-clocks", nobody);
            if (stop.isPresent()) {
                post(lead, start, "leads-responded", nobody);
                if (unmeasured.isPresent()) {
                    post(lead, start, "response-times", unmeasured);
                } else {
                    Duration elapsed =
                            Duration.between(instant(start), instant(stop.get().at()));
                    add(segment(Optional.of(lead)), start, "response-times = " + elapsed.toNanos());
                }
            }
            LIMITS.forEach((name, limit) -> {
                Optional<Exclusion> reason =
                        unmeasured.or(() -> instant(start).plus(limit).isAfter(company.asOf)
                                ? Optional.of(Exclusion.NOT_DUE)
                                : Optional.empty());
                post(lead, start, "responses-due-" + name, reason);
                if (isExact(start)
                        && stop.isPresent()
                        && isExact(stop.get().at())
                        && instant(stop.get().at()).isBefore(instant(start).plus(limit))) {
                    post(lead, start, "responses-within-" + name, reason);
                }
            });
        }

        private void post(Lead lead, Timestamp at, String tally, Optional<Exclusion> reason) {
            add(
                    segment(Optional.of(lead)),
                    at,
                    tally + reason.map(why -> "!" + why).orElse(""));
        }

        // ---- touches

        private void post(Touch touch, Timestamp at, String tally) {
            add(
                    segment(touch),
                    at,
                    tally + excluded(touch).map(why -> "!" + why).orElse(""));
        }

        private Optional<Exclusion> excluded(Touch touch) {
            return touch.lead().map(leads::get).flatMap(this::excluded);
        }

        // ---- contacts

        /** Everybody who is the same contact as somebody. */
        private Set<String> names(Set<String> some) {
            Set<String> names = new HashSet<>(some);
            for (Touch touch : touches) {
                if (touch.lead().isPresent() && touch.prospect().isPresent()) {
                    if (names.contains(touch.lead().get())
                            || names.contains(touch.prospect().get())) {
                        names.add(touch.lead().get());
                        names.add(touch.prospect().get());
                    }
                }
            }
            return names.size() == some.size() ? names : names(names);
        }

        private List<Touch> ofContact(Set<String> names) {
            return touches.stream()
                    .filter(touch -> touch.lead().filter(names::contains).isPresent()
                            || touch.prospect().filter(names::contains).isPresent())
                    .sorted(Comparator.comparing((Touch other) -> instant(other.at()))
                            .thenComparing(Touch::id))
                    .toList();
        }

        private List<Touch> ofContact(Touch touch) {
            return ofContact(names(Set.of(touch.lead().or(touch::prospect).orElseThrow())));
        }

        private boolean isFirstOfContact(Touch touch, Predicate<Touch> like) {
            return like.test(touch)
                    && ofContact(touch).stream().filter(like).findFirst().equals(Optional.of(touch));
        }

        private boolean isReply(Touch touch) {
            return isHuman(touch) && message(touch).isPresent();
        }

        private boolean isReached(Touch touch) {
            return isTalk(touch) || (isBegun(touch) && attempt(touch).isPresent());
        }

        private boolean isBegun(Touch touch) {
            return isSubstantive(touch) && isFirst(touch);
        }

        private Stream<Timestamp> booked(List<Touch> some) {
            return some.stream()
                    .filter(touch -> touch.kind() == TouchKind.MEETING)
                    .filter(touch -> !isMoved(touch, some))
                    .map(touch ->
                            touch.meeting().flatMap(MeetingDetails::bookedAt).orElse(touch.at()))
                    .filter(this::exists);
        }

        private Optional<Timestamp> firstBooked(List<Touch> some, Timestamp since) {
            return booked(some).filter(booked -> mayBeBefore(since, booked)).min(Comparator.comparing(this::instant));
        }

        private long times(Touch contact, Predicate<Touch> like) {
            return ofContact(contact).stream().filter(like).count();
        }

        /** What a contact has above and below the line, as the one number that is kept of both. */
        private void pair(Touch touch, String tally, long above, long below) {
            boolean counts = excluded(touch).isEmpty();
            post(touch, touch.at(), counts ? tally + " = " + (below * 16_777_216 + above) : tally);
        }

        private boolean isBooking(Touch touch) {
            return touch.kind() == TouchKind.MEETING && exists(booked(touch)) && !isMoved(touch, ofContact(touch));
        }

        private Timestamp booked(Touch touch) {
            return touch.meeting().flatMap(MeetingDetails::bookedAt).orElse(touch.at());
        }

        /** Whether a meeting names an earlier one from which no way leads back to it. */
        private boolean isMoved(Touch touch, List<Touch> some) {
            Set<Touch> reached = new HashSet<>(earlier(touch, some));
            boolean grows = true;
            while (grows) {
                grows = false;
                for (Touch other : List.copyOf(reached)) {
                    grows |= reached.addAll(earlier(other, some));
                }
            }
            return !reached.isEmpty() && !reached.contains(touch);
        }

        private List<Touch> earlier(Touch touch, List<Touch> some) {
            return some.stream()
                    .filter(other -> other.kind() == TouchKind.MEETING)
                    .filter(other -> touch.meeting()
                            .flatMap(MeetingDetails::rescheduledFrom)
                            .equals(Optional.of(other.id())))
                    .filter(other -> booked(other).equals(booked(touch)) || mayBeBefore(booked(other), booked(touch)))
                    .toList();
        }

        private void contact(Touch touch) {
            if (isFirstOfContact(touch, other -> isDial(other) || isMailOfOurs(other))) {
                post(touch, touch.at(), "contacts-attempted");
                long attempts = times(touch, other -> isDial(other) || isMailOfOurs(other));
                long conversations = times(touch, this::isReached);
                if (conversations > 0
                        || times(touch, other -> isBegun(other) && !isBefore(other.at(), touch.at())) > 0) {
                    post(touch, touch.at(), "contacts-reached");
                }
                pair(touch, "attempts-by-contact", conversations, attempts);
                pair(touch, "conversations-by-contact", times(touch, this::isBooking), conversations);
            }
            if (isFirstOfContact(touch, other -> isMessageOfOurs(other) && other.outcome() != TouchOutcome.BOUNCED)) {
                Optional<Timestamp> reply = ofContact(touch).stream()
                        .filter(this::isReply)
                        .findFirst()
                        .map(Touch::at);
                cohort(
                        segment(touch),
                        touch.at(),
                        reply,
                        excluded(touch),
                        List.of("contacts-messaged", "contacts-replied", "contacts-without-reply", "days-to-reply"));
                pair(
                        touch,
                        "messages-by-contact",
                        times(touch, this::isReply),
                        times(touch, other -> isMessageOfOurs(other) && other.outcome() != TouchOutcome.BOUNCED));
            }
            if (isFirstOfContact(touch, this::isReply)) {
                Optional<Timestamp> booked = firstBooked(ofContact(touch), touch.at())
                        .filter(at -> isExact(at) && isExact(touch.at())
                                ? !instant(at).isAfter(instant(touch.at()).plusSeconds(14 * 86_400))
                                : !day(at).isAfter(day(touch.at()).plusDays(14)));
                cohort(
                        segment(touch),
                        touch.at(),
                        booked,
                        excluded(touch),
                        List.of(
                                "contacts-replying",
                                "replies-to-meeting",
                                "replies-without-meeting",
                                "reply-to-meeting-days"));
            }
        }

        /** The members of a cohort, those who came through, the ages of the others, and how long it took. */
        private void cohort(
                Optional<String> segment,
                Timestamp start,
                Optional<Timestamp> end,
                Optional<Exclusion> why,
                List<String> names) {
            long days = Math.max(0, wholeDays(start, end.orElse(Timestamp.of(company.asOf))));
            String length = why.map(reason -> "!" + reason).orElse(" = " + days * 86_400_000_000_000L);
            String one = why.map(reason -> "!" + reason).orElse("");
            add(segment, start, names.get(0) + one);
            if (end.isPresent()) {
                add(segment, start, names.get(1) + one);
                add(segment, start, names.get(3) + length);
            } else {
                add(segment, start, names.get(2) + length);
            }
        }

        private void inbound(Lead lead) {
            post(lead, lead.createdAt(), "inbound-leads", excluded(lead));
            List<Touch> own = touches.stream()
                    .filter(touch -> touch.lead().equals(Optional.of(lead.id())))
                    .toList();
            if (booked(own).anyMatch(booked -> !isBefore(booked, lead.createdAt()))) {
                post(lead, lead.createdAt(), "inbound-to-meeting", excluded(lead));
            }
        }

        private void enrollment(Enrollment enrollment) {
            Set<String> names = names(Set.of(enrollment.contact()));
            List<Touch> theirs = ofContact(names);
            List<Enrollment> sent = enrollments.stream()
                    .filter(other -> names.contains(other.contact()) && isSent(other, theirs))
                    .sorted(Comparator.comparing((Enrollment other) -> instant(other.enrolledAt()))
                            .thenComparing(Enrollment::sequence))
                    .toList();
            Optional<Timestamp> meeting = sent.isEmpty()
                    ? Optional.empty()
                    : firstBooked(theirs, sent.get(0).enrolledAt());
            List<Enrollment> before = sent.stream()
                    .filter(other -> meeting.isEmpty() || mayBeBefore(other.enrolledAt(), meeting.get()))
                    .toList();
            Optional<Exclusion> why = Optional.empty();
            if (!sent.contains(enrollment)) {
                why = Optional.of(Exclusion.NOT_SENT);
            } else if (!before.get(before.size() - 1).equals(enrollment)) {
                why = Optional.of(Exclusion.DUPLICATE);
            }
            Optional<Lead> lead = Optional.ofNullable(leads.get(enrollment.contact()));
            Optional<String> rep = theirs.stream()
                    .filter(touch -> touch.direction() == TouchDirection.OUTBOUND)
                    .filter(touch -> !isBefore(touch.at(), enrollment.enrolledAt()))
                    .flatMap(touch -> touch.rep().stream())
                    .findFirst();
            boolean counts = why.isEmpty();
            Optional<Exclusion> reason = why;
            cohort(
                    byRep ? rep.or(() -> segment(lead)) : segment(lead),
                    enrollment.enrolledAt(),
                    counts ? meeting : Optional.empty(),
                    lead.flatMap(this::excluded).or(() -> reason),
                    List.of(
                            "contacts-enrolled",
                            "enrolled-to-meeting",
                            "enrolled-without-meeting",
                            "enrolled-to-meeting-days"));
        }

        private boolean isSent(Enrollment enrollment, List<Touch> theirs) {
            Optional<Timestamp> exit = enrollment.exitedAt().filter(this::exists);
            return exit.isEmpty()
                    || theirs.stream()
                            .filter(touch -> isDial(touch) || isMessageOfOurs(touch))
                            .anyMatch(touch -> !isBefore(touch.at(), enrollment.enrolledAt())
                                    && !isBefore(exit.get(), touch.at()));
        }

        private void meeting(Touch touch) {
            Optional<MeetingDetails> details = touch.meeting();
            Optional<Timestamp> due =
                    details.flatMap(MeetingDetails::scheduledFor).filter(this::exists);
            if (due.isEmpty()
                    || !Set.of(MeetingStatus.HELD, MeetingStatus.NO_SHOW, MeetingStatus.CANCELLED)
                            .contains(details.get().status())
                    || ofContact(touch).stream()
                            .filter(other -> other.kind() == TouchKind.MEETING && isMoved(other, ofContact(touch)))
                            .flatMap(other -> other.meeting().stream())
                            .anyMatch(other -> other.rescheduledFrom().equals(Optional.of(touch.id())))) {
                return;
            }
            post(touch, due.get(), "meetings-due");
            if (details.get().status() == MeetingStatus.HELD) {
                post(touch, due.get(), "meetings-held");
                details.get()
                        .qualified()
                        .ifPresentOrElse(
                                accepted -> {
                                    if (accepted) {
                                        post(touch, due.get(), "meetings-qualified");
                                    }
                                },
                                () -> post(touch, due.get(), "meetings-unjudged"));
            }
        }

        private boolean isDial(Touch touch) {
            return touch.direction() == TouchDirection.OUTBOUND
                    && touch.kind() == TouchKind.CALL
                    && !touch.automated()
                    && touch.outcome() != TouchOutcome.FAILED;
        }

        private boolean isTalk(Touch touch) {
            return isDial(touch)
                    && touch.duration().isPresent()
                    && touch.duration().get().getSeconds()
                            >= company.policies.conversationMinimum().getSeconds()
                    && (touch.counterpart() == Counterpart.INTENDED || touch.counterpart() == Counterpart.UNKNOWN)
                    && !MISSES.contains(touch.outcome());
        }

        private void touch(Touch touch) {
            boolean dial = isDial(touch);
            boolean talked = isTalk(touch);
            boolean bounced = touch.outcome() == TouchOutcome.BOUNCED;
            boolean social = isMessageOfOurs(touch) && touch.kind() == TouchKind.SOCIAL && !touch.automated();
            boolean worked = dial || isMailOfOurs(touch) || social;
            contact(touch);
            if (worked) {
                post(touch, touch.at(), "outreach-with-social");
            }
            if (social) {
                post(touch, touch.at(), "social-touches");
            }
            if (isMailOfOurs(touch)) {
                post(touch, touch.at(), touch.automated() ? "emails-by-machine" : "emails-by-hand");
                post(touch, touch.at(), bounced ? "emails-bounced" : "emails-delivered");
            }
            Optional<Timestamp> completed = touch.task().flatMap(TaskDetails::completedAt);
            if (completed.isEmpty() && touch.kind() == TouchKind.TASK && touch.outcome() == TouchOutcome.COMPLETED) {
                completed = Optional.of(touch.at());
            }
            if (completed.isPresent() && exists(completed.get()) && !touch.automated()) {
                post(touch, completed.get(), "tasks-completed");
                if (worked) {
                    post(touch, completed.get(), "tasks-counted-elsewhere");
                }
            }
            if (touch.kind() == TouchKind.MEETING) {
                meeting(touch);
            }
            if (touch.kind() == TouchKind.SOCIAL
                    && isHuman(touch)
                    && touch.reply().substantive()
                    && isFirst(touch)) {
                attempt(touch)
                        .filter(message -> !message.automated())
                        .ifPresent(message -> post(touch, message.at(), "social-conversations-by-attempt"));
            }
            if (dial) {
                post(touch, touch.at(), "dials");
                post(touch, touch.at(), "outreach-attempts");
            }
            if (isMailOfOurs(touch)) {
                post(touch, touch.at(), "outbound-emails");
                post(touch, touch.at(), "outreach-attempts");
            }
            if (isMessageOfOurs(touch) && touch.outcome() != TouchOutcome.BOUNCED) {
                post(touch, touch.at(), "messages-delivered");
                boolean answered = touches.stream()
                        .filter(Oracle::isHuman)
                        .anyMatch(reply -> message(reply).equals(Optional.of(touch)));
                if (!answered && wholeDays(touch.at(), Timestamp.of(company.asOf)) < 7) {
                    post(touch, touch.at(), "messages-open");
                }
            }
            if (talked) {
                post(touch, touch.at(), "call-conversations");
                post(touch, touch.at(), "conversations");
                post(touch, touch.at(), "conversations-by-attempt");
            }
            if (isBegun(touch)) {
                post(touch, touch.at(), "conversations");
                attempt(touch).ifPresent(mail -> {
                    post(touch, mail.at(), "conversations-by-attempt");
                    post(touch, mail.at(), "email-conversations-by-attempt");
                });
            }
            if (isHuman(touch)) {
                message(touch).ifPresent(message -> {
                    post(touch, touch.at(), "replies");
                    post(touch, message.at(), "replies-by-message");
                    if (touch.reply().sentiment() == Sentiment.POSITIVE) {
                        post(touch, message.at(), "positive-replies-by-message");
                    } else if (touch.reply().sentiment() == Sentiment.UNKNOWN) {
                        post(touch, message.at(), "unrated-replies-by-message");
                    }
                });
            }
            if (isBooking(touch)) {
                post(touch, booked(touch), "meetings-booked");
            }
        }

        private static boolean isMessageOfOurs(Touch touch) {
            return touch.direction() == TouchDirection.OUTBOUND
                    && MESSAGES.contains(touch.kind())
                    && touch.outcome() != TouchOutcome.FAILED;
        }

        private static boolean isMailOfOurs(Touch touch) {
            return isMessageOfOurs(touch) && touch.kind() == TouchKind.EMAIL;
        }

        private static boolean isHuman(Touch touch) {
            return touch.direction() == TouchDirection.INBOUND
                    && MESSAGES.contains(touch.kind())
                    && !touch.automated()
                    && !touch.reply().autoReply()
                    && !Set.of(TouchOutcome.AUTO_REPLIED, TouchOutcome.BOUNCED, TouchOutcome.FAILED)
                            .contains(touch.outcome());
        }

        private static boolean isSubstantive(Touch touch) {
            return isHuman(touch)
                    && touch.kind() == TouchKind.EMAIL
                    && touch.reply().substantive();
        }

        /** All touches with the same lead or prospect, in order of time. */
        private List<Touch> sameContact(Touch touch) {
            Set<Touch> same = new HashSet<>();
            for (Touch other : touches) {
                if ((touch.lead().isPresent() && touch.lead().equals(other.lead()))
                        || (touch.prospect().isPresent() && touch.prospect().equals(other.prospect()))) {
                    same.add(other);
                }
            }
            List<Touch> ordered = new ArrayList<>(same);
            ordered.sort(
                    Comparator.comparing((Touch other) -> instant(other.at())).thenComparing(Touch::id));
            return ordered;
        }

        private Optional<Touch> attempt(Touch reply) {
            return answered(reply, touch -> touch.kind() == reply.kind());
        }

        private Optional<Touch> message(Touch reply) {
            return answered(reply, touch -> true);
        }

        private Optional<Touch> answered(Touch reply, Predicate<Touch> like) {
            List<Touch> all = sameContact(reply).stream()
                    .filter(Oracle::isMessageOfOurs)
                    .filter(like)
                    .filter(touch -> mayBeBefore(touch.at(), reply.at()))
                    .toList();
            for (boolean thread : List.of(true, false)) {
                for (boolean delivered : List.of(true, false)) {
                    for (boolean kind : List.of(true, false)) {
                        List<Touch> some = all.stream()
                                .filter(touch -> isSameThread(touch, reply) == thread)
                                .filter(touch -> (touch.kind() == reply.kind()) == kind)
                                .filter(touch -> (touch.outcome() != TouchOutcome.BOUNCED) == delivered)
                                .toList();
                        Optional<Touch> last = lastOf(reply, some);
                        if (last.isPresent()) {
                            return last;
                        }
                    }
                }
            }
            return Optional.empty();
        }

        private static boolean isSameThread(Touch a, Touch b) {
            return a.reply().thread().isPresent()
                    && a.reply().thread().equals(b.reply().thread());
        }

        private Optional<Touch> lastOf(Touch reply, List<Touch> ours) {
            Optional<Touch> inThread = Optional.empty();
            Optional<Touch> any = Optional.empty();
            for (Touch touch : ours) {
                if (mayBeBefore(touch.at(), reply.at())) {
                    if (isSameThread(touch, reply)) {
                        inThread = Optional.of(touch);
                    } else if (touch.reply().thread().isEmpty()
                            || reply.reply().thread().isEmpty()) {
                        any = Optional.of(touch);
                    }
                }
            }
            return inThread.isPresent() ? inThread : any;
        }

        private boolean isFirst(Touch reply) {
            Optional<String> thread = reply.reply().thread();
            Optional<Touch> answered = thread.isPresent() ? Optional.empty() : attempt(reply);
            for (Touch other : sameContact(reply)) {
                if (other.equals(reply)) {
                    return true;
                }
                if (isHuman(other)
                        && other.kind() == reply.kind()
                        && other.reply().substantive()
                        && other.reply().thread().equals(thread)
                        && answered.map(mail -> mayBeBefore(mail.at(), other.at()))
                                .orElse(true)) {
                    return false;
                }
            }
            return true;
        }
    }
}
