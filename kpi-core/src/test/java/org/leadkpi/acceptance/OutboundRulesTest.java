package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.RuleScenarios.diagnose;
import static org.leadkpi.acceptance.RuleScenarios.rule;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.booked;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.diagnosis.Severity;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.ContactStatus;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.SequenceStep;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.time.Grain;

/** The rules on outreach, each on a company of its own for every answer. */
class OutboundRulesTest implements RuleTheme {

    private static final String MONDAY = "2026-01-05T10:00";

    private static final Facts LOGGING = Facts.builder()
            .changepoint(new Facts.Changepoint(LocalDate.of(2026, 2, 1), "calls are logged by the dialer", true))
            .build();

    private static final Facts NEW_TEMPLATE = Facts.builder()
            .changepoint(
                    new Facts.Changepoint(LocalDate.of(2026, 2, 1), "a template that speaks of the context", false))
            .build();

    private static final List<RuleScenarios.Case> CASES = List.of(
            rule("D57")
                    .fires(replies(1_150, 23))
                    .doesNot(replies(1_000, 30))
                    .suspected(replies(1_000, 20))
                    .isTooThin(replies(29, 0))
                    .lacksInput(OutboundRulesTest::nothingSent),
            rule("D58")
                    .fires(replies(4_000, 160))
                    .doesNot(replies(1_000, 50))
                    .doesNot(replies(1_150, 23))
                    .suspected(replies(1_000, 40))
                    .isTooThin(replies(29, 1))
                    .lacksInput(OutboundRulesTest::nothingSent),
            rule("D59")
                    .fires(meetings(1_000, 100, 10))
                    .doesNot(meetings(1_000, 100, 20))
                    .doesNot(meetings(1_000, 40, 4))
                    .suspected(meetings(1_000, 100, 15))
                    .isTooThin(meetings(290, 29, 2))
                    .lacksInput(OutboundRulesTest::nothingSent),
            rule("D60")
                    .fires(sequence(1_000, 2))
                    .doesNot(sequence(1_000, 10))
                    .suspected(sequence(1_000, 6))
                    .isTooThin(sequence(29, 0))
                    .lacksInput(OutboundRulesTest::nothingSent),
            rule("D61")
                    .at("list", "spring")
                    .fires(list(100, 30))
                    .doesNot(list(100, 29))
                    .fires(verifiedList(100, 30, 80, "2026-12-01"))
                    .isTooThin(list(29, 20))
                    .isTooThin(verifiedList(100, 30, 79, "2026-12-01"))
                    .isTooThin(verifiedList(100, 29, 79, "2026-12-01"))
                    .lacksInput(OutboundRulesTest::nothingSent),
            rule("D62")
                    .at("list", "spring")
                    .fires(mailedList(1_150, 400, 23))
                    .doesNot(mailedList(1_150, 300, 23))
                    .doesNot(mailedList(1_150, 400, 35))
                    .suspected(mailedList(1_000, 400, 20))
                    .fires(() -> mailedLists("spring", 1_150, 23, "autumn", 1_150, 60))
                    .suspected(() -> mailedLists("spring", 1_150, 23, "autumn", 1_150, 30))
                    .isTooThin(() -> mailedLists("spring", 1_150, 23, "autumn", 1_150, 23))
                    .isTooThin(mailedList(29, 15, 0))
                    .lacksInput(OutboundRulesTest::nothingSent),
            rule("D63")
                    .at("step", "2")
                    .fires(steps(20, 60))
                    .doesNot(steps(20, 30))
                    .doesNot(steps(60, 20))
                    .isTooThin(() -> steps(20, 1, 2))
                    .lacksInput(replies(100, 10)),
            rule("D64")
                    .at("owner", "ann")
                    .fires(() -> reps(300, 15, 300, 60))
                    .doesNot(() -> reps(300, 45, 300, 60))
                    .suspected(() -> reps(300, 15, 300, 60, "ann's", "bob's"))
                    .isTooThin(() -> reps(199, 5, 300, 60))
                    .isTooThin(OutboundRulesTest::annWithTheWorseList)
                    .lacksInput(OutboundRulesTest::nothingSent),
            rule("D65")
                    .at(Segment.of("hour", "16").with("weekday", "tuesday"))
                    .fires(hours(1_000, 260, 408, 82))
                    .doesNot(hours(400, 104, 163, 33))
                    .doesNot(hours(100, 26, 41, 8))
                    .suspected(() -> hours(1_000, 260, 408, 82).get().over("2026-01-01", "2026-03-01"))
                    .isTooThin(hours(20, 15, 41, 8))
                    .lacksInput(OutboundRulesTest::nothingSent),
            rule("D66")
                    .fires(volumes(1_000, 100, 1_200, 80))
                    .doesNot(volumes(1_000, 100, 1_190, 80))
                    .doesNot(volumes(1_000, 100, 1_200, 110))
                    .isTooThin(volumes(20, 5, 25, 5))
                    .lacksInput(OutboundRulesTest::nothingSent)
                    .knowing(Facts.builder()
                            .changepoint(new Facts.Changepoint(LocalDate.of(2026, 8, 1), "a new dialer", true))
                            .build())
                    .lacksInput(volumes(1_000, 100, 1_200, 80)),
            rule("D67")
                    .at("message-variant", "B")
                    .fires(variants(12, 28))
                    .doesNot(variants(12, 20))
                    .isTooThin(() -> variants(20, 1, 5))
                    .lacksInput(replies(1_000, 28)),
            rule("D67")
                    .knowing(NEW_TEMPLATE)
                    .fires(() -> beforeAndAfter(1_000, 12, 1_000, 28))
                    .doesNot(() -> beforeAndAfter(1_000, 12, 1_000, 20))
                    .isTooThin(() -> beforeAndAfter(20, 1, 20, 5))
                    .isTooThin(() -> afterOnly(1_000, 28))
                    .isTooThin(OutboundRulesTest::betterListAfterwards)
                    .knowing(Facts.NONE)
                    .lacksInput(() -> beforeAndAfter(1_000, 12, 1_000, 28)),
            rule("D68")
                    .at("owner", "bob")
                    .fires(weeks(4, 25, 2))
                    .fires(() -> withClosers(weeks(4, 25, 2).get()))
                    .doesNot(weeks(4, 45, 2))
                    .doesNot(weeks(4, 42, 2))
                    .isTooThin(weeks(3, 25, 2))
                    .lacksInput(OutboundRulesTest::nothingSent),
            rule("D69")
                    .at("owner", "ann")
                    .fires(team(400, 10))
                    .fires(() -> withClosers(team(400, 10).get()))
                    .doesNot(team(400, 40))
                    .doesNot(team(200, 10))
                    .doesNot(team(400, 35))
                    .isTooThin(() -> calls(Scenario.january(), "ann", "spring", MONDAY, 400, 10))
                    .lacksInput(OutboundRulesTest::nothingSent),
            rule("D70")
                    .knowing(LOGGING)
                    .fires(months(1_000, 1_219))
                    .doesNot(months(1_000, 1_074))
                    .isTooThin(months(5, 7))
                    .knowing(Facts.NONE)
                    .lacksInput(months(1_000, 1_219)));

