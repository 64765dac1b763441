package org.rhizome.sample.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rhizome.delta.Delta;
import org.rhizome.delta.Num;
import org.rhizome.delta.SignatureState;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;
import org.rhizome.testkit.PluginCrash;
import org.rhizome.testkit.PluginHost;

class SitesTest {

    private final PluginHost<?> host = PluginHost.start(Sites::new);

    private static Delta homepage(String entity, String address) {
        return Delta.by("debian").at(1000).set(entity, "homepage", address);
    }

    private Optional<Value> siteOf(String entity) {
        return host.node().values(entity).map(values -> values.get("site"));
    }

    @Test
    void everyHomepageHasASite() {
        host.deliver(homepage("pkg:vim", "https://www.vim.org/download"), homepage("pkg:curl", "https://CURL.se"));
        assertEquals(Optional.of(new Text("vim.org")), siteOf("pkg:vim"));
        assertEquals(Optional.of(new Text("curl.se")), siteOf("pkg:curl"));
    }

    @Test
    void aDerivedClaimIsSignedAndAsOldAsItsReason() {
        host.deliver(homepage("pkg:vim", "https://www.vim.org/"));
        Delta claim = host.emissions().getFirst();
        assertEquals(SignatureState.VERIFIED, claim.verify());
        assertEquals(1000, claim.timestamp());
    }

    @Test
    void otherClaimsAreNotItsBusiness() {
        host.deliver(Delta.by("debian").at(1).set("pkg:vim", "summary", "https://www.vim.org/"));
        assertEquals(List.of(), host.emissions());
    }

    @Test
    void whatIsNoAddressIsLoggedAndLeftAlone() {
        host.deliver(homepage("pkg:vim", "see the manual"), homepage("pkg:curl", "about:blank"));
        assertEquals(List.of(), host.emissions());
        assertTrue(host.log().getFirst().startsWith("info: not the address of a homepage"), () -> host.log().toString());
    }

    @Test
    void aCallCounts() {
        host.deliver(homepage("pkg:vim", "https://www.vim.org/"), homepage("pkg:vim-doc", "https://vim.org/"));
        assertEquals(new Num(2), host.call(new Text("vim.org")));
        assertEquals(new Num(0), host.call(new Text("emacs.org")));
        assertThrows(IllegalArgumentException.class, () -> host.call(new Num(1)));
    }

    @Test
    void aCrashIsNoReasonToCountTwice() {
        host.deliver(homepage("pkg:vim", "https://www.vim.org/"));
        host.save();
        host.deliver(homepage("pkg:vim-doc", "https://www.vim.org/"));
        host.crash();
        assertEquals(new Num(2), host.call(new Text("vim.org")));
        assertEquals(2, host.emissions().size());
    }

    @Test
    void theNextVersionGoesOnCounting() {
        host.deliver(homepage("pkg:vim", "https://www.vim.org/"));
        assertEquals(new Num(1), host.upgrade(Sites::new).call(new Text("vim.org")));
    }

    @Test
    void aStateThatItCannotReadIsRefusedByItsForm() {
        PluginHost<?> later = PluginHost.start(LaterSites::new);
        later.save();
        String message = assertThrows(PluginCrash.class, () -> later.upgrade(Sites::new)).getMessage();
        assertTrue(message.contains("of the form 2: this version reads 1"), message);
    }
}
