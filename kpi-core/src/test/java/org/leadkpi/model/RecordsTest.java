package org.leadkpi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/** What holds for every record of the model alike. */
class RecordsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    static Stream<Class<? extends Record>> withBuilder() {
        return Stream.of(
                Lead.class,
                Touch.class,
                Opportunity.class,
                Spend.class,
                Traffic.class,
                Prospect.class,
                TargetAccount.class,
                Enrollment.class,
                Customer.class,
                Rep.class);
    }

    static Stream<Class<? extends Record>> all() {
        return Stream.concat(
                withBuilder(),
                Stream.of(
                        StageTransition.class,
                        IntentSignal.class,
                        ScoreSnapshot.class,
                        OpportunityStageChange.class,
                        MeetingDetails.class,
                        ReplyDetails.class,
                        TaskDetails.class,
                        SequenceStep.class));
    }

    /** A value of a type that differs from what a builder starts with. */
    private static Object sample(Type type) {
        if (type instanceof ParameterizedType generic) {
            Object element = sample(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
            return generic.getRawType().equals(Optional.class)
                    ? Optional.of(element)
                    : generic.getRawType().equals(List.class) ? List.of(element) : Map.of("key", element);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return plain.equals(OpportunityStatus.class) ? OpportunityStatus.LOST : constants[1];
        }
        if (plain.isRecord() && plain.getPackage().equals(Lead.class.getPackage())) {
            return make(plain, samples(plain));
        }
        Map<Class<?>, Object> samples = Map.ofEntries(
                Map.entry(String.class, "text"),
                Map.entry(boolean.class, true),
                Map.entry(Boolean.class, true),
                Map.entry(int.class, 7),
                Map.entry(Integer.class, 7),
                Map.entry(OptionalLong.class, OptionalLong.of(7)),
                Map.entry(Timestamp.class, Timestamp.of(DAY)),
                Map.entry(LocalDate.class, DAY),
                Map.entry(DateRange.class, DateRange.ofDay(DAY)),
                Map.entry(ZoneId.class, ZoneId.of("Asia/Kolkata")),
                Map.entry(Duration.class, Duration.ofSeconds(90)),
                Map.entry(Money.class, Money.of("12.50", "EUR")),
                Map.entry(Rational.class, Rational.of(1, 3)),
                Map.entry(BigDecimal.class, new BigDecimal("55.5")));
        return java.util.Objects.requireNonNull(samples.get(plain), "no sample of " + plain);
    }

    private static Object[] samples(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> sample(component.getGenericType()))
                .toArray();
    }

    private static <T> T make(Class<T> type, Object... parts) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            return constructor.newInstance(parts);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(thrown);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object call(Object target, String method, Object... arguments) throws ReflectiveOperationException {
        for (Method candidate : target.getClass().getMethods()) {
            if (candidate.getName().equals(method) && candidate.getParameterCount() == arguments.length) {
                return candidate.invoke(target, arguments);
            }
        }
        throw new NoSuchMethodException(target.getClass() + "." + method);
    }

    @ParameterizedTest
    @MethodSource("withBuilder")
    void toBuilder_keepsEveryPart(Class<? extends Record> type) throws ReflectiveOperationException {
        Record full = make(type, samples(type));

        Object copy = call(call(full, "toBuilder"), "build");

        assertThat(copy).isEqualTo(full).hasSameHashCodeAs(full);
        assertThat(full.toString()).startsWith(type.getSimpleName() + "[");
    }

    @ParameterizedTest
    @MethodSource("withBuilder")
    void builder_setsEveryPart(Class<? extends Record> type) throws ReflectiveOperationException {
        Record full = make(type, samples(type));
        Method start = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("builder"))
                .findFirst()
                .orElseThrow();
        RecordComponent[] components = type.getRecordComponents();
        List<RecordComponent> required = new ArrayList<>();
        for (Class<?> parameter : start.getParameterTypes()) {
            required.add(Arrays.stream(components)
                    .filter(component -> component.getType().equals(parameter) && !required.contains(component))
                    .findFirst()
                    .orElseThrow());
        }
        Object builder = start.invoke(
                null,
                required.stream().map(component -> sample(component.getType())).toArray());
        for (RecordComponent component : components) {
            if (!required.contains(component)) {
                set(builder, component);
            }
        }

        assertThat(call(builder, "build")).isEqualTo(full);
    }

    private static void set(Object builder, RecordComponent component) throws ReflectiveOperationException {
        Object value = sample(component.getGenericType());
        if (value instanceof Optional<?> present) {
            call(builder, component.getName(), present.get());
        } else if (value instanceof OptionalLong present) {
            call(builder, component.getName(), present.getAsLong());
        } else if (component.getName().equals("attributes")) {
            call(builder, "attribute", "key", "text");
        } else {
            call(builder, component.getName(), value);
        }
    }

    @ParameterizedTest
    @MethodSource("withBuilder")
    void builderOfACopy_leavesTheOriginalAsItWas(Class<? extends Record> type) throws ReflectiveOperationException {
        Record full = make(type, samples(type));
        Object builder = call(full, "toBuilder");

        call(builder, "attribute", "other", "value");

        assertThat(full).isEqualTo(make(type, samples(type)));
        assertThat(call(builder, "build")).isNotEqualTo(full);
    }

    @ParameterizedTest
    @MethodSource("withBuilder")
    void builderUsedOn_leavesTheBuiltRecordAsItWas(Class<? extends Record> type) throws ReflectiveOperationException {
        Object builder = call(make(type, samples(type)), "toBuilder");
        Object built = call(builder, "build");

        call(builder, "attribute", "other", "value");

        assertThat(built).isEqualTo(make(type, samples(type)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void constructor_refusesNull(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getType().isPrimitive()) {
                continue;
            }
            Object[] parts = samples(type);
            parts[i] = null;
            String component = type.getSimpleName() + "." + components[i].getName();

            assertThatThrownBy(() -> make(type, parts))
                    .as("null %s", component)
                    .isInstanceOf(NullPointerException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void collections_areCopiedAndUnmodifiable(Class<? extends Record> type) throws ReflectiveOperationException {
        Record full = make(type, samples(type));
        for (RecordComponent component : type.getRecordComponents()) {
            Object value = component.getAccessor().invoke(full);
            if (value instanceof Collection<?> collection) {
                assertThatThrownBy(collection::clear)
                        .as("%s", component)
                        .isInstanceOf(UnsupportedOperationException.class);
            } else if (value instanceof Map<?, ?> map) {
                assertThatThrownBy(map::clear).as("%s", component).isInstanceOf(UnsupportedOperationException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("withBuilder")
    void firstText_blank_throws(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getType().equals(String.class)) {
                Object[] parts = samples(type);
                parts[i] = " ";

                assertThatIllegalArgumentException()
                        .isThrownBy(() -> make(type, parts))
                        .withMessageEndingWith(components[i].getName() + " is blank");
            }
        }
    }

    // ---- what single records refuse

    @Test
    void customer_ofNegativeRevenueOrAMarginAboveOne_throws() {
        Customer.Builder customer = Customer.builder("C1", Timestamp.of(LocalDate.of(2026, 1, 5)));

        customer.monthlyRevenue(Money.of("0", "USD")).grossMargin(Rational.ONE).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customer.monthlyRevenue(Money.of("-5", "USD")).build())
                .withMessage("customer C1 has a monthly revenue of USD -5.00, must not be negative");
        customer.monthlyRevenue(Money.of("5", "USD"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customer.grossMargin(Rational.of(80)).build())
                .withMessage("customer C1 has a gross margin of 80, must be at most 1");
    }

    @Test
    void opportunity_openButClosed_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Opportunity.builder("O1", Timestamp.of(DAY))
                        .closedAt(Timestamp.of(DAY))
                        .build())
                .withMessage("opportunity O1 is open but closed at 2026-01-05; say won or lost");
    }

    @Test
    void spend_negative_onlyAsCredit() {
        DateRange day = DateRange.ofDay(DAY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spend.builder(day, Money.of(-5, "USD"), SpendCategory.TOOL)
                        .build())
                .withMessage(
                        "spend of [2026-01-05, 2026-01-06) is USD -5.00, must not be negative unless its category is"
                                + " credit");
        assertThat(Spend.builder(day, Money.of(-5, "USD"), SpendCategory.CREDIT)
                        .build()
                        .amount())
                .isEqualTo(Money.of(-5, "USD"));
        assertThat(Spend.builder(day, Money.of(0, "USD"), SpendCategory.TOOL)
                        .build()
                        .share())
                .isEqualTo(Rational.ONE);
    }

    @Test
    void spend_share_liesInTheUnitInterval() {
        Spend.Builder spend = Spend.builder(DateRange.ofDay(DAY), Money.of(5, "USD"), SpendCategory.TOOL);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> spend.share(Rational.of(11, 10)).build())
                .withMessage("spend share is 11/10, must lie in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spend.share(Rational.of(-1, 10)).build())
                .withMessage("spend share is -1/10, must lie in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spend.share(Rational.ZERO)
                        .acquisitionShare(Rational.of(2))
                        .build())
                .withMessage("spend acquisition share is 2, must lie in [0, 1]");
        assertThat(spend.share(Rational.ZERO)
                        .acquisitionShare(Rational.ONE)
                        .build()
                        .share())
                .isEqualTo(Rational.ZERO);
    }

    @Test
    void traffic_negative_throws() {
        Traffic.Builder traffic = Traffic.builder(DateRange.ofDay(DAY)).clicks(0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> traffic.pageViews(-1).build())
                .withMessage("traffic page views is -1, must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Traffic.builder(DateRange.ofDay(DAY)).formFields(-1).build())
                .withMessage("traffic form fields is -1, must not be negative");
        for (String counted : List.of("impressions", "clicks", "visitors", "sessions")) {
            assertThatThrownBy(() -> call(call(Traffic.builder(DateRange.ofDay(DAY)), counted, -3L), "build"))
                    .hasRootCauseMessage("traffic " + counted + " is -3, must not be negative");
        }
    }

    @Test
    void traffic_series_isAllButDaysAndCounts() {
        Traffic one =
                Traffic.builder(DateRange.ofDay(DAY)).channel("a").visitors(1).build();
        Traffic other = Traffic.builder(DateRange.ofDay(DAY.plusDays(1)))
                .channel("a")
                .clicks(5)
                .build();

        assertThat(one.series()).isEqualTo(other.series());
        assertThat(one.series())
                .isNotEqualTo(one.toBuilder().campaign("c").build().series());
        assertThat(one.series())
                .isNotEqualTo(one.toBuilder().variant("c").build().series());
        assertThat(one.series())
                .isNotEqualTo(one.toBuilder().landingPage("c").build().series());
        assertThat(one.series())
                .isNotEqualTo(one.toBuilder().channel("c").build().series());
        assertThat(one.series())
                .isNotEqualTo(one.toBuilder().platform(Platform.EMAIL).build().series());
    }

    @Test
    void touch_ofNobodyOrNegative_throws() {
        Touch.Builder touch = Touch.builder("T", Timestamp.of(DAY), TouchKind.CALL);

        assertThatIllegalArgumentException()
                .isThrownBy(touch::build)
                .withMessage("touch T names neither a lead nor a prospect");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        touch.prospect("P").duration(Duration.ofSeconds(-1)).build())
                .withMessage("touch T lasts PT-1S, must not be negative");
        assertThat(touch.duration(Duration.ZERO).build().prospect()).contains("P");
    }

    @Test
    void rep_fteMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rep.builder("R").fte(Rational.ZERO).build())
                .withMessage("rep R has fte 0, must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rep.builder("R").fte(Rational.of(-1)).build())
                .withMessage("rep R has fte -1, must be positive");
    }

    @Test
    void rep_isActiveDuring_halfOpen() {
        DateRange january = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
        Rep always = Rep.builder("R").build();

        assertThat(always.isActiveDuring(january)).isTrue();
        assertThat(always.toBuilder().activeFrom(january.end()).build().isActiveDuring(january))
                .isFalse();
        assertThat(always.toBuilder()
                        .activeFrom(january.end().minusDays(1))
                        .build()
                        .isActiveDuring(january))
                .isTrue();
        assertThat(always.toBuilder().activeTo(january.start()).build().isActiveDuring(january))
                .isFalse();
        assertThat(always.toBuilder()
                        .activeTo(january.start().plusDays(1))
                        .build()
                        .isActiveDuring(january))
                .isTrue();
    }

    @Test
    void score_liesBetween0And100() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreSnapshot(Timestamp.of(DAY), new BigDecimal("100.1"), "m"))
                .withMessage("score is 100.1, must lie in [0, 100]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreSnapshot(Timestamp.of(DAY), new BigDecimal("-1"), "m"))
                .withMessage("score is -1, must lie in [0, 100]");
        assertThat(new ScoreSnapshot(Timestamp.of(DAY), BigDecimal.ZERO, "m").score())
                .isZero();
        assertThat(new ScoreSnapshot(Timestamp.of(DAY), new BigDecimal("100"), "m").score())
                .isEqualTo("100");
    }

    @Test
    void sequenceStep_startsAtOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SequenceStep("s", 0))
                .withMessage("sequence s has step 0, must be at least 1");
        assertThat(new SequenceStep("s", 1).step()).hasValue(1);
        assertThat(new SequenceStep("s", Optional.empty()).step()).isEmpty();
    }

    @Test
    void policies_refuseNegativeLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.STANDARD.withStallDays(-1))
                .withMessage("stall age is -1 days, must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.STANDARD.withMaturityDays(-1, 1))
                .withMessage("MQL to SQL maturity is -1 days, must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.STANDARD.withMaturityDays(1, -1))
                .withMessage("SQL to customer maturity is -1 days, must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.STANDARD.withConversationMinimum(Duration.ofSeconds(-1)))
                .withMessage("conversation minimum is PT-1S, must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.STANDARD.withHorizonMonths(0))
                .withMessage("horizon is 0 months, must be at least 1");
        assertThat(Policies.STANDARD.withHorizonMonths(1).withStallDays(0))
                .isEqualTo(policies(0, 30, 90, false, false, Duration.ofSeconds(90), 7, 14, OptionalInt.of(1)));
        assertThat(Policies.STANDARD.withConversationMinimum(Duration.ZERO))
                .isEqualTo(policies(30, 30, 90, false, false, Duration.ZERO, 7, 14, OptionalInt.empty()));
        assertThat(Policies.STANDARD)
                .isEqualTo(policies(30, 30, 90, false, false, Duration.ofSeconds(90), 7, 14, OptionalInt.empty()));
        assertThat(Policies.STANDARD.withStallDays(0))
                .isEqualTo(policies(0, 30, 90, false, false, Duration.ofSeconds(90), 7, 14, OptionalInt.empty()));
        assertThat(Policies.STANDARD.withMaturityDays(0, 1))
                .isEqualTo(policies(30, 0, 1, false, false, Duration.ofSeconds(90), 7, 14, OptionalInt.empty()));
        assertThat(Policies.STANDARD.withExistingCustomersExcluded(true))
                .isEqualTo(policies(30, 30, 90, true, false, Duration.ofSeconds(90), 7, 14, OptionalInt.empty()));
        assertThat(Policies.STANDARD.withAllLeadsAreWeb(true))
                .isEqualTo(policies(30, 30, 90, false, true, Duration.ofSeconds(90), 7, 14, OptionalInt.empty()));
        assertThat(Policies.STANDARD.withOutreachDays(0, 1))
                .isEqualTo(policies(30, 30, 90, false, false, Duration.ofSeconds(90), 0, 1, OptionalInt.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.STANDARD.withAcquisitionLagDays(-1))
                .withMessage("acquisition lag is -1 days, must not be negative");
        assertThat(Policies.STANDARD.withAcquisitionLagDays(0).withStallDays(1).acquisitionLagDays())
                .hasValue(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.STANDARD.withOutreachDays(-1, 1))
                .withMessage("reply maturity is -1 days, must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.STANDARD.withOutreachDays(1, -1))
                .withMessage("meeting maturity is -1 days, must not be negative");
    }

    @Test
    void policies_ofAges_areSetOneByOne() {
        Policies changed = Policies.STANDARD.withVerifiedDays(30).withStaleDays(60);

        assertThat(changed.verifiedDays()).isEqualTo(30);
        assertThat(changed.staleDays()).isEqualTo(60);
        assertThat(changed.withVerifiedDays(90).withStaleDays(90)).isEqualTo(Policies.STANDARD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.STANDARD.withVerifiedDays(-1))
                .withMessage("verification age is -1 days, must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.STANDARD.withStaleDays(-1))
                .withMessage("stale age is -1 days, must not be negative");
        assertThat(Policies.STANDARD.withSeniorScore(Rational.of(100)).seniorScore())
                .isEqualTo(Rational.of(100));
        for (int score : new int[] {-1, 101}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Policies.STANDARD.withSeniorScore(Rational.of(score)))
                    .withMessage("senior score is " + score + ", must lie in [0, 100]");
        }
    }

    private static Policies policies(
            int stall,
            int mqlToSql,
            int sqlToCustomer,
            boolean excludeExisting,
            boolean allAreWeb,
            Duration conversation,
            int reply,
            int meeting,
            OptionalInt horizon) {
        return new Policies(
                stall,
                mqlToSql,
                sqlToCustomer,
                excludeExisting,
                allAreWeb,
                conversation,
                false,
                reply,
                meeting,
                90,
                90,
                Rational.of(80),
                horizon,
                OptionalInt.empty(),
                OptionalInt.empty(),
                ResponseTargets.standard(),
                ClockRules.standard(),
                Optional.empty());
    }

    @Test
    void policies_ofTheResponse_replaceTargetsAndSetACalendar() {
        ResponseTargets targets =
                ResponseTargets.standard().with(IntentTier.UNKNOWN, ResponseTarget.upTo(Duration.ofHours(1)));
        BusinessCalendar office = BusinessCalendar.parse("zone=UTC\nmon-fri=09:00-17:00");

        Policies changed = Policies.STANDARD.withResponseTargets(targets).withCalendar(office);

        assertThat(Policies.STANDARD.responseTargets()).isEqualTo(ResponseTargets.standard());
        assertThat(Policies.STANDARD.calendar()).isEmpty();
        assertThat(changed.responseTargets()).isEqualTo(targets);
        assertThat(changed.calendar()).contains(office);
        assertThat(changed.stallDays()).isEqualTo(Policies.STANDARD.stallDays());
    }

    @Test
    void prospect_isReachable_byMailOrPhone() {
        Prospect unknown = Prospect.builder("P", "Acme").build();

        assertThat(unknown.isReachable()).isFalse();
        assertThat(unknown.toBuilder().emailStatus(ContactStatus.VALID).build().isReachable())
                .isTrue();
        assertThat(unknown.toBuilder().phoneStatus(ContactStatus.VALID).build().isReachable())
                .isTrue();
        assertThat(unknown.toBuilder()
                        .emailStatus(ContactStatus.CATCH_ALL)
                        .phoneStatus(ContactStatus.UNVERIFIED)
                        .build()
                        .isReachable())
                .isFalse();
    }

    @Test
    void opportunity_amountAtQualification() {
        Opportunity deal = Opportunity.builder("O", Timestamp.of(DAY))
                .amount(Money.of(5, "USD"))
                .build();

        assertThat(deal.amountAtQualification()).contains(Money.of(5, "USD"));
        assertThat(deal.toBuilder().qualifiedAmount(Money.of(3, "USD")).build().amountAtQualification())
                .contains(Money.of(3, "USD"));
    }

    @Test
    void lead_intentTier_isRecordedOrThatOfTheFirstSignal() {
        ZoneId utc = ZoneId.of("UTC");
        Lead.Builder lead = Lead.builder("L", Timestamp.of(DAY));

        assertThat(lead.build().intentTier(utc)).isEqualTo(IntentTier.UNKNOWN);
        lead.signal(IntentSignal.of(Timestamp.of(DAY.plusDays(1)), SignalKind.DEMO_REQUEST));
        lead.signal(IntentSignal.of(Timestamp.of(DAY), SignalKind.CONTENT_DOWNLOAD));
        assertThat(lead.build().intentTier(utc)).isEqualTo(IntentTier.LOW);
        assertThat(lead.intent(IntentTier.MEDIUM).build().intentTier(utc)).isEqualTo(IntentTier.MEDIUM);
    }

    @Test
    void lead_intentTier_ofSeveralFirstSignals_isTheHighest_inWhateverOrderTheyCome() {
        IntentSignal visit = IntentSignal.of(Timestamp.of(DAY), SignalKind.PAGE_VISIT);
        IntentSignal demo = IntentSignal.of(Timestamp.of(DAY), SignalKind.DEMO_REQUEST);
        Lead.Builder lead = Lead.builder("L", Timestamp.of(DAY));

        assertThat(visit.tier()).isNotEqualTo(IntentTier.HIGH);
        assertThat(lead.signal(visit).signal(demo).build().intentTier(ZoneId.of("UTC")))
                .isEqualTo(IntentTier.HIGH);
        assertThat(Lead.builder("L", Timestamp.of(DAY))
                        .signal(demo)
                        .signal(visit)
                        .build()
                        .intentTier(ZoneId.of("UTC")))
                .isEqualTo(IntentTier.HIGH);
    }

    @Test
    void signal_defaultTiers() {
        assertThat(SignalKind.DEMO_REQUEST.defaultTier()).isEqualTo(IntentTier.HIGH);
        assertThat(SignalKind.PRICING_VISIT.defaultTier()).isEqualTo(IntentTier.MEDIUM);
        assertThat(SignalKind.CONTENT_DOWNLOAD.defaultTier()).isEqualTo(IntentTier.LOW);
        assertThat(SignalKind.OTHER.defaultTier()).isEqualTo(IntentTier.UNKNOWN);
        assertThat(IntentSignal.of(Timestamp.of(DAY), SignalKind.FUNDING).tier())
                .isEqualTo(IntentTier.MEDIUM);
    }

    @Test
    void stage_ranks() {
        assertThat(Stage.SQL.isAtLeast(Stage.MQL)).isTrue();
        assertThat(Stage.SQL.isAtLeast(Stage.SQL)).isTrue();
        assertThat(Stage.MQL.isAtLeast(Stage.SQL)).isFalse();
        assertThat(Stage.RECYCLED.isAtLeast(Stage.MQL)).isFalse();
        assertThat(Stage.CUSTOMER.isOnPath()).isTrue();
        assertThat(Stage.RECYCLED.isOnPath()).isFalse();
    }

    @Test
    void programSpend_isWhatCampaignsCost() {
        assertThat(Arrays.stream(SpendCategory.values()).filter(SpendCategory::isProgram))
                .containsExactlyInAnyOrder(
                        SpendCategory.AD_MEDIA,
                        SpendCategory.AGENCY,
                        SpendCategory.EVENT,
                        SpendCategory.CONTENT,
                        SpendCategory.CREDIT);
    }

    @Test
    void problem_showsItsPlace() {
        Problem problem = Problem.of(ProblemKind.ORDER, "lead L", "lead L is odd");

        assertThat(problem).hasToString("lead L is odd");
        assertThat(problem.at(new Problem.Place("leads.csv", 7, "created_at", "x")))
                .hasToString("leads.csv:7 created_at: lead L is odd");
        assertThat(problem.at(new Problem.Place("leads.csv", 7, "", ""))).hasToString("leads.csv:7: lead L is odd");
        assertThat(Arrays.stream(ProblemKind.values()).filter(ProblemKind::isDropped))
                .containsExactlyInAnyOrder(ProblemKind.ROW_DROPPED, ProblemKind.DUPLICATE_ID);
    }
}
