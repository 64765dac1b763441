package org.rhizome.deploy.inspect;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rhizome.forge.ExtensionForge;

/** What components may offer and be given. */
class ComponentRulesTest {

    @TempDir
    private Path folder;

    private Inspected node;

    @BeforeEach
    void node() {
        node = Inspected.in(folder);
    }

    @Test
    void componentsAreGivenNoServicesOfTheNode() {
        node.refused(component("<reference name=\"x\" interface=\"org.rhizome.node.Rhizome\" bind=\"b\"/>"), "asks for the service org.rhizome.node.Rhizome",
                "PluginContext");
        node.of(component("<reference name=\"x\" interface=\"a.B\"/>").source("a.B", "package a; class B {}"));
    }

    @Test
    void componentsOfferNoServicesOfTheNode() {
        node.refused(component("<service><provide interface=\"org.rhizome.security.Authenticator\"/></service>"),
                "offers the service org.rhizome.security.Authenticator", "extensions offer Resolver");
    }

    @Test
    void whatIsOfferedIsDeclared() {
        node.refused(component("<property name=\"rhizome.view.name\" value=\"hidden\"/><service><provide interface=\"org.rhizome.view.View\"/></service>"),
                "offers view:hidden, which the manifest does not say");
        node.refused(component("<service><provide interface=\"org.rhizome.view.View\"/></service>"), "a view without a name");
    }

    @Test
    void descriptionsThatReadersCouldUnderstandDifferentlyAreRefused() {
        node.refused(described("<!DOCTYPE x [<!ENTITY a \"b\">]><component>&a;</component>"), "cannot be read");
        node.refused(described("<component>"), "cannot be read");
        node.refused(described(""), "cannot be read");
        node.refused(described("<component><implementation class=\"a.Missing\"/></component>"), "a.Missing, which is not in the jar");
    }

    private static ExtensionForge component(String content) {
        return described("<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\">" + content + "</scr:component>");
    }

    private static ExtensionForge described(String xml) {
        return Inspected.sound().header("Service-Component", "OSGI-INF/forged.Resolver_colour.xml,OSGI-INF/x.xml")
                .entry("OSGI-INF/x.xml", xml.getBytes(StandardCharsets.UTF_8));
    }
}
