package org.rhizome.store;

/** A record whose checksum does not hold. It is never served; the message names file and offset. */
public final class DamagedRecordException extends StoreException {

    private static final long serialVersionUID = 1L;

    public DamagedRecordException(String file, long offset, String fault) {
        super(file + " is damaged at offset " + offset + ": " + fault + "; restore the file from a backup or another node");
    }
}
