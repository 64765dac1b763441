package org.rhizome.shell;

import picocli.CommandLine;

/** Reads the value of an option. */
final class SpanConverter implements CommandLine.ITypeConverter<Span> {

    @Override
    public Span convert(String text) {
        return Span.parse(text);
    }
}
