package org.leadkpi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;
import static org.leadkpi.metric.StandardDimensions.OWNER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;

class TextTableTest {

    private static final Dataset HALF_WAY =
            Books.builder().asOf(Instant.parse("2026-02-20T00:00:00Z")).build();

    @Test
    void scorecard_bySegment_isABlockPerKpi() {
        Scorecard card = Books.card(Grain.MONTH, List.of(CHANNEL), "cost-per-lead", "mql-to-sql");

        assertThat(TextTable.scorecard(card)).isEqualTo("""
                        Scorecard, 2026-01-01 through 2026-02-28, by channel and month
                                   as of 2026-03-01T00:00 Z, amounts in USD

                        Cost per lead  [cost-per-lead]  USD, lower is better
                          channel           2026-01          2026-02            all b
                          (none) a        no output    missing input      no output
                          =1|<b>,"x"  missing input    missing input  missing input
                          linkedin           300.00    missing input         150.00
                          outbound    missing input        no output      no output
                          -----------------------------------------------------------
                          total b            200.25 a          50.00         150.17 a
                          a holds spend that names no value of the dimension
                          b holds results of segments or periods whose cost is not known

                        MQL to SQL rate  [mql-to-sql]  ratio, best within a band
                          channel     2026-01          2026-02               all
                          (none)      no data          no data           no data
                          =1|<b>,"x"     0.0%          no data              0.0%
                          linkedin     100.0%  immature (0.0%)  immature (50.0%)
                          outbound    no data          no data           no data
                          ------------------------------------------------------
                          total         50.0%  immature (0.0%)  immature (33.3%)

                        no data        nothing happened: neither side of the formula counts anything
                        no output      money was spent and nothing came of it
                        missing input  data that the KPI needs was not supplied, which differs from zero
                        immature       the cohort is too young to be judged; its value so far stands in parentheses
                        """);
    }

    @Test
    void scorecard_byTwoDimensions_isInTheOrderTheyWereNamedIn() {
        Dataset data = Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
                .leads(List.of(lead("L1", "ads", "Zoe"), lead("L2", "web", "Amy"), lead("L3", "ads", "Amy")))
                .zone(ZoneOffset.UTC)
                .currency("USD")
                .build();
        Scorecard byOwner = Scorecard.of(data, Grain.MONTH, OWNER, CHANNEL).only("new-leads");
        Scorecard byChannel = Scorecard.of(data, Grain.MONTH, CHANNEL, OWNER).only("new-leads");

        assertThat(rows(TextTable.scorecard(byOwner)))
                .containsExactly("owner / channel", "Amy / ads", "Amy / web", "Zoe / ads");
        assertThat(rows(TextTable.scorecard(byChannel)))
                .containsExactly("channel / owner", "ads / Amy", "ads / Zoe", "web / Amy");
        assertThat(Html.of(byOwner).page()).containsSubsequence("Amy / ads", "Amy / web", "Zoe / ads");
        assertThat(Markdown.scorecard(byOwner)).containsSubsequence("Amy / ads", "Amy / web", "Zoe / ads");
    }

    private static Lead lead(String id, String channel, String owner) {
        return Lead.builder(id, Timestamp.of(LocalDate.of(2026, 1, 5)))
                .channel(channel)
                .owner(owner)
                .build();
    }

    private static List<String> rows(String table) {
        return table.lines()
                .filter(line -> line.startsWith("  ") && line.contains(" / "))
                .map(line -> line.strip().replaceAll(" {2,}.*", ""))
                .toList();
    }

    @Test
    void scorecard_withoutAnyValueForOneReason_takesOneLine() {
        Scorecard card = Books.card(Grain.MONTH, List.of(CHANNEL), "traffic-to-lead");

        assertThat(TextTable.scorecard(card))
                .contains("\nTraffic-to-lead rate  [traffic-to-lead]\n  missing input: ")
                .doesNotContain("linkedin");
    }

    @Test
    void scorecard_withoutDimensions_isOneTable() {
        Scorecard card = Books.card(Grain.MONTH, List.of(), "cost-per-lead", "mql-to-sql", "pipeline-generated");

        assertThat(TextTable.scorecard(card)).startsWith("""
                        Scorecard, 2026-01-01 through 2026-02-28, by month
                                   as of 2026-03-01T00:00 Z, amounts in USD

                                                     2026-01          2026-02               all
                          Cost per lead, USD          200.25            50.00            150.17
                          MQL to SQL rate              50.0%  immature (0.0%)  immature (33.3%)
                          Pipeline generated, USD  12,345.67             0.00         12,345.67

                        immature\
                        """);
    }

