package org.rhizome.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.rhizome.json.Json;

class EntityPrinterTest {

    @Test
    void printsARowPerProperty() {
        assertEquals("""
                pkg:vim
                  depends  pkg:libc6, pkg:libacl1
                  meta     {"a":[1]}
                  size     1500000
                  version  9.0
                """, print(EntityPrinter::lossy, """
                {"id": "pkg:vim", "properties": {"depends": [{"id": "pkg:libc6"}, {"id": "pkg:libacl1"}],
                 "meta": {"a": [1]}, "size": 1500000, "version": "9.0"}}"""));
    }

    @Test
    void printsARowPerClaimWithAuthorTimeAndId() {
        assertEquals("""
                pkg:vim
                  version  version 9.0            bob    2026-01-01T00:00:00Z  1e20aaaaaaaaaaaa
                           version 9.1, by pkg:x  alice  1970-01-01T00:00:00Z  1e20bbbbbbbbbbbb
                """, print(EntityPrinter::lossless, """
                {"id": "pkg:vim", "properties": {"version": [
                 {"id": "1e20aaaaaaaaaaaaaaaa", "claims": {"timestamp": 1767225600000, "author": "bob", "pointers": [
                   {"role": "package", "target": {"id": "pkg:vim", "context": "version"}}, {"role": "version", "target": "9.0"}]}},
                 {"id": "1e20bbbbbbbbbbbbbbbb", "claims": {"timestamp": 0, "author": "alice", "pointers": [
                   {"role": "package", "target": {"id": "pkg:vim", "context": "version"}}, {"role": "version", "target": "9.1"},
                   {"role": "by", "target": {"id": "pkg:x", "context": "packages"}}]}}]}}"""));
    }

    @Test
    void nothingInAClaimSteersTheTerminal() {
        assertEquals("""
                a\\u001bb
                  p\\u000a  \\u001b[2Jgone
                """, print(EntityPrinter::lossy, """
                {"id": "a\\u001bb", "properties": {"p\\n": "\\u001b[2Jgone"}}"""));
    }

    @Test
    void aLongValueMovesOnlyItsOwnRow() {
        String text = "x".repeat(60);
        assertEquals("e\n  a  " + text + "\n  b  y\n", print(EntityPrinter::lossy,
                "{\"id\": \"e\", \"properties\": {\"a\": \"" + text + "\", \"b\": \"y\"}}"));
    }

    private static String print(BiConsumer<EntityPrinter, Map<?, ?>> how, String json) {
        StringWriter out = new StringWriter();
        how.accept(new EntityPrinter(new PrintWriter(out)), (Map<?, ?>) Json.parse(json.getBytes(StandardCharsets.UTF_8)));
        return out.toString();
    }
}
