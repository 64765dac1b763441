package org.rhizome.shell;

/**
 * How far an import has come.
 *
 * @param position bytes, after decompression, that the node has acknowledged
 * @param lines in them
 * @param counts what became of them
 */
record ResumePoint(long position, long lines, Counts counts) {

    static final ResumePoint START = new ResumePoint(0, 0, Counts.NONE);
}
