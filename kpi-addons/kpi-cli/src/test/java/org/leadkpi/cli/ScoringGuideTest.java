package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model and the commands of the guide to scores run, and print what the guide says they print. */
class ScoringGuideTest {

    private static final String SAMPLE = "../kpi-csv/src/main/resources/org/leadkpi/csv/sample";

    @TempDir
    private Path folder;

    @Test
    void commands_printWhatTheGuideSays() throws IOException {
        List<String> blocks = blocks(Files.readString(Path.of("..", "..", "docs", "scoring.md")));
        Path model = Files.writeString(folder.resolve("model.txt"), blocks.get(0));

        List<String> shown =
                blocks.stream().filter(block -> block.startsWith("$ kpi ")).toList();

        assertThat(shown).hasSize(2);
        for (String block : shown) {
            int end = block.indexOf('\n');
            String command = block.substring("$ kpi ".length(), end)
                    .replace("--data sample", "--data " + SAMPLE)
                    .replace("model.txt", model.toString());
            assertThat(Ran.kpi(command.split(" ")).out()).as(command).startsWith(block.substring(end + 1));
        }
    }

    private static List<String> blocks(String guide) {
        String[] parts = guide.replace("\r\n", "\n").split("```\n?", -1);
        return Arrays.stream(parts)
                .skip(1)
                .filter(part -> Arrays.asList(parts).indexOf(part) % 2 == 1)
                .toList();
    }
}
