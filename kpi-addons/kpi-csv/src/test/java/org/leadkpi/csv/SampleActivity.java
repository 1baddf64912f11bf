package org.leadkpi.csv;

import static org.leadkpi.csv.SampleTime.END;
import static org.leadkpi.csv.SampleTime.NEVER;
import static org.leadkpi.csv.SampleTime.happens;
import static org.leadkpi.csv.SampleTime.stamp;
import static org.leadkpi.csv.SampleTime.working;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.leadkpi.csv.SampleTable.Row;

/** What the reps of the sample company do: calls, messages, meetings and tasks. */
final class SampleActivity {

    final SampleTable touches = new SampleTable("T%05d", """
            id,lead_id,prospect_id,at,kind,direction,rep,duration_seconds,outcome,counterpart,automated,auto_reply,\
            substantive,sentiment,thread,sequence,step,booked_at,scheduled_for,meeting_status,meeting_qualified,\
            rescheduled_from,due_at,completed_at,source_system,external_key""");
    private final SampleDice dice;
    private int keys;

    SampleActivity(SampleDice dice) {
        this.dice = dice;
    }

    /** Works a lead until it is qualified or disqualified, or until the rep gives up. */
    void work(SampleLead lead) {
        Map<String, String> contact = Map.of("lead_id", lead.id);
        if (lead.isHigh() && lead.created.getYear() == 2026) {
            row("email", "outbound", lead.created.plusSeconds(5), "", contact)
                    .set("outcome", "sent")
                    .set("automated", true)
                    .set("source_system", "autoresponder");
        }
        double calls = lead.isHigh() ? .7 : lead.isMedium() ? .45 : .2;
        LocalDateTime until = Stream.of(lead.sql, lead.disqualified, END)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LocalDateTime at = lead.touched;
        for (int attempts = 1 + dice.pick(.45, .3, .15); attempts > 0 && happens(at); attempts--) {
            if (dice.chance(calls)) {
                call(at, lead.owner, .22, contact);
            } else {
                String thread = send(at, lead.owner, dice.text("bounced|sent", .02), contact);
                if (dice.chance(.14)) {
                    reply(working(at, dice.skewed(7_000, 1)), lead.owner, thread, dice.chance(.85), contact);
                }
            }
            at = working(at, dice.skewed(50_000, .7));
            if (at.isAfter(until)) {
                break;
            }
        }
        if (dice.chance(.85)) {
            meet(lead.sql, lead.owner, contact);
        }
        if (dice.chance(.07) && happens(lead.touched)) {
            LocalDateTime due = working(lead.touched, 86_400);
            LocalDateTime done = dice.chance(.85) ? working(due, dice.skewed(20_000, 1) - 20_000) : NEVER;
            row("task", "", lead.touched, lead.owner, contact)
                    .set("outcome", happens(done) ? "completed" : "")
                    .set("due_at", stamp(due))
                    .set("completed_at", done);
        }
    }

    /** Calls, and returns whether it became a conversation; more people answer late in the day. */
    boolean call(LocalDateTime at, String rep, double odds, Map<String, String> contact) {
        if (!happens(at)) {
            return false;
        }
        String outcome = dice.text(
                "connected|left_voicemail|busy|wrong_number|no_answer",
                at.getHour() >= 15 ? odds * 1.4 : odds,
                .4,
                .03,
                .02);
        Row call = row("call", "outbound", at, rep, contact)
                .set("outcome", outcome)
                .set("source_system", "dialer")
                .set("external_key", "D" + ++keys);
        if (!outcome.equals("connected")) {
            return false;
        }
        long seconds = Math.max(8, dice.skewed(150, .8));
        String counterpart = dice.text("intended|gatekeeper", .85);
        call.set("duration_seconds", seconds).set("counterpart", counterpart);
        return counterpart.equals("intended") && seconds >= 90;
    }

    /** Sends a message and returns its thread. */
    String send(LocalDateTime at, String rep, String outcome, Map<String, String> contact) {
        String thread = "H" + ++keys;
        if (happens(at)) {
            row(dice.text("social|email", .05), "outbound", at, rep, contact)
                    .set("outcome", outcome)
                    .set("thread", thread);
        }
        return thread;
    }

    void reply(LocalDateTime at, String rep, String thread, boolean human, Map<String, String> contact) {
        if (happens(at)) {
            row("email", "inbound", at, rep, contact)
                    .set("outcome", human ? "replied" : "auto_replied")
                    .set("auto_reply", !human)
                    .set("substantive", human && dice.chance(.92))
                    .set("sentiment", human ? dice.text("positive|neutral|negative", .45, .28) : "")
                    .set("thread", thread);
        }
    }

    /** Books a meeting for one of the next days, and follows it once when it is moved. */
    void meet(LocalDateTime booked, String rep, Map<String, String> contact) {
        if (!happens(booked)) {
            return;
        }
        LocalDateTime due =
                working(booked, dice.days(3, 8)).truncatedTo(ChronoUnit.HOURS).plusHours(1);
        String status = happens(due) ? dice.text("held|no_show|cancelled|rescheduled", .76, .13, .06) : "scheduled";
        String first = meeting(booked, due, status, rep, contact).id();
        if (status.equals("rescheduled")) {
            LocalDateTime moved = due.plusDays(7);
            meeting(due, moved, happens(moved) ? "held" : "scheduled", rep, contact)
                    .set("rescheduled_from", first);
        }
    }

    private Row meeting(
            LocalDateTime booked, LocalDateTime due, String status, String rep, Map<String, String> contact) {
        return row("meeting", "outbound", booked, rep, contact)
                .set("booked_at", booked)
                .set("scheduled_for", stamp(due))
                .set("meeting_status", status)
                .set("meeting_qualified", status.equals("held") ? dice.chance(.7) : "");
    }

    private Row row(String kind, String direction, LocalDateTime at, String rep, Map<String, String> contact) {
        return touches.row()
                .set("id", touches.nextId())
                .set("at", at)
                .set("kind", kind)
                .set("direction", direction)
                .set("rep", rep)
                .set(contact);
    }
}
