package org.rhizome.launcher;

/**
 * The Maven coordinates by which a feature names a jar: {@code group:artifact:version}, {@code group:artifact:type:version} or
 * {@code group:artifact:type:classifier:version}.
 */
record ArtifactId(String group, String artifact, String type, String classifier, String version) {

    static ArtifactId parse(String text) {
        String[] part = text.split(":", -1);
        for (String each : part) {
            if (!each.matches("[A-Za-z0-9_.+-]+")) {
                throw new IllegalArgumentException("\"" + text + "\" is no artifact id (group:artifact:version)");
            }
        }
        return switch (part.length) {
            case 3 -> new ArtifactId(part[0], part[1], "jar", "", part[2]);
            case 4 -> new ArtifactId(part[0], part[1], part[2], "", part[3]);
            case 5 -> new ArtifactId(part[0], part[1], part[2], part[3], part[4]);
            default -> throw new IllegalArgumentException("\"" + text + "\" is no artifact id (group:artifact:version)");
        };
    }

    /** Relative to a Maven repository. */
    String path() {
        String file = artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + "." + type;
        return group.replace('.', '/') + "/" + artifact + "/" + version + "/" + file;
    }

    @Override
    public String toString() {
        boolean plain = classifier.isEmpty() && type.equals("jar");
        return group + ":" + artifact + (plain ? "" : ":" + type) + (classifier.isEmpty() ? "" : ":" + classifier) + ":" + version;
    }
}
