package org.leadkpi;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.Dataset;

/** The rules of the house that a compiler does not know, proved on the class files of the library. */
class ArchitectureTest {

    /** One line: a package refers only to itself and to those on its left. */
    private static final List<String> LINE = List.of(
            "internal",
            "value",
            "stats",
            "time",
            "model",
            "response",
            "scoring",
            "capacity",
            "metric",
            "ledger",
            "scorecard",
            "benchmark",
            "diagnosis",
            "review",
            "report");

    private static final String ROOT = "org/leadkpi/";

    private static final Set<String> FORBIDDEN = Set.of(
            "java/lang/System.currentTimeMillis",
            "java/lang/System.nanoTime",
            "java/lang/System.getProperty",
            "java/lang/System.getenv",
            "java/lang/System.out",
            "java/lang/System.err",
            "java/lang/System.in",
            "java/time/Instant.now",
            "java/time/LocalDate.now",
            "java/time/LocalDateTime.now",
            "java/time/ZonedDateTime.now",
            "java/time/OffsetDateTime.now",
            "java/time/LocalTime.now",
            "java/time/YearMonth.now",
            "java/time/Year.now",
            "java/time/Clock.systemUTC",
            "java/time/Clock.systemDefaultZone",
            "java/time/ZoneId.systemDefault",
            "java/util/TimeZone.getDefault",
            "java/util/Locale.getDefault",
            "java/util/Date.<init>",
            "java/util/Random.<init>:()V",
            "java/lang/Math.random",
            "java/util/UUID.randomUUID",
            "java/lang/Throwable.printStackTrace");

    /** Methods that read the default locale unless they are given one. */
    private static final Set<String> LOCALE_DEPENDENT = Set.of(
            "java/lang/String.toLowerCase:()Ljava/lang/String;",
            "java/lang/String.toUpperCase:()Ljava/lang/String;",
            "java/lang/String.getBytes:()[B");

    private static final Map<String, ClassFile> CLASSES = classes();

    // ---- what was seen

    @Test
    void everyClassFile_isSeen() throws IOException {
        long files;
        try (Stream<Path> all = Files.walk(root())) {
            files = all.filter(path -> path.toString().endsWith(".class"))
                    .filter(path -> !path.endsWith("module-info.class"))
                    .count();
        }

        assertThat(CLASSES).hasSize((int) files).hasSizeGreaterThanOrEqualTo(100);
        assertThat(CLASSES.keySet()).allMatch(name -> name.startsWith(ROOT));
        assertThat(packages()).isNotEmpty().allMatch(LINE::contains);
    }

    @Test
    void parser_seesReferences() {
        ClassFile ledger = CLASSES.get("org/leadkpi/ledger/Ledger");

        assertThat(ledger.referredPackages())
                .containsExactlyInAnyOrder("internal", "ledger", "metric", "model", "stats", "time");
        assertThat(ledger.members).contains("org/leadkpi/ledger/Frame.periods:()Lorg/leadkpi/time/Periods;");
        assertThat(CLASSES.get("org/leadkpi/metric/Tally").isPublic).isTrue();
        assertThat(CLASSES.get("org/leadkpi/ledger/Page").isPublic).isFalse();
    }

    // ---- the line of packages

