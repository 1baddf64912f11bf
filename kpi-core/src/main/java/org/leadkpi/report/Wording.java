package org.leadkpi.report;

import java.util.List;
import java.util.Locale;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.metric.Basis;
import org.leadkpi.metric.Classification;
import org.leadkpi.metric.Direction;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.FunnelStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Policies;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.review.Assessment;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Status;

/** What constants are called in reports, and how counts are written. */
final class Wording {

    /** What stands in a table where there is nothing to say. */
    static final String NOTHING = "-";

    private Wording() {}

    /** A number of things, its thousands in groups. */
    static String count(long things) {
        return String.format(Locale.ROOT, "%,d", things);
    }

    static String of(Status status) {
        return switch (status) {
            case DEFINED -> "known";
            case NO_DATA -> "no data";
            case NO_OUTPUT -> "no output";
            case NO_BASE -> "no base";
            case MISSING_INPUT -> "missing input";
            case UNBOUNDED -> "unbounded";
            case IMMATURE -> "immature";
            case MISSING_FX -> "missing rate";
            case NOT_APPLICABLE -> "n/a";
        };
    }

    /**
     * What is said of a comparison, in the words of a report: ranges, which data writes half open, by the name of the period or their
     * days, and statuses in a word.
     */
    static String told(String said, Comparison change, Scorecard card) {
        FrameHeading heading = new FrameHeading(card.frame());
        String told = said;
        for (Reading side : List.of(change.reading(), change.base())) {
            String label = heading.label(side.range());
            told = told.replace(side.range().toString(), label)
                    .replace(side.range().inWords(), label);
        }
        for (Status status : Status.values()) {
            told = told.replace(status.name(), of(status));
        }
        return told;
    }

    static String meaning(Status status) {
        return switch (status) {
            case DEFINED -> "the value is known";
            case NO_DATA -> "nothing happened: neither side of the formula counts anything";
            case NO_OUTPUT -> "money was spent and nothing came of it";
            case NO_BASE -> "something was counted, but not what it is a share of";
            case MISSING_INPUT -> "data that the KPI needs was not supplied, which differs from zero";
            case UNBOUNDED -> "one over an event that was never observed";
            case IMMATURE -> "the cohort is too young to be judged; its value so far stands in parentheses";
            case MISSING_FX -> "an amount has no exchange rate for its date";
            case NOT_APPLICABLE -> "the question has no answer for these records or days";
        };
    }

    static String meaning(Flag flag) {
        return switch (flag) {
            case PARTLY_IMMATURE -> "not every member of the cohort is mature yet";
            case PARTIAL_PERIOD -> "the period is cut, or was not over at the as-of instant";
            case UNALLOCATED -> "holds spend that names no value of the dimension";
            case INCLUDES_UNCOSTED -> "holds results of segments or periods whose cost is not known";
            case FREE_OR_UNCOSTED -> "cost nothing: free, or its cost was not recorded";
            case UNKNOWN_SOURCE -> "part of the total has an unknown source";
            case SKIPPED_STAGES -> "counts leads that skipped a stage";
            case NOT_DEDUPLICATED -> "adds up distinct visitors of several records, who may be the same people";
            case MIXED_PLATFORMS -> "mixes platforms whose rates are not comparable";
            case MORE_CLICKS_THAN_IMPRESSIONS -> "a record has more clicks than impressions";
            case SKEWED -> "the mean lies far from the median";
            case UNKNOWN_SENTIMENT -> "the tone of some replies is not recorded";
            case COUNTED_ELSEWHERE ->
                "counts tasks that are also dials, e-mails or social touches, so these counts must not be added";
            case AUTOMATED -> "some clocks were stopped by what a machine sent, which is no answer by a person";
            case CAPPED -> "a lifetime was cut at the horizon of the policies";
        };
    }

    static String of(Comparison.Kind kind) {
        return switch (kind) {
            case NO_VALUE -> "no value";
            case IMMATURE -> "immature";
            case PARTLY_IMMATURE -> "partly immature";
            case PARTIAL_PERIOD -> "part period";
            case LENGTH -> "unequal days";
            case FOLLOW_UP -> "follow-up";
            case DATED_BY_END -> "dated by end";
            case COST_BASIS -> "cost basis";
        };
    }

    static String meaning(Comparison.Kind kind) {
        return switch (kind) {
            case NO_VALUE -> "a side has no value";
            case IMMATURE -> "a side is too young to be judged";
            case PARTLY_IMMATURE -> "not every member of a cohort is mature yet";
            case PARTIAL_PERIOD -> "a period that is not whole is not compared with one of other days";
            case LENGTH -> "the number grows with time, and the days differ";
            case FOLLOW_UP -> "cohorts followed for unequal times: of the younger one only short lengths are known";
            case DATED_BY_END -> "lengths are dated by their end, so those that go on are no part of them";
            case COST_BASIS -> "the cost of one side is not fully known";
        };
    }

