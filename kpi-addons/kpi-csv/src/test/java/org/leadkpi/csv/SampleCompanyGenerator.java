package org.leadkpi.csv;

import static org.leadkpi.csv.SampleTime.END;
import static org.leadkpi.csv.SampleTime.MONTHS;
import static org.leadkpi.csv.SampleTime.NEVER;
import static org.leadkpi.csv.SampleTime.START;
import static org.leadkpi.csv.SampleTime.happens;
import static org.leadkpi.csv.SampleTime.working;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.leadkpi.csv.SampleTable.Row;

/**
 * Makes up the sample company: one year of Brackenmoor, a fictitious seller of scheduling software to field-service
 * firms. The same files every time.
 *
 * <p>Its story: referrals and partners bring few leads and many customers. Paid social brings many cheap leads and few
 * customers, and grows. Outbound is dear and decent. Events come in lumps. One rep answers slowly, and one list is bad.
 */
final class SampleCompanyGenerator {

    private record Event(String name, LocalDate from, int leads, double cost) {}

    private static final List<Event> EVENTS = List.of(
            new Event("Trades Forum 2025", LocalDate.of(2025, 9, 16), 37, 15_400),
            new Event("Roadshow: Albany, Boston, Hartford", LocalDate.of(2025, 11, 11), 33, 12_850),
            new Event("Field Service Expo 2026", LocalDate.of(2026, 3, 10), 55, 14_200),
            new Event("Summer Summit 2026", LocalDate.of(2026, 6, 9), 47, 17_600));

    /** A list of prospects that is worked for a quarter. */
    private record Prospecting(
            String list, String source, String sequence, YearMonth from, int accounts, double invalid, double reply) {}

    private static final List<Prospecting> LISTS = List.of(
            new Prospecting("2025-q3-directory", "directory", "owners-v1", YearMonth.of(2025, 7), 190, .08, .036),
            new Prospecting("2025-q4-vendor", "vendor", "owners-v1", YearMonth.of(2025, 10), 200, .10, .038),
            new Prospecting("2026-q1-scrape", "scrape", "owners-v2", YearMonth.of(2026, 1), 230, .29, .014),
            new Prospecting("2026-q2-vendor", "vendor", "owners-v2", YearMonth.of(2026, 4), 210, .10, .042));

    /** A rep of sales development, and how many times as long as usual he or she takes to answer. */
    private record Developer(String id, LocalDate from, double slowness) {}

    private static final List<Developer> DEVELOPERS = List.of(
            new Developer("R1", LocalDate.of(2023, 2, 1), .7),
            new Developer("R2", LocalDate.of(2024, 5, 6), 1),
            new Developer("R3", LocalDate.of(2024, 9, 3), 6),
            new Developer("R4", LocalDate.of(2025, 11, 3), 1.5));

    private static final double CHURN_PER_MONTH = .036;

    private final SampleDice dice = new SampleDice();
    private final SampleActivity activity = new SampleActivity(dice);
    private final SampleBooks books = new SampleBooks(dice);
    private final SampleTable leads = new SampleTable("L%04d", """
            id,created_at,account,channel,campaign,origin,type,intent,zone,owner,owner_assigned_at,score,mql_at,sql_at,\
            disqualified_at,disqualified_reason,recycled_at,duplicate_of,test,region,industry,company_size,persona""");
    private final SampleTable stages = new SampleTable("", "lead_id,stage,at,reason");
    private final SampleTable signals = new SampleTable("", "lead_id,at,kind");
    private final SampleTable opportunities = new SampleTable("O%04d", """
            id,created_at,lead_id,account,source,type,qualified_at,qualified_amount,amount,currency,status,closed_at,\
            loss_reason,owner,product_line""");
    private final SampleTable customers = new SampleTable("C%04d", """
            id,acquired_at,churned_at,monthly_revenue,gross_margin,currency,account,lead_id,channel""");
    private final SampleTable prospects = new SampleTable("P%04d", "id,account,list,source,email_status,phone_status");
    private final SampleTable accounts = new SampleTable("AC%04d", "id,list");
    private final SampleTable enrollments = new SampleTable("", "contact,sequence,enrolled_at,exited_at,exit_reason");
    private final SampleTable reps =
            new SampleTable("", "id,team,role,seniority,active_from,active_to,fte,zone,capacity,skills");
    private final List<SampleLead> pipeline = new ArrayList<>();

