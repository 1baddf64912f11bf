package org.leadkpi.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Quotient;
import org.leadkpi.metric.Style;
import org.leadkpi.review.Why;
import org.leadkpi.scorecard.Decomposition;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.Kitagawa;
import org.leadkpi.value.Rational;

/** Why a number moved, as plain text: the move, what it is made of, and a row for each segment, the largest contribution first. */
final class WhyText {

    private static final String GAP = "  ";
    private static final String ARROW = " -> ";

    private final Scorecard card;
    private final Why why;
    private final Kpi kpi;
    private final int width;
    private final Appendable out;

    WhyText(Scorecard card, Why why, int width, Appendable out) {
        this.card = card;
        this.why = why;
        this.kpi = why.total().reading().kpi();
        this.width = width;
        this.out = out;
    }

    void write() throws IOException {
        Reading after = why.total().reading();
        Reading before = why.total().base();
        line(kpi.title() + ", " + label(before) + " to " + label(after) + ", by " + why.dimension() + "  [" + kpi.id()
                + "]");
        line(new Grid(card).basis());
        line("");
        line(label(before) + "  " + Shown.of(before, true).text());
        line(label(after) + "  " + Shown.of(after, true).text());
        if (!why.total().isComparable()) {
            paragraph(told(why.total().show()));
            return;
        }
        line(move());
        if (why.whyNot().isPresent()) {
            line("");
            paragraph("Not split: " + told(why.whyNot().get()) + ".");
            return;
        }
        if (why.mixAndRate().isPresent()) {
            ratio(why.mixAndRate().get());
        } else {
            sum();
        }
    }

    private String move() {
        return why.total().show() + (why.total().isSignificant() ? "; more than chance" : sure());
    }

    private String sure() {
        return why.total().differenceInterval().isPresent()
                        || why.total().ratioInterval().isPresent()
                ? "; chance alone may move it as far"
                : "";
    }

    // ---- what adds up

    private void sum() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(why.dimension(), "before", "after", "adds"));
        for (Why.Part part : why.parts()) {
            rows.add(
                    List.of(part.segment().toString(), value(part.base()), value(part.value()), change(part.change())));
        }
        rows.add(List.of(
                "total",
                value(why.total().base().number()),
                value(why.total().reading().number()),
                change(why.total().difference().orElseThrow())));
        table(rows);
    }

    // ---- ratios

    private void ratio(Decomposition split) throws IOException {
        line("");
        line(GAP + "mix   " + change(split.mix().orElseThrow()) + GAP
                + "by segments of a high or low ratio that grew or shrank");
        line(GAP + "rate  " + change(split.rate().orElseThrow()) + GAP + "by the ratios within the segments");
        boolean isUnbased = !split.unbased().orElseThrow().isZero();
        if (isUnbased) {
            line(GAP + "rest  " + change(split.unbased().orElseThrow()) + GAP
                    + "by what stands above the line of segments with nothing below it");
        }
        if (split.isReversed()) {
            paragraph("Every segment moved the other way: only the mix moved the total.");
        } else if (split.isMixShift()) {
            paragraph("On balance the segments moved the other way: the mix moved the total.");
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(why.dimension(), "share", "ratio", "mix", "rate"));
        if (isUnbased) {
            head.add("rest");
        }
        head.add("adds");
        rows.add(head);
        for (Decomposition.Part part : split.parts()) {
            rows.add(row(
                    part.segment().toString(),
                    pair(share(part.baseShare()), share(part.share())),
                    pair(value(part.baseRatio()), value(part.ratio())),
                    List.of(part.mix(), part.rate(), part.unbased(), part.total()),
                    isUnbased));
        }
        rows.add(row(
                "total",
                "",
                pair(
                        value(why.total().base().number()),
                        value(why.total().reading().number())),
                List.of(
                        split.mix().orElseThrow(),
                        split.rate().orElseThrow(),
                        split.unbased().orElseThrow(),
                        why.total().difference().orElseThrow()),
                isUnbased));
        table(rows);
        Optional<Kitagawa> volume = why.volumeAndRate();
        if (volume.isPresent() && kpi.formula() instanceof Quotient quotient) {
            line("");
            paragraph(volume(quotient, volume.get()));
        }
    }

    private List<String> row(String name, String share, String ratio, List<Rational> effects, boolean isUnbased) {
        List<String> cells =
                new ArrayList<>(List.of(name, share, ratio, change(effects.get(0)), change(effects.get(1))));
        if (isUnbased) {
            cells.add(change(effects.get(2)));
        }
        cells.add(change(effects.get(3)));
        return cells;
    }

    /** What stands above the line, by how much there is below it and by the ratio. */
    private String volume(Quotient quotient, Kitagawa split) {
        Style style = quotient.numerator().unit().isMoney() ? Style.MONEY : Style.COUNT;
        Reading after = why.total().reading();
        return "Above the line: " + quotient.numerator().text() + " "
                + style.format(why.total().base().numerator().orElseThrow(), after.currency()) + ARROW
                + style.format(after.numerator().orElseThrow(), after.currency()) + ", "
                + style.change(split.total(), after.currency()) + " = " + style.change(split.mix(), after.currency())
                + by() + quotient.denominator().text() + ", "
                + style.change(split.rate(), after.currency()) + " by the ratio.";
    }

    private String by() {
        int sign = why.total()
                .reading()
                .denominator()
                .orElseThrow()
                .compareTo(why.total().base().denominator().orElseThrow());
        return sign > 0 ? " by more " : sign < 0 ? " by less " : " by as much ";
    }

    // ---- numbers and lines

    private String told(String said) {
        return Wording.told(said, why.total(), card);
    }

    private String label(Reading reading) {
        return card.frame().grain().label(reading.range());
    }

    private String value(Optional<Rational> number) {
        return number.map(each -> Shown.bare(
                        why.total().reading(),
                        kpi.style().format(each, card.frame().currency()),
                        false))
                .orElse(Wording.NOTHING);
    }

    private String change(Rational number) {
        return Shown.bare(
                why.total().reading(), kpi.style().change(number, card.frame().currency()), false);
    }

    private String share(Rational number) {
        return Style.PERCENT.format(number, card.frame().currency());
    }

    private static String pair(String before, String after) {
        return before + ARROW + after;
    }

    private void table(List<List<String>> rows) throws IOException {
        line("");
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (int i = 0; i < rows.size(); i++) {
            if (i == rows.size() - 1) {
                line("-".repeat(Arrays.stream(widths).sum() + GAP.length() * (columns - 1)));
            }
            StringBuilder text = new StringBuilder(rows.get(i).get(0));
            text.append(" ".repeat(widths[0] - text.length()));
            for (int j = 1; j < columns; j++) {
                String cell = rows.get(i).get(j);
                text.append(GAP).append(" ".repeat(widths[j] - cell.length())).append(cell);
            }
            line(text.toString());
        }
    }

    private void paragraph(String words) throws IOException {
        out.append(Paragraph.wrap("", "", words, width));
    }

    private void line(String text) throws IOException {
        out.append(text.stripTrailing()).append('\n');
    }
}
