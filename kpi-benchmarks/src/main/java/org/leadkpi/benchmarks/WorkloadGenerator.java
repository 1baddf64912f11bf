package org.leadkpi.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.leadkpi.model.Lead;
import org.leadkpi.model.MeetingDetails;
import org.leadkpi.model.MeetingStatus;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Touch;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/**
 * Draws a {@link Workload} from a fixed seed.
 *
 * <p>What a reader would intern is shared: names of channels, campaigns and owners, amounts, lengths of calls. Touches are
 * drawn lead by lead as numbers, then made in the order of time, so that they lie in memory as if read from a file.
 */
final class WorkloadGenerator {

    private static final long SEED = 20260101;
    private static final Currency USD = Currency.getInstance("USD");
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;
    private static final int END =
            (int) Duration.between(Workload.START, Workload.AS_OF).toSeconds();

    /** Big channels and small ones; in percent. */
    private static final int[] CHANNEL_SHARES = {16, 13, 12, 11, 9, 8, 7, 6, 6, 5, 4, 3};

    private static final int[] CHANNEL_BY_PERCENT = byShare(CHANNEL_SHARES);
    private static final int[] SHAPE_BY_SHARE = byShare(
            Arrays.stream(TouchShape.values()).mapToInt(shape -> shape.share).toArray());

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final int leadCount;
    private final List<String> channels = names("channel-", Workload.CHANNELS);
    private final List<String> owners = names("owner-", Workload.OWNERS);
    private final List<String> campaigns;
    private final List<Duration> lengths =
            IntStream.rangeClosed(0, HOUR).mapToObj(Duration::ofSeconds).toList();
    private final TouchColumns touches = new TouchColumns();
    private int threads;

    WorkloadGenerator(int leadCount, int campaignCount) {
        this.leadCount = leadCount;
        this.campaigns = names("campaign-", campaignCount);
    }

    Workload generate() {
        int[] created = random.ints(leadCount, 0, END).sorted().toArray();
        int[] ownerOfLead = new int[leadCount];
        Lead[] leads = new Lead[leadCount];
        List<Opportunity> opportunities = new ArrayList<>(leadCount / 8);
        for (int i = 0; i < leadCount; i++) {
            ownerOfLead[i] = random.nextInt(owners.size());
            leads[i] = lead(i, created[i], ownerOfLead[i]);
            drawTouches(i, created[i]);
            int opened = created[i] + DAY + random.nextInt(40 * DAY);
            if (random.nextInt(1_000) < 105 && opened < END) {
                opportunities.add(opportunity(i, opened, owners.get(ownerOfLead[i])));
            }
        }
        return new Workload(List.of(leads), touches(ownerOfLead), List.copyOf(opportunities), spend());
    }

    private Lead lead(int number, int created, int owner) {
        Lead.Builder lead = Lead.builder("L" + number, at(created))
                .origin(Origin.INBOUND)
                .channel(channels.get(CHANNEL_BY_PERCENT[random.nextInt(CHANNEL_BY_PERCENT.length)]))
                .campaign(campaigns.get(random.nextInt(campaigns.size())))
                .owner(owners.get(owner));
        int mql = created + random.nextInt(20 * DAY);
        if (random.nextInt(100) < 40 && mql < END) {
            lead.entered(Stage.MQL, at(mql));
            int sql = mql + 1 + random.nextInt(30 * DAY);
            if (random.nextInt(100) < 18 && sql < END) {
                lead.entered(Stage.SQL, at(sql));
            }
        }
        return lead.build();
    }

    private Opportunity opportunity(int number, int opened, String owner) {
        Money amount = Money.ofMinor(300_000 + random.nextInt(6_000_000), USD);
        Opportunity.Builder opportunity = Opportunity.builder("O" + number, at(opened))
                .lead("L" + number)
                .owner(owner)
                .amount(amount);
        int qualified = opened + random.nextInt(15 * DAY);
        if (random.nextInt(100) < 85 && qualified < END) {
            opportunity.qualifiedAt(at(qualified)).qualifiedAmount(amount);
        }
        int closed = opened + 20 * DAY + random.nextInt(100 * DAY);
        int fate = random.nextInt(100);
        if (fate < 80 && closed < END) {
            opportunity
                    .status(fate < 24 ? OpportunityStatus.WON : OpportunityStatus.LOST)
                    .closedAt(at(closed));
        }
        return opportunity.build();
    }

    /** A tenth of the leads is never touched; a few are touched for years. */
    private void drawTouches(int lead, int created) {
        if (random.nextInt(100) < 10) {
            return;
        }
        if (random.nextInt(100) == 0) {
            drawTouch(lead, Math.max(0, created - 1 - random.nextInt(3 * DAY)), TouchShape.EMAIL);
        }
        int count = touchCount();
        double gap = Math.min(4.0 * DAY, 60.0 * DAY / count);
        int at = created + firstDelay();
        for (int i = 0; i < count && at < END; i++) {
            drawTouch(lead, at, TouchShape.at(SHAPE_BY_SHARE[random.nextInt(SHAPE_BY_SHARE.length)]));
            at += 1 + (int) exponential(gap);
        }
    }

    /** One and a geometric number more, but for one lead in twenty a Pareto number. */
    private int touchCount() {
        return random.nextInt(20) == 0
                ? (int) Math.min(500, 8 / Math.pow(1 - random.nextDouble(), 1 / 1.8))
                : 1 + (int) exponential(4.35);
    }

