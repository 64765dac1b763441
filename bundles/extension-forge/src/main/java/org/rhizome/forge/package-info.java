/**
 * Makes extension bundles for tests, in milliseconds and without a build: see {@link org.rhizome.forge.ExtensionForge}. Needs a JDK, as it
 * compiles Java.
 */
package org.rhizome.forge;
