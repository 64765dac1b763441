package org.rhizome.shell;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Several jars as one form (RFC 7578), read from their files while they are sent. */
final class JarForm {

    private final List<Path> jars;
    private final String boundary = UUID.randomUUID().toString();

    JarForm(List<Path> jars) {
        this.jars = jars;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher body() {
        List<BodyPublisher> parts = new ArrayList<>();
        for (int i = 0; i < jars.size(); i++) {
            parts.add(BodyPublishers.ofString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"jar\"; filename=\"" + (i + 1)
                    + ".jar\"\r\nContent-Type: application/java-archive\r\n\r\n"));
            parts.add(file(jars.get(i)));
            parts.add(BodyPublishers.ofString("\r\n"));
        }
        parts.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    /** @throws ShellException if there is no such file */
    static BodyPublisher file(Path jar) {
        if (Files.isDirectory(jar)) {
            throw new ShellException(jar + " is a folder. Name the jar of an extension.");
        }
        try {
            return BodyPublishers.ofFile(jar);
        } catch (FileNotFoundException e) {
            throw new ShellException(jar + " cannot be read: " + (Files.exists(jar) ? "you have no permission." : "there is no such file."), e);
        }
    }
}
