package org.leadkpi.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.SignalKind;
import org.leadkpi.scoring.LeadScore;
import org.leadkpi.scoring.ScoringModel;
import org.leadkpi.time.Timestamp;

/** Leads with attributes and intent signals, a model of twelve rules, and the same model as a loop by hand. */
@SuppressWarnings("EnumOrdinal") // counters by kind of signal, as one writes them by hand
final class ScoringWorkload {

    static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");

    static final ScoringModel MODEL = ScoringModel.parse("""
            version = twelve
            [size]
            category = fit-firmographic
            signal = attribute employees
            transform = between 50 and 1000
            weight = 25
            [industry]
            category = fit-firmographic
            signal = attribute industry
            transform = one-of saas, fintech
            weight = 20
            [revenue]
            category = fit-firmographic
            signal = attribute revenue
            transform = ramp 0 to 100
            weight = 10
            [seniority]
            category = fit-demographic
            signal = attribute title
            transform = levels vp = 1, director = 0.8, manager = 0.5, * = 0
            weight = 25
            [country]
            category = fit-demographic
            signal = attribute country
            transform = one-of us, ca, gb
            weight = 5
            [demo]
            category = behavior
            signal = signal demo-request
            weight = 30
            [pricing]
            category = behavior
            signal = signal pricing-visit
            transform = ramp 0 to 3
            weight = 30
            half-life = 30 days
            [downloads]
            category = behavior
            signal = signal content-download
            transform = ramp 0 to 3
            weight = 10
            [webinar]
            category = behavior
            signal = signal webinar
            weight = 7.5
            [clicks]
            category = behavior
            signal = signal email-click
            transform = at-least 2
            weight = 5
            [funding]
            category = intent
            signal = signal funding
            weight = 10
            [student]
            category = negative
            signal = attribute title
            transform = one-of student, intern
            weight = 40
            """);

    private static final double ALL = 177.5;
    private static final double HALF_LIFE = 30 * 86_400.0;
    private static final long SECONDS = 150 * 86_400L;
    private static final List<String> INDUSTRIES = List.of("saas", "fintech", "retail", "health", "education");
    private static final List<String> TITLES = List.of("vp", "director", "manager", "engineer", "student", "intern");
    private static final List<String> COUNTRIES = List.of("us", "ca", "gb", "de", "fr", "in");
    private static final List<SignalKind> KINDS = List.of(
            SignalKind.DEMO_REQUEST,
            SignalKind.PRICING_VISIT,
            SignalKind.CONTENT_DOWNLOAD,
            SignalKind.WEBINAR,
            SignalKind.EMAIL_CLICK,
            SignalKind.FUNDING,
            SignalKind.PAGE_VISIT);

    private ScoringWorkload() {}

    /** Leads, each time the same ones: four attributes of five are known, three signals on average. */
    static Dataset leads(int count) {
        SplittableRandom random = new SplittableRandom(7);
        Instant start = Instant.parse("2026-01-05T00:00:00Z");
        List<Lead> leads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Instant created = start.plusSeconds(random.nextLong(SECONDS));
            Lead.Builder lead = Lead.builder("L" + i, Timestamp.of(created));
            attribute(lead, random, "employees", Integer.toString(random.nextInt(3_000)));
            attribute(lead, random, "industry", pick(random, INDUSTRIES));
            attribute(lead, random, "revenue", Integer.toString(random.nextInt(200)));
            attribute(lead, random, "title", pick(random, TITLES));
            attribute(lead, random, "country", pick(random, COUNTRIES));
            int signals = random.nextInt(7);
            for (int k = 0; k < signals; k++) {
                Timestamp at = Timestamp.of(created.plusSeconds(random.nextLong(60 * 86_400L)));
                lead.signal(IntentSignal.of(at, pick(random, KINDS)));
            }
            leads.add(lead.build());
        }
        return Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1))
                .zone(ZoneOffset.UTC)
                .asOf(AS_OF)
                .currency("USD")
                .leads(leads)
                .build();
    }

    private static void attribute(Lead.Builder lead, SplittableRandom random, String name, String value) {
        if (random.nextInt(5) > 0) {
            lead.attribute(name, value);
        }
    }

    private static <T> T pick(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** The scores by the library. */
    static List<LeadScore> byLibrary(Dataset data) {
        List<Journey> journeys = data.journeys();
        List<LeadScore> scores = new ArrayList<>(journeys.size());
        for (Journey journey : journeys) {
            scores.add(MODEL.score(journey, data, AS_OF));
        }
        return scores;
    }

    /** The scores by a loop that knows the model, in floating point. */
    static double[] byHand(Dataset data) {
        List<Journey> journeys = data.journeys();
        double[] scores = new double[journeys.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = byHand(journeys.get(i).lead());
        }
        return scores;
    }

    private static double byHand(Lead lead) {
        int[] counts = new int[SignalKind.values().length];
        long lastVisit = 0;
        long asOf = AS_OF.getEpochSecond();
        for (IntentSignal signal : lead.signals()) {
            if (signal.at().epoch() <= asOf) {
                counts[signal.kind().ordinal()]++;
                if (signal.kind() == SignalKind.PRICING_VISIT) {
                    lastVisit = Math.max(lastVisit, signal.at().epoch());
                }
            }
        }
        double points = 0;
        String employees = lead.attributes().get("employees");
        if (employees != null) {
            int size = Integer.parseInt(employees);
            points += size >= 50 && size <= 1_000 ? 25 : 0;
        }
        String industry = lead.attributes().getOrDefault("industry", "");
        points += industry.equals("saas") || industry.equals("fintech") ? 20 : 0;
        String revenue = lead.attributes().get("revenue");
        points += revenue == null ? 0 : 10 * Math.min(1, Integer.parseInt(revenue) / 100.0);
        points += switch (lead.attributes().getOrDefault("title", "")) {
            case "vp" -> 25;
            case "director" -> 20;
            case "manager" -> 12.5;
            case "student", "intern" -> -40;
            default -> 0;
        };
        String country = lead.attributes().getOrDefault("country", "");
        points += country.equals("us") || country.equals("ca") || country.equals("gb") ? 5 : 0;
        points += counts[SignalKind.DEMO_REQUEST.ordinal()] > 0 ? 30 : 0;
        int visits = counts[SignalKind.PRICING_VISIT.ordinal()];
        points += visits == 0 ? 0 : 10 * Math.min(3, visits) * Math.pow(0.5, (asOf - lastVisit) / HALF_LIFE);
        points += 10 * Math.min(3, counts[SignalKind.CONTENT_DOWNLOAD.ordinal()]) / 3.0;
        points += counts[SignalKind.WEBINAR.ordinal()] > 0 ? 7.5 : 0;
        points += counts[SignalKind.EMAIL_CLICK.ordinal()] >= 2 ? 5 : 0;
        points += counts[SignalKind.FUNDING.ordinal()] > 0 ? 10 : 0;
        return Math.max(0, Math.min(100, 100 * points / ALL));
    }
}
