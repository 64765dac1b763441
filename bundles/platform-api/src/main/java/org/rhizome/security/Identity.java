package org.rhizome.security;

/**
 * Who a request comes from.
 *
 * @param name for logs and audit; never the token
 * @param role what it may do
 */
public record Identity(String name, Role role) {

    public boolean may(Role needed) {
        return role.compareTo(needed) >= 0;
    }
}
