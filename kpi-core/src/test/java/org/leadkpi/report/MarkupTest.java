package org.leadkpi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class MarkupTest {

    private static String written(Markup markup) {
        return Written.text(markup::writeTo);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<script>alert(1)</script>,&lt;script&gt;alert(1)&lt;/script&gt;",
                "a & b,a &amp; b",
                "&amp;,&amp;amp;",
                "\"quoted\" and 'single',&quot;quoted&quot; and &#39;single&#39;",
                "]]>,]]&gt;",
                "<!--,&lt;!--",
                "déjà vu,déjà vu"
            })
    void text_meansItself(String text, String expected) {
        assertThat(written(Markup.text(text))).isEqualTo(expected);
        assertThat(written(Markup.element("b").with("title", text))).isEqualTo("<b title=\"" + expected + "\"></b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001B", "\r", "\u007F", "\u0085", "\uD800", "\uDC00", "\uFFFE", "\uFDD0"})
    void character_thatNoDocumentMayHold_isReplaced(String character) {
        assertThat(written(Markup.text("a" + character + "b"))).isEqualTo("a\uFFFDb");
    }

    @Test
    void text_acrossLines_keepsThem() {
        Element parsed = ParsedPage.of(
                        written(Markup.element("b", "one\ntwo\tthree").with("title", "one\ntwo\tthree")))
                .elements("b")
                .get(0);

        assertThat(parsed.getTextContent()).isEqualTo("one\ntwo\tthree");
        assertThat(parsed.getAttribute("title")).isEqualTo("one\ntwo\tthree");
    }

    @Property
    void text_ofAnyKind_neverMakesAnElement(@ForAll String text) {
        Markup.Element written = Markup.element("p", Markup.element("b", text).with("title", text));

        ParsedPage parsed = ParsedPage.of(written(written));

        assertThat(parsed.names()).containsExactly("p", "b");
        assertThat(parsed.elements("b").get(0).getTextContent().codePoints().count())
                .isEqualTo(text.codePoints().count());
        assertThat(parsed.elements("b").get(0).getTextContent())
                .isEqualTo(parsed.elements("b").get(0).getAttribute("title"));
    }

    @Property
    void text_ofLettersAndSigns_isReadAsItWasWritten(@ForAll("plain") String text) {
        assertThat(ParsedPage.of(written(Markup.element("b", text)))
                        .elements("b")
                        .get(0)
                        .getTextContent())
                .isEqualTo(text);
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.of(
                        "<", ">", "&", "\"", "'", "/", "=", "!--", "]]>", "&lt;", " ", "abc", "שלום", "漢字", "😀",
                        "\u202E")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Test
    void attributes_standInTheOrderGiven_andEachOnce() {
        assertThat(written(Markup.element("i").with("b", "1").with("a", "2").with("b", "3")))
                .isEqualTo("<i b=\"3\" a=\"2\"></i>");
    }

    @Test
    void element_withoutEnd_isClosedInItself() {
        assertThat(written(Markup.element("meta").with("charset", "utf-8"))).isEqualTo("<meta charset=\"utf-8\" />\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Markup.element("br", "text"))
                .withMessageStartingWith("element br has no content, was given ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a>", "A", "a=\"", "é"})
    void name_thatIsNone_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Markup.element(name))
                .withMessage("not a name of an element or attribute: \"" + name + "\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Markup.element("b").with(name, ""))
                .withMessage("not a name of an element or attribute: \"" + name + "\"");
    }

    @Test
    void style_takesPlainTextOnly() {
        assertThat(written(Markup.element("style", "a > b { color: 'red' }")))
                .isEqualTo("<style>a > b { color: 'red' }</style>\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Markup.element("style", "</style>"))
                .withMessage("element style takes plain text only, without < and &");
        assertThatIllegalArgumentException().isThrownBy(() -> Markup.element("script", "a && b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Markup.element("style", Markup.element("b")));
    }
}
