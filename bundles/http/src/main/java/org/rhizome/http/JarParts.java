package org.rhizome.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Cuts a form (RFC 7578) into jars, each of which is a part with a file name, on their way to the disk. */
final class JarParts extends MultiPart.AbstractPartsListener {

    private static final int HEADER_BYTES = 8 << 10;

    private final MultiPart.Parser parser;
    private final Upload upload;
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean open;
    private boolean whole;

    /** @param contentType of the request, which says what stands between the parts */
    JarParts(String contentType, Upload upload) {
        String boundary = MultiPart.extractBoundary(contentType);
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) { // RFC 2046, 5.1.1
            throw Problem.badRequest("the header Content-Type of a form says what stands between its parts, as in"
                    + " multipart/form-data; boundary=TEXT of up to 70 characters");
        }
        this.upload = upload;
        this.parser = new MultiPart.Parser(boundary, this);
        parser.setPartHeadersMaxLength(HEADER_BYTES);
        parser.setMaxParts(Uploads.JARS + 1); // so that it is the upload that refuses one too many
    }

    /**
     * @throws Problem 400 if the body is no such form, or what {@link Upload} throws
     */
    void receive(Uploads.Chunks chunks) throws IOException {
        try {
            for (int read = chunks.next(); read >= 0 && failure.isEmpty(); read = chunks.next()) {
                parser.parse(Content.Chunk.from(ByteBuffer.wrap(chunks.buffer(), 0, read), false));
            }
            if (failure.isEmpty()) {
                parser.parse(Content.Chunk.EOF);
            }
        } catch (HttpException.RuntimeException | IllegalStateException malformed) {
            throw malformed(malformed);
        }
        failure.ifPresent(thrown -> {
            throw thrown;
        });
        if (!whole) {
            throw Problem.badRequest("the form ends before its last boundary");
        }
        if (upload.jars().isEmpty()) {
            throw Problem.badRequest("the form has no part that is a file: send each jar as one, as curl -F jar=@FILE does");
        }
    }

    @Override
    public void onPartHeaders() {
        super.onPartHeaders();
        attempt(() -> {
            if (getFileName() == null) {
                String which = getName() == null ? "a part without a name" : "the part \"" + Percent.printable(getName()) + '"';
                throw Problem.badRequest(which + " of the form is no file: parameters stand in the address");
            }
            upload.begin();
            open = true;
        });
    }

    /** The parser keeps what it was given: the bytes are copied out before it gets more. */
    @Override
    public void onPartContent(Content.Chunk chunk) {
        attempt(() -> {
            ByteBuffer bytes = chunk.getByteBuffer();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            upload.write(copy, 0, copy.length);
        });
    }

    @Override
    public void onPart(String name, String fileName, HttpFields headers) {
        attempt(() -> {
            if (open) {
                upload.end();
            }
            open = false;
        });
    }

    @Override
    public void onComplete() {
        whole = true;
    }

    @Override
    public void onFailure(Throwable cause) {
        failure = failure.or(() -> Optional.of(malformed(cause)));
    }

    private static Problem malformed(Throwable cause) {
        return Problem.badRequest("the body is not the form that Content-Type announces: " + Percent.printable(String.valueOf(cause.getMessage())));
    }

    /** What fails is kept: what listeners throw, the parser takes for a fault of the form. */
    private void attempt(Runnable step) {
        if (failure.isPresent()) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
    }
}
