// Imports and helpers for JShell. It ships in the root of kpi.jar:
//
//   unzip -p kpi.jar kpi.jsh > kpi.jsh
//   jshell --class-path kpi.jar kpi.jsh
//
//   jshell> var card = Scorecard.of(SampleCompany.dataset(), MONTH, CHANNEL)
//   jshell> card.get(COST_PER_LEAD, "paid_search").trace()
//   jshell> print(card.only("cost-per-lead", "win-rate"))
//   jshell> explain(COST_PER_LEAD)
//
// JShell cuts values of more than 1,000 characters; print() shows all of a scorecard. In a notebook, show what toHtml()
// returns as text/html; Html.of(card).page() is a file of its own.

import java.time.*;
import org.leadkpi.benchmark.*;
import org.leadkpi.capacity.*;
import org.leadkpi.csv.*;
import org.leadkpi.diagnosis.*;
import org.leadkpi.ledger.*;
import org.leadkpi.metric.*;
import org.leadkpi.model.*;
import org.leadkpi.report.*;
import org.leadkpi.review.*;
import org.leadkpi.scorecard.*;
import org.leadkpi.scoring.*;
import org.leadkpi.stats.*;
import org.leadkpi.time.*;
import org.leadkpi.value.*;

import static org.leadkpi.metric.CapacityKpis.*;
import static org.leadkpi.metric.CustomerKpis.*;
import static org.leadkpi.metric.DataQualityKpis.*;
import static org.leadkpi.metric.OutreachKpis.*;
import static org.leadkpi.metric.ResponseKpis.*;
import static org.leadkpi.metric.ScoringKpis.*;
import static org.leadkpi.metric.StandardDimensions.*;
import static org.leadkpi.metric.StandardKpis.*;
import static org.leadkpi.metric.StandardTallies.*;
import static org.leadkpi.time.Grain.DAY;
import static org.leadkpi.time.Grain.MONTH;
import static org.leadkpi.time.Grain.NONE;
import static org.leadkpi.time.Grain.QUARTER;
import static org.leadkpi.time.Grain.WEEK;
import static org.leadkpi.time.Grain.YEAR;

void print(Scorecard card) { System.out.print(TextTable.scorecard(card)); }
void print(Scorecard card, int width) { System.out.print(TextTable.scorecard(card, width)); }
String toHtml(Scorecard card) { return Html.of(card).toHtml(); }
String toHtml(Diagnosis diagnosis) { return Html.of(diagnosis).toHtml(); }
void explain(Kpi kpi) { System.out.print(Explanation.text(Catalog.standard(), kpi)); }
void explain(String id) { System.out.print(Explanation.text(Catalog.standard(), Catalog.standard().kpi(id))); }
Money usd(String amount) { return Money.of(amount, "USD"); }
