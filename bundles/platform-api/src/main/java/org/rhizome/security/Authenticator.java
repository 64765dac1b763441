package org.rhizome.security;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Knows the bearer tokens of this node. Safe for any thread; does not block. */
@ProviderType
public interface Authenticator {

    /** The identity behind a bearer token, if the token is valid. Takes the same time for every wrong token. */
    Optional<Identity> identify(String bearerToken);
}
