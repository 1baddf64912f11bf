package org.leadkpi.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.model.SequenceStep;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;

/** What is said of rows that cannot be read as they stand, and what becomes of them. */
class RowProblemTest {

    private static final String DATE_BOUND =
            "a date or time such as 2026-01-31 or 2026-01-31T10:00:00-05:00, in the years 1900 to 2200";

    @Test
    void requiredDate_unreadable_dropsTheRow() {
        Import found = Given.file("leads.csv", "id,created_at", "L1,2026-02-30", "L2,2026-02-28")
                .read();

        assertThat(found.problems())
                .containsExactly(new Problem(
                        ProblemKind.ROW_DROPPED,
                        "lead L1",
                        "lead L1 has created_at \"2026-02-30\", must be " + DATE_BOUND + ", so the row is dropped",
                        Optional.of(new Problem.Place("leads.csv", 2, "created_at", "2026-02-30"))));
        assertThat(found.rows()).containsExactly(Map.entry("leads.csv", 2L));
        assertThat(found.dropped()).containsExactly(Map.entry("leads.csv", 1L));
        assertThat(found).hasToString("Import of 2 rows in 1 files, 1 dropped, 1 problems");
        assertThat(Given.dataset(found).journeys()).hasSize(1);
    }

    @Test
    void requiredCell_missing_dropsTheRow() {
        assertThat(Given.file("leads.csv", "id,created_at", ",2026-01-05", "L2,")
                        .problems())
                .containsExactly(
                        "ROW_DROPPED leads.csv:2 id: row has no id, so the row is dropped",
                        "ROW_DROPPED leads.csv:3 created_at: lead L2 has no created_at, so the row is dropped");
    }

