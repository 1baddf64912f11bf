package org.leadkpi.capacity;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.Seniority;
import org.leadkpi.value.Rational;

/** Reps and leads in few words, and at random. */
final class Floor {

    static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    static final ZoneId ZONE = ZoneOffset.UTC;
    static final CapacityModel CAPACITY = CapacityModel.standard();
    static final AllocationPolicy POLICY = AllocationPolicy.of(CAPACITY);

    private Floor() {}

    static Rep rep(String id, Seniority seniority, int capacity, String... skills) {
        return Rep.builder(id)
                .role(RepRole.INSIDE_SALES)
                .seniority(seniority)
                .capacity(capacity)
                .skills(List.of(skills))
                .build();
    }

    static RepBook book(String id, Seniority seniority, int capacity, String... skills) {
        return RepBook.of(rep(id, seniority, capacity, skills));
    }

    /** A warm lead. */
    static QueuedLead warm(String id, int score) {
        return lead(id, LeadType.WARM_MQL, IntentTier.MEDIUM, Optional.of(Rational.of(score)), Map.of());
    }

    static QueuedLead lead(
            String id, LeadType type, IntentTier tier, Optional<Rational> score, Map<String, String> segment) {
        return new QueuedLead(id, type, tier, score, NOW, true, Optional.empty(), segment);
    }

    static QueuedLead ownedBy(String owner, QueuedLead lead) {
        return new QueuedLead(
                lead.id(),
                lead.type(),
                lead.tier(),
                lead.score(),
                lead.createdAt(),
                lead.qualified(),
                Optional.of(owner),
                lead.segment());
    }

    static Allocation allocate(List<QueuedLead> leads, RepBook... reps) {
        return Allocation.of(leads, List.of(reps), POLICY, NOW, ZONE);
    }

    /** Who gets each lead: a rep, automation or the manager. */
    static Map<String, String> places(Allocation allocation) {
        Map<String, String> places = new TreeMap<>();
        for (Decision decision : allocation.decisions()) {
            places.put(decision.lead().id(), place(decision));
        }
        return places;
    }

    static String place(Decision decision) {
        if (decision instanceof Decision.Assigned assigned) {
            return assigned.rep();
        }
        return decision instanceof Decision.Automated ? "automation" : "manager";
    }

    // ---- at random

    static List<RepBook> randomReps(Random random, int atMost) {
        List<RepBook> books = new ArrayList<>();
        for (int i = random.nextInt(atMost + 1); i > 0; i--) {
            Rep.Builder rep = Rep.builder("R" + i)
                    .role(random.nextInt(10) == 0 ? RepRole.MANAGER : RepRole.SDR)
                    .seniority(Seniority.values()[random.nextInt(Seniority.values().length)])
                    .fte(Rational.of(1 + random.nextInt(4), 4));
            if (random.nextBoolean()) {
                rep.capacity(random.nextInt(8));
            }
            for (String kind : List.of("region", "industry")) {
                for (int n = random.nextInt(3); n > 0; n--) {
                    rep.skill(kind + ":" + "ab".charAt(random.nextInt(2)));
                }
            }
            RepBook book = RepBook.of(rep.build()).with(anyOf(random, LeadType.values()), random.nextInt(4));
            if (random.nextInt(3) == 0) {
                book = new RepBook(
                        book.rep(), book.leads(), Optional.of(NOW.minusSeconds(random.nextInt(3))), Optional.empty());
            }
            if (random.nextInt(4) == 0) {
                book = book.away(random.nextBoolean() ? Instant.MAX : NOW.plusSeconds(random.nextInt(4) - 1L));
            }
            books.add(book);
        }
        return books;
    }

    static List<QueuedLead> randomLeads(Random random, int atMost) {
        List<QueuedLead> leads = new ArrayList<>();
        for (int i = random.nextInt(atMost + 1); i > 0; i--) {
            Map<String, String> segment = new TreeMap<>();
            for (String kind : List.of("region", "industry")) {
                if (random.nextBoolean()) {
                    segment.put(kind, "abc".charAt(random.nextInt(3)) + "");
                }
            }
            leads.add(new QueuedLead(
                    "L" + i,
                    anyOf(random, LeadType.values()),
                    anyOf(random, IntentTier.values()),
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(Rational.of(45 + 5L * random.nextInt(10))),
                    NOW.minusSeconds(random.nextInt(3)),
                    random.nextInt(8) > 0,
                    random.nextInt(6) == 0 ? Optional.of("R" + (1 + random.nextInt(4))) : Optional.empty(),
                    segment));
        }
        return leads;
    }

    static <T> T anyOf(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
