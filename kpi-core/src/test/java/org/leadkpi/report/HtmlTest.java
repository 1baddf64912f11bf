package org.leadkpi.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.internal.Resources;
import org.leadkpi.ledger.Journal;
import org.leadkpi.metric.Cadence;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.model.Stage;
import org.leadkpi.review.ReviewSheet;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Citation;
import org.w3c.dom.Element;

class HtmlTest {

    /** Elements that load something, run something, or ask for something. */
    private static final Set<String> FOREIGN = Set.of(
            "script",
            "link",
            "img",
            "image",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "base",
            "use",
            "foreignObject");

    private static final String[] SOME = {"cost-per-lead", "new-leads", "mql-to-sql", "win-rate"};

    private static Dataset leads(YearMonth first, int... counts) {
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            for (int lead = 0; lead < counts[i]; lead++) {
                leads.add(Lead.builder(
                                "L" + leads.size(),
                                Timestamp.of(first.plusMonths(i).atDay(10)))
                        .build());
            }
        }
        LocalDate end = first.plusMonths(counts.length).atDay(1);
        return dataset(first.atDay(1), end, leads);
    }

    private static Dataset dataset(LocalDate from, LocalDate end, List<Lead> leads) {
        return Dataset.observed(from, end)
                .zone(ZoneOffset.UTC)
                .currency("USD")
                .asOf(end.atStartOfDay(ZoneOffset.UTC).toInstant())
                .leads(leads)
                .build();
    }

    /** One lead of each channel, in January. */
    private static Scorecard channels(List<String> channels) {
        List<Lead> leads = new ArrayList<>();
        for (String channel : channels) {
            leads.add(Lead.builder("L" + leads.size(), Books.at("2026-01-05"))
                    .channel(channel)
                    .build());
        }
        return Books.card(
                dataset(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1), leads),
                Grain.MONTH,
                List.of(CHANNEL),
                "new-leads");
    }

    private static Trend trend(Scorecard card) {
        return Trend.of(card, StandardKpis.NEW_LEADS, Segment.ALL);
    }

    private static Diagnosis diagnosis() {
        Catalog all = Catalog.standard();
        return RuleSet.standard()
                .examine(Journal.of(Books.builder().build(), all), all, Facts.NONE, Grain.MONTH, CHANNEL);
    }

    private static List<Html> pages() {
        Scorecard card = Books.card(Grain.MONTH, List.of(CHANNEL));
        Scorecard leads = Scorecard.of(leads(YearMonth.of(2025, 1), 100, 120, 110, 130, 120, 110, 160), Grain.MONTH);
        return List.of(
                Html.of(card),
                Html.of(Books.card(Grain.MONTH, List.of(CHANNEL), SOME)),
                Html.of(Books.card(Grain.MONTH, List.of())),
                Html.of(Books.card(Grain.NONE, List.of(), SOME)),
                Html.of(leads, List.of(trend(leads))),
                Html.of(diagnosis()),
                Html.of(diagnosis(), diagnosis().all()),
                Html.of(card, ReviewSheet.of(Cadence.MONTHLY), Facts.NONE),
                Html.of(card).and(Html.of(diagnosis())).titled("All").problems(List.of(problem("a row"))));
    }

    private static Problem problem(String message) {
        return Problem.of(ProblemKind.ROW_DROPPED, "", message);
    }

    // ---- the page

    @Test
    void page_isOneFile_thatLoadsAndRunsNothing() {
        for (Html page : pages()) {
            ParsedPage parsed = ParsedPage.of(page);

            assertThat(parsed.names()).doesNotContainAnyElementsOf(FOREIGN);
            for (Element element : parsed.elements("*")) {
                for (int i = 0; i < element.getAttributes().getLength(); i++) {
                    assertThat(element.getAttributes().item(i).getNodeName())
                            .doesNotStartWith("on")
                            .isNotEqualTo("src");
                }
                assertThat(element.getAttribute("href")).matches("|#part-\\d+");
            }
            assertThat(parsed.texts("style").get(0)).doesNotContain("url(", "@import");
        }
    }

    @Test
    void page_declaresLanguageCharsetViewportAndTitle() {
        String page = Html.of(Books.card(Grain.MONTH, List.of(), SOME)).page();
        ParsedPage parsed = ParsedPage.of(page);

        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        assertThat(parsed.elements("meta"))
                .extracting(meta -> meta.getAttribute("charset") + meta.getAttribute("name"))
                .contains("utf-8", "viewport", "color-scheme");
        assertThat(parsed.texts("title").get(0)).isEqualTo("Scorecard, 2026-01-01 through 2026-02-28");
        assertThat(parsed.texts("h1")).containsExactly("Scorecard");
    }

    @Test
    void head_tellsTheFrameAndCountsTheProblems() {
        Html page = Html.of(Books.card(Grain.MONTH, List.of(CHANNEL), SOME))
                .problems(List.of(problem("one"), problem("two")));

        assertThat(ParsedPage.within(ParsedPage.of(page).elements("header").get(0), "dl")
                        .get(0)
                        .getTextContent())
                .contains(
                        "days2026-01-01 through 2026-02-28",
                        "bychannel and month",
                        "as of2026-03-01T00:00 Z",
                        "amounts inUSD",
                        "problems2");
        assertThat(ParsedPage.of(page).texts("p")).contains("2 problems with the data: rows dropped 2.");
    }

    @Test
    void problems_beyondTwenty_areCounted() {
        List<Problem> many = Stream.generate(() -> problem("<b>")).limit(23).toList();

        ParsedPage parsed =
                ParsedPage.of(Html.of(Books.card(Grain.NONE, List.of(), SOME)).problems(many));

        assertThat(parsed.texts("li")).filteredOn("<b>"::equals).hasSize(20);
        assertThat(parsed.texts("p")).contains("And 3 more; JSON lists all of them.");
    }

    @Test
    void counts_haveTheirThousandsInGroups() {
        List<Problem> many = Stream.generate(() -> problem("one")).limit(1_020).toList();

        ParsedPage parsed =
                ParsedPage.of(Html.of(Books.card(Grain.NONE, List.of(), SOME)).problems(many));

        assertThat(parsed.elements("header").get(0).getTextContent()).contains("problems1,020");
        assertThat(parsed.texts("p"))
                .contains(
                        "1,020 problems with the data: rows dropped 1,020.", "And 1,000 more; JSON lists all of them.");
    }

    @Test
    void links_leadToTheChapters() {
        for (Html page : pages()) {
            ParsedPage parsed = ParsedPage.of(page);

            assertThat(parsed.elements("a"))
                    .extracting(link -> link.getAttribute("href").substring(1) + link.getTextContent())
                    .containsExactlyElementsOf(parsed.elements("h2").stream()
                            .map(chapter -> chapter.getAttribute("id") + chapter.getTextContent())
                            .toList());
        }
    }

    @Test
    void tables_haveCaptionsAndHeadings_andNoEmptyCell() {
        for (Html page : pages()) {
            ParsedPage parsed = ParsedPage.of(page);

            assertThat(parsed.elements("table")).allSatisfy(table -> {
                assertThat(ParsedPage.children(table).findFirst().orElseThrow().getTagName())
                        .isEqualTo("caption");
                assertThat(ParsedPage.within(table, "tr"))
                        .allSatisfy(row -> assertThat(
                                        ParsedPage.children(row).findFirst().orElseThrow())
                                .satisfies(first ->
                                        assertThat(first.getAttribute("scope")).isIn("col", "row", "rowgroup")));
            });
            Stream.of("td", "th", "dt", "dd", "caption", "h2", "h3", "h4")
                    .forEach(name -> assertThat(parsed.texts(name)).allMatch(text -> !text.isBlank()));
        }
    }

    @Test
    void drawings_areToldInWords() {
        for (Html page : pages()) {
            assertThat(ParsedPage.of(page).elements("svg")).allSatisfy(drawing -> {
                assertThat(drawing.getAttribute("role")).isEqualTo("img");
                List<Element> parts = ParsedPage.children(drawing).toList();
                assertThat(parts.get(0).getTagName()).isEqualTo("title");
                assertThat(parts.get(1).getTagName()).isEqualTo("desc");
                assertThat(parts.get(1).getTextContent()).isNotBlank();
            });
        }
    }

    @Test
    void fragment_isAPartOfAPage_thatStylesNothingElse() {
        String html = Html.of(Books.card(Grain.NONE, List.of(), SOME)).toHtml();
        ParsedPage parsed = ParsedPage.of(html);

        assertThat(html).startsWith("<div class=\"leadkpi\"><style>");
        assertThat(parsed.names()).doesNotContain("html", "head", "body");
        String style = parsed.texts("style").get(0);
        Matcher rules = Pattern.compile("([^{};]+)\\{").matcher(style);
        while (rules.find()) {
            String selectors = rules.group(1).strip();
            if (!selectors.startsWith("@media")) {
                assertThat(selectors.split(","))
                        .allMatch(selector -> selector.strip().startsWith(".leadkpi"));
            }
        }
    }

    @Test
    void kinds_areKnownToTheStyleSheet() {
        String style = Resources.text("/org/leadkpi/report/page.css");
        for (Html page : pages()) {
            for (Element element : ParsedPage.of(page).elements("*")) {
                for (String kind : element.getAttribute("class").split(" ")) {
                    assertThat(style).containsPattern(kind.isEmpty() ? "" : "\\." + kind + "\\b");
                }
            }
        }
    }

    @Test
    void pages_thatAreJoined_haveTheHeadOfTheFirst_andAllChapters() {
        Scorecard card = Books.card(Grain.MONTH, List.of(CHANNEL), SOME);
        List<Problem> problems = List.of(problem("a row"));
        ParsedPage parsed = ParsedPage.of(Html.of(card).and(Html.of(diagnosis()).problems(problems)));

        assertThat(parsed.texts("h1")).containsExactly("Scorecard");
        assertThat(parsed.texts("h2"))
                .containsExactly(
                        "All together",
                        "By channel",
                        "What is the matter",
                        "How all questions were answered",
                        "Problems with the data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG", "th-TH-u-nu-thai", "tr-TR"})
    void bytes_areTheSameEveryTime_inEveryLocale(String tag) {
        List<String> before = pages().stream().map(Html::page).toList();
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));

            assertThat(pages().stream().map(Html::page).toList()).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void toString_isShort() {
        assertThat(Html.of(Books.card(Grain.NONE, List.of(), SOME))).hasToString("Page \"Scorecard\" of 1 chapter");
    }

    // ---- what others wrote

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(40),
                        Arbitraries.strings()
                                .withChars("<>&\"'/=!-];\u202E\u2066שלום ab")
                                .ofMaxLength(40),
                        Arbitraries.of(
                                "<script>alert(1)</script>",
                                "</bdi></th></table><h1>x",
                                "<!--",
                                "]]>",
                                "&lt;",
                                "\" onload=\"x",
                                "\u202Egnp.exe",
                                "x".repeat(5_000)))
                .filter(name -> !name.isBlank());
    }

    @Property(tries = 100)
    void name_ofAnyKind_changesNoElementOfThePage(@ForAll("names") String name) {
        List<String> plain = ParsedPage.of(Html.of(channels(List.of("plain")))).names();

        ParsedPage parsed = ParsedPage.of(Html.of(channels(List.of(name))));

        assertThat(parsed.names()).isEqualTo(plain);
        assertThat(parsed.elements("bdi").get(0).getTextContent().codePoints().count())
                .isEqualTo(Math.min(SegmentName.LONGEST, name.codePoints().count()));
    }

    @Test
    void name_isWrittenAsItIs_apartFromTheTextAroundIt() {
        String odd = "<script>alert(\"x\")</script> & 'שלום'";

        ParsedPage parsed = ParsedPage.of(Html.of(channels(List.of(odd))));

        assertThat(parsed.texts("bdi")).contains(odd, "total");
    }

    @Test
    void name_thatIsTooLong_isCutBetweenCharacters() {
        ParsedPage parsed = ParsedPage.of(Html.of(channels(List.of("😀".repeat(200)))));

        assertThat(parsed.texts("bdi")).contains("😀".repeat(SegmentName.LONGEST - 1) + "…");
    }

    @Test
    void problemsAndTitles_areEscaped() {
        Html page = Html.of(Books.card(Grain.NONE, List.of(), SOME))
                .titled("<i>A & B</i>")
                .problems(List.of(problem("<u>row</u>")));

        assertThat(ParsedPage.of(page).texts("h1")).containsExactly("<i>A & B</i>");
        assertThat(ParsedPage.of(page).texts("li")).contains("<u>row</u>");
    }

    // ---- the numbers

    /** The cells of a table of text, its rows after the heading, without letters of notes. */
    private static List<List<String>> rows(String block) {
        return block.lines()
                .filter(line -> line.startsWith("  ") && !line.strip().startsWith("---"))
                .map(line -> Arrays.stream(line.strip().split(" {2,}"))
                        .map(cell -> cell.replaceFirst(" [a-c]{1,2}$", ""))
                        .toList())
                .filter(cells -> cells.size() > 1)
                .toList();
    }

    @Test
    void readings_bySegment_areThoseOfTheTextTable() {
        Scorecard card = Books.card(Grain.MONTH, List.of(CHANNEL), SOME);
        ParsedPage parsed = ParsedPage.of(Html.of(card));

        for (Kpi kpi : card.kpis()) {
            List<List<String>> text = rows(TextTable.scorecard(card.only(kpi.id()), 10_000));

            assertThat(text).hasSizeGreaterThan(5);
            assertThat(ParsedPage.rows(parsed.table(kpi.title() + " by "))).isEqualTo(text);
        }
    }

    @Test
    void readings_byPeriod_areThoseOfTheTextTable() {
        Scorecard card = Books.card(Grain.MONTH, List.of());
        List<List<String>> text = rows(TextTable.scorecard(card, 10_000)).stream()
                .filter(cells -> cells.size() == 4)
                .toList();

        List<List<String>> page = ParsedPage.rows(ParsedPage.of(Html.of(card)).table("Every KPI by month")).stream()
                .filter(cells -> cells.size() == 4)
                .skip(1)
                .map(cells -> cells.stream().map(String::strip).toList())
                .toList();

        assertThat(page).hasSize(card.kpis().size());
        assertThat(page.stream().map(cells -> cells.subList(1, 4)).toList())
                .isEqualTo(text.stream().map(cells -> cells.subList(1, 4)).toList());
    }

    @Test
    void readings_ofAllDays_areThoseOfTheTextList() {
        Scorecard card = Books.card(Grain.NONE, List.of());
        List<String> text = TextTable.scorecard(card, 10_000)
                .lines()
                .filter(line -> line.startsWith("  ") && !line.startsWith("      "))
                .toList();

        Map<String, String> values =
                ParsedPage.rows(ParsedPage.of(Html.of(card)).table("Every KPI over all days")).stream()
                        .filter(cells -> cells.size() == 6)
                        .skip(1)
                        .collect(Collectors.toMap(cells -> cells.get(0), cells -> cells.get(1)));

        assertThat(values).hasSize(card.kpis().size());
        for (Kpi kpi : card.kpis()) {
            String value = values.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(kpi.title() + kpi.id()))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            assertThat(text)
                    .as(kpi.id())
                    .anyMatch(line ->
                            line.matches("  " + Pattern.quote(kpi.title()) + " +" + Pattern.quote(value) + "( .*)?"));
        }
    }

    @Test
    void total_hasIntervalNumberAndStandingOfAllDays() {
        ParsedPage parsed = ParsedPage.of(Html.of(Books.card(
                Books.builder().asOf(Instant.parse("2027-01-01T00:00:00Z")).build(),
                Grain.MONTH,
                List.of(),
                "mql-to-sql",
                "cost-per-lead")));

        List<List<String>> rows = ParsedPage.rows(parsed.table("Every KPI over all days"));

        assertThat(rows.get(0))
                .containsExactly("KPI", "by month", "value", "95 % interval", "n", "published figure", "remark");
        // statsmodels 0.14.1 proportion_confint(1, 3, method="wilson")
        assertThat(rows.get(1).subList(2, 5)).containsExactly("33.3%", "6.1% to 79.2%", "3");
        assertThat(rows.get(1).get(5))
                .contains("▲ above: working range 10 % to 25 %; the interval reaches beyond B-06, A1 MQL to SQL")
                .contains("▲ high: MQL criteria possibly too strict above 30 %");
        assertThat(rows.get(2).get(2)).isEqualTo("USD 150.17");
        assertThat(rows.get(2).get(6)).isEqualTo("–");
    }

    @Test
    void total_thatIsNotKnown_isAStatusWithItsReason() {
        ParsedPage parsed = ParsedPage.of(Html.of(Books.card(Grain.NONE, List.of(), "traffic-to-lead", "mql-to-sql")));

        List<List<String>> rows = ParsedPage.rows(parsed.table("Every KPI over all days"));

        assertThat(rows.get(1).subList(1, 6))
                .containsExactly("missing input", "–", "–", "–", "feed traffic was not supplied");
        assertThat(rows.get(2).get(1)).isEqualTo("immature (33.3%)");
        assertThat(rows.get(2).get(5)).startsWith("2 of 3 members of the cohort are mature");
        assertThat(parsed.texts("dt")).contains("missing input", "immature");
    }

    @Test
    void total_opensItsWorking() {
        ParsedPage parsed = ParsedPage.of(Html.of(Books.card(Grain.MONTH, List.of(CHANNEL), "cost-per-lead")));

        assertThat(parsed.texts("dd"))
                .contains(
                        "cost-per-lead = spend / leads = USD 450.50 / 3 = USD 150.17",
                        "cost-per-lead = spend / leads = USD 300.00 / 2 = USD 150.00",
                        "1 duplicates");
    }

    @Test
    void standing_isHeldAgainstFiguresOfOnesOwn() {
        Benchmark ours = Benchmark.named("ours")
                .kpis("new-leads")
                .kind(Benchmark.Kind.TARGET)
                .label("our target")
                .range(">= 100", Benchmark.Measure.COUNT)
                .cite(Citation.EXT, "our plan")
                .build();

        ParsedPage parsed = ParsedPage.of(Html.of(
                Books.card(Grain.NONE, List.of(), "new-leads"),
                Benchmarks.empty().with(ours)));

        assertThat(parsed.styled("standing").get(0).getTextContent())
                .startsWith("▼ below: our target at least 100 ours, EXT our plan");
    }

    @Test
    void kpi_thatIsKnownNowhere_takesOneLine() {
        ParsedPage parsed =
                ParsedPage.of(Html.of(Books.card(Grain.MONTH, List.of(CHANNEL), "traffic-to-lead", "new-leads")));

        assertThat(parsed.texts("caption"))
                .containsExactly("Every KPI over all days and segments", "New leads by channel and month");
        assertThat(parsed.texts("h3")).contains("Not known in any segment");
        assertThat(parsed.texts("dd")).contains("missing input: feed traffic was not supplied");
    }

    // ---- what there is no room for

    @Test
    void segments_beyondWhatATableHolds_areThoseWithTheFewestRecords_andSaidToBeLeftOut() {
        List<String> channels = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            channels.add("c" + i);
        }
        channels.add("c39");
        channels.add("c38");

        ParsedPage parsed = ParsedPage.of(Html.of(channels(channels)));
        List<List<String>> rows = ParsedPage.rows(parsed.table("New leads by channel"));

        assertThat(rows).hasSize(1 + ScorecardChapters.MOST_SEGMENTS + 1);
        assertThat(rows.stream().map(cells -> cells.get(0)))
                .contains("c38", "c39", "c10", "total")
                .doesNotContain("c37");
        assertThat(rows.get(rows.size() - 1)).containsExactly("total", "32", "0", "32");
        assertThat(parsed.texts("p").toString())
                .contains(
                        "Each table shows the 24 of 30 segments with the most records; the total is that of all, and JSON and CSV");
    }

    @Test
    void periods_beyondWhatATableHolds_areTheEarliest_andSaidToBeLeftOut() {
        int[] counts = new int[30];
        Arrays.fill(counts, 1);

        ParsedPage parsed = ParsedPage.of(
                Html.of(Books.card(leads(YearMonth.of(2023, 1), counts), Grain.MONTH, List.of(), "new-leads")));

        assertThat(ParsedPage.rows(parsed.table("Every KPI by month")).get(0))
                .startsWith("KPI", "2023-07")
                .endsWith("2025-06", "all")
                .hasSize(2 + ReadingTable.MOST_PERIODS);
        assertThat(parsed.texts("p").toString())
                .contains(
                        "The tables show the last 24 periods; the 6 before them are left out, and stand in JSON and CSV.");
    }

    // ---- drawings

    @Test
    void course_isBrokenAtWhatIsNotKnown_andHollowAtWhatMayChange() {
        Scorecard card = Books.card(Grain.MONTH, List.of(), "cost-per-lead", "mql-to-sql", "traffic-to-lead");
        ParsedPage parsed = ParsedPage.of(Html.of(card));

        assertThat(parsed.elements("svg"))
                .extracting(drawing ->
                        ParsedPage.children(drawing).findFirst().orElseThrow().getTextContent())
                .containsExactly("Cost per lead by month", "MQL to SQL rate by month");
        assertThat(parsed.texts("desc").get(0))
                .isEqualTo("2 periods from 2026-01 to 2026-02: least 50.00 in 2026-02, greatest 200.25 in"
                        + " 2026-01, last 50.00 in 2026-02");
        assertThat(parsed.texts("desc").get(1))
                .isEqualTo("2 periods from 2026-01 to 2026-02: least 0.0% in 2026-02, greatest 50.0% in"
                        + " 2026-01, last 0.0% in 2026-02; 1 may still change");
        assertThat(parsed.styled("open")).hasSize(2);
    }

    @Test
    void course_ofAGap_hasABarThere() {
        ParsedPage parsed = ParsedPage.of(Html.of(Books.card(
                dataset(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 5, 1),
                        List.of(mql("2026-01-03"), mql("2026-02-03"), mql("2026-04-03"))),
                Grain.MONTH,
                List.of(),
                "lead-to-mql.period")));

        assertThat(parsed.styled("gap")).hasSize(1);
        assertThat(parsed.styled("line")
                        .get(0)
                        .getAttribute("d")
                        .chars()
                        .filter(c -> c == 'L')
                        .count())
                .isEqualTo(1);
        assertThat(parsed.texts("desc").get(0)).endsWith("; 1 not known");
    }

    private static Lead mql(String day) {
        return Lead.builder("L" + day, Books.at(day))
                .entered(Stage.MQL, Books.at(day))
                .build();
    }

    @Test
    void funnel_hasABarPerStage_andTheRatesBetween() {
        ParsedPage parsed = ParsedPage.of(Html.of(Books.card(Grain.MONTH, List.of(CHANNEL))));

        Element funnel = parsed.styled("funnel").get(0);
        assertThat(ParsedPage.within(funnel, "rect")).hasSize(4);
        assertThat(ParsedPage.within(funnel, "desc").get(0).getTextContent())
                .isEqualTo(
                        "New leads 3; Lead to MQL rate 100.0%; MQLs 3; MQL to SQL rate immature (33.3%); SQLs 1; SQL to"
                                + " customer rate 100.0%; New customers 1");
        assertThat(parsed.styled("bar").get(0).getAttribute("width")).isEqualTo("340");
        assertThat(parsed.styled("bar").get(2).getAttribute("width")).isEqualTo("113.3");
    }

    @Test
    void funnel_ofOneStage_isNotDrawn() {
        assertThat(ParsedPage.of(Html.of(Books.card(Grain.MONTH, List.of(), "new-leads", "win-rate")))
                        .styled("funnel"))
                .isEmpty();
    }

    @Test
    void colors_canBeToldFromTheirGround() {
        String style = Resources.text("/org/leadkpi/report/page.css");
        Matcher themes = Pattern.compile("--paper: (#\\w{6});[^}]*").matcher(style);
        int seen = 0;
        while (themes.find()) {
            Map<String, String> colors = Pattern.compile("--(\\w+): (#\\w{6})")
                    .matcher(themes.group())
                    .results()
                    .collect(Collectors.toMap(color -> color.group(1), color -> color.group(2)));
            for (String ink : List.of("ink", "soft", "accent", "critical", "warning", "watch", "info")) {
                assertThat(contrast(color(colors, ink), color(colors, "paper")))
                        .as(ink)
                        .isGreaterThanOrEqualTo(4.5);
            }
            assertThat(contrast(color(colors, "accent"), color(colors, "pale"))).isGreaterThanOrEqualTo(3);
            seen++;
        }
        assertThat(seen).isEqualTo(3);
    }

    private static String color(Map<String, String> colors, String name) {
        return Objects.requireNonNull(colors.get(name), name);
    }

    /** WCAG 2.1, contrast ratio. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String color) {
        Function<Integer, Double> channel = at -> {
            double part = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * channel.apply(1) + 0.7152 * channel.apply(3) + 0.0722 * channel.apply(5);
    }

    // ---- trends

    @Test
    void trend_drawsLimitsAndSignals_andSaysWhatTheTextSays() {
        Scorecard card = Scorecard.of(leads(YearMonth.of(2025, 1), 100, 120, 110, 130, 120, 110, 160), Grain.MONTH);
        List<Trend> trends = List.of(trend(card));
        ParsedPage parsed = ParsedPage.of(Html.of(card, trends));

        assertThat(parsed.styled("limits")).hasSize(1);
        assertThat(parsed.styled("signal")).extracting(Element::getTagName).containsExactly("circle", "text");
        assertThat(parsed.styled("signal").get(1).getTextContent()).isEqualTo("above");
        assertThat(parsed.texts("p")).contains(TrendWords.of(card, trends.get(0)));
        List<List<String>> text = rows(TextTable.trends(card, trends, 10_000, UTF_8));
        List<List<String>> page = ParsedPage.rows(parsed.table("New leads, total"));
        assertThat(page).hasSize(8);
        for (List<String> row : page.subList(1, page.size())) {
            assertThat(text)
                    .anySatisfy(line -> assertThat(String.join(" ", line))
                            .isEqualTo(row.stream()
                                    .filter(cell -> !cell.equals("–"))
                                    .collect(Collectors.joining(" "))));
        }
    }

    @Test
    void trend_ofAPeriodThatIsNotOver_isHollow_andNoSignal() {
        YearMonth first = YearMonth.of(2025, 1);
        Dataset whole = leads(first, 100, 120, 110, 130, 120, 110, 3);
        Scorecard card = Scorecard.of(
                whole.toBuilder().asOf(Instant.parse("2025-07-15T00:00:00Z")).build(), Grain.MONTH);

        ParsedPage parsed = ParsedPage.of(Html.of(card, List.of(trend(card))));

        assertThat(parsed.styled("signal")).isEmpty();
        assertThat(parsed.styled("dot")).hasSize(7);
        assertThat(parsed.styled("open")).extracting(Element::getTagName).containsExactly("path", "circle");
    }

    @Test
    void chapters_thatAreMany_areListedOnRequest() {
        Scorecard card = Books.card(Grain.MONTH, List.of());
        List<Trend> trends = card.kpis().stream()
                .map(kpi -> Trend.of(card, kpi, Segment.ALL))
                .toList();

        ParsedPage parsed = ParsedPage.of(Html.of(card, trends));

        assertThat(ParsedPage.within(parsed.elements("nav").get(0), "summary")
                        .get(0)
                        .getTextContent())
                .isEqualTo(card.kpis().size() + 1 + " chapters");
    }

    @Test
    void trend_withoutAChange_hasTheSignOfAnEmptyCell() {
        Scorecard card = Scorecard.of(leads(YearMonth.of(2025, 1), 100, 0, 110), Grain.MONTH);

        ParsedPage parsed = ParsedPage.of(Html.of(card, List.of(trend(card))));

        // from no leads to 110 there is a change, but none in percent
        assertThat(ParsedPage.rows(parsed.table("New leads, total")).get(3))
                .containsExactly("2025-03", "110", "+110", "–", "–");
    }

    @Test
    void trends_ofTooManySegments_areThoseOfAllTogether() {
        List<String> channels = Stream.iterate(1, i -> i + 1)
                .limit(TrendChapters.MOST_TRENDS)
                .map(i -> "c" + i)
                .toList();
        Scorecard card = channels(channels);
        List<Trend> trends = new ArrayList<>();
        card.segments().forEach(segment -> trends.add(Trend.of(card, StandardKpis.NEW_LEADS, segment)));
        trends.add(trend(card));

        ParsedPage parsed = ParsedPage.of(Html.of(card, trends));

        assertThat(parsed.styled("chart")).hasSize(1);
        assertThat(parsed.texts("p").toString()).contains("those of 241 KPIs and segments do not fit a page");
    }

    // ---- diagnosis

    @Test
    void findings_areToldWithWhatTheyRestOn() {
        Diagnosis diagnosis = diagnosis();
        ParsedPage parsed = ParsedPage.of(Html.of(diagnosis));

        assertThat(diagnosis.findings()).isNotEmpty();
        assertThat(parsed.elements("article"))
                .hasSize(Matter.of(diagnosis.findings()).size());
        for (Finding finding :
                Matter.of(diagnosis.findings()).stream().map(Matter::last).toList()) {
            Element article = parsed.elements("article").stream()
                    .filter(told -> told.getTextContent().contains(finding.rule() + " " + finding.name())
                            && told.getTextContent().contains(finding.detail()))
                    .findFirst()
                    .orElseThrow();
            String told = article.getTextContent();
            assertThat(told).contains(finding.claim(), finding.severity().name(), Wording.of(finding.citation()));
            finding.evidence().forEach(evidence -> assertThat(told).contains(evidence.text()));
            finding.causes().forEach(cause -> assertThat(told).contains(cause));
            finding.actions().forEach(action -> assertThat(told).contains(action));
        }
    }

    @Test
    void findings_standInTheOrderOfTheirWeight() {
        List<String> tags = ParsedPage.of(Html.of(diagnosis())).styled("tag").stream()
                .map(tag -> tag.getTextContent().replaceFirst(",.*", ""))
                .distinct()
                .toList();

        assertThat(tags).isSubsetOf("CRITICAL", "WARNING", "WATCH", "INFO").isNotEmpty();
        assertThat(tags)
                .isEqualTo(Stream.of("CRITICAL", "WARNING", "WATCH", "INFO")
                        .filter(tags::contains)
                        .toList());
    }

    @Test
    void otherAnswers_areCountedByReason() {
        Diagnosis diagnosis = diagnosis();

        List<List<String>> rows =
                ParsedPage.rows(ParsedPage.of(Html.of(diagnosis)).table("Answers by outcome"));

        assertThat(rows.stream()
                        .skip(1)
                        .mapToInt(row -> Integer.parseInt(row.get(2)))
                        .sum())
                .isEqualTo(diagnosis.all().size());
        assertThat(new TreeSet<>(rows.stream().map(row -> row.get(1)).toList()))
                .contains("missing input", "small sample");
    }

    @Test
    void allAnswers_areListedWhereTheyAreAskedFor() {
        Diagnosis diagnosis = diagnosis();
        int others = Matter.of(diagnosis.all()).size()
                - Matter.of(diagnosis.all().stream()
                                .filter(answer -> answer.outcome().isFinding())
                                .toList())
                        .size();

        assertThat(ParsedPage.rows(
                        ParsedPage.of(Html.of(diagnosis, diagnosis.all())).table("Answers that are no")))
                .hasSize(1 + others);
    }

    @Test
    void diagnosisWithoutFindings_isNoGoodNews() {
        Diagnosis none = RuleSet.standard().only("D79").examine(Books.card(Grain.MONTH, List.of()));

        assertThat(none.findings()).isEmpty();
        assertThat(ParsedPage.of(Html.of(none)).texts("p"))
                .contains("Nothing was found. What could not be told stands below; it is no good news.");
    }

    // ---- review

    @Test
    void review_saysWhatTheTextSays() {
        Scorecard card = Books.card(Grain.MONTH, List.of());
        ReviewSheet sheet = ReviewSheet.of(Cadence.MONTHLY);
        String text = Written.text(out -> TextTable.review(card, sheet, Facts.NONE, 10_000, out));

        ParsedPage parsed = ParsedPage.of(Html.of(card, sheet, Facts.NONE));

        assertThat(text).contains(parsed.texts("h2").get(0));
        assertThat(ParsedPage.within(parsed.elements("section").get(0), "dd"))
                .hasSizeGreaterThan(5)
                .allSatisfy(part -> assertThat(text).contains(part.getTextContent()));
    }
}