    @Test
    void optionalDate_unreadable_isIgnored() {
        Given given = Given.file("leads.csv", "id,created_at,mql_at,channel", "L1,2026-01-05,soon,web");

        assertThat(given.problems())
                .containsExactly("CELL_IGNORED leads.csv:2 mql_at: lead L1 has mql_at \"soon\", must be " + DATE_BOUND
                        + ", so it is ignored");
        assertThat(given.dataset().journeys().get(0).lead().transitions()).isEmpty();
        assertThat(given.dataset().journeys().get(0).lead().channel()).contains("web");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "leads|id,created_at|L1,2026-01-05|lead L1|origin|sideways|one of inbound, outbound, unknown",
                "leads|id,created_at|L1,2026-01-05|lead L1|score|101|a number such as 80.5, from 0 to 100",
                "traffic|start_date|2026-01-05|row|clicks|1000000000000000|a whole number from 0 to below 1e15",
                "leads|id,created_at|L1,2026-01-05|lead L1|score|1e1|a number such as 80.5, from 0 to 100",
                "leads|id,created_at|L1,2026-01-05|lead L1|zone|Mars/North|a zone such as Europe/Paris",
                "leads|id,created_at|L1,2026-01-05|lead L1|test|maybe|one of true, false, yes, no, 1, 0",
                "touches|id,at,kind,lead_id|T1,2026-01-05,call,L1|touch T1|duration_seconds|-1"
                        + "|a number of seconds such as 90.5, from 0 to below 1e9",
                "touches|id,at,kind,lead_id|T1,2026-01-05,call,L1|touch T1|duration_seconds|99999999999999"
                        + "|a number of seconds such as 90.5, from 0 to below 1e9",
                "touches|id,at,kind,lead_id|T1,2026-01-05,call,L1|touch T1|direction|up|one of outbound, inbound",
                "touches|id,at,kind,lead_id,sequence|T1,2026-01-05,call,L1,|touch T1|step|0|a whole number from "
                        + "1 to 2147483647",
                "opportunities|id,created_at|O1,2026-01-05|opportunity O1|amount|1 000"
                        + "|a number such as 1234.50, without thousands separators or currency signs, below 1e15",
                "opportunities|id,created_at|O1,2026-01-05|opportunity O1|amount|$500"
                        + "|a number such as 1234.50, without thousands separators or currency signs, below 1e15",
                "opportunities|id,created_at|O1,2026-01-05|opportunity O1|currency|ZZZ"
                        + "|an ISO 4217 currency such as USD",
                "opportunities|id,created_at|O1,2026-01-05|opportunity O1|status|paused|one of open, won, lost",
                "spend|start_date,amount|2026-01-05,1|row|share|1.5|a number such as 0.4 or 2/5, from 0 to 1",
                "spend|start_date,amount|2026-01-05,1|row|share|1/0|a number such as 0.4 or 2/5, from 0 to 1",
                "customers|id,acquired_at|C1,2026-01-05|customer C1|gross_margin|80|a number of at most 1, such as 0.8",
                "customers|id,acquired_at|C1,2026-01-05|customer C1|monthly_revenue|-5"
                        + "|a number such as 1234.50, without thousands separators or currency signs, from 0 to below"
                        + " 1e15",
                "traffic|start_date|2026-01-05|row|clicks|-3|a whole number from 0 to below 1e15",
                "traffic|start_date|2026-01-05|row|clicks|2.5|a whole number from 0 to below 1e15",
                "traffic|start_date|2026-01-05|row|end_date|+12026-01-01|a date such as 2026-01-31, in the years 1900 to 2200",
                "reps|id|R1|rep R1|fte|0|a number such as 0.5 or 1/2, above 0",
                "reps|id|R1|rep R1|capacity|99999999999|a whole number from 0 to 2147483647",
            })
    void optionalCell_unreadable_isIgnored(
            String file, String columns, String cells, String subject, String column, String value, String bound) {
        Import found = Given.file(file + ".csv", columns + "," + column, cells + "," + value)
                .read("USD");

        assertThat(Given.shown(found.problems()))
                .containsExactly("CELL_IGNORED " + file + ".csv:2 " + column + ": " + subject + " has " + column + " \""
                        + value + "\", must be " + bound + ", so it is ignored");
        assertThat(found.dropped()).containsExactly(Map.entry(file + ".csv", 0L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "touches|id,at,lead_id|T1,2026-01-05,L1|touch T1|kind|fax"
                        + "|one of call, email, social, sms, chat, meeting, task",
                "spend|start_date|2026-01-05|row|amount|ten"
                        + "|a number such as 1234.50, without thousands separators or currency signs, from 0 to below"
                        + " 1e15; below 0 only with the category credit",
                "spend|start_date|2026-01-05|row|amount|1,234.50"
                        + "|a number such as 1234.50, without thousands separators or currency signs, from 0 to below"
                        + " 1e15; below 0 only with the category credit",
                "spend|start_date|2026-01-05|row|amount|1.234,50"
                        + "|a number such as 1234.50, without thousands separators or currency signs, from 0 to below"
                        + " 1e15; below 0 only with the category credit",
                "spend|start_date|2026-01-05|row|amount|-5.00"
                        + "|a number such as 1234.50, without thousands separators or currency signs, from 0 to below"
                        + " 1e15; below 0 only with the category credit",
                "spend|start_date,amount|2026-01-05,5|row|currency|EURO|an ISO 4217 currency such as USD",
                "spend|amount|5|row|start_date|05/01/2026|a date such as 2026-01-31, in the years 1900 to 2200",
                "spend|amount|5|row|start_date|0026-01-05|a date such as 2026-01-31, in the years 1900 to 2200",
                "spend|start_date|2026-01-05|row|amount|1000000000000000"
                        + "|a number such as 1234.50, without thousands separators or currency signs, from 0 to below"
                        + " 1e15; below 0 only with the category credit",
                "fx|date,from,to|2026-01-05,EUR,USD|row|rate|1,1"
                        + "|a number such as 1234.50, without thousands separators or currency signs, below 1e15",
            })
    void requiredCell_unreadable_dropsTheRow(
            String file, String columns, String cells, String subject, String column, String value, String bound) {
        Import found = Given.file(file + ".csv", columns + "," + column, cells + ",\"" + value + "\"")
                .read("USD");

        assertThat(Given.shown(found.problems()))
                .containsExactly("ROW_DROPPED " + file + ".csv:2 " + column + ": " + subject + " has " + column + " \""
                        + value + "\", must be " + bound + ", so the row is dropped");
        assertThat(found.dropped()).containsExactly(Map.entry(file + ".csv", 1L));
    }

    @Test
    void id_thatRepeats_dropsTheLaterRow() {
        Given given = Given.file(
                "leads.csv", "id,created_at,channel", "L1,2026-01-05,first", "L2,2026-01-05,", "L1,2026-01-05,later");

        assertThat(given.problems())
                .containsExactly("DUPLICATE_ID leads.csv:4 id: lead L1 is on line 2 already, so the row is dropped");
        assertThat(given.dataset().journeys()).hasSize(2);
        assertThat(given.dataset().journeys().get(0).lead().channel()).contains("first");
        assertThat(given.read().dropped()).containsExactly(Map.entry("leads.csv", 1L));
    }

    @Test
    void id_ofADroppedRow_isFreeAgain() {
        Given given = Given.file("leads.csv", "id,created_at", "L1,soon", "L1,2026-01-05");

        assertThat(given.problems()).hasSize(1);
        assertThat(given.dataset().journeys()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "touches.csv|id,at,kind,lead_id|T1,2026-01-05,call,L1|touch T1",
                "opportunities.csv|id,created_at|O1,2026-01-05|opportunity O1",
                "customers.csv|id,acquired_at|C1,2026-01-05|customer C1",
                "prospects.csv|id,account|P1,A1|prospect P1",
                "accounts.csv|id,list|A1,Q1|account A1 on list Q1",
                "reps.csv|id|R1|rep R1",
            })
    void id_ofEveryFileThatHasOne_mustNotRepeat(String file, String header, String row, String subject) {
        assertThat(Given.file(file, header, row, row).problems())
                .containsExactly(
                        "DUPLICATE_ID " + file + ":3 id: " + subject + " is on line 2 already, so the row is dropped");
    }

    @Test
    void row_withFewerCells_isKept() {
        Given given = Given.file("leads.csv", "id,created_at,channel,owner", "L1,2026-01-05");

        assertThat(given.problems())
                .containsExactly(
                        "CELL_IGNORED leads.csv:2: row has 2 cells, the header has 4, so the missing ones count as"
                                + " absent");
        assertThat(given.dataset().journeys()).hasSize(1);
    }

    @Test
    void row_withMoreCells_isKept() {
        Given given =
                Given.file("leads.csv", "id,created_at", "L1,2026-01-05,x", "L2,2026-01-05,,", "L3,2026-01-05,,x,,y,z");

        assertThat(given.problems())
                .containsExactly(
                        "CELL_IGNORED leads.csv:2: row has \"x\" in cell 3, where the header names no column, so it"
                                + " is ignored",
                        "CELL_IGNORED leads.csv:4: row has \"x\" in cell 4 and 2 more, where the header names no"
                                + " column, so they are ignored");
        assertThat(given.dataset().journeys()).hasSize(3);
    }

    @Test
    void value_thatIsLongOrUnprintable_isShownShortAndOnOneLine() {
        String value = "a\nb\u001B[31m" + "c".repeat(100);

        Problem problem = Given.file("leads.csv", "id,created_at", "L1,\"" + value + "\"")
                .read()
                .problems()
                .get(0);

        assertThat(problem.place().orElseThrow().value()).isEqualTo("a b [31m" + "c".repeat(49) + "...");
        assertThat(problem.message())
                .startsWith("lead L1 has created_at \"a b [31mccc")
                .contains("ccc...\", must be");
    }

    @Test
    void spend_ofUnknownCategory_isOther() {
        Given given = Given.file("spend.csv", "start_date,amount,currency,category", "2026-01-05,1,USD,beer");

        assertThat(given.problems())
                .containsExactly(
                        "CELL_IGNORED spend.csv:2 category: row has category \"beer\", must be one of ad_media,"
                                + " content, tool, salary, commission, agency, event, credit, other, so it is ignored");
        assertThat(given.dataset().spend().get(0).category()).isEqualTo(SpendCategory.OTHER);
    }

    @Test
    void end_beforeStart_dropsTheRow() {
        assertThat(Given.file("traffic.csv", "start_date,end_date", "2026-01-05,2026-01-04")
                        .problems())
                .containsExactly("ROW_DROPPED traffic.csv:2 end_date: row has end_date 2026-01-04, must not be before"
                        + " start_date 2026-01-05, so the row is dropped");
    }

    @Test
    void opportunity_openButClosed_isOpen() {
        Given given = Given.file(
                "opportunities.csv",
                "id,created_at,status,closed_at",
                "O1,2026-01-05,,2026-02-01",
                "O2,2026-01-05,won,");

        assertThat(given.problems())
                .containsExactly("CELL_IGNORED opportunities.csv:2 closed_at: opportunity O1 has closed_at 2026-02-01"
                        + " although it is open, so it is ignored");
        assertThat(given.dataset().deals().get(0).opportunity().status()).isEqualTo(OpportunityStatus.OPEN);
        assertThat(given.dataset().deals().get(0).opportunity().closedAt()).isEmpty();
    }

    @Test
    void opportunity_ofUnknownCurrency_hasNoAmounts() {
        Given given = Given.file(
                        "opportunities.csv", "id,created_at,qualified_amount,amount,currency", "O1,2026-01-05,1,,ZZZ")
                .and("opportunity_stages.csv", "opportunity_id,stage,at,amount", "O1,Discovery,2026-01-06,3");

        assertThat(given.problems())
                .containsExactly(
                        "CELL_IGNORED opportunities.csv:2 currency: opportunity O1 has currency \"ZZZ\", must "
                                + "be an ISO 4217"
                                + " currency such as USD, so it is ignored",
                        "CELL_IGNORED opportunities.csv:2 qualified_amount: opportunity O1 has qualified_amount "
                                + "\"1\", must"
                                + " be an amount in a known currency, so it is ignored",
                        "CELL_IGNORED opportunity_stages.csv:2 amount: opportunity O1 has amount \"3\", must be "
                                + "an amount in"
                                + " a known currency, so it is ignored");
        assertThat(given.dataset().deals().get(0).opportunity().stages()).hasSize(1);
    }

    @Test
    void touch_ofNobody_isDropped() {
        assertThat(Given.file("touches.csv", "id,at,kind,lead_id", "T1,2026-01-05,call,")
                        .problems())
                .containsExactly(
                        "ROW_DROPPED touches.csv:2 lead_id: touch T1 has neither lead_id nor prospect_id, so the"
                                + " row is dropped");
    }

    @Test
    void step_needsASequence_butNoSequenceNeedsAStep() {
        Given given = Given.file(
                "touches.csv",
                "id,at,kind,lead_id,sequence,step",
                "T1,2026-01-05,email,L1,S1,",
                "T2,2026-01-05,email,L1,,2");

        assertThat(given.dataset().touches().get(0).sequence()).contains(new SequenceStep("S1", Optional.empty()));
        assertThat(given.problems())
                .containsExactly(
                        "CELL_IGNORED touches.csv:3 step: touch T2 has a step without a sequence, so it is ignored");
    }

    @Test
    void disqualifiedReason_withoutDate_isIgnored() {
        assertThat(Given.file("leads.csv", "id,created_at,disqualified_reason", "L1,2026-01-05,spam")
                        .problems())
                .containsExactly(
                        "CELL_IGNORED leads.csv:2 disqualified_reason: lead L1 has a disqualified_reason without"
                                + " disqualified_at, so it is ignored");
    }

    @Test
    void rowsAboutRecordsThatAreNotThere_areReported() {
        List<String> problems = Given.file("leads.csv", "id,created_at", "L1,2026-01-05")
                .and("stages.csv", "lead_id,stage,at", "L9,mql,2026-01-06")
                .and("signals.csv", "lead_id,at,kind", "L8,2026-01-06,webinar")
                .and("opportunity_stages.csv", "opportunity_id,stage,at", "O9,Discovery,2026-01-06")
                .problems();

        assertThat(problems)
                .containsExactly(
                        "ROW_DROPPED stages.csv:2 lead_id: row names lead_id \"L9\", which is not there, "
                                + "so the row"
                                + " adds nothing",
                        "ROW_DROPPED signals.csv:2 lead_id: row names lead_id \"L8\", which is not there, "
                                + "so the row"
                                + " adds nothing",
                        "ROW_DROPPED opportunity_stages.csv:2 opportunity_id: row names opportunity_id "
                                + "\"O9\", which is"
                                + " not there, so the row adds nothing");
    }

    @Test
    void stage_thatMapsToNone_isKeptAsUnknownAndReportedOnce() {
        Given given = Given.file("leads.csv", "id,created_at", "L1,2026-01-05")
                .and("stages.csv", "lead_id,stage,at", "L1,warm,2026-01-06");
        Import found = given.read();

        assertThat(Given.shown(found.problems(Given.dataset(found))))
                .containsExactly(
                        "UNKNOWN_STAGE stages.csv:2 stage: lead L1 entered stage \"warm\", must be one of prospect,"
                                + " lead, mql, sal, sql, opportunity, customer, recycled, disqualified, churned,"
                                + " unknown");
        assertThat(given.dataset().journeys().get(0).lead().transitions().get(0).to())
                .isEqualTo(Stage.UNKNOWN);
    }

    @Test
    void rate_thatCannotBe_isDropped_andItsCellIsNamed() {
        assertThat(Given.file("fx.csv", "date,from,to,rate", "2026-01-01,EUR,USD,0", "2026-01-01,EUR,EUR,1.1")
                        .problems())
                .containsExactly(
                        "ROW_DROPPED fx.csv:2 rate: rate of EUR to USD on 2026-01-01 must be above 0, was 0, so the"
                                + " row is dropped",
                        "ROW_DROPPED fx.csv:3 to: rate of EUR to EUR must not be given, it is always 1, so the row is"
                                + " dropped");
    }

    @Test
    void skill_withoutAKind_isIgnored_andTheOthersAreKept() {
        Given given = Given.file("reps.csv", "id,skills", "R1,region:EMEA|retail|size:");

        assertThat(given.problems())
                .containsExactly(
                        "CELL_IGNORED reps.csv:2 skills: rep R1 has skill \"retail\", must be kind:value such as"
                                + " region:EMEA, so it is ignored",
                        "CELL_IGNORED reps.csv:2 skills: rep R1 has skill \"size:\", must be kind:value such as"
                                + " region:EMEA, so it is ignored");
        assertThat(given.dataset().reps().get(0).skills()).containsExactly("region:EMEA");
    }

    @Test
    void enrollmentAndRep_thatEndBeforeTheyBegin_haveTheirPlace() {
        Import found = Given.file("reps.csv", "id,active_from,active_to", "R1,2026-02-01,2026-02-01")
                .and("enrollments.csv", "contact,sequence,enrolled_at,exited_at", "P1,S1,2026-01-05,2026-01-04")
                .read();

        assertThat(Given.shown(found.problems(Given.dataset(found))))
                .containsExactly(
                        "ORDER enrollments.csv:2: enrollment of P1 in S1 exit is dated 2026-01-04, before its entry at"
                                + " 2026-01-05",
                        "ORDER reps.csv:2: rep R1 is active from 2026-02-01 until before 2026-02-01, so on no day");
    }

    @Test
    void rate_givenTwice_isDropped() {
        assertThat(Given.file("fx.csv", "date,from,to,rate", "2026-01-01,EUR,USD,1.1", "2026-01-01,EUR,USD,1.2")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("ROW_DROPPED fx.csv:3 rate: rate of EUR to USD on 2026-01-01 is given twice")
                .endsWith(", so the row is dropped");
    }

    @Test
    void problemsOfTheDataset_getThePlaceOfTheirRecord() {
        Import found = Given.file("leads.csv", "id,created_at", "L1,2026-01-05", "L2,2026-01-05")
                .and("touches.csv", "id,lead_id,at,kind", "T1,L2,2026-01-01,call")
                .and(
                        "opportunities.csv",
                        "id,lead_id,created_at,status,closed_at",
                        "O1,L1,2026-02-01,won,2026-01-31",
                        "O2,L7,2026-02-01,open,")
                .read();
        Dataset data = Given.dataset(found);

        assertThat(found.problems()).isEmpty();
        assertThat(Given.shown(found.problems(data)))
                .containsExactlyInAnyOrder(
                        "ORDER opportunities.csv:2: opportunity O1 close is dated 2026-01-31, before its creation at"
                                + " 2026-02-01",
                        "UNKNOWN_REFERENCE opportunities.csv:3: opportunity O2 names lead L7, which is not there",
                        "ORDER touches.csv:2: touch T1 contact is dated 2026-01-01, before the creation of its lead at"
                                + " 2026-01-05");
        assertThat(data.deals()).hasSize(2);
    }
}