    private SampleCompanyGenerator() {}

    /**
     * Makes up the files.
     *
     * @return the text of each file by its name
     */
    static Map<String, String> files() {
        SampleCompanyGenerator company = new SampleCompanyGenerator();
        company.hire();
        company.prospect();
        company.attract();
        company.work();
        company.serve();
        company.books.close();
        company.spoil();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("leads.csv", company.leads.toCsv());
        files.put("stages.csv", company.stages.toCsv());
        files.put("signals.csv", company.signals.toCsv());
        files.put("touches.csv", company.activity.touches.toCsv());
        files.put("opportunities.csv", company.opportunities.toCsv());
        files.put("spend.csv", company.books.spend.toCsv());
        files.put("fx.csv", company.books.fx.toCsv());
        files.put("traffic.csv", company.books.traffic.toCsv());
        files.put("customers.csv", company.customers.toCsv());
        files.put("prospects.csv", company.prospects.toCsv());
        files.put("accounts.csv", company.accounts.toCsv());
        files.put("enrollments.csv", company.enrollments.toCsv());
        files.put("reps.csv", company.reps.toCsv());
        return files;
    }

    /**
     * Writes the files, from the folder of the module.
     *
     * @param args the folder to write to; without it, the resources
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "src/main/resources/org/leadkpi/csv/sample");
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private void hire() {
        hire("R1", "growth", "sdr", "senior", "2023-02-01").set("skills", "region:Northeast|region:South");
        hire("R2", "growth", "sdr", "mid", "2024-05-06").set("skills", "region:Midwest|region:West");
        hire("R3", "growth", "sdr", "mid", "2024-09-03").set("skills", "region:Europe|region:South");
        hire("R4", "growth", "sdr", "junior", "2025-11-03");
        hire("R5", "sales", "ae", "senior", "2022-06-01");
        hire("R6", "sales", "ae", "mid", "2024-01-15");
        hire("R7", "sales", "ae", "mid", "2024-08-01")
                .set("skills", "region:Europe")
                .set("fte", "0.8");
        hire("R8", "sales", "ae", "junior", "2026-01-05");
        hire("R9", "sales", "manager", "senior", "2022-03-01");
    }

    private Row hire(String id, String team, String role, String seniority, String from) {
        return reps.row()
                .set("id", id)
                .set("team", team)
                .set("role", role)
                .set("seniority", seniority)
                .set("active_from", from)
                .set("fte", 1)
                .set("zone", SampleTime.ZONE);
    }

    /** Works the lists; a prospect who engages becomes a lead. */
    private void prospect() {
        for (Prospecting work : LISTS) {
            LocalDate last = work.from.plusMonths(2).atEndOfMonth();
            books.spend(work.from.atDay(1), last, "outbound", "other", work.accounts * 14);
            for (int i = 0; i < work.accounts; i++) {
                String account = accounts.nextId();
                accounts.row().set("id", account).set("list", work.list);
                for (int contacts = dice.pick(.1, .45, .3); contacts > 0; contacts--) {
                    prospect(work, account);
                }
            }
        }
    }

    private void prospect(Prospecting work, String account) {
        Row prospect = prospects
                .row()
                .set("id", prospects.nextId())
                .set("account", account)
                .set("list", work.list)
                .set("source", work.source)
                .set(
                        "email_status",
                        dice.text("invalid|unverified|catch_all|valid", work.invalid, work.invalid / 3, .04))
                .set("phone_status", dice.text("valid|unverified|invalid|unknown", .55, .2, .1));
        if (dice.chance(.94)) {
            LocalDateTime enrolled = working(work.from.atDay(1).atStartOfDay(), dice.below(2_160_000));
            enroll(work, prospect, enrolled, developer(enrolled).id);
        }
    }

