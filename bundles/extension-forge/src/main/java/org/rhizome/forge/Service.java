package org.rhizome.forge;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A service that a forged bundle offers: one component of one class.
 *
 * @param type {@code resolver}, {@code view}, {@code plugin}, {@code endpoint}; or another word when it is none of these, as {@code selftest}
 * @param name by which it is found
 * @param contract the interface under which it is registered
 * @param className of its class, with the package
 * @param source of that class, in Java
 * @param properties of the service besides its name
 */
public record Service(String type, String name, String contract, String className, String source, Map<String, String> properties) {

    private static final Set<String> DECLARED = Set.of("resolver", "view", "plugin", "endpoint");

    public Service {
        properties = Map.copyOf(properties);
    }

    /**
     * A service of the class {@code forged.Type_name}.
     *
     * @param body of a class of the package {@code forged}, from its imports to its end, where {@code CLASS} stands for its name
     */
    static Service of(String type, String name, String contract, String body) {
        String simple = Character.toUpperCase(type.charAt(0)) + type.substring(1) + "_" + name.replace('-', '_');
        return new Service(type, name, contract, "forged." + simple, "package forged;\n" + body.replace("CLASS", simple), Map.of());
    }

    /** With one more property of the service. */
    public Service with(String property, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(property, value);
        return new Service(type, name, contract, className, source, more);
    }

    /** Whether its kind is one that manifests declare. */
    boolean isDeclared() {
        return DECLARED.contains(type);
    }

    String capability() {
        return capability(type, name);
    }

    static String capability(String type, String name) {
        return "rhizome.extension;type=" + type + ";name=\"" + name + "\";effective:=active";
    }

    String componentFile() {
        return "OSGI-INF/" + className + ".xml";
    }

    /** What Declarative Services reads. */
    String component() {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s">
                """.formatted(className));
        if (isDeclared()) {
            xml.append(property("rhizome." + type + ".name", name));
        }
        new TreeMap<>(properties).forEach((key, value) -> xml.append(property(key, value)));
        return xml.append("""
                  <service><provide interface="%s"/></service>
                  <implementation class="%s"/>
                </scr:component>
                """.formatted(contract, className)).toString();
    }

    private static String property(String key, String value) {
        String escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return "  <property name=\"" + key + "\" type=\"String\" value=\"" + escaped + "\"/>\n";
    }
}
