package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What an unquoted scalar means: YAML 1.2, section 10.3.2 (core schema), as Backstage reads it. {@code no} is a text then,
 * as are dates, octal numbers and numbers that nobody would write.
 */
final class YamlScalars {
    private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,29})");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,30}|[0-9]{1,30}(\\.[0-9]{0,30})?)([eE][-+]?[0-9]{1,3})?");
    /** No number is longer. */
    private static final int MAX_LENGTH = 70;
    /** Other tools still read YAML 1.1, in which more needs quotes. */
    private static final Resolver OLDER = new Resolver();

    private YamlScalars() {}

    /** The value of an unquoted scalar. */
    static JsonNode valueOf(String plain) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (plain.length() > MAX_LENGTH) {
            return nodes.textNode(plain);
        }
        if (NULL.matcher(plain).matches()) {
            return nodes.nullNode();
        }
        if (TRUE.matcher(plain).matches()) {
            return nodes.booleanNode(true);
        }
        if (FALSE.matcher(plain).matches()) {
            return nodes.booleanNode(false);
        }
        if (WHOLE.matcher(plain).matches()) {
            return whole(new BigInteger(plain));
        }
        boolean isOctal = plain.matches("[-+]?0[0-9]+");
        return !isOctal && DECIMAL.matcher(plain).matches()
                ? nodes.numberNode(new BigDecimal(plain))
                : nodes.textNode(plain);
    }

    /** Whether a text stays that text without quotes, for whoever reads it. */
    static boolean mayStandUnquoted(String text) {
        return valueOf(text).isTextual()
                && OLDER.resolve(NodeId.scalar, text, true).equals(Tag.STR);
    }

    private static JsonNode whole(BigInteger number) {
        return number.bitLength() < Integer.SIZE
                ? JsonNodeFactory.instance.numberNode(number.intValue())
                : JsonNodeFactory.instance.numberNode(number);
    }
}
