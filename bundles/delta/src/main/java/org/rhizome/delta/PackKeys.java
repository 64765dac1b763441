package org.rhizome.delta;

/** The keys of a pack and of its records, encoded. */
final class PackKeys {

    static final double VERSION_NUMBER = 1;

    static final byte[] LOOSE = ClaimsCodec.key("loose");
    static final byte[] MEMBERS = ClaimsCodec.key("members");
    static final byte[] STRINGS = ClaimsCodec.key("strings");
    static final byte[] VERSION = ClaimsCodec.key("version");
    static final byte[] ENVELOPES = ClaimsCodec.key("envelopes");

    static final byte[] AUTHOR = ClaimsCodec.key("a");
    static final byte[] ID = ClaimsCodec.key("i");
    static final byte[] MANIFEST = ClaimsCodec.key("m");
    static final byte[] POINTERS = ClaimsCodec.key("p");
    static final byte[] SIGNATURE = ClaimsCodec.key("s");
    static final byte[] TIMESTAMP = ClaimsCodec.key("t");
    static final byte[] DIFFERENCE = ClaimsCodec.key("dt");

    static final byte[] BOOL = ClaimsCodec.key("b");
    static final byte[] CONTEXT = ClaimsCodec.key("c");
    static final byte[] DELTA = ClaimsCodec.key("d");
    static final byte[] ENTITY = ClaimsCodec.key("e");
    static final byte[] MIME = ClaimsCodec.key("m");
    static final byte[] NUMBER = ClaimsCodec.key("n");
    static final byte[] ROLE = ClaimsCodec.key("r");
    static final byte[] TEXT = ClaimsCodec.key("s");
    static final byte[] BYTES = ClaimsCodec.key("y");

    private PackKeys() {}
}