    @Test
    void everyPackage_refersOnlyToItsLeft() {
        List<String> wrong = new ArrayList<>();
        CLASSES.forEach((name, file) -> {
            int own = LINE.indexOf(file.packageName());
            for (String other : file.referredPackages()) {
                if (LINE.indexOf(other) > own) {
                    wrong.add(name + " refers to " + other);
                }
                assertThat(LINE)
                        .as("package of a class that %s refers to", name)
                        .contains(other);
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void packages_haveNoCycle() {
        Map<String, Set<String>> edges = new TreeMap<>();
        CLASSES.values()
                .forEach(file -> edges.computeIfAbsent(file.packageName(), name -> new TreeSet<>())
                        .addAll(file.referredPackages()));
        edges.forEach((from, to) -> to.remove(from));
        Set<String> left = new TreeSet<>(edges.keySet());

        boolean shrinks = true;
        while (shrinks) {
            shrinks = left.removeIf(name -> edges.get(name).stream().noneMatch(left::contains));
        }

        assertThat(left).as("packages in a cycle").isEmpty();
    }

    @Test
    void everyClass_refersOnlyToJavaAndTheAnnotations() {
        List<String> wrong = new ArrayList<>();
        CLASSES.forEach((name, file) -> file.types.stream()
                .filter(type -> !type.startsWith("java/") && !type.startsWith(ROOT))
                .filter(type -> !type.startsWith("org/jspecify/annotations/"))
                .forEach(type -> wrong.add(name + " refers to " + type)));

        assertThat(wrong).isEmpty();
    }

    // ---- the module

    @Test
    void everyPackageButInternal_isExported() throws IOException {
        ModuleDescriptor module;
        try (InputStream in = Files.newInputStream(root().resolve("module-info.class"))) {
            module = ModuleDescriptor.read(in);
        }
        Set<String> exported = new TreeSet<>();
        module.exports().forEach(export -> {
            assertThat(export.isQualified()).as("%s", export).isFalse();
            exported.add(export.source());
        });

        Set<String> expected = CLASSES.values().stream()
                .map(file -> file.name.substring(0, file.name.lastIndexOf('/')).replace('/', '.'))
                .filter(name -> !name.endsWith(".internal"))
                .collect(toCollection(TreeSet::new));

        assertThat(exported).isEqualTo(expected);
        assertThat(module.name()).isEqualTo("org.leadkpi.core");
        assertThat(module.requires().stream().map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder("java.base", "org.jspecify");
    }

    @Test
    void everyPackage_isNullMarked() {
        for (ClassFile file : CLASSES.values()) {
            String folder = file.name.substring(0, file.name.lastIndexOf('/'));
            assertThat(CLASSES).containsKey(folder + "/package-info");
            assertThat(CLASSES.get(folder + "/package-info").types)
                    .as("annotations of %s", folder)
                    .contains("org/jspecify/annotations/NullMarked");
        }
    }

    // ---- names

    @Test
    void noPublicType_sharesItsNameWithTheJdk() throws IOException {
        Set<String> taken = namesOfTheJdk();
        assertThat(taken)
                .contains("String", "List", "ConcurrentMap", "Instant", "BigDecimal", "URI", "Path", "Collector");

        List<String> wrong = new ArrayList<>();
        for (ClassFile file : CLASSES.values()) {
            if (file.isPublic && !file.isNested() && taken.contains(file.simpleName())) {
                wrong.add(file.name);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void noTwoPublicTypes_shareAName() {
        Map<String, Set<String>> byName = new TreeMap<>();
        for (ClassFile file : CLASSES.values()) {
            if (file.isPublic && !file.isNested()) {
                byName.computeIfAbsent(file.simpleName(), name -> new TreeSet<>())
                        .add(file.name);
            }
        }
        byName.values().removeIf(names -> names.size() == 1);

        assertThat(byName).as("a star import of every package is ambiguous").isEmpty();
    }

    private static Set<String> namesOfTheJdk() throws IOException {
        FileSystem jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
        Path base = jrt.getPath("modules", "java.base", "java");
        List<Path> folders = new ArrayList<>(List.of(
                base.resolve("lang"),
                base.resolve("time"),
                base.resolve("io"),
                base.resolve("math"),
                base.resolve("net"),
                base.resolve("nio/file")));
        try (Stream<Path> inside = Files.walk(base.resolve("util"))) {
            inside.filter(Files::isDirectory).forEach(folders::add);
        }
        Path logging = jrt.getPath("modules", "java.logging", "java", "util", "logging");
        folders.add(logging);
        Set<String> names = new HashSet<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(path -> path.toString().endsWith(".class"))
                        .filter(path -> !path.getFileName().toString().contains("$"))
                        .map(ArchitectureTest::parse)
                        .filter(file -> file.isPublic)
                        .forEach(file -> names.add(file.simpleName()));
            }
        }
        return names;
    }

    // ---- purity

    @Test
    void noClass_readsClockZoneLocaleOrConsole() {
        List<String> wrong = new ArrayList<>();
        CLASSES.forEach((name, file) -> {
            FORBIDDEN.stream().filter(file::mentions).forEach(member -> wrong.add(name + " uses " + member));
            LOCALE_DEPENDENT.stream().filter(file::mentions).forEach(member -> wrong.add(name + " uses " + member));
        });

        assertThat(wrong).isEmpty();
    }

    private static List<String> packages() {
        return CLASSES.values().stream().map(ClassFile::packageName).distinct().toList();
    }

    private static Path root() {
        try {
            return Path.of(Dataset.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, ClassFile> classes() {
        Map<String, ClassFile> classes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root())) {
            all.filter(path -> path.toString().endsWith(".class"))
                    .filter(path -> !path.endsWith("module-info.class"))
                    .map(ArchitectureTest::parse)
                    .forEach(file -> classes.put(file.name, file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return classes;
    }

    private static ClassFile parse(Path path) {
        try {
            return new ClassFile(Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the constant pool of a class file tells. */
    private static final class ClassFile {
        private static final int PUBLIC = 1;
        private static final Pattern TYPE = Pattern.compile("L([A-Za-z_][\\w$]*(?:/[\\w$-]+)+)[;<]");

        final String name;
        final boolean isPublic;
        final Set<String> types = new TreeSet<>();
        final Set<String> members = new TreeSet<>();

        ClassFile(byte[] bytes) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (in.readInt() != 0xCAFEBABE) {
                throw new IOException("no class file");
            }
            in.readInt();
            int count = in.readUnsignedShort();
            String[] texts = new String[count];
            Map<Integer, int[]> pairs = new HashMap<>();
            Map<Integer, Integer> classNames = new HashMap<>();
            List<Integer> references = new ArrayList<>();
            Map<Integer, Integer> descriptors = new HashMap<>();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts[i] = in.readUTF();
                    case 3, 4 -> in.readInt();
                    case 5, 6 -> {
                        in.readLong();
                        i++;
                    }
                    case 7 -> classNames.put(i, in.readUnsignedShort());
                    case 8, 19, 20 -> in.readUnsignedShort();
                    case 9, 10, 11 -> {
                        references.add(i);
                        pairs.put(i, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                    }
                    case 12 -> pairs.put(i, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                    case 15 -> {
                        in.readUnsignedByte();
                        in.readUnsignedShort();
                    }
                    case 16 -> descriptors.put(i, in.readUnsignedShort());
                    case 17, 18 -> in.readInt();
                    default -> throw new IOException("unknown constant " + tag);
                }
            }
            isPublic = (in.readUnsignedShort() & PUBLIC) != 0;
            name = texts[classNames.get(in.readUnsignedShort())];
            for (int text : classNames.values()) {
                String type = texts[text];
                if (type.startsWith("[")) {
                    addTypes(type);
                } else {
                    types.add(type);
                }
            }
            for (String text : texts) {
                if (text != null) {
                    addTypes(text);
                }
            }
            for (int reference : references) {
                int[] pair = pairs.get(reference);
                int[] nameAndType = pairs.get(pair[1]);
                String owner = texts[classNames.get(pair[0])];
                members.add(owner + "." + texts[nameAndType[0]]);
                members.add(owner + "." + texts[nameAndType[0]] + ":" + texts[nameAndType[1]]);
            }
        }

        private void addTypes(String descriptor) {
            Matcher matcher = TYPE.matcher(descriptor);
            while (matcher.find()) {
                types.add(matcher.group(1));
            }
        }

        boolean mentions(String member) {
            return members.contains(member);
        }

        boolean isNested() {
            return simpleName().contains("$");
        }

        String simpleName() {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        String packageName() {
            return packageOf(name);
        }

        Set<String> referredPackages() {
            return types.stream()
                    .filter(type -> type.startsWith(ROOT))
                    .map(ClassFile::packageOf)
                    .collect(toCollection(TreeSet::new));
        }

        private static String packageOf(String type) {
            String rest = type.substring(ROOT.length());
            return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : "";
        }
    }
}
