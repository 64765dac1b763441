package org.rhizome.itests.bench;

import java.util.ArrayList;
import java.util.List;
import org.rhizome.delta.Claims;
import org.rhizome.delta.Delta;
import org.rhizome.delta.SignatureState;
import org.rhizome.delta.SigningKey;

/** The atom: encoding, hashing and signature checks on one core. */
final class CodecFigures {

    private static final int SIGNED = 200;

    private CodecFigures() {}

    static List<Figure> measure(List<Claims> claims) {
        return List.of(
                new Figure("canonical bytes + id, one core", "150,000/s", Rate.text(Rate.perSecond(() -> encode(claims)))),
                new Figure("strict signature check, one core", "3,000/s", Rate.text(signatureChecks())));
    }

    private static long encode(List<Claims> claims) {
        long check = 0;
        for (Claims each : claims) {
            check += Delta.of(each).id().a();
        }
        if (check == 0) {
            throw new IllegalStateException("ids cannot all cancel out");
        }
        return claims.size();
    }

    private static double signatureChecks() {
        SigningKey key = SigningKey.random();
        List<Delta> signed = new ArrayList<>();
        for (int i = 0; i < SIGNED; i++) {
            signed.add(Delta.by(key).at(i).set("pkg:signed", "number", i));
        }
        return Rate.perSecond(() -> {
            for (Delta delta : signed) {
                if (delta.verify() != SignatureState.VERIFIED) {
                    throw new IllegalStateException("a good signature was refused: " + delta.id());
                }
            }
            return SIGNED;
        });
    }
}
