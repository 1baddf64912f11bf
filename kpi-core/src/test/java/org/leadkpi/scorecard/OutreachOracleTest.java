package org.leadkpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.leadkpi.ledger.Cell;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.OutreachTallies;
import org.leadkpi.metric.ResponseTallies;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Counterpart;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.IntentSignal;
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
            OutreachTallies.CALL_CONVERSATIONS,
            OutreachTallies.CONVERSATIONS,
            OutreachTallies.CONVERSATIONS_BY_ATTEMPT,
            OutreachTallies.REPLIES,
            OutreachTallies.REPLIES_BY_MESSAGE,
            OutreachTallies.MEETINGS_BOOKED);

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
        Company company = new Company(new Random(seed));
        Ledger ledger = ledger(company.dataset());

        Map<String, Long> counted = new TreeMap<>();
        for (Segment segment : ledger.segments()) {
            for (DateRange month : ledger.periods()) {
                Cell cell = ledger.cell(segment, month);
                for (Tally<?> tally : TALLIES) {
                    String key = segment.values().get("channel") + " " + month.start() + " " + tally;
                    if (tally.isDistribution()) {
                        cell.values(tally).counts().forEach((nanos, n) -> counted.put(key + " = " + nanos, n));
                    } else if (!cell.rawTotal(tally).isZero()) {
                        counted.put(key, cell.rawTotal(tally).toLongExact());
                    }
                    cell.leftOut(tally).forEach((reason, n) -> counted.put(key + "!" + reason, n));
                }
            }
        }

        assertThat(counted).isEqualTo(new Oracle(company).counted());
    }

    @Property(tries = 100, seed = "1919", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void orderOfRecords_neverMatters(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Company company = new Company(new Random(seed));
        Ledger ledger = ledger(company.dataset());
        Collections.shuffle(company.touches, company.random);
        Collections.shuffle(company.leads, company.random);

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
        }

        Dataset dataset() {
            return Dataset.observed(RANGE.start(), RANGE.end())
                    .zone(zone)
                    .asOf(asOf)
                    .currency("USD")
                    .policies(policies)
                    .leads(leads)
                    .touches(touches)
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
            if (chance(0.05)) {
                lead.duplicateOf("L0");
            }
            if (chance(0.1)) {
                lead.transitions(List.of(new StageTransition(
                        Stage.DISQUALIFIED, at(), Optional.of(pick(List.of("Spam", "internal", "no budget"))))));
            }
            Timestamp created = lead.build().createdAt();
            for (int i = random.nextInt(3); i > 0; i--) {
                lead.signal(IntentSignal.of(chance(0.7) ? near(created) : at(), pick(SignalKind.values())));
            }
            return lead.build();
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
                        Sentiment.UNKNOWN));
            }
            if (chance(0.5)) {
                touch.meeting(new MeetingDetails(
                        chance(0.5) ? Optional.of(at()) : Optional.empty(),
                        Optional.empty(),
                        pick(MeetingStatus.values()),
                        Optional.empty(),
                        chance(0.3) ? Optional.of("T0") : Optional.empty()));
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

        Oracle(Company company) {
            this.company = company;
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
                if (lead.origin() == Origin.INBOUND) {
                    clock(lead);
                }
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

        /** Before, as far as both are known. */
        private boolean isBefore(Timestamp a, Timestamp b) {
            return isExact(a) && isExact(b) ? instant(a).isBefore(instant(b)) : day(a).isBefore(day(b));
        }

        /** Before, or possibly so. */
        private boolean mayBeBefore(Timestamp a, Timestamp b) {
            return isExact(a) && isExact(b) ? instant(a).isBefore(instant(b)) : !day(a).isAfter(day(b));
        }

        private void add(Optional<Lead> lead, Timestamp at, String what) {
            LocalDate day = day(at);
            if (!Company.RANGE.contains(day)) {
                return;
            }
            LocalDate month = day.withDayOfMonth(1);
            String channel = lead.flatMap(Lead::channel).orElse("(none)");
            counted.merge(channel + " " + month + " " + what, 1L, Long::sum);
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

        private void clock(Lead lead) {
            List<Timestamp> starts = new ArrayList<>(List.of(lead.createdAt()));
            for (IntentSignal signal : lead.signals()) {
                if (REQUESTS.contains(signal.kind()) && exists(signal.at())) {
                    starts.add(signal.at());
                }
            }
            LocalDate firstDay = starts.stream()
                    .map(this::day)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Timestamp start = starts.stream()
                    .filter(at -> isExact(at) && day(at).equals(firstDay))
                    .min(Comparator.comparing(this::instant))
                    .orElse(Timestamp.of(firstDay));
            Optional<Touch> stop = touches.stream()
                    .filter(touch -> touch.lead().equals(Optional.of(lead.id())))
                    .filter(touch -> touch.direction() == TouchDirection.OUTBOUND && !touch.automated())
                    .filter(touch -> Set.of(TouchKind.CALL, TouchKind.EMAIL, TouchKind.SOCIAL)
                            .contains(touch.kind()))
                    .filter(touch -> touch.outcome() != TouchOutcome.FAILED)
                    .filter(touch -> !isBefore(touch.at(), start))
                    .min(Comparator.comparing((Touch touch) -> instant(touch.at())));
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
                    add(Optional.of(lead), start, "response-times = " + elapsed.toNanos());
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
            add(Optional.of(lead), at, tally + reason.map(why -> "!" + why).orElse(""));
        }

        // ---- touches

        private void post(Touch touch, Timestamp at, String tally) {
            Optional<Lead> lead = touch.lead().map(leads::get);
            add(
                    lead,
                    at,
                    tally + lead.flatMap(this::excluded).map(why -> "!" + why).orElse(""));
        }

        private void touch(Touch touch) {
            boolean out = touch.direction() == TouchDirection.OUTBOUND;
            boolean failed = touch.outcome() == TouchOutcome.FAILED;
            boolean dial = out && touch.kind() == TouchKind.CALL && !touch.automated() && !failed;
            boolean talked = dial
                    && touch.duration().isPresent()
                    && touch.duration().get().getSeconds()
                            >= company.policies.conversationMinimum().getSeconds()
                    && (touch.counterpart() == Counterpart.INTENDED || touch.counterpart() == Counterpart.UNKNOWN)
                    && !MISSES.contains(touch.outcome());
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
            }
            if (talked) {
                post(touch, touch.at(), "call-conversations");
                post(touch, touch.at(), "conversations");
                post(touch, touch.at(), "conversations-by-attempt");
            }
            if (isSubstantive(touch) && isFirst(touch)) {
                post(touch, touch.at(), "conversations");
                attempt(touch).ifPresent(mail -> post(touch, mail.at(), "conversations-by-attempt"));
            }
            if (isHuman(touch)) {
                message(touch).ifPresent(message -> {
                    post(touch, touch.at(), "replies");
                    post(touch, message.at(), "replies-by-message");
                });
            }
            if (touch.kind() == TouchKind.MEETING
                    && touch.meeting().flatMap(MeetingDetails::rescheduledFrom).isEmpty()) {
                Timestamp booked =
                        touch.meeting().flatMap(MeetingDetails::bookedAt).orElse(touch.at());
                if (exists(booked)) {
                    post(touch, booked, "meetings-booked");
                }
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
            return lastOf(
                    reply,
                    sameContact(reply).stream().filter(Oracle::isMailOfOurs).toList());
        }

        private Optional<Touch> message(Touch reply) {
            List<Touch> all = sameContact(reply).stream()
                    .filter(Oracle::isMessageOfOurs)
                    .filter(touch -> mayBeBefore(touch.at(), reply.at()))
                    .toList();
            for (boolean thread : List.of(true, false)) {
                for (boolean kind : List.of(true, false)) {
                    for (boolean delivered : List.of(true, false)) {
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
                if (isSubstantive(other)
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
