package org.leadkpi.capacity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.leadkpi.model.Seniority;
import org.leadkpi.value.Rational;

/**
 * What makes a rep carry more or fewer leads than usual. Each factor multiplies the capacity; 1 changes nothing.
 *
 * <p>The articles name the factors and which way they work; how much is defined here, or rather by who uses them.
 *
 * <ul>
 *   <li>A longer sales cycle and more complex deals lower the capacity, experience and better tools raise it.
 *   <li>Better leads mean that fewer are needed. The bands of the types say so already, so this one stays at 1 unless the leads
 *       of a type differ from what is usual for it.
 *   <li>A product beyond a half or two is cut there.
 * </ul>
 *
 * @param experience the factor by seniority; 1 where there is none
 * @param leadQuality the factor of leads that are better or worse than usual for their type
 * @param salesCycle the factor of the length of the sales cycle, below 1 where it is long
 * @param dealComplexity the factor of the complexity of deals, below 1 where they are complex
 * @param techStack the factor of the tools, above 1 where they take work off
 * @since 0.1
 */
public record CapacityFactors(
        Map<Seniority, Rational> experience,
        Rational leadQuality,
        Rational salesCycle,
        Rational dealComplexity,
        Rational techStack) {

    /** Everybody carries alike. */
    public static final CapacityFactors NONE =
            new CapacityFactors(Map.of(), Rational.ONE, Rational.ONE, Rational.ONE, Rational.ONE);

    /** Seniors carry 1.2 times as much, juniors 0.7 times; all else is usual. */
    public static final CapacityFactors STANDARD = NONE.withExperience(Seniority.SENIOR, Rational.of(6, 5))
            .withExperience(Seniority.JUNIOR, Rational.of(7, 10));

    private static final Rational LEAST = Rational.of(1, 2);
    private static final Rational MOST = Rational.of(2);

    /**
     * Copies.
     *
     * @param experience the factor by seniority; 1 where there is none
     * @param leadQuality the factor of leads that are better or worse than usual for their type
     * @param salesCycle the factor of the length of the sales cycle, below 1 where it is long
     * @param dealComplexity the factor of the complexity of deals, below 1 where they are complex
     * @param techStack the factor of the tools, above 1 where they take work off
     * @throws IllegalArgumentException if a factor is not above zero
     */
    public CapacityFactors {
        Map<Seniority, Rational> ordered = new EnumMap<>(Seniority.class);
        ordered.putAll(experience);
        ordered.forEach((seniority, factor) -> requirePositive("experience of " + seniority, factor));
        experience = Collections.unmodifiableMap(ordered);
        requirePositive("lead quality", leadQuality);
        requirePositive("sales cycle", salesCycle);
        requirePositive("deal complexity", dealComplexity);
        requirePositive("tech stack", techStack);
    }

    private static void requirePositive(String name, Rational factor) {
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("capacity factor " + name + " is " + factor + ", must be above zero");
        }
    }

    /**
     * A copy with another factor for a seniority.
     *
     * @param seniority the seniority
     * @param factor its factor
     * @return the copy
     */
    public CapacityFactors withExperience(Seniority seniority, Rational factor) {
        Map<Seniority, Rational> changed = new EnumMap<>(Seniority.class);
        changed.putAll(experience);
        changed.put(seniority, factor);
        return new CapacityFactors(changed, leadQuality, salesCycle, dealComplexity, techStack);
    }

    /**
     * A copy with another factor for the length of the sales cycle.
     *
     * @param factor the factor; 0.8 is an example where it is longer than 90 days
     * @return the copy
     */
    public CapacityFactors withSalesCycle(Rational factor) {
        return new CapacityFactors(experience, leadQuality, factor, dealComplexity, techStack);
    }

    /**
     * Returns by how much the capacity of a rep differs from the usual one.
     *
     * @param seniority how experienced the rep is
     * @return the product of all factors, between a half and two
     */
    public Rational multiplier(Seniority seniority) {
        return List.of(leadQuality, salesCycle, dealComplexity, techStack).stream()
                .reduce(experience.getOrDefault(seniority, Rational.ONE), Rational::times)
                .max(LEAST)
                .min(MOST);
    }
}