    @Test
    void scorecard_withoutDimensionsAndPeriods_isAListWithReasons() {
        Scorecard card = Books.card(Grain.NONE, List.of(), "cost-per-lead", "mql-to-sql", "sales-cycle-length");

        assertThat(TextTable.scorecard(card).replaceAll("(2 of 3 members).*", "$1 ..."))
                .startsWith("""
                        Scorecard, 2026-01-01 through 2026-02-28
                                   as of 2026-03-01T00:00 Z, amounts in USD

                          Cost per lead             USD 150.17
                          MQL to SQL rate     immature (33.3%)  2 of 3 members ...
                          Sales cycle length            22.0 d

                        immature\
                        """);
    }

    @Test
    void scorecard_ofManyKpis_isGroupedByStage() {
        String text = TextTable.scorecard(Books.card(Grain.NONE, List.of()));

        assertThat(text.lines().filter(line -> line.matches("\\w.* funnel")))
                .containsExactly("Top of the funnel", "Middle of the funnel", "Bottom of the funnel");
    }

    @Test
    void scorecard_ofPeriodsNotOver_marksTheirHeadings() {
        Scorecard card = Books.card(HALF_WAY, Grain.MONTH, List.of(), "cost-per-lead");

        assertThat(TextTable.scorecard(card)).contains("""
                                              2026-01  2026-02 a     all a
                          Cost per lead, USD   200.25    35.71    145.40
                          a the period is cut, or was not over at the as-of instant
                        """);
    }

    @Test
    void scorecard_ofAListNotOver_saysSo() {
        Scorecard card = Books.card(HALF_WAY, Grain.NONE, List.of(), "cost-per-lead");

        assertThat(TextTable.scorecard(card)).endsWith("""
                          Cost per lead  USD 145.40
                          the period is cut, or was not over at the as-of instant
                        """);
    }

    @Test
    void scorecard_thatIsTooWide_isMadeTighterFirst() {
        Scorecard card = Books.card(Grain.MONTH, List.of(CHANNEL), "pipeline-generated", "mql-to-sql");

        assertThat(TextTable.scorecard(card, 40)).contains("""
                          channel     2026-01  2026-02     all
                          =1|<b>,"x"        0        0       0
                          linkedin     12,346        0  12,346
                          ------------------------------------
                          total        12,346        0  12,346
                          amounts in whole USD
                        """).contains("  linkedin     100.0%   (0.0%)  (50.0%)\n");
    }

    @Test
    void scorecard_thatIsStillTooWide_isCutBetweenPeriods() {
        Scorecard card = Books.card(Grain.MONTH, List.of(CHANNEL), "cost-per-lead");

        String text = TextTable.scorecard(card, 40);

        assertThat(text.lines().filter(line -> line.startsWith("  channel")))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
        assertThat(text).contains("300.00").contains("150.00");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 160})
    void scorecard_ofEverything_staysWithinItsWidth(int width) {
        Stream<Scorecard> cards = Stream.of(
                Books.card(Grain.WEEK, List.of(CHANNEL)),
                Books.card(Grain.WEEK, List.of()),
                Books.card(Grain.NONE, List.of(CHANNEL)),
                Books.card(Grain.DAY, List.of()));

        assertThat(cards.flatMap(card -> TextTable.scorecard(card, width).lines())
                        .filter(line -> !line.startsWith("Scorecard") && !line.contains("  [")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void scorecard_hasNoBlankCellAndNoNan() {
        String text = TextTable.scorecard(Books.card(Grain.MONTH, List.of(CHANNEL)));

        assertThat(text).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("null");
        assertThat(text.lines().filter(line -> line.startsWith("  linkedin")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.strip().split("  +")).hasSize(4));
    }

    @Test
    void scorecard_inAnotherLocale_isTheSame() {
        Scorecard card = Books.card(Grain.MONTH, List.of(CHANNEL), "cost-per-lead", "pipeline-generated");
        String expected = TextTable.scorecard(card);
        Locale before = Locale.getDefault();

        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(TextTable.scorecard(card)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}
