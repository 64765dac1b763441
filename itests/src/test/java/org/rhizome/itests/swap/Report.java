package org.rhizome.itests.swap;

import java.util.List;
import java.util.Map;

/**
 * What a node answers about a deployment.
 *
 * @param status of the answer
 * @param json a deployment, or a problem
 */
record Report(int status, Map<?, ?> json) {

    boolean isRefused() {
        return status / 100 == 4;
    }

    long number() {
        return ((Double) json.get("number")).longValue();
    }

    String state() {
        return String.valueOf(json.get("state"));
    }

    /** Why it did not succeed, or why it was refused. */
    String reason() {
        return String.valueOf(isRefused() ? json.get("detail") : json.get("reason"));
    }

    List<String> phases() {
        return steps().stream().map(step -> (String) step.get("phase")).toList();
    }

    /** What is said of a step; empty when it was not taken. */
    String detail(String phase) {
        return steps().stream().filter(step -> phase.equals(step.get("phase"))).map(step -> (String) step.get("detail")).findFirst().orElse("");
    }

    /** What is said of the steps. */
    List<String> details() {
        return steps().stream().map(step -> (String) step.get("detail")).filter(detail -> !detail.isEmpty()).toList();
    }

    /** From one step to another in milliseconds. */
    double millis(String from, String to) {
        return at(to) - at(from);
    }

    private double at(String phase) {
        return steps().stream().filter(step -> phase.equals(step.get("phase"))).map(step -> (Double) step.get("at")).findFirst().orElseThrow();
    }

    private List<Map<?, ?>> steps() {
        return maps("steps");
    }

    List<Map<?, ?>> leaks() {
        return maps("leaks");
    }

    @SuppressWarnings("unchecked")
    private List<Map<?, ?>> maps(String name) {
        return (List<Map<?, ?>>) json.get(name);
    }

    @Override
    public String toString() {
        return status + " " + json;
    }
}