    private int firstDelay() {
        int percent = random.nextInt(100);
        if (percent < 25) {
            return 5 + random.nextInt(6 * MINUTE);
        }
        return percent < 65
                ? 5 * MINUTE + random.nextInt(4 * HOUR)
                : HOUR + (int) Math.min(exponential(1.5 * DAY), 30.0 * DAY);
    }

    private void drawTouch(int lead, int at, TouchShape shape) {
        int seconds = shape.meanSeconds == 0 ? 0 : (int) Math.min(1 + exponential(shape.meanSeconds), HOUR);
        int percent = random.nextInt(1_000);
        int answered = at + 5 * MINUTE + random.nextInt(3 * DAY);
        if (shape == TouchShape.EMAIL && percent < 75 && answered < END) {
            int thread = ++threads;
            touches.add(lead, at, shape, seconds, thread);
            touches.add(
                    lead,
                    answered,
                    percent < 65 ? TouchShape.REPLY : TouchShape.REPLY_WITHOUT_SUBSTANCE,
                    seconds,
                    thread);
            return;
        }
        touches.add(lead, at, shape, seconds, 0);
        if (shape == TouchShape.EMAIL_OF_SEQUENCE && percent < 30 && at + MINUTE < END) {
            touches.add(lead, at + MINUTE, TouchShape.AUTO_REPLY, 0, ++threads);
        }
        if (shape == TouchShape.SOCIAL && percent < 100 && answered < END) {
            touches.add(lead, answered, TouchShape.SOCIAL_REPLY, 0, 0);
        }
        if (shape == TouchShape.SMS && percent < 300 && answered < END) {
            touches.add(lead, answered, TouchShape.SMS_REPLY, 0, 0);
        }
    }

    /** A lead is worked on by its owner, now and then by another rep, who gets the answers too. */
    private List<Touch> touches(int[] ownerOfLead) {
        int[] repOfLead = IntStream.of(ownerOfLead)
                .map(owner -> random.nextInt(20) == 0 ? random.nextInt(owners.size()) : owner)
                .toArray();
        Touch[] made = new Touch[touches.size];
        int number = 0;
        for (int index : touches.byTime()) {
            int lead = touches.leads[index];
            made[number] = touch("T" + number, index, "L" + lead, owners.get(repOfLead[lead]));
            number++;
        }
        return List.of(made);
    }

    private Touch touch(String id, int index, String lead, String rep) {
        TouchShape shape = TouchShape.at(touches.shapes[index]);
        Timestamp at = at(touches.seconds[index]);
        Touch.Builder touch = Touch.builder(id, at, shape.kind)
                .lead(lead)
                .rep(rep)
                .direction(shape.direction)
                .outcome(shape.outcome)
                .counterpart(shape.counterpart)
                .automated(shape.automated);
        if (touches.lengths[index] > 0) {
            touch.duration(lengths.get(touches.lengths[index]));
        }
        if (touches.threads[index] > 0) {
            touch.reply(shape.reply("thread-" + touches.threads[index]));
        }
        if (shape == TouchShape.MEETING) {
            touch.meeting(new MeetingDetails(
                    Optional.of(at), Optional.empty(), MeetingStatus.SCHEDULED, Optional.empty(), Optional.empty()));
        }
        return touch.build();
    }

    private List<Spend> spend() {
        List<Money> amounts = IntStream.range(0, 10_000)
                .mapToObj(index -> Money.ofMinor(500 + random.nextInt(20_000), USD))
                .toList();
        List<DateRange> days = Workload.RANGE
                .start()
                .datesUntil(Workload.RANGE.end())
                .map(DateRange::ofDay)
                .toList();
        List<Spend> spend = new ArrayList<>(days.size() * channels.size() * campaigns.size());
        for (DateRange day : days) {
            for (String channel : channels) {
                for (String campaign : campaigns) {
                    Money amount = amounts.get(random.nextInt(amounts.size()));
                    spend.add(Spend.builder(day, amount, SpendCategory.AD_MEDIA)
                            .channel(channel)
                            .campaign(campaign)
                            .build());
                }
            }
        }
        return List.copyOf(spend);
    }

    private double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    private static Timestamp at(int second) {
        return new Timestamp(Workload.START.getEpochSecond() + second, 0, Precision.INSTANT);
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** An index as often as its share says. */
    private static int[] byShare(int[] shares) {
        return IntStream.range(0, shares.length)
                .flatMap(index -> IntStream.generate(() -> index).limit(shares[index]))
                .toArray();
    }

    /** Touches as numbers. */
    private static final class TouchColumns {
        private int size;
        private int[] leads = new int[1024];
        private int[] seconds = new int[1024];
        private byte[] shapes = new byte[1024];
        private short[] lengths = new short[1024];
        private int[] threads = new int[1024];

        void add(int lead, int second, TouchShape shape, int length, int thread) {
            if (size == leads.length) {
                int more = size + size / 2;
                leads = Arrays.copyOf(leads, more);
                seconds = Arrays.copyOf(seconds, more);
                shapes = Arrays.copyOf(shapes, more);
                lengths = Arrays.copyOf(lengths, more);
                threads = Arrays.copyOf(threads, more);
            }
            leads[size] = lead;
            seconds[size] = second;
            shapes[size] = shape.number();
            lengths[size] = (short) length;
            threads[size] = thread;
            size++;
        }

        /** The indices in the order of time; of one second, in the order drawn. */
        int[] byTime() {
            long[] keys = new long[size];
            for (int i = 0; i < size; i++) {
                keys[i] = (long) seconds[i] << 32 | i;
            }
            Arrays.sort(keys);
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                order[i] = (int) keys[i];
            }
            return order;
        }
    }
}
