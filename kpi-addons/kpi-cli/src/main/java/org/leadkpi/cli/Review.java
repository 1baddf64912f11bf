package org.leadkpi.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.metric.Cadence;
import org.leadkpi.metric.GrowthStage;
import org.leadkpi.review.ReviewSheet;
import picocli.CommandLine.Option;

/** Which review the numbers are for. */
final class Review {

    @Option(
            names = "--cadence",
            paramLabel = "CADENCE",
            description = "The review that the numbers are for: daily, weekly, monthly or quarterly.")
    private @Nullable String cadence;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description =
                    "The growth stage of the company: early (below 10 customers), growth, or scaling (100 and more).")
    private @Nullable String stage;

    /** The sheet of the review that is asked for, if one is. */
    Optional<ReviewSheet> sheet() {
        Optional<Cadence> rhythm = cadence();
        Optional<GrowthStage> grown = stage();
        if (rhythm.isPresent() && grown.isPresent()) {
            return Optional.of(ReviewSheet.of(rhythm.get(), grown.get()));
        }
        return rhythm.map(ReviewSheet::of).or(() -> grown.map(ReviewSheet::of));
    }

    /** Facts with what the options tell instead. */
    Facts over(Facts told) {
        Facts.Builder known = told.toBuilder();
        cadence().ifPresent(known::cadence);
        stage().ifPresent(known::growthStage);
        return known.build();
    }

    private Optional<Cadence> cadence() {
        return Optional.ofNullable(cadence).map(text -> constant("--cadence", text, Cadence.values()));
    }

    private Optional<GrowthStage> stage() {
        return Optional.ofNullable(stage).map(text -> constant("--stage", text, GrowthStage.values()));
    }

    private static <E extends Enum<E>> E constant(String option, String text, E[] constants) {
        return Arrays.stream(constants)
                .filter(each -> each.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new BadInput(option + " is \"" + text + "\", must be "
                        + Arrays.stream(constants)
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
