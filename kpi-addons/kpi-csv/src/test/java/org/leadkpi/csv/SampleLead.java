package org.leadkpi.csv;

import static org.leadkpi.csv.SampleTime.NEVER;
import static org.leadkpi.csv.SampleTime.happens;
import static org.leadkpi.csv.SampleTime.working;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** A lead of the sample company, and what becomes of it. */
final class SampleLead {

    final SampleChannel channel;
    final String campaign;
    final LocalDateTime created;
    final String intent;
    final boolean trial;
    final int score;
    final String region;
    final String industry;
    final String companySize;
    final String persona;

    String id = "";
    String account = "";
    String owner = "";
    String reason = "";
    SampleLead original = this;
    boolean test;

    LocalDateTime assigned = NEVER;
    LocalDateTime touched = NEVER;
    LocalDateTime mql = NEVER;
    LocalDateTime recycled = NEVER;
    LocalDateTime mqlAgain = NEVER;
    LocalDateTime sql = NEVER;
    LocalDateTime disqualified = NEVER;

    LocalDateTime dealCreated = NEVER;
    LocalDateTime dealQualified = NEVER;
    LocalDateTime dealClosed = NEVER;
    boolean dealWon;
    int amount;

    private final SampleDice dice;
    /** How well it fits, 0 to 1: unknown to the company, and behind its odds and its score. */
    private final double quality;

    SampleLead(SampleChannel channel, String campaign, LocalDateTime created, SampleDice dice) {
        this.channel = channel;
        this.campaign = campaign;
        this.created = created;
        this.dice = dice;
        this.quality = dice.between(0, 1);
        this.intent = channel == SampleChannel.OUTBOUND
                ? ""
                : dice.text("high|medium|low", channel.highIntent, channel.mediumIntent);
        this.trial = isMedium() && dice.chance(.25);
        double points = (isHigh() ? 44 : isMedium() ? 26 : 16) + 46 * quality + 8 * dice.normal();
        this.score = (int) Math.max(1, Math.min(99, Math.round(points)));
        this.region = campaign.startsWith("Europe")
                ? "Europe"
                : dice.text("Northeast|Midwest|South|West|Europe", .34, .19, .23, .21);
        this.industry = dice.text(
                "Electrical|Heating, air and plumbing|Landscaping|Cleaning|Security systems|Elevators",
                .24,
                .3,
                .16,
                .14,
                .1);
        this.companySize = dice.text("under 20|20 to 99|100 to 499|500 and more", .42, .36, .17);
        this.persona = dice.text("owner|operations|dispatcher|finance", .34, .33, .23);
    }

    boolean isHigh() {
        return intent.equals("high");
    }

    boolean isMedium() {
        return intent.equals("medium");
    }

    String type() {
        if (channel == SampleChannel.OUTBOUND) {
            return "outbound_prospect";
        }
        return isHigh() && score > 60 ? "hot_sql" : trial ? "pql" : "cold_inbound";
    }

    String zone() {
        return switch (region) {
            case "Midwest" -> "America/Chicago";
            case "West" -> "America/Los_Angeles";
            case "Europe" -> "Europe/Berlin";
            default -> SampleTime.ZONE.getId();
        };
    }

    /** When it entered a stage, as precisely as its channel records. */
    Object entered(LocalDateTime at) {
        return channel.knowsDaysOnly() && happens(at) ? at.toLocalDate() : at;
    }

    /** Decides how far it gets, once it is known when it was first touched. */
    void proceed() {
        long wait = ChronoUnit.MINUTES.between(created, touched);
        double speed = wait <= 15 ? 1.3 : wait <= 240 ? 1.1 : wait <= 1_440 ? .9 : .6;
        boolean isMql = dice.chance(channel.mql * (.75 + .5 * quality));
        boolean isSql = happens(touched) && dice.chance(channel.sql * (.35 + 1.3 * quality) * speed);
        boolean skipsMql = isSql && dice.chance(channel == SampleChannel.OUTBOUND ? .12 : isHigh() ? .1 : 0);
        LocalDateTime known = working(created, isHigh() && dice.chance(.7) ? 3_000 : dice.days(5, 20));
        if (skipsMql) {
            accept(touched, dice.below(20_000));
        } else if (!isMql) {
            if (dice.chance(.25)) {
                disqualify(created.plusDays(3 + dice.below(28)));
            }
        } else if (isSql) {
            mql = known;
            accept(known.isAfter(touched) ? known : touched, dice.days(7, 25));
        } else {
            mql = known;
            switch (dice.pick(.27, .14)) {
                case 0 -> disqualify(known.plusDays(5 + dice.below(35)));
                case 1 -> recycled = working(known.plusDays(10), dice.days(12, 30));
                default -> {} // stalls
            }
        }
    }

    /** Becomes an SQL after some working time, a few of them by way of nurture. */
    private void accept(LocalDateTime from, long seconds) {
        LocalDateTime ready = from;
        if (happens(mql) && dice.chance(.07)) {
            recycled = working(from, dice.days(8, 20));
            mqlAgain = working(recycled, dice.days(20, 40));
            ready = mqlAgain;
        }
        sql = working(ready, seconds);
        if (dice.chance(.14)) {
            disqualify(sql.plusDays(2 + dice.below(12)));
        } else {
            sell();
        }
    }

    private void disqualify(LocalDateTime at) {
        disqualified = working(at, dice.below(20_000));
        reason = dice.text(
                "no response|no budget|company too small|no budget, ask again next year|uses a competitor|student|spam",
                .34,
                .2,
                .18,
                .1,
                .1,
                .05);
    }

    private void sell() {
        dealCreated = working(sql, dice.below(100_000));
        boolean qualified = dice.chance(channel == SampleChannel.PAID_SOCIAL ? .7 : .85);
        dealWon = qualified && dice.chance(channel.won / .78 * (.6 + .8 * quality));
        amount = amount(channel.dealSize * sizeFactor(), dice);
        long days = Math.min(120, 20 + dice.skewed(31 + amount / 1_000.0, .6));
        dealQualified = qualified ? working(dealCreated, dice.days(6, 14)) : NEVER;
        dealClosed = working(dealCreated.plusDays(dealWon ? days : qualified ? days * 9 / 10 : 8 + days / 2), 0);
    }

    private double sizeFactor() {
        return switch (companySize) {
            case "under 20" -> .75;
            case "20 to 99" -> 1.1;
            case "100 to 499" -> 1.8;
            default -> 3.2;
        };
    }

    /** A price per year in whole hundreds, for deals so many times the usual size. */
    static int amount(double factor, SampleDice dice) {
        return (int) Math.max(30, Math.min(800, dice.skewed(78 * factor, .6))) * 100;
    }
}