    /** Runs the sequence: three messages, and two calls between them. */
    private void enroll(Prospecting work, Row prospect, LocalDateTime enrolled, String rep) {
        LocalDateTime at = enrolled;
        String exit = "";
        for (int step = 1; step <= 5 && exit.isEmpty(); step++) {
            Map<String, String> contact =
                    Map.of("prospect_id", prospect.id(), "sequence", work.sequence, "step", String.valueOf(step));
            exit = step % 2 == 0 ? dial(prospect, at, rep, contact) : write(work, prospect, at, rep, contact);
            at = working(at, 32_400L * (1 + dice.below(4)));
        }
        enrollments
                .row()
                .set("contact", prospect.id())
                .set("sequence", work.sequence)
                .set("enrolled_at", enrolled)
                .set("exited_at", at)
                .set("exit_reason", happens(at) ? exit.isEmpty() ? "finished" : exit : "");
    }

    private String dial(Row prospect, LocalDateTime at, String rep, Map<String, String> contact) {
        boolean reachable = prospect.is("phone_status", "valid") || prospect.is("phone_status", "unverified");
        if (!reachable || !activity.call(at, rep, .11, contact)) {
            return "";
        }
        return engage(prospect, at, rep, .05) ? "meeting" : dice.chance(.5) ? "conversation" : "";
    }

    private String write(Prospecting work, Row prospect, LocalDateTime at, String rep, Map<String, String> contact) {
        boolean valid = prospect.is("email_status", "valid");
        if (prospect.is("email_status", "invalid") || !valid && dice.chance(.2)) {
            activity.send(at, rep, "bounced", contact);
            return "bounced";
        }
        String thread = activity.send(at, rep, "sent", contact);
        Map<String, String> answering = Map.of("prospect_id", prospect.id());
        if (dice.chance(work.reply)) {
            LocalDateTime answered = working(at, dice.skewed(9_000, 1));
            activity.reply(answered, rep, thread, true, answering);
            return engage(prospect, answered, rep, .27) ? "meeting" : "replied";
        }
        if (dice.chance(.02)) {
            activity.reply(at.plusSeconds(40), rep, thread, false, answering);
        }
        return "";
    }

    /** Takes a prospect over as a lead, perhaps with a meeting. */
    private boolean engage(Row prospect, LocalDateTime at, String rep, double odds) {
        SampleLead lead = new SampleLead(SampleChannel.OUTBOUND, "", working(at, dice.below(14_400)), dice);
        lead.account = prospect.cells().get("account");
        lead.owner = rep;
        lead.assigned = lead.created;
        lead.touched = lead.created;
        lead.proceed();
        pipeline.add(lead);
        boolean meets = dice.chance(odds);
        if (meets) {
            activity.meet(working(at, dice.below(54_000)), rep, Map.of("prospect_id", prospect.id()));
        }
        return meets;
    }

    /** Fills the pipeline, from three months before the year on, so that there is something to win from its start. */
    private void attract() {
        for (SampleChannel channel : SampleChannel.values()) {
            for (int age = -3; age < MONTHS.size(); age++) {
                YearMonth month = MONTHS.get(0).plusMonths(age);
                for (int i = channel.planned(month); i > 0; i--) {
                    attract(channel, dice.moment(month), campaign(channel));
                }
            }
        }
        for (Event event : EVENTS) {
            books.spend(event.from, event.from.plusDays(2), "events", "event", event.cost)
                    .set("campaign", event.name);
            for (int i = event.leads; i > 0; i--) {
                LocalDateTime opens = event.from.plusDays(dice.pick(.4, .35)).atTime(9, 0);
                attract(SampleChannel.EVENTS, opens.plusSeconds(dice.below(28_800)), event.name);
            }
        }
        LocalDate deposit = LocalDate.of(2026, 1, 20);
        books.spend(deposit, deposit, "events", "event", 8_500).set("campaign", "Field Service Expo 2026");
        List.copyOf(pipeline).forEach(this::repeat);
        MONTHS.subList(1, 7).forEach(this::test);
        pipeline.removeIf(lead -> !happens(lead.created));
        pipeline.sort(Comparator.comparing(lead -> lead.created));
        pipeline.forEach(lead -> lead.id = leads.nextId());
    }

