package org.leadkpi.report;

import java.io.IOException;
import java.util.Currency;
import java.util.List;
import org.leadkpi.capacity.CapacityModel;
import org.leadkpi.capacity.RepBook;
import org.leadkpi.metric.Style;
import org.leadkpi.value.Rational;

/** The books of reps before and after something is done, side by side. */
record LoadChange(List<RepBook> before, List<RepBook> after, CapacityModel capacity) {

    /** No amount is shown here. */
    private static final Currency NO_CURRENCY = Currency.getInstance("XXX");

    String text() {
        Aligned reps = new Aligned(1, "rep", "leads", "then", "load", "then");
        for (int i = 0; i < before.size(); i++) {
            reps.row(
                    before.get(i).rep().id(),
                    Wording.count(count(before.get(i))),
                    Wording.count(count(after.get(i))),
                    percent(load(before.get(i))),
                    percent(load(after.get(i))));
        }
        return reps.text();
    }

    void json(JsonWriter json) throws IOException {
        json.name("reps").arrayOfLines();
        for (int i = 0; i < before.size(); i++) {
            json.object().name("rep").value(before.get(i).rep().id());
            json.name("leads_before").value(count(before.get(i)));
            json.name("leads_after").value(count(after.get(i)));
            json.name("utilization_before").value(Json.decimal(load(before.get(i))));
            json.name("utilization_after").value(Json.decimal(load(after.get(i))));
            json.endObject();
        }
        json.endArray();
    }

    private Rational load(RepBook book) {
        return book.load(capacity).againstUpper();
    }

    private static long count(RepBook book) {
        return book.leads().values().stream().mapToLong(Long::longValue).sum();
    }

    /** A share of what a rep can carry. */
    static String percent(Rational share) {
        return Style.PERCENT.format(share, NO_CURRENCY);
    }

    /** A number of leads, of points, of whatever is no amount. */
    static String number(Rational number) {
        return Style.COUNT.format(number, NO_CURRENCY);
    }
}
