package org.leadkpi.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A page as an XML parser sees it, which takes nothing that is not well formed. */
record ParsedPage(Document document) {

    static ParsedPage of(Html page) {
        return of(page.page());
    }

    static ParsedPage of(String text) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return new ParsedPage(builder.parse(new InputSource(new StringReader(text))));
        } catch (SAXParseException malformed) {
            throw new AssertionError("line " + malformed.getLineNumber() + ": " + malformed.getMessage(), malformed);
        } catch (SAXException | ParserConfigurationException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Every element in the order it begins; "*" for all. */
    List<Element> elements(String name) {
        return list(document.getElementsByTagName(name)).toList();
    }

    List<String> names() {
        return elements("*").stream().map(Element::getTagName).toList();
    }

    List<String> texts(String name) {
        return elements(name).stream().map(Node::getTextContent).toList();
    }

    /** The elements of a kind that the style sheet knows. */
    List<Element> styled(String kind) {
        return elements("*").stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).contains(kind))
                .toList();
    }

    /** The table with a caption that begins so. */
    Element table(String caption) {
        return elements("table").stream()
                .filter(table ->
                        within(table, "caption").get(0).getTextContent().startsWith(caption))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table \"" + caption + "\" among " + texts("caption")));
    }

    /** The rows of a table, cell by cell, without the letters of notes. */
    static List<List<String>> rows(Element table) {
        return within(table, "tr").stream()
                .map(row -> children(row).map(ParsedPage::bare).toList())
                .toList();
    }

    static List<Element> within(Element element, String name) {
        return list(element.getElementsByTagName(name)).toList();
    }

    static Stream<Element> children(Element element) {
        return list(element.getChildNodes());
    }

    private static Stream<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .forEach(node -> elements.add((Element) node));
        return elements.stream();
    }

    /** The text of a cell without what is raised. */
    private static String bare(Element cell) {
        NodeList nodes = cell.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> !node.getNodeName().equals("sup"))
                .map(Node::getTextContent)
                .collect(Collectors.joining());
    }
}