    private void attract(SampleChannel channel, LocalDateTime created, String campaign) {
        SampleLead lead = new SampleLead(channel, campaign, created, dice);
        lead.account = account();
        Developer owner = lead.score > 80 && dice.chance(.7) ? DEVELOPERS.get(0) : developer(created);
        lead.owner = owner.id;
        lead.assigned =
                dice.chance(.12) ? working(created, dice.skewed(4_000, 1)) : created.plusSeconds(dice.skewed(75, .8));
        double minutes = lead.isHigh() ? 4 : lead.isMedium() ? 35 : 160;
        double load = 1 + .06 * ChronoUnit.MONTHS.between(START, created);
        long delay = dice.skewed(60 * minutes * load * owner.slowness, 1.25);
        if (!dice.chance(lead.isHigh() ? channel.untouched * .4 : channel.untouched)) {
            boolean onCall = lead.isHigh() && dice.chance(.05);
            lead.touched = onCall ? lead.assigned.plusSeconds(delay) : working(lead.assigned, delay);
        }
        lead.proceed();
        boolean inherited = lead.sql.isBefore(START) && happens(lead.dealCreated) && !lead.dealClosed.isBefore(START);
        if (inherited || !created.isBefore(START)) {
            pipeline.add(lead);
        }
    }

    /** Enters a lead twice, now and then. */
    private void repeat(SampleLead lead) {
        if (dice.chance(.009) && happens(lead.created)) {
            LocalDateTime again = lead.created.plusSeconds(1_200 + dice.below(1_200_000));
            SampleLead twin = new SampleLead(lead.channel, lead.campaign, again, dice);
            twin.account = lead.account;
            twin.original = lead;
            pipeline.add(twin);
        }
    }

    private void test(YearMonth month) {
        SampleLead lead = new SampleLead(SampleChannel.ORGANIC, "", dice.moment(month), dice);
        lead.test = true;
        pipeline.add(lead);
    }

    /** Writes what the CRM knows of each lead. */
    private void work() {
        for (SampleLead lead : pipeline) {
            write(lead);
            boolean genuine = !lead.test && lead.original == lead;
            boolean current = !lead.created.isBefore(START);
            if (current && !lead.test && lead.channel != SampleChannel.OUTBOUND) {
                signal(lead);
            }
            if (current && genuine) {
                activity.work(lead);
            }
            if (happens(lead.mqlAgain)) {
                returns(lead);
            }
            if (happens(lead.dealCreated)) {
                sell(lead);
            }
        }
    }

    private void write(SampleLead lead) {
        leads.row()
                .set("id", lead.id)
                .set("created_at", lead.created)
                .set("account", lead.account)
                .set("channel", lead.channel)
                .set("campaign", lead.campaign)
                .set("origin", lead.channel == SampleChannel.OUTBOUND ? "outbound" : "inbound")
                .set("type", lead.type())
                .set("intent", lead.intent)
                .set("zone", lead.zone())
                .set("owner", lead.owner)
                .set("owner_assigned_at", lead.assigned)
                .set("score", dice.chance(.04) ? "" : lead.score)
                .set("mql_at", lead.entered(lead.mql))
                .set("sql_at", lead.entered(lead.sql))
                .set("disqualified_at", lead.entered(lead.disqualified))
                .set("disqualified_reason", happens(lead.disqualified) ? lead.reason : "")
                .set("recycled_at", lead.entered(lead.recycled))
                .set("duplicate_of", lead.original == lead ? "" : lead.original.id)
                .set("test", lead.test ? "true" : "")
                .set("region", lead.region)
                .set("industry", lead.industry)
                .set("company_size", lead.companySize)
                .set("persona", lead.persona);
    }

    /** Writes the full history of a lead that came back from nurture: its row has room for one MQL date only. */
    private void returns(SampleLead lead) {
        enter(lead, "mql", lead.mql);
        enter(lead, "recycled", lead.recycled).set("reason", "not ready, nurture");
        enter(lead, "mql", lead.mqlAgain);
        if (happens(lead.sql)) {
            enter(lead, "sql", lead.sql);
        }
        if (happens(lead.disqualified)) {
            enter(lead, "disqualified", lead.disqualified).set("reason", lead.reason);
        }
    }