    static String of(Outcome outcome) {
        return switch (outcome) {
            case FIRED -> "found";
            case SUSPECTED -> "suspected";
            case NOT_FIRED -> "not seen";
            case INCONCLUSIVE -> "cannot tell yet";
            case NOT_EVALUABLE -> "input missing";
        };
    }

    static String of(Assessment.Verdict verdict) {
        return switch (verdict) {
            case LOW -> "low";
            case USUAL -> "as usual";
            case HIGH -> "high";
            case UNCLEAR -> "too few records to be sure";
            case UNKNOWN -> "not judged";
        };
    }

    /** The kind of some evidence, in a word. */
    static String of(Evidence evidence) {
        if (evidence instanceof Evidence.Measured) {
            return "reading";
        }
        if (evidence instanceof Evidence.Limit) {
            return "threshold";
        }
        if (evidence instanceof Evidence.Compared) {
            return "comparison";
        }
        if (evidence instanceof Evidence.Routine) {
            return "routine";
        }
        if (evidence instanceof Evidence.Series) {
            return "series";
        }
        if (evidence instanceof Evidence.Split) {
            return "decomposition";
        }
        return evidence instanceof Evidence.Derived ? "derived" : "fact";
    }

    static String of(Exclusion exclusion) {
        return switch (exclusion) {
            case TEST -> "test records";
            case SPAM -> "spam and bots";
            case INTERNAL -> "our own people";
            case DUPLICATE -> "duplicates";
            case EXISTING_CUSTOMER -> "accounts that were customers before";
            case NOT_NEW_BUSINESS -> "renewals and expansions";
            case NO_AMOUNT -> "amounts that are not known";
            case STAGE_ORDER -> "stages dated in an impossible order";
            case SKIPPED_STAGE -> "skipped stages";
            case NOT_DUE -> "those whose time limit has not passed";
            case DATE_ORDER -> "dates in an impossible order";
            case DAY_PRECISION -> "times known by their day only";
            case REASSIGNED -> "leads assigned before they asked or after they were answered";
            case NOT_SENT -> "those taken out of a sequence before anything was sent";
            case DECIDED_BEFORE -> "leads decided before they were scored";
            case UNKNOWN_SENIORITY -> "leads of reps whose seniority is not recorded";
        };
    }

    /** What became of the records that have a problem. */
    static String of(ProblemKind kind) {
        return switch (kind) {
            case ROW_DROPPED -> "rows dropped";
            case DUPLICATE_ID -> "repeated ids dropped";
            case COPY -> "copies merged";
            case CELL_IGNORED -> "cells ignored";
            case ORDER -> "dates in an impossible order";
            case UNKNOWN_REFERENCE -> "references to unknown records";
            case MISSING_DATE -> "missing dates";
            case MISSING_FX -> "amounts without exchange rate";
            case OVERLAP -> "overlapping traffic";
            case UNKNOWN_STAGE -> "unknown stages";
            case COLUMN_IGNORED -> "columns ignored";
            case UNKNOWN_FILE -> "unknown files";
        };
    }

    static String of(Direction direction) {
        return switch (direction) {
            case HIGHER_IS_BETTER -> "higher is better";
            case LOWER_IS_BETTER -> "lower is better";
            case TARGET_BAND -> "best within a band";
            case CONTEXT -> "good or bad by context";
        };
    }

    static String of(Basis basis) {
        return switch (basis) {
            case PERIOD -> "period: each side by its own date";
            case COHORT -> "cohort: both sides by the date the cohort began";
            case SNAPSHOT -> "snapshot: the state at the as-of instant";
        };
    }

    static String of(FunnelStage stage) {
        return switch (stage) {
            case TOP -> "Top of the funnel";
            case MID -> "Middle of the funnel";
            case BOTTOM -> "Bottom of the funnel";
            case OUTBOUND -> "Outbound";
            case ACTIVITY -> "Activity";
            case CAPACITY -> "Capacity";
            case DATA_QUALITY -> "Data quality";
        };
    }

    /** What a KPI is good for, with vanity said plainly. */
    static String role(Kpi kpi) {
        String role = of(kpi.classification());
        return kpi.isVanity() ? role + ", vanity when read alone" : role;
    }

    static String of(Classification classification) {
        return switch (classification) {
            case KPI -> "KPI";
            case METRIC -> "metric";
            case DATA_QUALITY -> "data quality";
        };
    }

    /** How a cohort ripens. */
    static String of(Kpi.Maturity maturity) {
        return maturity.age()
                .map(age -> "no value while fewer than 80 % of the cohort are mature, flagged until all are; mature is"
                        + " who is decided, or older than " + age.minimumDays().applyAsInt(Policies.STANDARD)
                        + " days" + (age.history().isPresent() ? " and than nine of ten conversions took so far" : ""))
                .orElse("flagged until the whole cohort is decided");
    }

    /** The source in full, after its code. */
    static String of(Citation citation) {
        return switch (citation.source()) {
            case Citation.INF -> "defined here" + (citation.place().isEmpty() ? "" : ": " + citation.place());
            case Citation.DER -> "derived from " + citation.place();
            default -> citation.toString();
        };
    }

    /** A constant in lower case, words apart. */
    static String plain(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
