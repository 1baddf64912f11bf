package org.leadkpi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.leadkpi.Datasets;
import org.leadkpi.metric.Catalog;
import org.leadkpi.model.Dataset;

/** Ledgers of one frame form an abelian group, and every form of a ledger reads back. */
class LedgerLawsTest {

    private static final int MANY = 100;
    private static final long SEEDS = 1_000_000;

    private static List<Ledger> threeParts(Datasets.Sample sample) {
        List<Dataset> parts = Datasets.parts(sample.data(), 3, false, new Random(sample.seed()));
        return parts.stream().map(sample::ledger).toList();
    }

    @Property(tries = MANY, seed = "11", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void plus_commutesAndAssociates(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        List<Ledger> parts = threeParts(Datasets.of(seed));
        Ledger a = parts.get(0);
        Ledger b = parts.get(1);
        Ledger c = parts.get(2);

        assertThat(a.plus(b)).isEqualTo(b.plus(a)).hasSameHashCodeAs(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    }

    @Property(tries = MANY, seed = "12", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void minus_undoesPlus(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        List<Ledger> parts = threeParts(Datasets.of(seed));
        Ledger a = parts.get(0);
        Ledger b = parts.get(1);

        assertThat(a.plus(b).minus(b)).isEqualTo(a);
        assertThat(a.minus(b).plus(b)).isEqualTo(a);
        assertThat(a.minus(a)).isEqualTo(Ledger.empty(a.frame(), a.catalog()));
        assertThat(a.minus(a).rows()).isEmpty();
    }

    @Property(tries = MANY, seed = "13", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void empty_isNeutral(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Ledger ledger = Datasets.of(seed).ledger();
        Ledger empty = Ledger.empty(ledger.frame(), ledger.catalog());

        assertThat(ledger.plus(empty)).isEqualTo(ledger);
        assertThat(empty.plus(ledger)).isEqualTo(ledger);
        assertThat(ledger.minus(empty)).isEqualTo(ledger);
    }

    @Property(tries = MANY, seed = "14", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void operands_stayAsTheyWere(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);
        Ledger a = sample.ledger();
        Ledger b = sample.ledger();

        a.plus(b);
        a.minus(b);

        assertThat(a).isEqualTo(sample.ledger());
        assertThat(b).isEqualTo(sample.ledger());
    }

    @Property(tries = MANY, seed = "15", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void rows_readBackInAnyOrder(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Ledger ledger = Datasets.of(seed).ledger();

        List<LedgerRow> shuffled = Datasets.shuffle(ledger.rows(), new Random(seed));

        assertThat(Ledger.ofRows(ledger.frame(), ledger.catalog(), shuffled)).isEqualTo(ledger);
        assertThat(ledger.rows()).doesNotHaveDuplicates().allMatch(row -> row.amount() != 0);
    }

    @Property(tries = MANY, seed = "16", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void rowsInTwo_addUp(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Ledger ledger = Datasets.of(seed).ledger();
        Random random = new Random(seed);
        List<LedgerRow> split = new ArrayList<>();
        for (LedgerRow row : ledger.rows()) {
            long first = random.nextInt(2000) - 1000;
            split.add(new LedgerRow(row.segment(), row.range(), row.column(), row.value(), first));
            split.add(new LedgerRow(row.segment(), row.range(), row.column(), row.value(), row.amount() - first));
        }

        Ledger read = Ledger.ofRows(ledger.frame(), ledger.catalog(), Datasets.shuffle(split, random));

        assertThat(read).isEqualTo(ledger);
        assertThat(read.rows()).isEqualTo(ledger.rows());
    }

    @Property(tries = MANY, seed = "17", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void bytes_readBack(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Ledger ledger = Datasets.of(seed).ledger();

        Ledger read = Ledger.ofBytes(ledger.toBytes(), ledger.catalog());

        assertThat(read).isEqualTo(ledger);
        assertThat(read.frame()).isEqualTo(ledger.frame());
        assertThat(read.toBytes()).isEqualTo(ledger.toBytes());
    }

    @Property(tries = 5, seed = "18", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void bytesCutAnywhere_areRefused(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Ledger ledger = Datasets.of(seed).ledger();
        byte[] bytes = ledger.toBytes();

        for (int length = 0; length < bytes.length; length += length < 5000 ? 1 : 97) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException()
                    .as("%d of %d bytes", length, bytes.length)
                    .isThrownBy(() -> Ledger.ofBytes(cut, ledger.catalog()));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ledger.ofBytes(Arrays.copyOf(bytes, bytes.length - 1), ledger.catalog()))
                .withMessage("ledger is cut short after " + (bytes.length - 1) + " bytes");
    }

    @Property(tries = 20, seed = "19", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void damagedBytes_areReadOrRefusedButNeverBreak(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Ledger ledger = Datasets.of(seed).ledger();
        Random random = new Random(seed);
        byte[] bytes = ledger.toBytes();

        for (int i = 0; i < 300; i++) {
            byte[] damaged = bytes.clone();
            int at = i < 150 ? random.nextInt(120) : random.nextInt(bytes.length);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            try {
                Ledger.ofBytes(damaged, ledger.catalog());
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    @Property(tries = 20, seed = "20", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void bytesOfAnotherVersion_areRefused(@ForAll @LongRange(min = 0, max = SEEDS) long seed, @ForAll int version) {
        Ledger ledger = Datasets.of(seed).ledger();
        byte[] bytes = ledger.toBytes();
        int known = ByteBuffer.wrap(bytes).getInt(4);
        int other = version == known ? known + 1 : version;
        ByteBuffer.wrap(bytes).putInt(4, other);

        assertThatThrownBy(() -> Ledger.ofBytes(bytes, ledger.catalog()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ledger has version " + other + ", only " + known + " is known");
    }

    @Property(tries = 20, seed = "21", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void anyBytes_areNoLedger(@ForAll byte[] bytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ledger.ofBytes(bytes, Catalog.standard()));
    }
}
