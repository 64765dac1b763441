package org.rhizome.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DoorTest {

    private static final String ROOT = "x.Token failed: others can read it";
    private static final String FOLLOWS = "x.Door failed: Unable to get service for reference $003";
    private static final String FOLLOWS_TOO = "x.http failed: Service factory returned null. (Component: x.Token (1))";

    @Test
    void blamesTheComponentThatFailedAndNotThoseThatNeededIt() {
        assertEquals(List.of(ROOT), Door.roots(List.of(FOLLOWS, ROOT), List.of(FOLLOWS_TOO)));
    }

    @Test
    void ratherSaysWhatFollowsThanNothing() {
        assertEquals(List.of(FOLLOWS, FOLLOWS_TOO), Door.roots(List.of(FOLLOWS), List.of(FOLLOWS_TOO)));
    }
}
