package org.rhizome.security.token;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rhizome.security.Authenticator;
import org.rhizome.security.Identity;
import org.rhizome.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows one token: the administrator's, in {@code secrets/admin.token} under the home folder. The first start makes it. */
@Component
public final class AdminToken implements Authenticator {

    /** Framework property: the home folder. */
    static final String HOME = "rhizome.home";

    private static final Logger LOG = LoggerFactory.getLogger(AdminToken.class);
    private static final Identity ADMIN = new Identity("admin", Role.ADMIN);

    private final TokenHash admin;

    @Activate
    public AdminToken(BundleContext context) throws IOException {
        this(home(context.getProperty(HOME)), new SecureRandom());
    }

    AdminToken(Path home, SecureRandom random) throws IOException {
        Path path = home.resolve("secrets").resolve("admin.token");
        TokenFile file = new TokenFile(path);
        if (!file.exists()) {
            file.create(random);
            LOG.info("made an admin token; only you can read it: {}", path);
        }
        admin = TokenHash.of(file.read());
    }

    @Override
    public Optional<Identity> identify(String bearerToken) {
        return TokenHash.of(bearerToken).matches(admin) ? Optional.of(ADMIN) : Optional.empty();
    }

    private static Path home(String property) {
        if (property == null) {
            throw new IllegalStateException("the framework property " + HOME + " is not set; it names the home folder of the node");
        }
        return Path.of(property).toAbsolutePath();
    }
}
