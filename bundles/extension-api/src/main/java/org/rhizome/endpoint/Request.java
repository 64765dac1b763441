package org.rhizome.endpoint;

import java.util.List;
import java.util.SortedMap;
import org.osgi.annotation.versioning.ProviderType;
import org.rhizome.extension.Log;
import org.rhizome.extension.Reader;

/** A request to an endpoint. Not used after the call. */
@ProviderType
public interface Request {

    /** In capitals: {@code GET}. */
    String method();

    /** What follows the endpoint's name, decoded, without a slash in front: {@code ""}, {@code "a/b"}. */
    String path();

    /** The parameters of the query by name, each with its values in order. */
    SortedMap<String, List<String>> query();

    /** A header that may be read: all but {@code Authorization} and {@code Cookie}. Empty text when it was not sent. */
    String header(String name);

    /** The whole body, at most 1 MiB; empty when there is none. */
    byte[] body();

    /** Who asks, by name. */
    String caller();

    /** All reads of one request go through one generation of extensions. */
    Reader node();

    Log log();
}
