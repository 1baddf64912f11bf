package org.leadkpi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Tally;
import org.leadkpi.time.Grain;

class MarkdownTest {

    private static final String CATALOGUE = Markdown.catalogue(Catalog.standard());

    @Test
    void scorecard_isATablePerKpi() {
        assertThat(Markdown.scorecard(Books.card(Grain.MONTH, List.of(CHANNEL), "cost-per-lead", "traffic-to-lead")))
                .startsWith("""
                        # Scorecard

                        2026-01-01 through 2026-02-28, by channel and month \s
                        as of 2026-03-01T00:00 Z, amounts in USD

                        ## Cost per lead

                        `cost-per-lead`, USD, lower is better

                        | channel | 2026-01 | 2026-02 | all<sup>a</sup> |
                        |:---|---:|---:|---:|
                        | (none)<sup>b</sup> | *no output* | *missing input* | *no output* |
                        | =1\\|\\<b\\>,"x" | *missing input* | *missing input* | *missing input* |
                        | linkedin | 300.00 | *missing input* | 150.00 |
                        | outbound | *missing input* | *no output* | *no output* |
                        | **total**<sup>a</sup> | 200.25<sup>b</sup> | 50.00 | 150.17<sup>b</sup> |

                        <sup>a</sup> holds results of segments or periods whose cost is not known \s
                        <sup>b</sup> holds spend that names no value of the dimension

                        ## Traffic-to-lead rate

                        `traffic-to-lead`: missing input,\
                        """);
    }

    @Test
    void scorecard_withoutDimensions_isOneTable() {
        assertThat(Markdown.scorecard(Books.card(Grain.NONE, List.of(), "cost-per-lead", "new-leads")))
                .contains("""
                        | KPI | all |
                        |:---|---:|
                        | Cost per lead | USD 150.17 |
                        | New leads | 3 |
                        """);
    }

    @Test
    void catalogue_isThePageInDocs() throws IOException {
        Path page = page("docs/catalogue.md");

        assertThat(CATALOGUE)
                .as("docs/catalogue.md is stale: mvn package, then java -jar kpi-addons/kpi-cli/target/kpi.jar"
                        + " catalogue --format md --out docs/catalogue.md")
                .isEqualTo(Files.readString(page));
    }

    private static Path page(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(name))) {
            folder = folder.getParent();
        }
        assertThat(folder).as("a folder above that holds %s", name).isNotNull();
        return folder.resolve(name);
    }

    @Test
    void rules_areThePageInDocs() throws IOException {
        assertThat(Markdown.rules(RuleSet.standard()))
                .as("docs/rules.md is stale: mvn package, then java -jar kpi-addons/kpi-cli/target/kpi.jar"
                        + " rules --format md --out docs/rules.md")
                .isEqualTo(Files.readString(page("docs/rules.md")));
    }

    @Test
    void rules_tellEverythingOfARule() {
        assertThat(Markdown.rules(RuleSet.standard().only("D38"))).endsWith("""
                ## D38 SQL_CUSTOMER_LOW

                Too few SQLs become customers.

                * **Severity** warning
                * **Looks at** each period
                * **Reads** `sql-to-customer`
                * **Held against** low SQL to customer below 10 % (`sqlCustomer.low`: B-10, A1 SQL to customer rate)
                * **May be** the supply of leads may be weak; the sales process may leak; leads may be passed on as SQLs before they are ready to buy
                * **Do** look at MQL to SQL: it tells which of them is likely
                * **Source** A1 SQL to customer rate
                """);
    }

    @Test
    void catalogue_namesEveryKpiAliasAndTally() {
        Catalog catalog = Catalog.standard();

        assertThat(catalog.kpis())
                .extracting(Kpi::id)
                .allSatisfy(id -> assertThat(CATALOGUE).contains("\n`" + id + "`"));
        assertThat(catalog.kpis().stream().flatMap(kpi -> kpi.aliases().stream()))
                .allSatisfy(alias -> assertThat(CATALOGUE).contains("`" + alias + "`"));
        assertThat(catalog.tallies())
                .extracting(Tally::name)
                .allSatisfy(tally -> assertThat(CATALOGUE).contains("\n| `" + tally + "` |"));
    }

    @Test
    void catalogue_linksToHeadingsThatAreThere() {
        Set<String> anchors = CATALOGUE
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(java.util.Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
        Matcher link = Pattern.compile("\\(#([^)]+)\\)").matcher(CATALOGUE);

        assertThat(link.results().map(found -> found.group(1)))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(target -> assertThat(anchors).contains(target));
    }

    @Test
    void catalogue_marksWhatIsInferred() {
        assertThat(CATALOGUE).contains("* **Source** defined here: funnel glue (*inferred*)");
    }

    @Test
    void catalogue_tellsBenchmarksWithTheirSource() {
        assertThat(CATALOGUE)
                .contains("* **Benchmarks** B-06 working range 10 % to 25 % (A1 MQL to SQL conversion rate); B-07 MQL"
                        + " criteria too loose below 10 % (A1 MQL to SQL conversion rate); B-08 MQL criteria possibly too"
                        + " strict above 30 % (A1 FAQ, MQL to SQL conversion rate)\n* **Source** A1")
                .contains("* **Benchmarks** B-02 creative or targeting off below 0.5 % (A1 click-through rate)\n")
                .contains("(A1 inbound response time, quoting Cognism)");
        assertThat(Markdown.catalogue(Catalog.standard(), Benchmarks.empty())).doesNotContain("* **Benchmarks** B-");
    }

    @Test
    void catalogue_ofAVariantAlone_describesItInFull() {
        String text = Markdown.catalogue(Catalog.standard().only(List.of("win-rate.by-amount")));

        assertThat(text)
                .contains("1 KPIs and 0 variants")
                .contains("### Win rate, by amount")
                .contains("* **Unit** ratio, higher is better");
    }
}
