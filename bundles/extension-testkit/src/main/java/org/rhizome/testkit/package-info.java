/**
 * The contract of a resolver as tests to inherit: see {@link org.rhizome.testkit.ResolverContract}. For test class paths, inside this
 * repository and outside of it.
 */
package org.rhizome.testkit;
