package org.rhizome.sample.pages;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rhizome.delta.Bool;
import org.rhizome.delta.Bytes;
import org.rhizome.delta.Num;
import org.rhizome.delta.Text;
import org.rhizome.delta.Value;

/** Values as a page. Whoever may claim may claim anything, so every text is escaped. */
final class Html {

    private Html() {}

    static String page(String title, SortedMap<String, Value> values) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title)).append("</title></head>\n<body><h1>").append(escaped(title)).append("</h1>\n");
        table(values, page);
        return page.append("</body></html>\n").toString();
    }

    private static void table(SortedMap<String, Value> values, StringBuilder page) {
        page.append("<table>\n");
        values.forEach((name, value) -> {
            page.append("<tr><th>").append(escaped(name)).append("</th><td>");
            cell(value, page);
            page.append("</td></tr>\n");
        });
        page.append("</table>\n");
    }

    private static void cell(Value value, StringBuilder page) {
        switch (value) {
            case Text(String text) -> page.append(escaped(text));
            case Num(double number) -> page.append(number == Math.rint(number) ? "%.0f".formatted(number) : Double.toString(number));
            case Bool(boolean flag) -> page.append(flag);
            case Bytes bytes -> page.append(bytes.value().length).append(" bytes of ").append(escaped(bytes.mime()));
            case Value.Items(List<Value> items) -> {
                page.append("<ul>");
                items.forEach(item -> {
                    page.append("<li>");
                    cell(item, page);
                });
                page.append("</ul>");
            }
            case Value.Fields(Map<String, Value> fields) -> {
                SortedMap<String, Value> sorted = new TreeMap<>(Text.BY_UTF8);
                sorted.putAll(fields);
                table(sorted, page);
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