    @Override
    public Theme theme() {
        return new Theme(57, 70, CASES, Set.of());
    }

    // ---- how much it takes

    @ParameterizedTest
    @CsvSource({"1150, 23, FIRED", "1100, 22, SUSPECTED", "300, 3, FIRED", "125, 0, FIRED", "120, 0, SUSPECTED"})
    void replyLow_takesSoManyContacts(int contacts, int replies, Outcome outcome) {
        assertThat(about(replies(contacts, replies).get(), "D57").outcome()).isEqualTo(outcome);
    }

    @Test
    void p13_autoReplies_doNotHideAnAlarm() {
        Scenario company = replies(940, 25).get().emails(60, 35, MONDAY, OutboundRulesTest::automatic);
        Finding finding = about(company, "D57");

        assertThat(finding.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(finding.severity()).isEqualTo(Severity.WATCH);
        assertThat(finding.headline()).contains("2.5% [1.7%, 3.7%]").doesNotContain("6.0%");
    }

    @Test
    void p18_fewRepliesPerMessage_areNoAlarm() {
        Scenario company = Scenario.january();
        for (int i = 0; i < 100; i++) {
            String contact = "P" + i;
            for (int day = 5; day < 9; day++) {
                company.touch(TouchKind.EMAIL, "2026-01-0" + day + "T10:00", email -> email.prospect(contact));
            }
            if (i < 8) {
                company.touch(TouchKind.EMAIL, "2026-01-09T10:00", email -> inbound(email.prospect(contact)));
            }
        }

        assertThat(about(company, "D57").outcome()).isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void e22_sixPercent_isInTheBandWhateverTheSegment() {
        Diagnosis diagnosis = diagnose(replies(10_000, 600).get(), Facts.NONE, Grain.MONTH);

        assertThat(of(diagnosis, "D57", Segment.ALL).outcome()).isEqualTo(Outcome.NOT_FIRED);
        assertThat(of(diagnosis, "D58", Segment.ALL).outcome()).isEqualTo(Outcome.NOT_FIRED);
    }

    @Test
    void e04_betterMessage_isCelebratedAndStillSuspected() {
        Diagnosis diagnosis =
                diagnose(variants(12, 28).get(), Facts.NONE, Grain.MONTH, StandardDimensions.MESSAGE_VARIANT);
        Segment better = Segment.of("message-variant", "B");

        assertThat(of(diagnosis, "D67", better).outcome()).isEqualTo(Outcome.FIRED);
        assertThat(of(diagnosis, "D67", better).evidence())
                .extracting(Evidence::text)
                .anyMatch(text -> text.contains("+1.6 pp [+0.4 pp, +2.9 pp]"));
        assertThat(of(diagnosis, "D57", better).outcome()).isEqualTo(Outcome.SUSPECTED);
    }

    @Test
    void g01_hasTooFewOfEverything() {
        Diagnosis diagnosis = diagnose(FixtureG01.asOf("2026-04-30T23:59:59"), Facts.NONE, Grain.MONTH);

        for (String rule : List.of("D57", "D58", "D59", "D64", "D65", "D66")) {
            assertThat(diagnosis.of(rule))
                    .filteredOn(finding ->
                            finding.doubt().isPresent() || finding.outcome().isFinding())
                    .isNotEmpty()
                    .allSatisfy(finding ->
                            assertThat(finding.outcome()).as("%s", finding).isEqualTo(Outcome.INCONCLUSIVE));
        }
    }

    // ---- lists

    @Test
    void e19_listOf35PercentInvalid_isAWarning_andOf40AnEmergency() {
        Segment spring = Segment.of("list", "spring");
        Finding bad = of(diagnose(list(100, 35).get(), Facts.NONE, Grain.MONTH), "D61", spring);
        Finding ruined = of(diagnose(list(100, 40).get(), Facts.NONE, Grain.MONTH), "D61", spring);

        assertThat(bad.severity()).isEqualTo(Severity.WARNING);
        assertThat(bad.headline()).contains("35.0%");
        assertThat(ruined.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void badList_explainsFewReplies_inItsPlace() {
        Diagnosis diagnosis =
                diagnose(mailedList(1_150, 400, 23).get(), Facts.NONE, Grain.MONTH, StandardDimensions.LIST);
        Segment spring = Segment.of("list", "spring");

        assertThat(of(diagnosis, "D62", spring).actions()).containsExactly("fix the list, keep the message");
        assertThat(of(diagnosis, "D57", spring).absorbedBy()).hasValue("D62");
    }

    // ---- reps

    @Test
    void repWithTheWorseList_isNotBlamed() {
        Finding finding =
                of(diagnose(annWithTheWorseList(), Facts.NONE, Grain.MONTH), "D64", Segment.of("owner", "ann"));

        assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(finding.reason().orElseThrow())
                .isEqualTo("MIX_SHIFT: the gap vanishes within the same lists: it is the list, not the rep");
    }

    @Test
    void p14_gapOfTwoReps_isTakenApart() {
        Finding finding =
                of(diagnose(weeks(4, 25, 2).get(), Facts.NONE, Grain.MONTH), "D68", Segment.of("owner", "bob"));

        assertThat(finding.evidence())
                .extracting(Evidence::text)
                .contains(
                        "meetings behind the mean of the others 40.00",
                        "of these for fewer dials 13.87",
                        "of these for fewer meetings per dial 26.13");
        assertThat(finding.notes()).contains("most of the gap is the rate: coach calls, or change the list");
    }

    @Test
    void p27_jumpOfTheActivity_whenItIsLoggedByItself_isNoEffort() {
        Finding finding = of(diagnose(months(1_000, 1_219).get(), LOGGING, Grain.MONTH), "D70", Segment.ALL);

        assertThat(finding.headline()).contains("that is the measurement, not effort");
        assertThat(finding.evidence()).extracting(Evidence::text).contains("relative change per day 0.35");
    }

    @ParameterizedTest
    @CsvSource({"100, 26, 41, 8, NOT_FIRED", "400, 104, 163, 33, NOT_FIRED", "1000, 260, 408, 82, FIRED"})
    void p15_bestHourOfFifty_isHeldAgainstFiftyComparisons(
            int dials, int reached, int otherDials, int otherReached, Outcome outcome) {
        Diagnosis diagnosis =
                diagnose(hours(dials, reached, otherDials, otherReached).get(), Facts.NONE, Grain.MONTH);

        assertThat(of(diagnosis, "D65", Segment.of("hour", "16").with("weekday", "tuesday"))
                        .outcome())
                .isEqualTo(outcome);
        assertThat(diagnosis.of("D65"))
                .hasSize(50)
                .filteredOn(finding -> finding.outcome().isFinding())
                .hasSize(outcome == Outcome.FIRED ? 1 : 0);
    }

    // ---- messages

    @Test
    void variantSentToTheBetterList_isNotCelebrated() {
        Scenario company = Scenario.january();
        mails(company, 900, 9, "A", "cold");
        mails(company, 100, 10, "A", "warm");
        mails(company, 100, 1, "B", "cold");
        mails(company, 900, 90, "B", "warm");
        Finding finding = of(diagnose(company, Facts.NONE, Grain.MONTH), "D67", Segment.of("message-variant", "B"));

        assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(finding.reason().orElseThrow()).endsWith("it is the list, not the message");
    }

    @Test
    void variantSentToAListOfItsOwn_isSuspectedOnly() {
        Scenario company = Scenario.january();
        mails(company, 1_000, 12, "A", "cold");
        mails(company, 1_000, 28, "B", "warm");
        Finding finding = of(diagnose(company, Facts.NONE, Grain.MONTH), "D67", Segment.of("message-variant", "B"));

        assertThat(finding.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(finding.notes())
                .contains("the next best message went to other lists: it may be the list, not the message");
    }

    @Test
    void badListThatGotAMessageOfItsOwn_isSuspectedOnly() {
        Scenario company = list(1_150, 400).get();
        for (int i = 0; i < 1_150; i++) {
            mail(company, "P" + i, i < 23, email -> email.attribute("message_variant", "A"));
        }
        mails(company, 1_000, 80, "B", "autumn");
        Finding finding = of(diagnose(company, Facts.NONE, Grain.MONTH), "D62", Segment.of("list", "spring"));

        assertThat(finding.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(finding.notes())
                .contains("no other list was sent the same message: it may be the message, not the list");
    }

    // ---- companies

    private static Finding about(Scenario company, String rule) {
        return of(diagnose(company, Facts.NONE, Grain.MONTH), rule, Segment.ALL);
    }

    private static Finding of(Diagnosis diagnosis, String rule, Segment segment) {
        return diagnosis.of(rule).stream()
                .filter(finding -> finding.segment().equals(segment))
                .findFirst()
                .orElseThrow();
    }

    private static Scenario nothingSent() {
        return Scenario.january().leads(10, "ads");
    }

    private static Touch.Builder inbound(Touch.Builder touch) {
        return touch.direction(TouchDirection.INBOUND);
    }

    private static Touch.Builder automatic(Touch.Builder reply) {
        return reply.reply(new ReplyDetails(Optional.empty(), true, true, Sentiment.UNKNOWN));
    }

    /** So many contacts who got a mail, and so many of them who replied. */
    private static Supplier<Scenario> replies(int contacts, int replies) {
        return () -> Scenario.january().emails(contacts, replies, MONDAY, reply -> reply);
    }

    /** So many contacts who got a mail, of whom so many replied, and of these so many booked a meeting. */
    private static Supplier<Scenario> meetings(int contacts, int replies, int meetings) {
        return () -> Scenario.january().meetings(contacts, replies, meetings);
    }

    private static Supplier<Scenario> sequence(int contacts, int meetings) {
        return () -> Scenario.january().sequence(contacts, meetings);
    }

    /** A list of so many prospects, of whom so many have no valid address. */
    private static Supplier<Scenario> list(int prospects, int invalid) {
        return () -> {
            Scenario company = Scenario.january();
            for (int i = 0; i < prospects; i++) {
                ContactStatus status = i < invalid ? ContactStatus.UNVERIFIED : ContactStatus.VALID;
                company.prospect(
                        "P" + i, "A" + i, prospect -> prospect.list("spring").emailStatus(status));
            }
            return company;
        };
    }

    /** A list of which so many addresses are bad and so many were verified on a day, the others long before. */
    private static Supplier<Scenario> verifiedList(int prospects, int invalid, int lately, String day) {
        return () -> {
            Scenario company = Scenario.january();
            for (int i = 0; i < prospects; i++) {
                ContactStatus status = i < invalid ? ContactStatus.INVALID : ContactStatus.VALID;
                String verified = i < lately ? day : "2026-06-01";
                company.prospect(
                        "P" + i,
                        "A" + i,
                        prospect -> prospect.list("spring").emailStatus(status).verifiedAt(at(verified + "T09:00")));
            }
            return company;
        };
    }

    /** Two lists that were sent the same message, four in ten addresses of the first one being bad. */
    private static Scenario mailedLists(
            String first, int contacts, int replies, String second, int others, int otherReplies) {
        Scenario company = Scenario.january();
        for (int i = 0; i < contacts; i++) {
            ContactStatus status = i * 10 < contacts * 4 ? ContactStatus.UNVERIFIED : ContactStatus.VALID;
            company.prospect("P" + i, "A" + i, prospect -> prospect.list(first).emailStatus(status));
            mail(company, "P" + i, i < replies, email -> email.attribute("message_variant", "A"));
        }
        for (int i = 0; i < others; i++) {
            company.prospect("Q" + i, "B" + i, prospect -> prospect.list(second).emailStatus(ContactStatus.VALID));
            mail(company, "Q" + i, i < otherReplies, email -> email.attribute("message_variant", "A"));
        }
        return company;
    }

    /** So many contacts of January and of February who got a mail, and who of them replied. */
    private static Scenario beforeAndAfter(int contacts, int replies, int later, int laterReplies) {
        return Scenario.observed("2026-01-01", "2026-03-01")
                .emails(contacts, replies, MONDAY, reply -> reply)
                .emails(later, laterReplies, "2026-02-02T10:00", reply -> reply);
    }

    private static Scenario afterOnly(int contacts, int replies) {
        return Scenario.observed("2026-01-20", "2026-03-01")
                .emails(contacts, replies, "2026-02-02T10:00", reply -> reply);
    }

    /** Of either list as many reply in January as in February, when more of the better one were written to. */
    private static Scenario betterListAfterwards() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01");
        mails(company, MONDAY, 900, 9, "A", "cold");
        mails(company, MONDAY, 100, 10, "A", "warm");
        mails(company, "2026-02-02T10:00", 100, 1, "B", "cold");
        mails(company, "2026-02-02T10:00", 900, 90, "B", "warm");
        return company;
    }

    private static Supplier<Scenario> mailedList(int prospects, int invalid, int replies) {
        return () -> {
            Scenario company = list(prospects, invalid).get();
            for (int i = 0; i < prospects; i++) {
                mail(company, "P" + i, i < replies, email -> email);
            }
            return company;
        };
    }

    private static void mail(Scenario company, String prospect, boolean replies, UnaryOperator<Touch.Builder> like) {
        mail(company, MONDAY, prospect, replies, like);
    }

    private static void mail(
            Scenario company, String at, String prospect, boolean replies, UnaryOperator<Touch.Builder> like) {
        company.touch(TouchKind.EMAIL, at, email -> like.apply(email.prospect(prospect)));
        if (replies) {
            String nextDay = LocalDateTime.parse(at).plusDays(1).toString();
            company.touch(TouchKind.EMAIL, nextDay, email -> inbound(email.prospect(prospect)));
        }
    }

    private static Supplier<Scenario> steps(int first, int second) {
        return () -> steps(1_000, first, second);
    }

    /** So many contacts each of two steps, and who of them replied. */
    private static Scenario steps(int contacts, int first, int second) {
        Scenario company = Scenario.january();
        int[] replies = {first, second};
        for (int step = 1; step <= 2; step++) {
            SequenceStep own = new SequenceStep("S", step);
            for (int i = 0; i < contacts; i++) {
                mail(company, "P" + step + "-" + i, i < replies[step - 1], email -> email.sequence(own));
            }
        }
        return company;
    }

    private static Supplier<Scenario> variants(int first, int second) {
        return () -> variants(1_000, first, second);
    }

    private static Scenario variants(int contacts, int first, int second) {
        Scenario company = Scenario.january();
        for (int i = 0; i < contacts; i++) {
            mail(company, "A" + i, i < first, email -> email.attribute("message_variant", "A"));
            mail(company, "B" + i, i < second, email -> email.attribute("message_variant", "B"));
        }
        return company;
    }

    private static void mails(Scenario company, int contacts, int replies, String variant, String list) {
        mails(company, MONDAY, contacts, replies, variant, list);
    }

    private static void mails(Scenario company, String at, int contacts, int replies, String variant, String list) {
        for (int i = 0; i < contacts; i++) {
            String contact = variant + list + i;
            company.prospect(contact, contact, prospect -> prospect.list(list));
            mail(company, at, contact, i < replies, email -> email.attribute("message_variant", variant));
        }
    }

    /** Calls of a rep to as many prospects of a list, and how many of them became conversations. */
    private static Scenario calls(Scenario company, String rep, String list, String at, int dials, int conversations) {
        for (int i = 0; i < dials; i++) {
            String contact = company.nextId();
            Duration length = Duration.ofSeconds(i < conversations ? 90 : 89);
            company.prospect(contact, contact, prospect -> prospect.list(list))
                    .touch(
                            TouchKind.CALL,
                            at,
                            call -> call.prospect(contact).rep(rep).duration(length));
        }
        return company;
    }

    private static Scenario reps(int ann, int annReached, int bob, int bobReached, String... lists) {
        Scenario company = Scenario.january();
        calls(company, "ann", lists.length == 0 ? "spring" : lists[0], MONDAY, ann, annReached);
        return calls(company, "bob", lists.length == 0 ? "spring" : lists[1], MONDAY, bob, bobReached);
    }

    /** One in five is reached on a good list and one in twenty on a bad one, by whomever; most of the bad one is Ann's. */
    private static Scenario annWithTheWorseList() {
        Scenario company = Scenario.january();
        calls(company, "ann", "bad", MONDAY, 400, 20);
        calls(company, "ann", "good", MONDAY, 100, 20);
        calls(company, "bob", "bad", MONDAY, 100, 5);
        return calls(company, "bob", "good", MONDAY, 400, 80);
    }

    /** Calls at four o'clock on Tuesday, and at each of the other hours of the week. */
    private static Supplier<Scenario> hours(int dials, int reached, int otherDials, int otherReached) {
        return () -> {
            Scenario company = Scenario.january();
            for (int day = 5; day < 10; day++) {
                for (int hour = 8; hour < 18; hour++) {
                    boolean isBest = day == 6 && hour == 16;
                    String at = String.format("2026-01-%02dT%02d:00", day, hour);
                    calls(company, "ann", "spring", at, isBest ? dials : otherDials, isBest ? reached : otherReached);
                }
            }
            return company;
        };
    }

    /** Calls of July and of August, and how many became conversations. */
    private static Supplier<Scenario> volumes(int before, int reachedBefore, int now, int reachedNow) {
        return () -> {
            Scenario company = Scenario.observed("2026-07-01", "2026-09-01");
            calls(company, "ann", "spring", "2026-07-06T10:00", before, reachedBefore);
            return calls(company, "ann", "spring", "2026-08-03T10:00", now, reachedNow);
        };
    }

    /** Calls of January and of February. */
    private static Supplier<Scenario> months(int before, int now) {
        return () -> {
            Scenario company = Scenario.observed("2026-01-01", "2026-03-01");
            calls(company, "ann", "spring", MONDAY, before, 0);
            return calls(company, "ann", "spring", "2026-02-03T10:00", now, 0);
        };
    }

    /** Weeks in which Ann dials 45 times and books 12 meetings, and Bob as told. */
    private static Supplier<Scenario> weeks(int count, int dials, int meetings) {
        return () -> {
            LocalDate first = LocalDate.of(2026, 1, 5);
            Scenario company =
                    Scenario.observed(first.toString(), first.plusWeeks(count).toString());
            for (int week = 0; week < count; week++) {
                String at = first.plusWeeks(week) + "T10:00";
                calls(company, "ann", "spring", at, 45, 0);
                calls(company, "bob", "spring", at, dials, 0);
                for (int i = 0; i < 12; i++) {
                    company.touch(
                            TouchKind.MEETING,
                            at,
                            touch -> booked(company.nextId()).apply(touch.rep("ann")));
                }
                for (int i = 0; i < meetings; i++) {
                    company.touch(
                            TouchKind.MEETING,
                            at,
                            touch -> booked(company.nextId()).apply(touch.rep("bob")));
                }
            }
            return company;
        };
    }

    /** Four reps, three of whom make 200 calls and have 40 conversations. */
    private static Supplier<Scenario> team(int dials, int reached) {
        return () -> {
            Scenario company = Scenario.january();
            calls(company, "ann", "spring", MONDAY, dials, reached);
            for (String rep : List.of("bob", "cid", "dee")) {
                calls(company, rep, "spring", MONDAY, 200, 40);
            }
            return company;
        };
    }

    /** Others who own leads and never try to reach anybody. */
    private static Scenario withClosers(Scenario company) {
        for (String closer : List.of("kim", "lee", "max", "nia", "oda")) {
            company.leads(5, "2026-01-05T09:00", lead -> lead.owner(closer));
        }
        return company;
    }
}
