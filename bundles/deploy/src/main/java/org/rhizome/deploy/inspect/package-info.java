/** What a jar is, read without installing it: pure functions from bytes to a description, or to every reason to refuse it. */
package org.rhizome.deploy.inspect;
