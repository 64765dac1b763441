package org.rhizome.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {

    @Test
    void aTextWithoutEscapesIsItself() {
        String plain = "pkg:libstdc++;a=b,~!$&'()*";
        assertSame(plain, Percent.decodeSegment(plain));
    }

    @Test
    void aPlusIsASpaceInAQueryOnly() {
        assertEquals("a+b", Percent.decodeSegment("a+b"));
        assertEquals("a b+", Percent.decodeQuery("a+b%2B"));
    }

    @Test
    void whateverWasEncodedIsDecoded() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(12), 0, 0x11_0000).filter(c -> c < 0xd800 || c > 0xdfff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            assertEquals(text, Percent.decodeQuery(URLEncoder.encode(text, StandardCharsets.UTF_8)));
            assertEquals(text, Percent.decodeSegment(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%2", "%zz", "%0g", "%-1", "%u00e4", "%c3", "%c0%80", "%ed%a0%80", "%ff", "ü", " ", "a\tb", "%٣٣"})
    void nothingElseIsRepaired(String raw) {
        assertEquals(400, assertThrows(Problem.class, () -> Percent.decodeSegment(raw)).status());
    }
}
