package org.rhizome.http;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rhizome.delta.Delta;
import org.rhizome.delta.DeltaId;
import org.rhizome.delta.DeltaJson;
import org.rhizome.delta.DeltaRef;
import org.rhizome.delta.Draft;
import org.rhizome.delta.EntityRef;
import org.rhizome.delta.InvalidDeltaException;
import org.rhizome.delta.Pointer;
import org.rhizome.delta.Roles;
import org.rhizome.delta.SetDigest;
import org.rhizome.json.JsonWriter;
import org.rhizome.node.Rhizome;

/**
 * The delta that makes a transaction of others.
 *
 * @param delta the manifest
 * @param sent whether it was among the deltas that came; otherwise the node wrote it
 */
record Manifest(Delta delta, boolean sent) {

    /** Hex digits of the name of a transaction that its members do not name. */
    private static final int NAME_DIGITS = 16;

    private static final String NAME = "transaction:";

    /**
     * The manifest that is among the members, or else one that the node writes.
     *
     * @param caller the name of the token's identity
     * @throws Problem 400 if the members belong to several transactions, or what is asked for cannot be said
     */
    static Manifest of(TransactionBody body, List<Delta> members, String caller, long now) {
        LinkedHashSet<DeltaId> ids = new LinkedHashSet<>();
        members.forEach(member -> ids.add(member.id()));
        for (Delta member : members) {
            if (lists(member, ids)) {
                refuse(body.intent(), TransactionBody.INTENT);
                refuse(body.author(), TransactionBody.AUTHOR);
                refuse(body.transaction(), TransactionBody.TRANSACTION);
                return new Manifest(member, true);
            }
        }
        return new Manifest(written(body, members, ids, caller, now), false);
    }

    /** Whether a delta is a manifest of all the others. */
    private static boolean lists(Delta delta, Set<DeltaId> all) {
        Set<DeltaId> missing = null;
        for (Pointer pointer : delta.pointers()) {
            if (pointer.role().equals(Roles.MEMBER) && pointer.target() instanceof DeltaRef listed) {
                missing = missing == null ? new HashSet<>(all) : missing;
                listed.id().ifPresent(missing::remove);
            }
        }
        return missing != null && missing.stream().allMatch(delta.id()::equals);
    }

    private static void refuse(Optional<String> said, String name) {
        if (said.isPresent()) {
            throw Problem.badRequest("the manifest is among the deltas and says its " + name + " itself: leave \"" + name + "\" out")
                    .at("/" + name);
        }
    }

    private static Delta written(TransactionBody body, List<Delta> members, Collection<DeltaId> ids, String caller, long now) {
        String author = Authorship.of(body.author().orElse(null), caller, "/" + TransactionBody.AUTHOR);
        String transaction = transaction(body, members).orElseGet(() -> name(ids));
        Delta manifest;
        try {
            Draft draft = Delta.by(author).at(now);
            manifest = body.intent().isPresent()
                    ? draft.manifest(transaction, ids, body.intent().get()) : draft.manifest(transaction, ids);
        } catch (InvalidDeltaException e) {
            throw Problem.badRequest("the manifest cannot be written: " + e.getMessage());
        }
        JsonWriter out = new JsonWriter();
        DeltaJson.write(manifest, out);
        if (out.size() > Rhizome.MAX_DELTA_JSON) {
            throw Problem.tooLarge("the manifest would have " + out.size() + " bytes, and a delta may have " + Rhizome.MAX_DELTA_JSON
                    + ": send fewer deltas (some 8,500 fit), or a shorter intent").at("/" + TransactionBody.DELTAS);
        }
        return manifest;
    }

    /** The transaction that the members or the request name, if any does. */
    private static Optional<String> transaction(TransactionBody body, List<Delta> members) {
        Optional<String> named = body.transaction();
        for (int i = 0; i < members.size(); i++) {
            for (Pointer pointer : members.get(i).pointers()) {
                Optional<String> its = membership(pointer);
                if (its.isPresent() && named.isPresent() && !its.equals(named)) {
                    throw Problem.badRequest("this delta belongs to the transaction \"" + Percent.printable(its.get())
                            + "\", and another one or the request names \"" + Percent.printable(named.get())
                            + "\": send one transaction at a time").at("/" + TransactionBody.DELTAS + "/" + i);
                }
                named = named.isPresent() ? named : its;
            }
        }
        return named;
    }

    private static Optional<String> membership(Pointer pointer) {
        boolean files = pointer.role().equals(Roles.TRANSACTION) && pointer.target() instanceof EntityRef of
                && Roles.DELTAS.equals(of.context());
        return files ? Optional.of(((EntityRef) pointer.target()).id()) : Optional.empty();
    }

    private static String name(Collection<DeltaId> ids) {
        DeltaId digest = SetDigest.of(ids.size(), new TreeSet<>(ids).iterator());
        return NAME + digest.toString().substring("1e20".length(), "1e20".length() + NAME_DIGITS);
    }
}
