package org.rhizome.security;

/** What an identity may do; each role includes those before it. */
public enum Role {
    READER,
    WRITER,
    ADMIN
}