    private Row enter(SampleLead lead, String stage, LocalDateTime at) {
        return stages.row().set("lead_id", lead.id).set("stage", stage).set("at", lead.entered(at));
    }

    private void signal(SampleLead lead) {
        String first = "content_download";
        if (lead.isHigh()) {
            first = dice.text("demo_request|contact_form", .7);
        } else if (lead.isMedium()) {
            first = lead.trial ? "trial_start" : dice.text("pricing_visit|webinar", .6);
        }
        signals.row().set("lead_id", lead.id).set("at", lead.created).set("kind", first);
        for (int i = dice.pick(.5, .3); i > 0; i--) {
            LocalDateTime later = lead.created.plusMinutes(dice.skewed(5_000, 1));
            String kind = dice.text("email_open|email_click|page_visit", .4, .3);
            if (happens(later)) {
                signals.row().set("lead_id", lead.id).set("at", later).set("kind", kind);
            }
        }
    }

    private void sell(SampleLead lead) {
        String source = switch (lead.channel) {
            case OUTBOUND, EVENTS -> "sdr";
            case PARTNER -> "partner";
            default -> "inbound";
        };
        deal(lead.dealCreated, lead.dealQualified, lead.dealClosed, lead.dealWon, lead.amount)
                .set("lead_id", lead.id)
                .set("account", lead.account)
                .set("source", source)
                .set("type", "new_business")
                .set("currency", lead.region.equals("Europe") ? "EUR" : "USD");
        if (lead.dealWon && happens(lead.dealClosed)) {
            LocalDate day = lead.dealClosed.toLocalDate();
            books.win(lead.channel.toString(), day, lead.amount);
            acquire(day, lead.amount, lead.account).set("lead_id", lead.id).set("channel", lead.channel);
        }
    }

    private Row deal(LocalDateTime created, LocalDateTime qualified, LocalDateTime closed, boolean won, int amount) {
        String status = !happens(closed) ? "open" : won ? "won" : "lost";
        Row deal = opportunities
                .row()
                .set("id", opportunities.nextId())
                .set("created_at", created)
                .set("status", status)
                .set("currency", "USD")
                .set("owner", executive(created))
                .set("product_line", dice.text("Dispatch|Routes|Inventory", .55, .3));
        if (happens(qualified)) {
            deal.set("qualified_at", qualified).set("qualified_amount", Math.round(amount * dice.between(.95, 1.2)));
        }
        if (happens(qualified) || dice.chance(.5)) {
            deal.set("amount", amount);
        }
        if (happens(closed)) {
            deal.set("closed_at", closed.toLocalDate());
        }
        if (status.equals("won")) {
            books.win("", closed.toLocalDate(), amount);
        }
        if (status.equals("lost")) {
            deal.set(
                    "loss_reason",
                    dice.text(
                            "price|no decision|competitor|missing feature|champion left, project stopped",
                            .28,
                            .32,
                            .18,
                            .12));
        }
        return deal;
    }

    /** Adds the customers of earlier years and what they buy again, and the deals that no lead stands behind. */
    private void serve() {
        for (int i = 0; i < 200; i++) {
            LocalDate since = LocalDate.of(2023, 3, 1).plusDays(dice.below(840));
            int amount = SampleLead.amount(1, dice);
            String account = accounts.nextId();
            acquire(since, amount, account)
                    .set(
                            "channel",
                            dice.text("organic|referral|partner|paid_search|events|outbound", .3, .2, .15, .15, .1));
            if (dice.chance(.28)) {
                boolean renews = dice.chance(.65);
                LocalDateTime asked = working(START.plusDays(dice.below(350)), dice.below(30_000));
                LocalDateTime closed = working(asked.plusDays(10 + dice.below(50)), 0);
                boolean won = dice.chance(renews ? .85 : .5);
                deal(asked, working(asked.plusDays(2), 0), closed, won, renews ? amount : amount / 4)
                        .set("account", account)
                        .set("source", "ae")
                        .set("type", renews ? "renewal" : "expansion");
            }
        }
        for (int i = 0; i < 70; i++) {
            LocalDateTime created = working(START, dice.below(8_460_000));
            boolean won = dice.chance(.15);
            LocalDateTime qualified = won || dice.chance(.7) ? working(created, dice.days(6, 14)) : NEVER;
            LocalDateTime closed = working(created.plusDays(25 + dice.below(90)), 0);
            int amount = SampleLead.amount(1.4, dice);
            String account = accounts.nextId();
            deal(created, qualified, closed, won, amount)
                    .set("account", account)
                    .set("source", dice.text("sdr|partner|ae", .5, .2));
            if (won && happens(closed)) {
                acquire(closed.toLocalDate(), amount, account);
            }
        }
    }

