package org.rhizome.deploy.inspect;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the description of a component says.
 *
 * @param classes of the components
 * @param offered interfaces under which they are offered
 * @param wanted interfaces of services that they are given
 * @param names values of properties by name, those of one value
 */
record ComponentFile(List<String> classes, List<String> offered, List<String> wanted, Map<String, String> names) {

    /** @throws IllegalArgumentException if it is none; the message says why */
    static ComponentFile parse(byte[] xml) {
        ComponentFile file = new ComponentFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        try {
            XMLStreamReader in = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
            int components = 0;
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new IllegalArgumentException("it has a document type or entities");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    file.add(in);
                    components += in.getLocalName().equals("component") ? 1 : 0;
                }
            }
            if (components != 1) {
                throw new IllegalArgumentException("it describes " + components + " components and not one");
            }
            return file;
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(e.getMessage().replace('\n', ' '), e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private void add(XMLStreamReader in) {
        switch (in.getLocalName()) {
            case "implementation" -> classes.add(attribute(in, "class"));
            case "provide" -> offered.add(attribute(in, "interface"));
            case "reference" -> wanted.add(attribute(in, "interface"));
            case "properties" -> throw new IllegalArgumentException("it takes properties from a file, which are to be in it");
            case "property" -> names.put(attribute(in, "name"), attribute(in, "value"));
            default -> { }
        }
    }

    private static String attribute(XMLStreamReader in, String name) {
        String value = in.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }
}
