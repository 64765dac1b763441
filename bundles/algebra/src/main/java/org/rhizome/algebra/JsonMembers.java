package org.rhizome.algebra;

import java.util.Map;
import java.util.Optional;

/** The members of an object whose keys are known to be allowed. */
final class JsonMembers {

    private final JsonPlace object;
    private final String what;
    private final Map<String, JsonPlace> members;

    JsonMembers(JsonPlace object, String what, Map<String, JsonPlace> members) {
        this.object = object;
        this.what = what;
        this.members = members;
    }

    Map<String, JsonPlace> all() {
        return members;
    }

    Optional<JsonPlace> find(String key) {
        return Optional.ofNullable(members.get(key));
    }

    JsonPlace get(String key) {
        JsonPlace member = members.get(key);
        if (member == null) {
            throw object.fault(what + " must have \"" + key + "\"");
        }
        return member;
    }
}
