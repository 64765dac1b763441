package org.rhizome.endpoint;

/**
 * What an endpoint answers.
 *
 * @param status 200 to 599
 * @param contentType of the body
 * @param body at most 16 MiB
 */
public record Response(int status, String contentType, byte[] body) {}