    private Row acquire(LocalDate since, int amountPerYear, String account) {
        LocalDate end = END.toLocalDate();
        LocalDate left = since.plusMonths(3);
        while (left.isBefore(end) && !dice.chance(CHURN_PER_MONTH)) {
            left = left.plusMonths(1);
        }
        return customers
                .row()
                .set("id", customers.nextId())
                .set("acquired_at", since)
                .set("churned_at", left.isBefore(end) ? left : "")
                .set("monthly_revenue", SampleBooks.decimal(amountPerYear / 12.0, 2))
                .set("gross_margin", SampleBooks.decimal(dice.between(.74, .84), 3))
                .set("currency", "USD")
                .set("account", account);
    }

    /** Adds what every real export has: a few rows of each kind of mess. */
    private void spoil() {
        SampleTable touches = activity.touches;
        Predicate<Row> business = deal -> deal.is("type", "new_business");
        Predicate<Row> open = business.and(deal -> deal.is("status", "open"));
        Predicate<Row> won = business.and(deal -> deal.is("status", "won"));
        Predicate<Row> lost = business.and(deal -> deal.is("status", "lost"));

        leads.some(15, lead -> lead.is("test", "")).forEach(lead -> lead.set("channel", ""));
        leads.some(12, lead -> lead.is("sql_at", ""))
                .forEach(lead -> lead.set("owner", "").set("owner_assigned_at", ""));
        leads.some(1, lead -> lead.is("sql_at", "") && !lead.is("mql_at", ""))
                .forEach(lead -> lead.set("mql_at", "2025-13-04"));
        leads.some(1, lead -> lead.is("mql_at", "")).forEach(leads::copy);
        opportunities.some(30, business).forEach(deal -> deal.set("source", "unknown"));
        opportunities
                .some(3, lost)
                .forEach(deal -> deal.set("closed_at", deal.day("created_at").minusDays(6)));
        opportunities.some(2, lost).subList(0, 1).forEach(deal -> deal.set("lead_id", "L9999"));
        opportunities.some(1, won).forEach(deal -> deal.set("amount", ""));
        opportunities.some(1, open).forEach(deal -> deal.set("amount", "n/a"));
        touches.some(1, touch -> touch.is("kind", "task")).forEach(touch -> touch.set("at", "n/a"));
        touches.some(12, touch -> touch.is("kind", "call"))
                .forEach(call -> touches.copy(call).set("id", touches.nextId()).set("source_system", "crm"));
    }

    /** The account of a new lead: mostly new as well, seldom one that is known, seldom none. */
    private String account() {
        return switch (dice.pick(.9, .06)) {
            case 0 -> accounts.nextId();
            case 1 -> pipeline.get(dice.below(pipeline.size())).account;
            default -> "";
        };
    }

    private Developer developer(LocalDateTime at) {
        List<Developer> active = DEVELOPERS.stream()
                .filter(developer -> !at.toLocalDate().isBefore(developer.from))
                .toList();
        return active.get(dice.below(active.size()));
    }

    private String executive(LocalDateTime at) {
        return at.getYear() < 2026 ? dice.text("R5|R6|R7", .38, .35) : dice.text("R5|R6|R7|R8", .3, .27, .22);
    }

    private String campaign(SampleChannel channel) {
        return switch (channel) {
            case PAID_SEARCH -> dice.text("Dispatch software|Brand", .69);
            case PAID_SOCIAL -> dice.text("Route guide|Europe pilot", .67);
            case EMAIL -> dice.text("Newsletter|Webinar: routes, crews and costs", .7);
            default -> "";
        };
    }
}
