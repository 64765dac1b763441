/**
 * For authors of extensions, on test class paths, inside this repository and outside of it: contracts to inherit
 * ({@link org.rhizome.testkit.ResolverContract}, {@link org.rhizome.testkit.ViewContract}, {@link org.rhizome.testkit.PluginContract}) and hosts
 * that play the node without a container ({@link org.rhizome.testkit.PluginHost}, {@link org.rhizome.testkit.EndpointHost}).
 */
package org.rhizome.testkit;
