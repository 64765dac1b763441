package org.rhizome.itests.bench;

/**
 * One measured line of the benchmark's table.
 *
 * @param what was measured
 * @param required by the plan
 * @param measured on this machine
 */
record Figure(String what, String required, String measured) {

    String row() {
        return "| " + what + " | " + required + " | " + measured + " |";
    }
}
