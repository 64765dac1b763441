package org.rhizome.deploy.inspect;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        node.refused(component("<reference name=\"x\" interface=\"org.rhizome.node.Rhizome\" bind=\"b\"/>"),
                "asks for the service org.rhizome.node.Rhizome", "PluginContext");
        node.of(component("<reference name=\"x\" interface=\"a.B\"/>").source("a.B", "package a; class B {}"));
    }

    @Test
    void componentsOfferNoServicesOfTheNode() {
        node.refused(component("<service><provide interface=\"org.rhizome.security.Authenticator\"/></service>"),
                "offers the service org.rhizome.security.Authenticator", "extensions offer Resolver");
    }

    @Test
    void whatIsOfferedIsDeclared() {
        node.refused(component("<property name=\"rhizome.view.name\" value=\"hidden\"/><service><provide "
                + "interface=\"org.rhizome.view.View\"/></service>"),
                "offers view:hidden, which the manifest does not say");
        node.refused(component("<service><provide interface=\"org.rhizome.view.View\"/></service>"), "a view without a name");
    }

    @Test
    void descriptionsThatReadersCouldUnderstandDifferentlyAreRefused() {
        node.refused(described("<!DOCTYPE x [<!ENTITY a \"b\">]><component>&a;</component>"), "cannot be read");
        node.refused(described("<component>"), "cannot be read");
        node.refused(described("<components><component/><component/></components>"), "describes 2 components and not one");
        node.refused(component("<properties entry=\"names.properties\"/>"), "takes properties from a file");
        node.refused(described("<component>" + " ".repeat(1 << 20) + "</component>").entry("noise", noise()), "1048599 bytes");
        node.refused(described(""), "cannot be read");
        node.refused(described("<component><implementation class=\"a.Missing\"/></component>"), "a.Missing, which is not in the jar");
    }

    /** Declarative Services would find other files than those that were looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"OSGI-INF/*.xml", "OSGI-INF/x.xml;OSGI-INF/y.xml", "\"OSGI-INF/x.xml\"", "OSGI-INF/x.xml OSGI-INF/y.xml",
            "OSGI-INF/%78.xml"})
    void filesAreListedOneByOne(String header) {
        node.refused(Inspected.sound().header("Service-Component", header).entry(header, "<component/>".getBytes(StandardCharsets.UTF_8)),
                "The header Service-Component has");
    }

    @Test
    void aTypeOfTheNodeIsNotMadeOnesOwnByACopyOfItsClass() {
        node.refused(component("<reference name=\"x\" interface=\"com.google.common.Marker\"/>").source("com.google.common.Marker",
                "package com.google.common; public interface Marker {}"),
                "asks for the service com.google.common.Marker");
    }

    /** Makes a jar so large that what is packed well beside it is no bomb. */
    private static byte[] noise() {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static ExtensionForge component(String content) {
        return described("<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\">" + content + "</scr:component>");
    }

    private static ExtensionForge described(String xml) {
        return Inspected.sound().header("Service-Component", "OSGI-INF/forged.Resolver_colour.xml,OSGI-INF/x.xml")
                .entry("OSGI-INF/x.xml", xml.getBytes(StandardCharsets.UTF_8));
    }
}
